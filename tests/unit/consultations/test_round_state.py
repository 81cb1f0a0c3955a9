"""Where a round stands, and what is on time."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from participatie.consultations.logic.dutch_days import end_of_day, midnight
from participatie.consultations.logic.round_state import GRACE, accepts, round_state
from participatie.consultations.terms import RoundState, Timeliness

OPENS, CLOSES = midnight(date(2026, 9, 28)), end_of_day(date(2026, 10, 25))
MOMENT = timedelta(microseconds=1)
MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001


def _state(now: datetime, *, published: bool = True, answered_at: datetime | None = None) -> RoundState:
    return round_state(
        published=published, opens_at=OPENS, closes_at=CLOSES, answered_at=answered_at, now=now
    )


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (OPENS - MOMENT, RoundState.ANNOUNCED),
        (OPENS, RoundState.OPEN),
        (CLOSES - MOMENT, RoundState.OPEN),
        (CLOSES, RoundState.GRACE),
        (CLOSES + GRACE - MOMENT, RoundState.GRACE),
        (CLOSES + GRACE, RoundState.CLOSED),
    ],
)
def test_a_round_changes_exactly_on_its_moments(now: datetime, expected: RoundState) -> None:
    assert _state(now) is expected


def test_a_round_that_ends_on_the_night_the_clock_goes_back_stays_open_all_of_its_25_hours() -> None:
    assert datetime(2026, 10, 25, 23, tzinfo=UTC) == CLOSES
    assert _state(datetime(2026, 10, 25, 22, 59, tzinfo=UTC)) is RoundState.OPEN


def test_what_nobody_announced_is_a_draft() -> None:
    assert _state(OPENS, published=False) is RoundState.DRAFT
    for opens_at, closes_at in ((None, CLOSES), (OPENS, None)):
        state = round_state(
            published=True, opens_at=opens_at, closes_at=closes_at, answered_at=None, now=OPENS
        )
        assert state is RoundState.DRAFT


def test_a_round_is_answered_only_from_the_moment_it_was_answered() -> None:
    answered_at = CLOSES + timedelta(days=30)
    assert _state(answered_at - MOMENT, answered_at=answered_at) is RoundState.CLOSED
    assert _state(answered_at, answered_at=answered_at) is RoundState.ANSWERED
    assert _state(CLOSES, answered_at=OPENS) is RoundState.GRACE


@given(MOMENTS, MOMENTS)
def test_a_round_never_goes_back(one: datetime, other: datetime) -> None:
    order = list(RoundState)
    earlier, later = sorted((one, other))
    answered_at = CLOSES + timedelta(days=40)
    assert order.index(_state(earlier, answered_at=answered_at)) <= order.index(
        _state(later, answered_at=answered_at)
    )


@pytest.mark.parametrize(
    ("state", "form_opened_at", "expected"),
    [
        (RoundState.DRAFT, None, Timeliness.EARLY),
        (RoundState.ANNOUNCED, OPENS - MOMENT, Timeliness.EARLY),
        (RoundState.OPEN, None, Timeliness.ON_TIME),
        (RoundState.GRACE, CLOSES - MOMENT, Timeliness.ON_TIME),
        (RoundState.GRACE, CLOSES, Timeliness.LATE),
        (RoundState.GRACE, None, Timeliness.LATE),
        (RoundState.CLOSED, CLOSES - MOMENT, Timeliness.LATE),
        (RoundState.ANSWERED, CLOSES - MOMENT, Timeliness.LATE),
    ],
)
def test_who_had_the_form_open_at_closing_has_a_quarter_of_an_hour(
    state: RoundState, form_opened_at: datetime | None, expected: Timeliness
) -> None:
    assert accepts(state, form_opened_at, CLOSES) is expected
