"""Commitments: what, who, by when; later what came of it. Late is never set, it follows from the day."""

from datetime import date

from participatie.consultations.logic.dutch_days import local_day
from participatie.db.session import session
from participatie.facts.record import record
from participatie.kernel import clock
from participatie.kernel.actor import Actor
from participatie.kernel.errors import Conflict, Invalid
from participatie.responses import facts, policy
from participatie.responses.models import Commitment, Point
from participatie.responses.policy import Do
from participatie.responses.queries.commitments import is_public
from participatie.responses.queries.sealed import ended_words
from participatie.responses.services.naming import about
from participatie.responses.terms import CommitmentResult


def make_commitment(actor: Actor, point: Point, *, what: str, who: str, due_on: date) -> Commitment:
    """Promise something with an answer: what, who does it, and on what day at the latest."""
    policy.require(actor, Do.MAKE_COMMITMENT, point)
    for field, value in (("what", what), ("who", who)):
        if not value:
            raise Invalid(f"commitment_{field}_is_missing", field)
    if due_on < local_day(clock.now()):
        raise Invalid("commitment_is_in_the_past", "due_on")
    commitment = Commitment(
        organisation_id=point.organisation_id,
        dossier_id=point.dossier_id,
        point_id=point.id,
        what=what,
        who=who,
        due_on=due_on,
    )
    session.add(commitment)
    session.flush()  # the fact needs the id
    record(actor, facts.CommitmentMade(**about(point), commitment_id=commitment.id))
    return commitment


def drop_commitment(actor: Actor, commitment: Commitment) -> None:
    """Take a commitment back while it is a draft; what was promised in public stays and must end."""
    policy.require(actor, Do.DROP_COMMITMENT, commitment)
    if is_public(commitment):
        raise Conflict("commitment_is_public")
    session.delete(commitment)
    record(
        actor,
        facts.CommitmentDropped(
            organisation_id=commitment.organisation_id,
            dossier_id=commitment.dossier_id,
            subject_id=commitment.point_id,
            commitment_id=commitment.id,
        ),
    )


def end_commitment(
    actor: Actor, commitment: Commitment, *, result: CommitmentResult, text: str
) -> Commitment:
    """Tell what came of a commitment, also when it was not kept."""
    policy.require(actor, Do.END_COMMITMENT, commitment)
    if not text:
        raise Invalid("result_is_missing", "text")
    if not is_public(commitment):
        raise Conflict("commitment_is_draft")
    commitment.result, commitment.result_text = result, text
    commitment.result_at = clock.now()
    record(
        actor,
        facts.CommitmentEnded(
            organisation_id=commitment.organisation_id,
            dossier_id=commitment.dossier_id,
            subject_id=commitment.id,
            point_id=commitment.point_id,
            result=result.value,
        ),
        content=ended_words(commitment),
    )
    return commitment
