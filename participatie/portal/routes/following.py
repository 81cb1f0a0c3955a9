"""Following what one sent: with number and code, without an account."""

from datetime import date

from flask import Response
from werkzeug.wrappers import Response as BaseResponse

from participatie.contributions import policy, queries, services
from participatie.contributions.logic.holding import NOT_OF_WORDS, first_look_by
from participatie.contributions.logic.sealed import text_hash
from participatie.contributions.models import Contribution
from participatie.contributions.policy import Do
from participatie.contributions.terms import KIND_LABELS, Publication
from participatie.facts import log
from participatie.i18n import gettext as _
from participatie.moderation import queries as moderation
from participatie.moderation.terms import APPEAL_RESULT_LABELS, HOUSE_RULE_LABELS, OUTCOME_DONE
from participatie.portal.forms import ClaimForm, FollowForm, ForgetForm
from participatie.portal.routes.door import blueprint
from participatie.responses import queries as responses
from participatie.responses.logic.redline import redline
from participatie.responses.logic.status_line import shown
from participatie.responses.terms import OUTCOME_LABELS, REASON_LABELS
from participatie.web import login
from participatie.web.access import EVERYONE, audience, current_actor
from participatie.web.limits import GUESSING, limiter
from participatie.web.pages import page, say, see_other

UNKNOWN = 422


@blueprint.route("/volg", methods=["GET", "POST"])
@limiter.limit(GUESSING, methods=["POST"], deduct_when=lambda response: response.status_code == UNKNOWN)
@audience(EVERYONE)
def follow() -> BaseResponse:
    """Ask for number and code; an unknown number and a wrong code get the same answer."""
    form = FollowForm.from_address()
    if not form.validate_on_submit():
        return _ask(form, UNKNOWN if form.is_submitted() else 200)
    found = queries.find_by_code(form.nummer.data or "", form.code.data or "")
    if found is None:
        form.code.errors = [
            _("Dit nummer en deze code horen niet bij elkaar. Kijk ze na op uw ontvangstbewijs.")
        ]
        return _ask(form, UNKNOWN)
    login.hold_contribution(found.id)
    return see_other("portal.show_own", reference=found.reference)


def _ask(form: FollowForm, status: int) -> Response:
    own = queries.list_own(current_actor())
    lines = {held: shown(line) for held, line in responses.lines_of(own).items()} if own else {}
    return page("portal/follow.html", status, form=form, own=own, lines=lines, forget=ForgetForm())


@blueprint.post("/volg/vergeten")
@audience(EVERYONE)
def forget() -> BaseResponse:
    """Let this device forget which contributions it may see: for a computer in the library."""
    if ForgetForm().validate_on_submit():
        login.forget_contributions()
        say(
            _(
                "Dit apparaat weet niet meer welke reacties van u zijn. Met uw nummer en code komt u er weer bij."
            )
        )
    return see_other("portal.follow")


@blueprint.get("/mijn-inbreng/<reference>")
@audience(EVERYONE)
def show_own(reference: str) -> Response:
    """Show the whole line of one's own contribution: where it is, the answer, the words that changed."""
    actor = current_actor()
    contribution = queries.get_own(actor, reference)
    numbers = [held.number for held in responses.list_points_of(contribution) if held.is_public]
    points = [responses.read_point(contribution.dossier, number) for number in numbers]
    return page(
        "portal/show_own.html",
        contribution=contribution,
        kind=_(KIND_LABELS[contribution.kind]),
        place=_place(contribution),
        steps=shown(responses.line_of(contribution)),
        points=points,
        redline=redline,
        outcome_labels=OUTCOME_LABELS,
        reason_labels=REASON_LABELS,
        decisions=responses.list_decisions(contribution.dossier_id),
        wordings=queries.list_earlier_wordings(contribution),
        moderated=moderation.tell_author_of(actor, contribution),
        decision_words=OUTCOME_DONE,
        appeal_words=APPEAL_RESULT_LABELS,
        look_by=_look_by(contribution),
        may_free=_may_free(contribution),
        rule_labels=HOUSE_RULE_LABELS,
        may_edit=policy.allows(actor, Do.EDIT, contribution),
        may_claim=policy.allows(actor, Do.CLAIM, contribution),
    )


@blueprint.post("/mijn-inbreng/<reference>/toevoegen")
@audience(EVERYONE)
def claim(reference: str) -> BaseResponse:
    """Put a contribution with one's account, after its number and code were shown in this browser."""
    contribution = queries.get_own(current_actor(), reference)
    form = ClaimForm()
    if form.validate_on_submit():
        services.claim_contribution(current_actor(), contribution)
        say(_("Uw reactie %(number)s hoort nu bij uw account.", number=contribution.reference))
    else:
        say(_("Uw formulier was verlopen. Probeer het nog een keer."), "error")
    return see_other("portal.show_own", reference=contribution.reference)


@blueprint.get("/mijn-inbreng/<reference>/ontvangstbewijs")
@audience(EVERYONE)
def receipt(reference: str) -> Response:
    """Give the receipt: number, code, time, the text, and what happens next and by when."""
    actor = current_actor()
    contribution = queries.get_own(actor, reference)
    return page(
        "portal/receipt.html",
        contribution=contribution,
        code=queries.find_code(contribution),
        kind=_(KIND_LABELS[contribution.kind]),
        place=_place(contribution),
        steps=shown(responses.line_of(contribution)),
        draft_key=f"reactie-{contribution.anchor_id}",
        look_by=_look_by(contribution),
        text_hash=text_hash(contribution),
        head=log.find_head(),
        may_edit=policy.allows(actor, Do.EDIT, contribution),
    )


def _look_by(contribution: Contribution) -> date | None:
    """Give the day on which a moderator has looked; none when it does not wait."""
    if contribution.publication is not Publication.HELD:
        return None
    return first_look_by(contribution.edited_at or contribution.received_at)


def _may_free(contribution: Contribution) -> bool:
    """Say whether other words are enough for a contribution that waits: a moderator need not look then."""
    if contribution.publication is not Publication.HELD:
        return False
    return not any(hold.reason in NOT_OF_WORDS for hold in queries.list_holds(contribution))


def _place(contribution: Contribution) -> str:
    kind, number = queries.place_name(contribution)
    names = {"lid": _("lid %(number)s", number=number), "artikel": _("artikel %(number)s", number=number)}
    return names.get(kind, _("het hele plan"))
