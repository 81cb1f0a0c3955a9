"""How long a mail is tried: soon again at first, then every half hour, for three days."""

from datetime import timedelta

from participatie.notifications.logic.patience import next_wait, wait_after


def test_the_first_waits_are_short_and_double() -> None:
    assert [wait_after(attempts).total_seconds() for attempts in (1, 2, 3, 4)] == [1, 2, 4, 8]


def test_no_wait_is_longer_than_half_an_hour() -> None:
    assert wait_after(12) == wait_after(10_000) == timedelta(minutes=30)


def test_it_is_given_up_after_seventy_two_hours_and_not_before() -> None:
    waits = []
    while (wait := next_wait(len(waits) + 1)) is not None:
        waits.append(wait)
    assert timedelta(hours=71) < sum(waits, timedelta()) <= timedelta(hours=72)
