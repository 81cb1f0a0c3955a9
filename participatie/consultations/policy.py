"""Who may do what with dossiers, rounds and texts, and when."""

from enum import StrEnum
from typing import Any

from participatie.consultations.logic.round_state import round_state
from participatie.consultations.models import Dossier, Round
from participatie.consultations.terms import RoundState
from participatie.i18n import N_
from participatie.kernel import clock
from participatie.kernel.actor import ANSWERING, LEADING, Actor, Role
from participatie.security.policy import Place, Policy, because, holding, proved_recently


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


def _where(subject: Any) -> Place:
    """Give the organisation and the dossier a subject belongs to."""
    dossier: Dossier = subject.dossier if isinstance(subject, Round) else subject
    return dossier.organisation_id, dossier.id


works_for_organisation = holding(
    *ANSWERING,
    where=lambda organisation: (organisation.id, None),
    reason="other_organisation",
    words=N_("van de hele organisatie"),
)
works_on_dossier = holding(*ANSWERING, where=_where, reason="other_organisation", words=N_("van dit dossier"))
leads_dossier = holding(*LEADING, where=_where, reason="leaders_only", words=N_("van dit dossier"))
moderates_dossier = holding(Role.MODERATOR, where=_where, reason="not_found", words=N_("van dit dossier"))


@because("not_found", N_("iedereen, als het dossier openbaar is"))
def is_public(_actor: Actor, dossier: Any) -> bool:
    """A round was announced, so everybody may read it."""
    return dossier.published_at is not None


@because("not_found", N_("de website zelf"), ())
def is_the_system(actor: Actor, _subject: Any) -> bool:
    """A job or a command."""
    return bool(actor.system_name)


@because("promise_stands", N_("het dossier is nog niet openbaar"))
def is_not_public(_actor: Actor, dossier: Any) -> bool:
    """Nobody outside has read the promise yet."""
    return dossier.published_at is None


@because("round_announced", N_("de ronde is nog niet bekendgemaakt"))
def is_draft(_actor: Actor, round_: Any) -> bool:
    """Nobody has been told of the round."""
    return state_now(round_) is RoundState.DRAFT


@because("round_not_running", N_("de ronde is bekendgemaakt en nog niet gesloten"))
def is_announced_or_open(_actor: Actor, round_: Any) -> bool:
    """People can take part, or soon will."""
    return state_now(round_) in {RoundState.ANNOUNCED, RoundState.OPEN}


@because("round_not_closed", N_("de ronde is gesloten en nog niet afgerond"))
def is_closed(_actor: Actor, round_: Any) -> bool:
    """The round waits for its answers."""
    return state_now(round_) is RoundState.CLOSED


POLICY = Policy(
    {
        Do.START_DOSSIER: [[works_for_organisation]],
        Do.SEE_DOSSIER: [[is_public], [works_on_dossier], [moderates_dossier], [is_the_system]],
        Do.CHANGE_DOSSIER: [[works_on_dossier]],
        Do.CHANGE_PROMISE: [[works_on_dossier, is_not_public]],
        Do.ADD_PARTNER: [[works_on_dossier]],
        Do.PLAN_ROUND: [[works_on_dossier]],
        Do.CHANGE_ROUND: [[works_on_dossier, is_draft]],
        Do.ANNOUNCE_ROUND: [[works_on_dossier, leads_dossier, is_draft, proved_recently]],
        Do.EXTEND_ROUND: [[works_on_dossier, is_announced_or_open]],
        Do.ANSWER_ROUND: [[works_on_dossier, leads_dossier, is_closed]],
        Do.WRITE_TEXT: [[works_on_dossier]],
        Do.PUBLISH_TEXT: [[works_on_dossier, proved_recently]],
    }
)
require, allows, why_not = POLICY.require, POLICY.allows, POLICY.why_not
