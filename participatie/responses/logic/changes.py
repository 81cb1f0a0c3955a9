"""Putting changed words (was -> wordt) into a paragraph: exactly there, or not at all."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from participatie.i18n import N_
from participatie.kernel.errors import Invalid

EMPTY = "change_was_empty"
NOT_FOUND = "change_was_not_found"
AMBIGUOUS = "change_was_ambiguous"
NOTHING = "change_changes_nothing"
OVERLAP = "changes_overlap"

CHANGE_SENTENCES: dict[str, str] = {
    EMPTY: N_("Vul in welke woorden veranderen. Neem ze precies over uit de tekst."),
    NOT_FOUND: N_("Deze woorden staan niet zo in de tekst. Neem ze precies over."),
    AMBIGUOUS: N_("Deze woorden staan meer dan één keer in de tekst. Neem er een paar woorden bij."),
    NOTHING: N_("De nieuwe woorden zijn gelijk aan de oude. Er verandert dan niets."),
    OVERLAP: N_("Twee wijzigingen gaan over dezelfde woorden. Maak er één wijziging van."),
}
"""Why a change cannot be made, in a sentence that says what to do; for web.sentences."""


@dataclass(frozen=True)
class Change:
    """Old and new words in one paragraph."""

    was: str
    wordt: str


@dataclass(frozen=True)
class Conflict:
    """What is wrong with one change, or between two; `positions` count from 0 in the given order."""

    code: str
    positions: tuple[int, ...]


class ChangeRefused(Invalid):
    """A change cannot be made in this text; nothing was changed."""

    def __init__(self, conflict: Conflict) -> None:
        """Keep what is wrong, and with which of the changes."""
        super().__init__(conflict.code, "was")
        self.code = conflict.code
        self.positions = conflict.positions


def apply_change(text: str, was: str, wordt: str) -> str:
    """Replace the one place where the old words stand; refused when there is none, or more than one."""
    return combine(text, [Change(was, wordt)])


def combine(text: str, changes: Sequence[Change]) -> str:
    """Make several changes in one paragraph, all seen from the text as it is now; their order does not matter.

    The same change given twice (by two answers) is made once. Raises ChangeRefused for the first conflict.
    """
    found = conflicts(text, changes)
    if found:
        raise ChangeRefused(found[0])
    pieces, last = [], 0
    for change in sorted(set(changes), key=lambda change: text.index(change.was)):
        start = text.index(change.was)
        pieces += [text[last:start], change.wordt]
        last = start + len(change.was)
    return "".join([*pieces, text[last:]])


def conflicts(text: str, changes: Sequence[Change]) -> tuple[Conflict, ...]:
    """List everything that keeps these changes from being made together: first each by itself, then in pairs."""
    alone = tuple(
        Conflict(code, (position,))
        for position, change in enumerate(changes)
        if (code := _refusal(text, change)) is not None
    )
    wrong = {position for conflict in alone for position in conflict.positions}
    return alone + tuple(_overlaps(text, changes, wrong))


def _refusal(text: str, change: Change) -> str | None:
    if not change.was.strip():
        return EMPTY
    if change.was == change.wordt:
        return NOTHING
    first = text.find(change.was)
    if first == -1:
        return NOT_FOUND
    return AMBIGUOUS if text.find(change.was, first + 1) != -1 else None


def _overlaps(text: str, changes: Sequence[Change], wrong: set[int]) -> Iterator[Conflict]:
    """Two different changes may not want the same letters."""
    sound = [(position, change) for position, change in enumerate(changes) if position not in wrong]
    for (first, one), (second, other) in combinations(sound, 2):
        start, other_start = text.index(one.was), text.index(other.was)
        if one != other and start < other_start + len(other.was) and other_start < start + len(one.was):
            yield Conflict(OVERLAP, (first, second))
