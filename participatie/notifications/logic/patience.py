"""How long a mail is tried when the mail server does not take it: soon again at first, for three days in all."""

from datetime import timedelta

FIRST_WAIT = timedelta(seconds=1)
LONGEST_WAIT = timedelta(minutes=30)
ENOUGH = timedelta(hours=72)
LEASE = timedelta(minutes=2)
"""How long one attempt may take before another worker believes the first one dead (sockets give up far sooner)."""


def wait_after(attempts: int) -> timedelta:
    """Give the wait after this many attempts: one second, doubling, never more than half an hour."""
    doublings = min(attempts - 1, 12)
    return min(FIRST_WAIT * int(2**doublings), LONGEST_WAIT)


def next_wait(attempts: int) -> timedelta | None:
    """Give the wait before the next attempt, or None when 72 hours of waiting have not helped."""
    waited = sum((wait_after(attempt) for attempt in range(1, attempts + 1)), timedelta())
    return wait_after(attempts) if waited <= ENOUGH else None
