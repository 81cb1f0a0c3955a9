"""The line of one contribution: where it is, since when, who is at it, and what is late by the clock.

Nobody sets "late": a day that has passed while its step has not is late for everybody who looks.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from participatie.consultations.logic.dutch_days import local_day
from participatie.i18n import dates, ngettext
from participatie.i18n import gettext as _
from participatie.responses.terms import STEP_LABELS, Step


class State(StrEnum):
    """How a step stands."""

    DONE = "done"
    CURRENT = "current"
    LATE = "late"
    TODO = "todo"


class LineStep(NamedTuple):
    """One step: when it was done or is expected, which role does it, and a remark."""

    step: Step
    state: State
    at: datetime | date | None = None
    expected: date | None = None
    role: str = ""
    note: str = ""


@dataclass(frozen=True)
class PointOnLine:
    """A point the contribution is in: since when, and when its answer came."""

    number: int
    bundled_at: datetime
    role: str = ""
    answered_at: datetime | None = None


@dataclass(frozen=True)
class Promised:
    """A commitment of one of its points."""

    due_on: date
    ended_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class LineFacts:
    """All that the line of one contribution depends on."""

    now: datetime
    received_at: datetime
    read_at: datetime | None = None
    read_by_role: str = ""
    points: tuple[PointOnLine, ...] = ()
    answer_by: date | None = None
    answering_role: str = ""
    decision_on: date | None = None
    decision_maker: str = ""
    decided_on: date | None = None
    decided_by: str = ""
    commitments: tuple[Promised, ...] = ()
    withdrawn_at: datetime | None = None
    ruled_out_because: str = ""

    @property
    def today(self) -> date:
        """The day it is in the Netherlands."""
        return local_day(self.now)

    @property
    def answered(self) -> tuple[PointOnLine, ...]:
        """The points that have their answer."""
        return tuple(point for point in self.points if point.answered_at)


class _Draft(NamedTuple):
    """A step before it is known whether the line has come to it."""

    step: Step
    at: datetime | date | None
    expected: date | None
    role: str
    note: str


def status_line(facts: LineFacts) -> tuple[LineStep, ...]:
    """Give the steps of a contribution, from received to done.

    A line that was ended by its author (withdrawn) or by a ruling (came too late and does not count)
    keeps the steps that were done, says why it ended, and expects nothing more.
    """
    steps = [make(facts) for make in _STEPS]
    if facts.withdrawn_at or facts.ruled_out_because:
        return tuple(_ended(facts, steps))
    line: list[LineStep] = []
    come_to_here = True
    for draft in steps:
        state = State.DONE if draft.at else _waiting(facts, draft, is_next=come_to_here)
        come_to_here = come_to_here and state is State.DONE
        line.append(LineStep(draft.step, state, draft.at, draft.expected, draft.role, _noted(draft, state)))
    return tuple(line)


def _waiting(facts: LineFacts, draft: _Draft, *, is_next: bool) -> State:
    if draft.expected and facts.today > draft.expected:
        return State.LATE
    return State.CURRENT if is_next else State.TODO


def _noted(draft: _Draft, state: State) -> str:
    if state is State.LATE:
        return "; ".join(filter(None, [_("te laat"), draft.note]))
    return draft.note


def _ended(facts: LineFacts, steps: list[_Draft]) -> list[LineStep]:
    if facts.withdrawn_at:
        note = _("Ingetrokken op %(date)s.", date=dates.long_date(facts.withdrawn_at))
    else:
        note = _("Dit kwam te laat en telt niet mee. %(reason)s", reason=facts.ruled_out_because)
    done = [LineStep(one.step, State.DONE, one.at, None, one.role, "") for one in steps if one.at]
    done[-1] = done[-1]._replace(note=note)
    return done + [LineStep(one.step, State.TODO) for one in steps if not one.at]


def _received(facts: LineFacts) -> _Draft:
    return _Draft(Step.RECEIVED, facts.received_at, None, "", "")


def _read(facts: LineFacts) -> _Draft:
    return _Draft(Step.READ, facts.read_at, None, facts.read_by_role, "")


def _bundled(facts: LineFacts) -> _Draft:
    if not facts.points:
        return _Draft(Step.BUNDLED, None, None, "", "")
    first = min(facts.points, key=lambda point: point.bundled_at)
    note = ngettext("in %(num)s punt", "in %(num)s punten", len(facts.points))
    return _Draft(Step.BUNDLED, first.bundled_at, None, first.role, note)


def _answered(facts: LineFacts) -> _Draft:
    roles = dict.fromkeys(point.role for point in (facts.answered or facts.points) if point.role)
    role = ", ".join(roles) or facts.answering_role
    all_answered = bool(facts.points) and len(facts.answered) == len(facts.points)
    at = max(point.answered_at for point in facts.answered if point.answered_at) if all_answered else None
    return _Draft(Step.ANSWERED, at, None if at else facts.answer_by, role, _share(facts))


def _share(facts: LineFacts) -> str:
    if len(facts.points) < 2:  # noqa: PLR2004 - of one point there is no part
        return ""
    return _(
        "%(answered)s van de %(total)s punten beantwoord",
        answered=len(facts.answered),
        total=len(facts.points),
    )


def _decided(facts: LineFacts) -> _Draft:
    expected = None if facts.decided_on else facts.decision_on
    return _Draft(Step.DECIDED, facts.decided_on, expected, facts.decided_by or facts.decision_maker, "")


def _done(facts: LineFacts) -> _Draft:
    waiting = [promised for promised in facts.commitments if not promised.ended_at]
    ended = [promised.ended_at for promised in facts.commitments if promised.ended_at]
    note = ngettext("%(num)s toezegging loopt nog", "%(num)s toezeggingen lopen nog", len(waiting))
    if waiting:
        return _Draft(Step.DONE, None, min(promised.due_on for promised in waiting), "", note)
    if not facts.decided_on or not facts.points or len(facts.answered) < len(facts.points):
        return _Draft(Step.DONE, None, None, "", "")
    return _Draft(Step.DONE, max(map(local_day, ended), default=facts.decided_on), None, "", "")


_STEPS: tuple[Callable[[LineFacts], _Draft], ...] = (_received, _read, _bundled, _answered, _decided, _done)


def shown(line: tuple[LineStep, ...]) -> list[dict[str, str]]:
    """Write the steps as people read them: name, state, date, role, note; for the component and for mails."""
    return [
        {
            "name": _(STEP_LABELS[step.step]),
            "state": step.state.value,
            "date": _dated(step),
            "role": step.role,
            "note": step.note,
        }
        for step in line
    ]


def _dated(step: LineStep) -> str:
    if step.at:
        return dates.long_date(step.at)
    return _("uiterlijk %(date)s", date=dates.long_date(step.expected)) if step.expected else ""
