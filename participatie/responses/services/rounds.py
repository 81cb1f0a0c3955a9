"""Ending a round with everybody answered."""

from participatie.consultations.models import Round
from participatie.consultations.services.rounds import mark_round_answered
from participatie.contributions.services import hold_numbers
from participatie.facts.record import record
from participatie.kernel.actor import Actor
from participatie.kernel.errors import Invalid
from participatie.responses import facts, policy
from participatie.responses.policy import Do
from participatie.responses.queries.sealed import concluded_words
from participatie.responses.queries.workbench import list_unanswered


def conclude_round(actor: Actor, round_: Round, *, learned: str, next_steps: str) -> None:
    """Close the report of responses; refused with the exact contributions that are in no published point.

    Withdrawn contributions and late ones that somebody ruled out with a reason ask no answer.
    """
    policy.require(actor, Do.CONCLUDE_ROUND, round_)
    hold_numbers(round_.dossier_id)  # who is sending at this very moment comes first, or is told
    waiting = list_unanswered(round_)
    if waiting:
        numbers = tuple(one.reference for one in waiting)
        raise Invalid("contributions_wait", "", numbers=", ".join(numbers), references=numbers)
    for field, value in (("learned", learned), ("next_steps", next_steps)):
        if not value:
            raise Invalid(f"{field}_is_missing", field)
    mark_round_answered(actor, round_, learned=learned, next_steps=next_steps)
    record(
        actor,
        facts.RoundConcluded(
            organisation_id=round_.dossier.organisation_id,
            dossier_id=round_.dossier_id,
            subject_id=round_.id,
            round_id=round_.id,
        ),
        content=concluded_words(round_),
    )
