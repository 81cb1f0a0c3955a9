"""Days as the law counts them."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from participatie.consultations.logic import dutch_days

DAYS = st.dates(date(2014, 1, 1), date(2199, 12, 30))


@pytest.mark.parametrize(
    ("day", "begins", "hours"),
    [
        (date(2026, 7, 1), datetime(2026, 6, 30, 22, tzinfo=UTC), 24),
        (date(2026, 12, 1), datetime(2026, 11, 30, 23, tzinfo=UTC), 24),
        (date(2026, 10, 25), datetime(2026, 10, 24, 22, tzinfo=UTC), 25),
        (date(2027, 3, 28), datetime(2027, 3, 27, 23, tzinfo=UTC), 23),
    ],
)
def test_a_day_begins_at_midnight_in_amsterdam_and_is_longer_or_shorter_when_the_clock_changes(
    day: date, begins: datetime, hours: int
) -> None:
    assert dutch_days.midnight(day) == begins
    assert dutch_days.end_of_day(day) - dutch_days.midnight(day) == timedelta(hours=hours)


@given(DAYS)
def test_the_last_microsecond_belongs_to_the_day_and_the_end_does_not(day: date) -> None:
    end = dutch_days.end_of_day(day)
    assert dutch_days.local_day(end - timedelta(microseconds=1)) == day
    assert dutch_days.local_day(end) == day + timedelta(days=1)


def test_the_hour_that_comes_twice_is_told_apart() -> None:
    first, second = (datetime(2026, 10, 25, hour, 30, tzinfo=UTC) for hour in (0, 1))
    assert dutch_days.local(first).hour == dutch_days.local(second).hour == 2
    assert dutch_days.local(first).utcoffset() == timedelta(hours=2)
    assert dutch_days.local(second).utcoffset() == timedelta(hours=1)


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        dutch_days.local(datetime(2026, 1, 1))  # noqa: DTZ001 - that is what is refused


def test_the_holidays_of_2026_are_those_of_the_law() -> None:
    assert dutch_days.public_holidays(2026) == {
        date(2026, 1, 1),
        date(2026, 4, 3),
        date(2026, 4, 6),
        date(2026, 4, 27),
        date(2026, 5, 5),
        date(2026, 5, 14),
        date(2026, 5, 25),
        date(2026, 12, 25),
        date(2026, 12, 26),
    }


@pytest.mark.parametrize(
    ("year", "second_easter_day"),
    [
        (2024, date(2024, 4, 1)),
        (2027, date(2027, 3, 29)),
        (2038, date(2038, 4, 26)),
        (2049, date(2049, 4, 19)),
        (2076, date(2076, 4, 20)),
        (2285, date(2285, 3, 23)),
    ],
)
def test_easter_moves_with_the_moon(year: int, second_easter_day: date) -> None:
    assert second_easter_day in dutch_days.public_holidays(year)


def test_the_kings_day_moves_to_saturday_when_it_would_be_on_a_sunday() -> None:
    assert date(2025, 4, 26) in dutch_days.public_holidays(2025)
    assert date(2025, 4, 27) not in dutch_days.public_holidays(2025)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 10, 18), date(2026, 10, 19)),
        (date(2026, 4, 3), date(2026, 4, 7)),
        (date(2026, 12, 25), date(2026, 12, 28)),
        (date(2027, 1, 1), date(2027, 1, 4)),
        (date(2026, 10, 20), date(2026, 10, 20)),
    ],
)
def test_a_term_ends_on_the_next_day_that_people_work(day: date, expected: date) -> None:
    assert dutch_days.next_working_day(day) == expected


@given(DAYS)
def test_a_working_day_is_near_and_never_earlier(day: date) -> None:
    found = dutch_days.next_working_day(day)
    assert timedelta() <= found - day <= timedelta(days=4)
    assert dutch_days.is_working_day(found)
