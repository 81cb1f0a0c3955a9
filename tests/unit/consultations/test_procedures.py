"""How long a round lasts."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from participatie.consultations.logic.dutch_days import is_working_day
from participatie.consultations.logic.missing import Missing
from participatie.consultations.logic.procedures import earliest_last_day, last_day, problems
from participatie.consultations.terms import Procedure

FREE, CONSULTATION, FORMAL = Procedure.FREE, Procedure.CONSULTATION, Procedure.FORMAL
START = date(2026, 9, 7)
GAZETTE = "https://www.officielebekendmakingen.nl/gmb-2026-1.html"


@pytest.mark.parametrize(
    ("procedure", "chosen", "expected"),
    [
        (FORMAL, None, date(2026, 10, 19)),
        (FORMAL, date(2026, 9, 20), date(2026, 10, 19)),
        (FORMAL, date(2026, 10, 31), date(2026, 11, 2)),
        (CONSULTATION, None, date(2026, 10, 4)),
        (CONSULTATION, date(2026, 10, 10), date(2026, 10, 10)),
        (FREE, None, START),
        (FREE, date(2026, 9, 13), date(2026, 9, 13)),
    ],
)
def test_the_last_day_is_the_chosen_one_where_the_law_leaves_a_choice(
    procedure: Procedure, chosen: date | None, expected: date
) -> None:
    assert last_day(procedure, START, chosen) == expected


@given(st.dates(date(2020, 1, 1), date(2150, 1, 1)))
def test_people_always_have_six_weeks_and_a_working_day_to_end_them(first: date) -> None:
    last = earliest_last_day(FORMAL, first)
    assert last - first >= timedelta(days=41)
    assert is_working_day(last)
    assert problems(FORMAL, first, last, GAZETTE) == ()


@pytest.mark.parametrize(
    ("procedure", "first", "last", "gazette", "expected"),
    [
        (FREE, None, None, "", (Missing.FIRST_DAY, Missing.LAST_DAY)),
        (FREE, START, None, "", (Missing.LAST_DAY,)),
        (FREE, START, START, "", ()),
        (FREE, START, date(2026, 9, 6), "", (Missing.LAST_DAY_BEFORE_FIRST,)),
        (CONSULTATION, START, date(2026, 10, 3), "", (Missing.CONSULTATION_TOO_SHORT,)),
        (CONSULTATION, START, date(2026, 10, 4), "", ()),
        (FORMAL, START, date(2026, 10, 18), GAZETTE, (Missing.FORMAL_TOO_SHORT,)),
        (FORMAL, START, date(2026, 10, 24), GAZETTE, (Missing.FORMAL_ENDS_ON_CLOSED_DAY,)),
        (FORMAL, START, date(2026, 10, 19), " ", (Missing.GAZETTE_URL,)),
        (FORMAL, START, date(2026, 10, 19), GAZETTE, ()),
    ],
)
def test_wrong_days_are_named(
    procedure: Procedure, first: date | None, last: date | None, gazette: str, expected: tuple[Missing, ...]
) -> None:
    assert problems(procedure, first, last, gazette) == expected
