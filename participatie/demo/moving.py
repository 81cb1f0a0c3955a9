"""Moving a story through time: every date in the data and in its Dutch words goes along with the day of seeding.

The data tell of the autumn of 2026. A story moves by whole weeks, so that a Monday stays a Monday. What
stands for the first or last of a month (a plan that runs "from 1 January") moves to the first or last
of a month again, never earlier than the weeks say; a year alone moves by whole years.
"""

import calendar
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, Self

from participatie.consultations.logic.dutch_days import AMSTERDAM, local

ANCHOR = date(2026, 11, 23)
"""The Monday on which the story, unmoved, is as it should be found."""

MONTHS = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)
_DAYS_IN_A_YEAR = 365.2425
_MOMENT = re.compile(rf"\b(?:(\d{{1,2}}) )?({'|'.join(MONTHS)})\b(?: (20\d\d)\b)?|\b(20[0-4]\d)\b")


@dataclass(frozen=True)
class Move:
    """How far a story moves; `fixed` holds days that the law moves differently."""

    weeks: int
    fixed: Mapping[date, date] = field(default_factory=dict)

    @classmethod
    def to(cls, today: date) -> Self:
        """Move the story so that `today` falls in the week in which it should be found."""
        return cls((today - ANCHOR).days // 7)

    def day(self, day: date) -> date:
        """Move a day; the first or last of a month becomes the first or last of a month, never earlier."""
        if not self.weeks:
            return day
        moved = self.exact(day)
        if day.day == 1:
            return moved if moved.day == 1 else _last_of_month(moved) + timedelta(days=1)
        return _last_of_month(moved) if day == _last_of_month(day) else moved

    def exact(self, day: date) -> date:
        """Move a day by the weeks alone, or to where the law moves it."""
        return self.fixed.get(day) or day + timedelta(weeks=self.weeks)

    def moment(self, at: datetime) -> datetime:
        """Move a moment: the same time on the clock in Amsterdam, on the moved day."""
        there = local(at)
        return datetime.combine(self.exact(there.date()), there.time(), AMSTERDAM)

    def year(self, year: int) -> int:
        """Move a year that is named alone, by the nearest number of whole years."""
        return year + round(self.weeks * 7 / _DAYS_IN_A_YEAR)

    def words(self, text: str) -> str:
        """Move the dates in a Dutch text: "11 oktober 2026", "25 november", "juni 2024", "augustus", "2025"."""
        return _MOMENT.sub(self._words_of, text) if self.weeks else text

    def everything(self, value: Any) -> Any:
        """Move all days, moments and texts in nested data."""
        if isinstance(value, str):
            return self.words(value)
        if isinstance(value, datetime):
            return self.moment(value)
        if isinstance(value, date):
            return self.day(value)
        if isinstance(value, list):
            return [self.everything(one) for one in value]
        if isinstance(value, dict):
            return {key: self.everything(one) for key, one in value.items()}
        return value

    def _words_of(self, found: re.Match[str]) -> str:
        number, month, year, alone = found.groups()
        if alone:
            return str(self.year(int(alone)))
        before = date(int(year or ANCHOR.year), MONTHS.index(month) + 1, int(number or 1))
        after = self.day(before)
        parts = (
            str(after.day) if number else "",
            MONTHS[after.month - 1],
            str(after.year) if year else "",
        )
        return " ".join(filter(None, parts))


def _last_of_month(day: date) -> date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])
