"""Ending a round with everybody answered, and writing down what was decided."""

from datetime import date

from participatie.consultations.logic.dutch_days import local_day
from participatie.consultations.models import Dossier, Round, Version
from participatie.consultations.services.rounds import mark_round_answered
from participatie.contributions.services import hold_numbers
from participatie.db.session import session
from participatie.facts.record import record
from participatie.kernel import clock
from participatie.kernel.actor import Actor
from participatie.kernel.errors import Invalid
from participatie.responses import facts, policy
from participatie.responses.models import Decision
from participatie.responses.policy import Do
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
    )


def record_decision(
    actor: Actor,
    dossier: Dossier,
    version: Version,
    *,
    decided_by: str,
    decided_on: date,
    summary: str,
    url: str = "",
) -> Decision:
    """Write down what the decision maker decided, about which version, on which day."""
    policy.require(actor, Do.RECORD_DECISION, dossier)
    for field, value in (("decided_by", decided_by), ("summary", summary)):
        if not value:
            raise Invalid(f"{field}_is_missing", field)
    if decided_on > local_day(clock.now()):
        raise Invalid("decision_is_in_the_future", "decided_on")
    decision = Decision(
        dossier_id=dossier.id,
        version_id=version.id,
        decided_by=decided_by,
        decided_on=decided_on,
        summary=summary,
        url=url,
    )
    session.add(decision)
    session.flush()  # the fact needs the id
    record(
        actor,
        facts.DecisionRecorded(
            organisation_id=dossier.organisation_id,
            dossier_id=dossier.id,
            subject_id=decision.id,
            version_id=version.id,
        ),
    )
    return decision
