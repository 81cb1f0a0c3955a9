"""How often somebody may show a wrong code: the shorter the while, the fewer."""

from collections.abc import Sequence
from datetime import datetime, timedelta

LIMITS = ((5, timedelta(minutes=5)), (20, timedelta(hours=1)), (50, timedelta(days=1)))
LONGEST = LIMITS[-1][1]


def next_try_at(tries: Sequence[datetime], moment: datetime) -> datetime | None:
    """Give when another try is allowed after these; None when it is allowed now."""
    ends = []
    for most, within in LIMITS:
        inside = sorted(at for at in tries if at > moment - within)
        if len(inside) >= most:
            ends.append(inside[-most] + within)
    return max(ends, default=None)
