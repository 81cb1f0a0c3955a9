"""Moments and numbers as people in the Netherlands read them: Amsterdam time, written out."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from babel import dates, numbers

from participatie.i18n import gettext as _
from participatie.i18n import language

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def long_date(value: date | datetime) -> str:
    """Write "19 oktober 2026"."""
    if isinstance(value, datetime):
        value = value.astimezone(AMSTERDAM).date()
    return dates.format_date(value, "d MMMM y", locale=language())


def day_and_date(value: date | datetime) -> str:
    """Write "maandag 19 oktober 2026"."""
    if isinstance(value, datetime):
        value = value.astimezone(AMSTERDAM).date()
    return dates.format_date(value, "EEEE d MMMM y", locale=language())


def clock_time(value: datetime) -> str:
    """Write "23.52 uur"."""
    return _("%(time)s uur", time=value.astimezone(AMSTERDAM).strftime("%H.%M"))


def date_and_time(value: datetime) -> str:
    """Write "19 oktober 2026 om 23.52 uur"."""
    return _("%(date)s om %(time)s", date=long_date(value), time=clock_time(value))


def number(value: int) -> str:
    """Write 48.210."""
    return numbers.format_decimal(value, locale=language())
