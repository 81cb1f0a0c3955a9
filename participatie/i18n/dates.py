"""Moments and numbers as people in the Netherlands read them: Amsterdam time, written out."""

from datetime import date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel import dates, numbers

from participatie.i18n import gettext as _
from participatie.i18n import language

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def long_date(value: date | datetime) -> str:
    """Write "19 oktober 2026"."""
    if isinstance(value, datetime):
        value = value.astimezone(AMSTERDAM).date()
    return _written(value, "d MMMM y", language())


def day_and_date(value: date | datetime) -> str:
    """Write "maandag 19 oktober 2026"."""
    if isinstance(value, datetime):
        value = value.astimezone(AMSTERDAM).date()
    return _written(value, "EEEE d MMMM y", language())


@lru_cache(maxsize=2_000)
def _written(day: date, pattern: str, wanted: str) -> str:
    """Write a day once: a list has hundreds of dates and few days."""
    return dates.format_date(day, pattern, locale=wanted)


def clock_time(value: datetime) -> str:
    """Write "23.52 uur"."""
    return _("%(time)s uur", time=value.astimezone(AMSTERDAM).strftime("%H.%M"))


def date_and_time(value: datetime) -> str:
    """Write "19 oktober 2026 om 23.52 uur"."""
    return _("%(date)s om %(time)s", date=long_date(value), time=clock_time(value))


def until(value: datetime) -> str:
    """Write a closing moment as people say it: midnight is the end of the day before, "13 december 2026 om 24.00 uur"."""
    here = value.astimezone(AMSTERDAM)
    if here.hour or here.minute:
        return date_and_time(value)
    return _("%(date)s om %(time)s", date=day_and_date(here.date() - timedelta(days=1)), time=_("24.00 uur"))


def number(value: int) -> str:
    """Write 48.210."""
    return numbers.format_decimal(value, locale=language())
