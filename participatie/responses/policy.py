"""Who may answer, and when. Drafts are for those who answer; everything published is for everybody."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from participatie.consultations.models import Dossier, Round
from participatie.consultations.queries import state_of
from participatie.consultations.terms import RoundState
from participatie.i18n import N_
from participatie.kernel.actor import ANSWERING, LEADING, Actor
from participatie.responses.models import Commitment, Point
from participatie.security.policy import Place, Policy, because, holding, proved_recently


class Do(StrEnum):
    """What can be done in this room."""

    READ_DRAFTS = "read_drafts"
    MAKE_POINT = "make_point"
    CHANGE_POINT = "change_point"
    BUNDLE = "bundle"
    UNBUNDLE = "unbundle"
    DRAFT_ANSWER = "draft_answer"
    PROPOSE_CHANGE = "propose_change"
    DROP_CHANGE = "drop_change"
    MAKE_COMMITMENT = "make_commitment"
    DROP_COMMITMENT = "drop_commitment"
    PUBLISH_ANSWER = "publish_answer"
    PUBLISH_VERSION = "publish_version"
    FOLLOW_TEXT = "follow_text"
    CONCLUDE_ROUND = "conclude_round"
    ASK_DECISION = "ask_decision"
    RECORD_DECISION = "record_decision"
    END_COMMITMENT = "end_commitment"


@dataclass(frozen=True)
class DecisionInHand:
    """A decision about a dossier; `seconded` when a second person agreed, or when there is none to ask."""

    dossier: Dossier
    seconded: bool


def _where(subject: Any) -> Place:
    """Give the organisation and the dossier a subject belongs to."""
    if isinstance(subject, DecisionInHand):
        return subject.dossier.organisation_id, subject.dossier.id
    if isinstance(subject, Round):
        return subject.dossier.organisation_id, subject.dossier_id
    if isinstance(subject, Dossier):
        return subject.organisation_id, subject.id
    return subject.organisation_id, subject.dossier_id


answers_here = holding(*ANSWERING, where=_where, reason="not_your_dossier", words=N_("van dit dossier"))
leads_here = holding(*LEADING, where=_where, reason="leaders_only", words=N_("van dit dossier"))


@because("second_person_needed", N_("een tweede persoon is akkoord, als die er is"))
def is_seconded(_actor: Actor, decision: DecisionInHand) -> bool:
    """Somebody else agreed, or there is nobody else to ask."""
    return decision.seconded


@because("not_allowed", N_("de website zelf"), ())
def is_the_system(actor: Actor, _subject: object) -> bool:
    """The site itself, when it hears that a text was published."""
    return bool(actor.system_name)


@because("round_has_not_begun", N_("de ronde is begonnen"))
def round_has_begun(_actor: Actor, round_: Round) -> bool:
    """There can be something to answer."""
    return state_of(round_) not in {RoundState.DRAFT, RoundState.ANNOUNCED}


@because("round_not_closed", N_("de ronde is gesloten en nog niet afgerond"))
def round_is_closed(_actor: Actor, round_: Round) -> bool:
    """Nobody can still send something in on time, and the report does not stand yet."""
    return state_of(round_) is RoundState.CLOSED


@because("answer_is_public", N_("het antwoord is nog niet openbaar"))
def point_is_draft(_actor: Actor, point: Point) -> bool:
    """No answer of this point was published."""
    return point.published_at is None


@because("commitment_has_ended", N_("bij de toezegging staat nog niet wat ervan kwam"))
def commitment_runs(_actor: Actor, commitment: Commitment) -> bool:
    """What came of it has not been told yet."""
    return commitment.result is None


POLICY = Policy(
    {
        Do.READ_DRAFTS: [[answers_here]],
        Do.MAKE_POINT: [[answers_here, round_has_begun]],
        Do.CHANGE_POINT: [[answers_here]],
        Do.BUNDLE: [[answers_here]],
        Do.UNBUNDLE: [[answers_here, point_is_draft]],
        Do.DRAFT_ANSWER: [[answers_here]],
        Do.PROPOSE_CHANGE: [[answers_here]],
        Do.DROP_CHANGE: [[answers_here]],
        Do.MAKE_COMMITMENT: [[answers_here]],
        Do.DROP_COMMITMENT: [[answers_here]],
        Do.PUBLISH_ANSWER: [[answers_here, proved_recently]],
        Do.PUBLISH_VERSION: [[answers_here, proved_recently]],
        Do.FOLLOW_TEXT: [[is_the_system]],
        Do.CONCLUDE_ROUND: [[answers_here, leads_here, round_is_closed]],
        Do.ASK_DECISION: [[answers_here, leads_here, proved_recently]],
        Do.RECORD_DECISION: [[answers_here, leads_here, is_seconded, proved_recently]],
        Do.END_COMMITMENT: [[answers_here, commitment_runs]],
    }
)
require, allows, why_not = POLICY.require, POLICY.allows, POLICY.why_not
