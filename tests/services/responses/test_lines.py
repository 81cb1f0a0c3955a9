"""The line of contributions, read from the record in a fixed number of queries."""

from datetime import timedelta

from participatie.kernel import clock
from participatie.responses import queries, services
from participatie.responses.logic.status_line import State
from participatie.responses.terms import CommitmentResult, Step
from tests.conftest import Database
from tests.factories.consultations import a_closed_round
from tests.factories.responses import a_contribution, a_point, an_answered_round, in_days
from tests.support.pages import statements_sent


def test_a_fresh_contribution_is_received_and_waits_to_be_read(db: Database):
    with db.writing():
        made = a_closed_round()
        line = queries.line_of(a_contribution(made))
    assert [step.state for step in line] == [
        State.DONE,
        State.CURRENT,
        State.TODO,
        State.TODO,
        State.TODO,
        State.TODO,
    ]
    assert line[3].expected == made.round.answer_by


def test_the_line_is_late_the_day_after_the_promise(db: Database):
    with db.writing():
        made = a_closed_round()
        reaction = a_contribution(made)
        with clock.frozen(made.round.closes_at + timedelta(days=60)):
            step = queries.line_of(reaction)[3]
    assert (step.state, step.note) == (State.LATE, "te laat")


def test_the_line_is_done_when_what_was_promised_is_done(db: Database):
    with db.writing():
        given = an_answered_round()
        made = given.consultation
        services.record_decision(
            made.project_leader,
            made.dossier,
            made.version,
            decided_by="gemeenteraad",
            decided_on=in_days(0),
            summary="Vastgesteld.",
        )
        steps = {step.step: step for step in queries.line_of(given.contribution)}
        assert (steps[Step.DECIDED].state, steps[Step.DECIDED].role) == (State.DONE, "gemeenteraad")
        assert steps[Step.DONE].note == "1 toezegging loopt nog"
        (promised,) = queries.list_commitments(made.dossier.id)
        commitment = queries.get_commitment(made.civil_servant, made.dossier, str(promised.id))
        services.end_commitment(made.civil_servant, commitment, result=CommitmentResult.KEPT, text="Gedaan.")
        assert all(step.state is State.DONE for step in queries.line_of(given.contribution))


def test_many_lines_take_as_many_queries_as_one(db: Database):
    with db.writing():
        made = a_closed_round()
        reactions = [a_contribution(made, f"Reactie {number}") for number in range(12)]
        a_point(made, *reactions[:7])
        a_point(made, *reactions[3:9])
        with statements_sent() as one:
            queries.lines_of(reactions[:1])
        with statements_sent() as many:
            lines = queries.lines_of(reactions)
    assert len(lines) == 12
    assert lines[reactions[4].id][3].note == "0 van de 2 punten beantwoord"
    assert len(one) == len(many) <= 4
