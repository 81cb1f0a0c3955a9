"""How long a round lasts under each procedure, and what is wrong with chosen days."""

from datetime import date, timedelta

from participatie.consultations.logic.dutch_days import is_working_day, next_working_day
from participatie.consultations.logic.missing import Missing
from participatie.consultations.terms import Procedure

_SHORTEST = {
    Procedure.FREE: timedelta(days=1),
    Procedure.CONSULTATION: timedelta(days=28),
    Procedure.FORMAL: timedelta(weeks=6),
}
_TOO_SHORT = {
    Procedure.FREE: Missing.LAST_DAY_BEFORE_FIRST,
    Procedure.CONSULTATION: Missing.CONSULTATION_TOO_SHORT,
    Procedure.FORMAL: Missing.FORMAL_TOO_SHORT,
}


def earliest_last_day(procedure: Procedure, first_day: date) -> date:
    """Give the earliest day on which a round of this procedure may end.

    The first day counts. A statutory term runs six weeks from the day of deposit (Awb 3:16) and does
    not end on a weekend or holiday (Algemene termijnenwet art. 1): from 7 September 2026 it runs to
    Monday 19 October 2026.
    """
    last = first_day + _SHORTEST[procedure] - timedelta(days=1)
    return next_working_day(last) if procedure is Procedure.FORMAL else last


def last_day(procedure: Procedure, first_day: date, chosen_last_day: date | None = None) -> date:
    """Give the last day of a round.

    In the statutory procedure that is the day the law gives, or a later chosen one that is a working
    day. In the others it is the chosen day, or the earliest possible when nothing was chosen.
    """
    earliest = earliest_last_day(procedure, first_day)
    if chosen_last_day is None:
        return earliest
    if procedure is Procedure.FORMAL:
        return next_working_day(max(earliest, chosen_last_day))
    return chosen_last_day


def problems(
    procedure: Procedure, first_day: date | None, last_day: date | None, gazette_url: str = ""
) -> tuple[Missing, ...]:
    """List what is wrong or missing in the days of a round, and in its link to the gazette."""
    found = [Missing.FIRST_DAY] if first_day is None else []
    if last_day is None:
        found.append(Missing.LAST_DAY)
    if first_day is not None and last_day is not None:
        found += _problems_of_period(procedure, first_day, last_day)
    if procedure is Procedure.FORMAL and not gazette_url.strip():
        found.append(Missing.GAZETTE_URL)
    return tuple(found)


def _problems_of_period(procedure: Procedure, first_day: date, last_day: date) -> list[Missing]:
    if last_day < first_day:
        return [Missing.LAST_DAY_BEFORE_FIRST]
    if last_day < earliest_last_day(procedure, first_day):
        return [_TOO_SHORT[procedure]]
    if procedure is Procedure.FORMAL and not is_working_day(last_day):
        return [Missing.FORMAL_ENDS_ON_CLOSED_DAY]
    return []
