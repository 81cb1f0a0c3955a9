"""Days as the law counts them: Amsterdam time, weekends and generally recognised holidays.

A day begins and ends at midnight in Amsterdam; moments are kept in UTC, so that the length of a
period is right on the two days a year that have 23 or 25 hours.
"""

from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
_SUNDAY, _SATURDAY = 6, 5


def local(at: datetime) -> datetime:
    """Give a moment as the clock in Amsterdam shows it; a moment without a zone is a ValueError."""
    if at.tzinfo is None:
        message = "a moment needs a time zone"
        raise ValueError(message)
    return at.astimezone(AMSTERDAM)


def local_day(at: datetime) -> date:
    """Give the day it is in Amsterdam at this moment."""
    return local(at).date()


def midnight(day: date) -> datetime:
    """Give the moment (UTC) at which this day begins in Amsterdam."""
    return datetime.combine(day, time(), AMSTERDAM).astimezone(UTC)


def end_of_day(day: date) -> datetime:
    """Give the first moment (UTC) that no longer belongs to this day: 24:00 in Amsterdam."""
    return midnight(day + timedelta(days=1))


@cache
def public_holidays(year: int) -> frozenset[date]:
    """List the days that stop a legal term from ending (Algemene termijnenwet art. 3, first and second paragraph).

    Good Friday counts as well (second paragraph), and Liberation Day counts every year. Days that
    a royal decree adds for one year (third paragraph) are not known here: a later last day can be chosen.
    """
    easter = _easter(year)
    around_easter = (easter + timedelta(days=days) for days in (-2, 1, 39, 50))
    fixed = (date(year, 1, 1), date(year, 5, 5), date(year, 12, 25), date(year, 12, 26))
    return frozenset((*fixed, *around_easter, _kings_day(year)))


def is_working_day(day: date) -> bool:
    """Say whether a legal term may end on this day (Algemene termijnenwet art. 1)."""
    return day.weekday() < _SATURDAY and day not in public_holidays(day.year)


def next_working_day(day: date) -> date:
    """Give the day itself, or the first day after it on which a legal term may end."""
    while not is_working_day(day):
        day += timedelta(days=1)
    return day


def _kings_day(year: int) -> date:
    """27 April, or the day before when that is a Sunday."""
    birthday = date(year, 4, 27)
    return birthday - timedelta(days=1) if birthday.weekday() == _SUNDAY else birthday


def _easter(year: int) -> date:
    """Easter Sunday in the Gregorian calendar, by the anonymous computus of 1876 (Meeus, Butcher)."""
    century = year // 100
    correction = century - century // 4 - (8 * century + 13) // 25
    moon = (19 * (year % 19) + correction + 15) % 30
    moon -= moon // 28 * (1 - moon // 28 * (29 // (moon + 1)) * ((21 - year % 19) // 11))
    weekday = (year + year // 4 + moon + 2 - century + century // 4) % 7
    offset = moon - weekday
    month = 3 + (offset + 40) // 44
    return date(year, month, offset + 28 - 31 * (month // 4))
