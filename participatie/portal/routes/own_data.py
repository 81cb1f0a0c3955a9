"""One's own data: see everything that is kept, take it along, put it right, and have it erased."""

import json
from datetime import datetime

from flask import Response, current_app
from werkzeug.wrappers import Response as BaseResponse

from participatie.contributions import queries, services
from participatie.contributions.logic.own_data import kept_of_contribution
from participatie.contributions.models import Contribution
from participatie.i18n import dates
from participatie.i18n import gettext as _
from participatie.identity import policy
from participatie.identity.logic.kept import Kept, Value, as_json
from participatie.identity.policy import Do
from participatie.identity.queries import get_own_account
from participatie.identity.queries.privacy import find_contact, kept_of_account, kept_of_contact, list_told
from participatie.identity.services import privacy
from participatie.identity.terms import GROUND_LABELS
from participatie.kernel import clock
from participatie.kernel.actor import Actor
from participatie.kernel.errors import Refusal
from participatie.moderation.services import forget_author_words
from participatie.notifications.queries.own import kept_of_notices
from participatie.portal.forms import (
    ALL,
    CONTACT,
    ContactForm,
    EraseAccountForm,
    EraseContributionForm,
)
from participatie.portal.routes.door import blueprint
from participatie.web import login
from participatie.web.access import EVERYONE, SIGNED_IN, audience, current_actor
from participatie.web.pages import page, say, see_other

ERASURE = Actor.system("erasure")


def _of_contribution(contribution: Contribution) -> list[Kept]:
    """Everything that is kept with one contribution, from every room that keeps something."""
    contact = find_contact(contribution.contact_id)
    looked = [
        Kept(
            _("Twee medewerkers zagen wie u bent"),
            (
                (_("Wanneer"), one.agreed_at),
                (_("Waarom het mocht"), _(GROUND_LABELS[one.ground])),
                (_("Reden"), one.reason),
            ),
        )
        for one in list_told(contribution.id)
    ]
    return [
        *kept_of_contribution(contribution, queries.list_earlier_wordings(contribution)),
        *([kept_of_contact(contact)] if contact else []),
        *kept_of_notices(contribution.id),
        *looked,
    ]


def _of_account() -> list[Kept]:
    actor = current_actor()
    kept = kept_of_account(get_own_account(actor))
    for contribution in queries.list_of_account(actor):
        kept += _of_contribution(contribution)
    return kept


def _shown(value: Value) -> str:
    """Say a value in words."""
    return dates.date_and_time(value) if isinstance(value, datetime) else str(value)


def _file(name: str, kept: list[Kept]) -> Response:
    site = current_app.config["PARTICIPATIE"].site_name
    content = {"site": site, "made_at": clock.now().isoformat(), "kept": as_json(kept)}
    text = json.dumps(content, ensure_ascii=False, indent=2)
    response = Response(text, mimetype="application/json")
    response.headers.set("Content-Disposition", "attachment", filename=f"{name}.json")
    response.headers["Cache-Control"] = "no-store"
    return response


@blueprint.get("/account/gegevens")
@audience(SIGNED_IN)
def own_data() -> Response:
    """Show everything that is kept of who is signed in."""
    account = get_own_account(current_actor())
    return page(
        "portal/own_data.html",
        kept=_of_account(),
        shown=_shown,
        may_erase=policy.why_not(current_actor(), Do.ERASE_ACCOUNT, account) in {"", "prove_again"},
    )


@blueprint.get("/account/gegevens.json")
@audience(SIGNED_IN)
def own_data_file() -> Response:
    """Give the same as a file that another program can read."""
    return _file("mijn-gegevens", _of_account())


@blueprint.route("/account/wissen", methods=["GET", "POST"])
@audience(SIGNED_IN)
def erase_account() -> BaseResponse:
    """Erase the account; what was sent from it stays under "a resident", with or without its words."""
    actor, form = current_actor(), EraseAccountForm()
    account, sent = get_own_account(actor), queries.list_of_account(actor)
    if not form.validate_on_submit():
        return page("portal/erase_account.html", 422 if form.errors else 200, form=form, sent=sent)
    try:
        policy.require(actor, Do.ERASE_ACCOUNT, account)
    except Refusal as refusal:
        if refusal.reason == "prove_again":
            raise
        form.refuse(refusal)
        return page("portal/erase_account.html", refusal.status, form=form, sent=sent)
    for contribution in sent:
        erase = services.erase_words if form.words.data == ALL else services.forget_author
        erase(actor, contribution)
        forget_author_words(ERASURE, contribution.id)
    privacy.erase_account(actor, account)
    login.sign_out()
    say(_("Uw account en uw gegevens zijn gewist."))
    return see_other("portal.home")


@blueprint.get("/mijn-inbreng/<reference>/gegevens")
@audience(EVERYONE)
def contribution_data(reference: str) -> Response:
    """Show everything that is kept with one contribution, to who holds its code."""
    contribution = queries.get_own(current_actor(), reference)
    return page(
        "portal/contribution_data.html",
        contribution=contribution,
        kept=_of_contribution(contribution),
        shown=_shown,
        has_author=contribution.contact_id is not None or contribution.account_id is not None,
    )


@blueprint.get("/mijn-inbreng/<reference>/gegevens.json")
@audience(EVERYONE)
def contribution_data_file(reference: str) -> Response:
    """Give the same as a file that another program can read."""
    contribution = queries.get_own(current_actor(), reference)
    return _file(f"inbreng-{contribution.reference}", _of_contribution(contribution))


@blueprint.route("/mijn-inbreng/<reference>/gegevens/verbeteren", methods=["GET", "POST"])
@audience(EVERYONE)
def correct_contact(reference: str) -> BaseResponse:
    """Put right how somebody can be reached, or give it after all."""
    contribution = queries.get_own(current_actor(), reference)
    form = ContactForm(obj=find_contact(contribution.contact_id))
    if not form.validate_on_submit():
        return page(
            "portal/correct_contact.html", 422 if form.errors else 200, form=form, contribution=contribution
        )
    services.correct_contact(
        current_actor(),
        contribution,
        email=form.email.data or "",
        name=form.name.data or "",
        postal_address=form.postal_address.data or "",
    )
    say(_("Uw gegevens zijn verbeterd."))
    return see_other("portal.contribution_data", reference=contribution.reference)


@blueprint.route("/mijn-inbreng/<reference>/gegevens/wissen", methods=["GET", "POST"])
@audience(EVERYONE)
def erase_contribution(reference: str) -> BaseResponse:
    """Erase the address, everything of the author, or the words as well; number and code keep working."""
    actor = current_actor()
    contribution, form = queries.get_own(actor, reference), EraseContributionForm()
    if not form.validate_on_submit():
        return page(
            "portal/erase_contribution.html",
            422 if form.errors else 200,
            form=form,
            contribution=contribution,
        )
    deeds = {CONTACT: services.forget_contact, ALL: services.erase_words}
    login.hold_contribution(contribution.id)  # whoever came in by their account keeps hold of it by the code
    deeds.get(form.what.data, services.forget_author)(actor, contribution)
    if form.what.data != CONTACT:
        forget_author_words(ERASURE, contribution.id)
    say(_("Dat is gewist. Met uw nummer en code kunt u deze inbreng blijven volgen."))
    return see_other("portal.show_own", reference=contribution.reference)
