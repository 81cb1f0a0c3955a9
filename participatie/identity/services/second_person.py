"""Two people for weighty acts: asking a colleague, agreeing, declining, and taking the question back."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from participatie.db.session import session
from participatie.facts.record import record
from participatie.identity import facts, policy
from participatie.identity.logic.acts import WAITS_FOR, act_by_name
from participatie.identity.logic.staff_letters import SECOND_PERSON_ASKED, SECOND_PERSON_DECIDED
from participatie.identity.models import Account
from participatie.identity.models.second_person import SecondPersonRequest
from participatie.identity.policy import Asking, Do
from participatie.identity.queries.second_person import find_waiting, list_seconds
from participatie.identity.services.letters import owe_letter
from participatie.kernel import clock
from participatie.kernel.actor import Actor
from participatie.kernel.errors import Conflict, Invalid


def ask(
    actor: Actor,
    act: str,
    subject_id: UUID,
    *,
    organisation_id: UUID | None,
    dossier_id: UUID | None = None,
    reason: str = "",
    details: Mapping[str, Any] | None = None,
) -> SecondPersonRequest:
    """Ask a colleague to agree to an act that one person may not do alone; everybody who may is written to.

    Raises `Conflict` when the same question waits already, and `Invalid` when there is nobody to ask.
    `details` are ids and plain values that JSON knows; they are shown to who decides.
    """
    policy.require(actor, Do.ASK_SECOND_PERSON, Asking(act, organisation_id, dossier_id))
    session.execute(sa.select(Account.id).where(Account.id == actor.account_id).with_for_update())
    if find_waiting(act, subject_id):
        raise Conflict("second_person_asked_already")
    seconds = list_seconds(actor, act, organisation_id, dossier_id)
    if not seconds:
        raise Invalid("nobody_to_ask")
    asked = SecondPersonRequest(
        act=act,
        subject_id=subject_id,
        organisation_id=organisation_id,
        dossier_id=dossier_id,
        reason=reason.strip(),
        details=dict(details or {}),
        asked_by=actor.account_id,
        asked_at=clock.now(),
        expires_at=clock.now() + WAITS_FOR,
    )
    session.add(asked)
    session.flush()  # the letters and the fact need the id
    for colleague in seconds:
        owe_letter(SECOND_PERSON_ASKED, account_id=colleague.id, data={"act": act})
    record(actor, facts.SecondPersonAsked(**_about(asked)))
    return asked


def agree(actor: Actor, request: SecondPersonRequest, *, reason: str = "") -> SecondPersonRequest:
    """Agree as the second person: the act is done at once, in the same transaction, or nothing is."""
    policy.require(actor, Do.AGREE, _locked(request))
    with session.begin_nested():  # an act that is refused leaves the question as it was
        _decide(actor, request, agreed=True, reason=reason)
        act_by_name(request.act).execute(actor, request)
    record(actor, facts.SecondPersonAgreed(**_about(request)))
    return request


def decline(actor: Actor, request: SecondPersonRequest, *, reason: str) -> SecondPersonRequest:
    """Say no as the second person, and why; who asked reads it."""
    policy.require(actor, Do.DECLINE, _locked(request))
    if not reason.strip():
        raise Invalid("say_why_not", "reason")
    _decide(actor, request, agreed=False, reason=reason)
    record(actor, facts.SecondPersonDeclined(**_about(request)))
    return request


def take_back(actor: Actor, request: SecondPersonRequest) -> SecondPersonRequest:
    """Take one's own question back before anybody decided; it can then be asked again, in other words."""
    policy.require(actor, Do.TAKE_BACK_REQUEST, _locked(request))
    request.agreed, request.decided_at, request.decided_by = False, clock.now(), actor.account_id
    record(actor, facts.SecondPersonRequestTakenBack(**_about(request)))
    return request


def _locked(request: SecondPersonRequest) -> SecondPersonRequest:
    """Hold the row: of two colleagues who press at the same moment, the second sees what the first decided."""
    held = sa.select(SecondPersonRequest).where(SecondPersonRequest.id == request.id)
    return session.scalars(
        held.with_for_update(of=SecondPersonRequest).execution_options(populate_existing=True)
    ).one()


def _decide(actor: Actor, request: SecondPersonRequest, *, agreed: bool, reason: str) -> None:
    request.agreed, request.decision_reason = agreed, reason.strip()
    request.decided_at, request.decided_by = clock.now(), actor.account_id
    session.flush()  # the database refuses the same person before anything is done
    told = {"act": request.act, "agreed": agreed}
    owe_letter(SECOND_PERSON_DECIDED, account_id=request.asked_by, data=told)


def _about(request: SecondPersonRequest) -> dict[str, Any]:
    return {
        "organisation_id": request.organisation_id,
        "dossier_id": request.dossier_id,
        "subject_id": request.subject_id,
        "request_id": request.id,
        "act": request.act,
    }
