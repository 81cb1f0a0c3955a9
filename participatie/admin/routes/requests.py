"""What waits for a second person: who asks what and why; agreeing or declining."""

from typing import Any

from flask import Response
from werkzeug.wrappers import Response as BaseResponse

from participatie.admin.forms import AgreeForm, DeclineForm, EmptyForm
from participatie.admin.routes.door import blueprint
from participatie.i18n import gettext as _
from participatie.identity import policy
from participatie.identity.logic.acts import act_by_name
from participatie.identity.models import SecondPersonRequest
from participatie.identity.policy import Do
from participatie.identity.queries.second_person import get_request, list_settled, list_waiting
from participatie.identity.services import second_person
from participatie.kernel import clock
from participatie.kernel.errors import Conflict, NotFound, Refusal
from participatie.kernel.ids import parse_id
from participatie.web.access import STAFF, audience, current_actor
from participatie.web.pages import page, say, see_other
from participatie.web.sentences import sentence


@blueprint.get("/tweede-persoon")
@audience(STAFF)
def list_requests() -> Response:
    """Show what waits for this person, what they asked themselves, and what was decided lately."""
    waiting = list_waiting(current_actor())
    me = current_actor().account_id
    return page(
        "admin/list_requests.html",
        for_me=[_row(one) for one in waiting if one.asked_by != me],
        from_me=[_row(one) for one in waiting if one.asked_by == me],
        settled=[_row(one) for one in list_settled(current_actor())],
        form=EmptyForm(),
    )


@blueprint.get("/tweede-persoon/<request_id>")
@audience(STAFF)
def show_request(request_id: str) -> Response:
    """Show one question, with everything that would be done."""
    return _show(_request(request_id))


@blueprint.post("/tweede-persoon/<request_id>/akkoord")
@audience(STAFF)
def agree(request_id: str) -> BaseResponse:
    """Agree: what was asked is done at once."""
    request, form = _request(request_id), AgreeForm()
    if not form.validate_on_submit():
        return _show(request, 422, agreeing=form)
    try:
        second_person.agree(current_actor(), request)
    except Refusal as refusal:
        form.refuse(refusal)
        return _show(request, refusal.status, agreeing=form)
    say(_("U bent akkoord. Het is gedaan, en uw collega krijgt bericht."))
    return see_other("admin.list_requests")


@blueprint.post("/tweede-persoon/<request_id>/niet-akkoord")
@audience(STAFF)
def decline(request_id: str) -> BaseResponse:
    """Decline with a reason: nothing is done."""
    request, form = _request(request_id), DeclineForm()
    if not form.validate_on_submit():
        return _show(request, 422, declining=form)
    try:
        second_person.decline(current_actor(), request, reason=form.reason.data or "")
    except Refusal as refusal:
        form.refuse(refusal)
        return _show(request, refusal.status, declining=form)
    say(_("U bent niet akkoord. Er gebeurt niets, en uw collega krijgt bericht."))
    return see_other("admin.list_requests")


@blueprint.post("/tweede-persoon/<request_id>/terugnemen")
@audience(STAFF)
def take_back(request_id: str) -> BaseResponse:
    """Take one's own question back."""
    request = _request(request_id)
    if not EmptyForm().validate_on_submit():
        raise Conflict("button_expired")
    second_person.take_back(current_actor(), request)
    say(_("U heeft uw vraag teruggenomen."))
    return see_other("admin.list_requests")


def _request(request_id: str) -> SecondPersonRequest:
    identifier = parse_id(request_id)
    if identifier is None:
        raise NotFound
    return get_request(current_actor(), identifier)


def _row(request: SecondPersonRequest) -> dict[str, Any]:
    act = act_by_name(request.act)
    return {
        "asked": request,
        "deed": _(act.label),
        "rows": act.tell(request.details),
        "is_over": request.decided_at is None and clock.now() >= request.expires_at,
    }


def _show(
    request: SecondPersonRequest,
    status: int = 200,
    *,
    agreeing: AgreeForm | None = None,
    declining: DeclineForm | None = None,
) -> Response:
    why_not = policy.why_not(current_actor(), Do.DECLINE, request)
    return page(
        "admin/show_request.html",
        status,
        **_row(request),
        agreeing=agreeing or AgreeForm(),
        declining=declining or DeclineForm(),
        is_mine=request.asked_by == current_actor().account_id,
        why_not=sentence(why_not) if why_not else "",
    )
