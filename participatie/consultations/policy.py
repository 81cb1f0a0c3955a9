"""Who may do what with dossiers, rounds and texts, and when."""

from enum import StrEnum
from typing import Any

from participatie.consultations.logic.round_state import round_state
from participatie.consultations.models import Dossier, Round
from participatie.consultations.terms import RoundState
from participatie.identity.models import Organisation
from participatie.kernel import clock
from participatie.kernel.actor import Actor, Role
from participatie.security.policy import Policy, because

AUTHORS = (Role.CIVIL_SERVANT, Role.PROJECT_LEADER, Role.ADMINISTRATOR)
"""Who writes dossiers, rounds and texts for an organisation."""


class Do(StrEnum):
    """What can be done in this room."""

    START_DOSSIER = "start_dossier"
    SEE_DOSSIER = "see_dossier"
    CHANGE_DOSSIER = "change_dossier"
    CHANGE_PROMISE = "change_promise"
    ADD_PARTNER = "add_partner"
    PLAN_ROUND = "plan_round"
    CHANGE_ROUND = "change_round"
    ANNOUNCE_ROUND = "announce_round"
    EXTEND_ROUND = "extend_round"
    ANSWER_ROUND = "answer_round"
    WRITE_TEXT = "write_text"
    PUBLISH_TEXT = "publish_text"


def state_now(round_: Round) -> RoundState:
    """Say where a round stands at this moment."""
    return round_state(
        published=round_.announced_at is not None,
        opens_at=round_.opens_at,
        closes_at=round_.closes_at,
        answered_at=round_.answered_at,
        now=clock.now(),
    )


@because("other_organisation")
def _works_for_organisation(actor: Actor, organisation: Any) -> bool:
    return isinstance(organisation, Organisation) and actor.has_role(
        *AUTHORS, organisation_id=organisation.id
    )


@because("other_organisation")
def _works_on_dossier(actor: Actor, subject: Any) -> bool:
    dossier: Dossier = subject.dossier if isinstance(subject, Round) else subject
    return actor.has_role(*AUTHORS, organisation_id=dossier.organisation_id, dossier_id=dossier.id)


@because("not_found")
def _is_public(_actor: Actor, dossier: Any) -> bool:
    return dossier.published_at is not None


@because("not_found")
def _is_the_system(actor: Actor, _subject: Any) -> bool:
    return bool(actor.system_name)


@because("promise_stands")
def _is_not_public(_actor: Actor, dossier: Any) -> bool:
    return dossier.published_at is None


@because("round_announced")
def _is_draft(_actor: Actor, round_: Any) -> bool:
    return state_now(round_) is RoundState.DRAFT


@because("round_not_running")
def _is_announced_or_open(_actor: Actor, round_: Any) -> bool:
    return state_now(round_) in {RoundState.ANNOUNCED, RoundState.OPEN}


@because("round_not_closed")
def _is_closed(_actor: Actor, round_: Any) -> bool:
    return state_now(round_) is RoundState.CLOSED


POLICY = Policy(
    {
        Do.START_DOSSIER: [[_works_for_organisation]],
        Do.SEE_DOSSIER: [[_is_public], [_works_on_dossier], [_is_the_system]],
        Do.CHANGE_DOSSIER: [[_works_on_dossier]],
        Do.CHANGE_PROMISE: [[_works_on_dossier, _is_not_public]],
        Do.ADD_PARTNER: [[_works_on_dossier]],
        Do.PLAN_ROUND: [[_works_on_dossier]],
        Do.CHANGE_ROUND: [[_works_on_dossier, _is_draft]],
        Do.ANNOUNCE_ROUND: [[_works_on_dossier, _is_draft]],
        Do.EXTEND_ROUND: [[_works_on_dossier, _is_announced_or_open]],
        Do.ANSWER_ROUND: [[_works_on_dossier, _is_closed]],
        Do.WRITE_TEXT: [[_works_on_dossier]],
        Do.PUBLISH_TEXT: [[_works_on_dossier]],
    }
)
require, allows, why_not = POLICY.require, POLICY.allows, POLICY.why_not
