"""How long somebody stays signed in."""

from datetime import UTC, datetime, timedelta

import pytest

from participatie.identity.logic.lasting import is_over

START = datetime(2026, 11, 23, 9, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("staff", "remembered", "since_start", "since_use", "over"),
    [
        (True, False, timedelta(minutes=29), timedelta(minutes=29), False),
        (True, False, timedelta(minutes=30), timedelta(minutes=30), True),
        (True, False, 11 * HOUR, timedelta(0), False),
        (True, False, 12 * HOUR, timedelta(0), True),
        (True, True, 12 * HOUR, timedelta(0), True),
        (False, False, 7 * HOUR, 7 * HOUR, False),
        (False, False, 8 * HOUR, 8 * HOUR, True),
        (False, False, 12 * HOUR, timedelta(0), True),
        (False, True, 29 * 24 * HOUR, 20 * 24 * HOUR, False),
        (False, True, 30 * 24 * HOUR, timedelta(0), True),
    ],
)
def test_a_session_ends_by_itself(staff, remembered, since_start, since_use, over):
    moment = START + since_start
    assert over is is_over(
        moment,
        started_at=START,
        last_seen_at=moment - since_use,
        is_staff=staff,
        is_remembered=remembered,
    )
