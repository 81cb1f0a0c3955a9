"""How long somebody stays signed in, and how long a link works."""

from datetime import datetime, timedelta

STAFF_IDLE = timedelta(minutes=30)
RESIDENT_IDLE = timedelta(hours=8)
LONGEST = timedelta(hours=12)
REMEMBERED = timedelta(days=30)
SEEN_EVERY = timedelta(minutes=5)
RENEWED_EVERY = timedelta(days=1)
OLD_TOKEN_LASTS = timedelta(minutes=1)
"""Pages that were asked for together with the one that brought the new token still carry the old one."""
LINK_LASTS = timedelta(minutes=10)


def is_over(
    moment: datetime, *, started_at: datetime, last_seen_at: datetime, is_staff: bool, is_remembered: bool
) -> bool:
    """Say whether a session has ended by itself: too long ago begun, or too long not used."""
    if is_remembered and not is_staff:
        return moment >= started_at + REMEMBERED
    idle = STAFF_IDLE if is_staff else RESIDENT_IDLE
    return moment >= started_at + LONGEST or moment >= last_seen_at + idle
