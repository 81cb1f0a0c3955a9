"""Who may answer, and when. Drafts are for those who answer; everything published is for everybody."""

from enum import StrEnum
from typing import Any
from uuid import UUID

from participatie.consultations.models import Dossier, Round
from participatie.consultations.queries import state_of
from participatie.consultations.terms import RoundState
from participatie.kernel.actor import Actor, Role
from participatie.responses.models import Commitment, Point
from participatie.security.policy import Policy, because

ANSWERING = (Role.CIVIL_SERVANT, Role.PROJECT_LEADER, Role.ADMINISTRATOR)


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
    RECORD_DECISION = "record_decision"
    END_COMMITMENT = "end_commitment"


def _where(subject: Any) -> tuple[UUID, UUID]:
    """Give the organisation and the dossier a subject belongs to."""
    if isinstance(subject, Round):
        return subject.dossier.organisation_id, subject.dossier_id
    if isinstance(subject, Dossier):
        return subject.organisation_id, subject.id
    return subject.organisation_id, subject.dossier_id


@because("not_your_dossier")
def answers_here(actor: Actor, subject: Any) -> bool:
    """Somebody who answers for the organisation of this dossier."""
    organisation_id, dossier_id = _where(subject)
    return actor.has_role(*ANSWERING, organisation_id=organisation_id, dossier_id=dossier_id)


def is_the_system(actor: Actor, _subject: object) -> bool:
    """The site itself, when it hears that a text was published."""
    return bool(actor.system_name)


@because("round_has_not_begun")
def round_has_begun(_actor: Actor, round_: Round) -> bool:
    """There can be something to answer."""
    return state_of(round_) not in {RoundState.DRAFT, RoundState.ANNOUNCED}


@because("round_not_closed")
def round_is_closed(_actor: Actor, round_: Round) -> bool:
    """Nobody can still send something in on time, and the report does not stand yet."""
    return state_of(round_) is RoundState.CLOSED


@because("answer_is_public")
def point_is_draft(_actor: Actor, point: Point) -> bool:
    """No answer of this point was published."""
    return point.published_at is None


@because("commitment_has_ended")
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
        Do.PUBLISH_ANSWER: [[answers_here]],
        Do.PUBLISH_VERSION: [[answers_here]],
        Do.FOLLOW_TEXT: [[is_the_system]],
        Do.CONCLUDE_ROUND: [[answers_here, round_is_closed]],
        Do.RECORD_DECISION: [[answers_here]],
        Do.END_COMMITMENT: [[answers_here, commitment_runs]],
    }
)
require, allows, why_not = POLICY.require, POLICY.allows, POLICY.why_not
