"""The line of one contribution, thought out without a database."""

from datetime import UTC, date, datetime
from typing import Any

from participatie.responses.logic.status_line import (
    LineFacts,
    LineStep,
    PointOnLine,
    Promised,
    State,
    shown,
    status_line,
)
from participatie.responses.terms import Step


def _at(day: int, month: int = 11) -> datetime:
    return datetime(2026, month, day, 12, tzinfo=UTC)


def _line(**changes: Any) -> dict[Step, LineStep]:
    given: dict[str, Any] = {
        "now": _at(20),
        "received_at": _at(1),
        "answer_by": date(2026, 12, 8),
        "answering_role": "Programmamanager",
        "decision_on": date(2027, 2, 11),
        "decision_maker": "gemeenteraad",
    }
    return {step.step: step for step in status_line(LineFacts(**(given | changes)))}


def _states(line: dict[Step, LineStep]) -> list[str]:
    return [step.state.value for step in line.values()]


READ = {"read_at": _at(2), "read_by_role": "Adviseur"}
ANSWERED = PointOnLine(1, _at(3), "Adviseur riolering", _at(10))
WAITING = PointOnLine(2, _at(4), "Wijkregisseur")
DECIDED = {"decided_on": date(2026, 11, 15), "decided_by": "college"}


def test_what_was_just_received_waits_to_be_read():
    line = _line()
    assert _states(line) == ["done", "current", "todo", "todo", "todo", "todo"]
    assert (line[Step.ANSWERED].expected, line[Step.ANSWERED].role) == (
        date(2026, 12, 8),
        "Programmamanager",
    )
    assert (line[Step.DECIDED].expected, line[Step.DECIDED].role) == (date(2027, 2, 11), "gemeenteraad")


def test_each_step_that_is_done_moves_the_line_on():
    assert _states(_line(**READ)) == ["done", "done", "current", "todo", "todo", "todo"]
    assert _states(_line(**READ, points=(WAITING,))) == ["done", "done", "done", "current", "todo", "todo"]
    assert _states(_line(**READ, points=(ANSWERED,))) == ["done", "done", "done", "done", "current", "todo"]
    everything = _line(**READ, points=(ANSWERED,), **DECIDED)
    assert _states(everything) == ["done"] * 6
    assert everything[Step.DONE].at == date(2026, 11, 15)


def test_of_several_points_it_says_how_many_are_answered():
    line = _line(**READ, points=(WAITING, ANSWERED))
    assert line[Step.BUNDLED].note == "in 2 punten"
    assert line[Step.BUNDLED].at == _at(3)
    assert line[Step.ANSWERED].state is State.CURRENT
    assert line[Step.ANSWERED].note == "1 van de 2 punten beantwoord"
    assert line[Step.ANSWERED].role == "Adviseur riolering"


def test_a_point_without_a_named_role_leaves_the_answer_to_the_dossier():
    line = _line(**READ, points=(PointOnLine(1, _at(3)),))
    assert line[Step.ANSWERED].role == "Programmamanager"


def test_late_follows_from_the_clock():
    on_the_day = _line(**READ, points=(WAITING,), now=_at(8, 12))
    the_day_after = _line(**READ, points=(WAITING, ANSWERED), now=_at(9, 12))
    assert on_the_day[Step.ANSWERED].state is State.CURRENT
    assert the_day_after[Step.ANSWERED].state is State.LATE
    assert the_day_after[Step.ANSWERED].note == "te laat; 1 van de 2 punten beantwoord"


def test_late_shows_even_when_an_earlier_step_still_waits():
    line = _line(now=_at(9, 12))
    assert _states(line) == ["done", "current", "todo", "late", "todo", "todo"]


def test_the_day_ends_at_midnight_in_amsterdam():
    half_past_eleven = datetime(2026, 12, 8, 22, 30, tzinfo=UTC)
    half_past_twelve = datetime(2026, 12, 8, 23, 30, tzinfo=UTC)
    assert _line(now=half_past_eleven)[Step.ANSWERED].state is not State.LATE
    assert _line(now=half_past_twelve)[Step.ANSWERED].state is State.LATE


def test_done_waits_for_the_first_commitment_that_runs():
    promised = (Promised(date(2027, 4, 1)), Promised(date(2027, 2, 1)), Promised(date(2026, 12, 1), _at(18)))
    step = _line(**READ, points=(ANSWERED,), **DECIDED, commitments=promised)[Step.DONE]
    assert (step.state, step.expected) == (State.CURRENT, date(2027, 2, 1))
    assert step.note == "2 toezeggingen lopen nog"


def test_done_is_the_day_the_last_commitment_ended():
    promised = (Promised(date(2026, 12, 1), _at(18)), Promised(date(2026, 12, 1), _at(19)))
    step = _line(**READ, points=(ANSWERED,), **DECIDED, commitments=promised)[Step.DONE]
    assert (step.state, step.at) == (State.DONE, date(2026, 11, 19))


def test_done_needs_every_answer():
    step = _line(**READ, points=(ANSWERED, WAITING), **DECIDED)[Step.DONE]
    assert step.state is State.TODO


def test_what_was_taken_back_expects_nothing_more():
    line = _line(**READ, withdrawn_at=_at(5), now=_at(9, 12))
    assert _states(line) == ["done", "done", "todo", "todo", "todo", "todo"]
    assert line[Step.READ].note == "Ingetrokken op 5 november 2026."
    assert line[Step.ANSWERED].expected is None


def test_what_came_too_late_and_was_ruled_out_says_why():
    line = _line(ruled_out_because="Twee weken te laat.", now=_at(9, 12))
    assert line[Step.RECEIVED].note == "Dit kwam te laat en telt niet mee. Twee weken te laat."
    assert line[Step.ANSWERED].state is State.TODO


def test_people_read_names_and_dates_in_words():
    steps = shown(status_line(LineFacts(now=_at(20), received_at=_at(1), answer_by=date(2026, 12, 8))))
    assert steps[0] == {
        "name": "Ontvangen",
        "state": "done",
        "date": "1 november 2026",
        "role": "",
        "note": "",
    }
    assert steps[3]["date"] == "uiterlijk 8 december 2026"
    assert steps[5]["date"] == ""
