"""Looking behind a pseudonym: asking, seeing it for a day, and the list of every time it was done."""

from flask import Response
from werkzeug.wrappers import Response as BaseResponse

from participatie.admin.forms import AskErasureForm, UnmaskForm
from participatie.admin.routes.door import blueprint
from participatie.admin.services import ask_to_erase
from participatie.admin.services.erasing import ERASE
from participatie.consultations.logic.dutch_days import midnight
from participatie.contributions import policy
from participatie.contributions.models import Contribution
from participatie.contributions.policy import Do
from participatie.contributions.queries import find_author, get_received
from participatie.contributions.services import ask_to_unmask
from participatie.contributions.services.unmasking import UNMASK
from participatie.i18n import gettext as _
from participatie.identity.queries.privacy import find_open_unmasking, list_unmaskings
from participatie.identity.queries.second_person import find_waiting
from participatie.identity.queries.staff import list_administered
from participatie.identity.terms import GROUND_LABELS, LegalGround
from participatie.kernel.errors import NotFound, Refusal
from participatie.web.access import ADMINISTRATOR, ANSWERING, audience, current_actor
from participatie.web.pages import page, say, see_other


@blueprint.route("/inbreng/<reference>/afzender", methods=["GET", "POST"])
@audience(ANSWERING)
def show_author(reference: str) -> BaseResponse:
    """Show who sent something to the two people who may see it now; else the way to ask."""
    contribution = get_received(current_actor(), reference)
    form = UnmaskForm()
    if not form.validate_on_submit():
        return _show(contribution, form, 422 if form.errors else 200)
    try:
        ask_to_unmask(
            current_actor(),
            contribution,
            ground=LegalGround(form.ground.data),
            reason=form.reason.data or "",
            tell_at=midnight(form.tell_on.data) if form.tell_on.data else None,
        )
    except Refusal as refusal:
        if refusal.reason == "prove_again":
            raise
        form.refuse(refusal)
        return _show(contribution, form, refusal.status)
    say(_("Uw vraag is gesteld. Een collega moet akkoord gaan."))
    return see_other("admin.show_author", reference=contribution.reference)


def _show(contribution: Contribution, form: UnmaskForm, status: int) -> Response:
    actor = current_actor()
    unmasking = find_open_unmasking(actor, contribution.id)
    why_not = policy.why_not(actor, Do.UNMASK, contribution)
    return page(
        "admin/show_author.html",
        status,
        contribution=contribution,
        form=form,
        unmasking=unmasking,
        author=find_author(actor, contribution) if unmasking else None,
        waiting=find_waiting(UNMASK, contribution.id),
        is_anonymous=why_not == "no_author_kept",
        may_erase=policy.why_not(actor, Do.ASK_ERASURE, contribution) in {"", "prove_again"},
        may_ask=why_not in {"", "prove_again"},
        grounds=GROUND_LABELS,
    )


@blueprint.route("/inbreng/<reference>/wissen", methods=["GET", "POST"])
@audience(ADMINISTRATOR)
def ask_erasure(reference: str) -> BaseResponse:
    """Ask a colleague to agree to erase an author who asked for it by letter or telephone."""
    contribution, form = get_received(current_actor(), reference), AskErasureForm()
    shown = {"contribution": contribution, "form": form, "waiting": find_waiting(ERASE, contribution.id)}
    if not form.validate_on_submit():
        return page("admin/ask_erasure.html", 422 if form.errors else 200, **shown)
    try:
        ask_to_erase(current_actor(), contribution, what=form.what.data, reason=form.reason.data or "")
    except Refusal as refusal:
        if refusal.reason == "prove_again":
            raise
        form.refuse(refusal)
        return page("admin/ask_erasure.html", refusal.status, **shown)
    say(_("Uw vraag is gesteld. Een collega moet akkoord gaan."))
    return see_other("admin.ask_erasure", reference=contribution.reference)


@blueprint.get("/afzenders")
@audience(ADMINISTRATOR)
def list_looks() -> Response:
    """Show every time that two people looked who sent something, to who answers for the organisation."""
    organisations = list_administered(current_actor())
    if not organisations:
        raise NotFound
    looks = [(one.name, list_unmaskings(current_actor(), one)) for one in organisations]
    return page("admin/list_looks.html", looks=looks, grounds=GROUND_LABELS)
