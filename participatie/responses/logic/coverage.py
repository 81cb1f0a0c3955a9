"""Is everybody answered? Which contributions still wait, and for what."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from participatie.contributions.terms import LateRuling


class Standing(StrEnum):
    """Where a contribution stands on its way to an answer."""

    EXEMPT = "vrijgesteld"
    UNRULED = "te_laat"
    LOOSE = "niet_in_een_punt"
    WAITING = "zonder_antwoord"
    ANSWERED = "beantwoord"


class Marks(NamedTuple):
    """What of a contribution decides its standing."""

    is_withdrawn: bool
    is_late: bool
    late_ruling: LateRuling | None
    is_in_point: bool
    is_answered: bool


def standing(marks: Marks) -> Standing:
    """Place one contribution. Withdrawn, or late and ruled out by somebody with a reason, asks no answer.

    A late one without a ruling waits for that ruling first: nobody is left out by silence.
    """
    if marks.is_withdrawn or marks.late_ruling is LateRuling.DOES_NOT_COUNT:
        return Standing.EXEMPT
    if marks.is_late and marks.late_ruling is None:
        return Standing.UNRULED
    if not marks.is_in_point:
        return Standing.LOOSE
    return Standing.ANSWERED if marks.is_answered else Standing.WAITING


@dataclass(frozen=True)
class Coverage:
    """How many contributions of a round stand where."""

    total: int = 0
    exempt: int = 0
    unruled: int = 0
    loose: int = 0
    waiting: int = 0
    answered: int = 0

    @property
    def open(self) -> int:
        """How many still keep the round from being concluded."""
        return self.unruled + self.loose + self.waiting

    @property
    def is_complete(self) -> bool:
        """Whether everybody has an answer."""
        return self.open == 0


def coverage(groups: Iterable[tuple[Marks, int]]) -> Coverage:
    """Count contributions per standing, from groups that share the same marks."""
    counts = dict.fromkeys(Standing, 0)
    for marks, number in groups:
        counts[standing(marks)] += number
    return Coverage(
        total=sum(counts.values()),
        exempt=counts[Standing.EXEMPT],
        unruled=counts[Standing.UNRULED],
        loose=counts[Standing.LOOSE],
        waiting=counts[Standing.WAITING],
        answered=counts[Standing.ANSWERED],
    )
