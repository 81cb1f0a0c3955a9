"""Where a round stands at a moment, and whether what comes in is on time."""

from datetime import datetime, timedelta

from participatie.consultations.terms import RoundState, Timeliness

GRACE = timedelta(minutes=15)
"""How long after closing a form that was already open still counts as on time."""


def round_state(
    *,
    published: bool,
    opens_at: datetime | None,
    closes_at: datetime | None,
    answered_at: datetime | None,
    now: datetime,
) -> RoundState:
    """Say where a round stands, from its dates alone; every page and every rule asks here.

    A round that nobody announced, or that lacks a date, is a draft. It is open from the opening time
    up to the closing time. What is answered shows as answered only after the grace period.
    """
    if not published or opens_at is None or closes_at is None:
        return RoundState.DRAFT
    if now < opens_at:
        return RoundState.ANNOUNCED
    if now < closes_at:
        return RoundState.OPEN
    if now < closes_at + GRACE:
        return RoundState.GRACE
    return RoundState.ANSWERED if answered_at is not None and answered_at <= now else RoundState.CLOSED


def accepts(state: RoundState, form_opened_at: datetime | None, closes_at: datetime | None) -> Timeliness:
    """Say whether a contribution that comes in now is early, on time or late.

    Early is the only kind that is refused. A form that was opened before closing is on time during
    the grace period; whatever comes later is kept and marked late, and a civil servant decides.
    """
    if state in {RoundState.DRAFT, RoundState.ANNOUNCED}:
        return Timeliness.EARLY
    if state is RoundState.OPEN:
        return Timeliness.ON_TIME
    was_open = form_opened_at is not None and closes_at is not None and form_opened_at < closes_at
    return Timeliness.ON_TIME if state is RoundState.GRACE and was_open else Timeliness.LATE
