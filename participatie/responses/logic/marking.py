"""Marking the words of a contribution that matter: they must really stand there."""

from collections.abc import Iterable
from typing import NamedTuple


class Piece(NamedTuple):
    """A stretch of a text, and whether it was marked."""

    text: str
    is_marked: bool


def _spaced(text: str) -> tuple[str, list[int]]:
    """Make all white space single, and remember where each character stood."""
    squeezed: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(text):
        if not letter.isspace():
            squeezed.append(letter)
            places.append(place)
        elif squeezed and squeezed[-1] != " ":
            squeezed.append(" ")
            places.append(place)
    return "".join(squeezed), places


def words_in(marked: str, texts: Iterable[str]) -> str | None:
    """Give the marked words, single-spaced, if one of the texts holds them; None if none does.

    Nothing marked is fine: the whole contribution matters then.
    """
    wanted = " ".join(marked.split())
    if not wanted:
        return ""
    return wanted if any(wanted in _spaced(text)[0] for text in texts) else None


def pieces(text: str, marked: Iterable[str]) -> tuple[Piece, ...]:
    """Cut a text in stretches that are marked and stretches that are not; overlapping marks become one."""
    squeezed, places = _spaced(text)
    hit = [False] * len(text)
    for words in marked:
        wanted = " ".join(words.split())
        start = squeezed.find(wanted) if wanted else -1
        if start >= 0:
            first, last = places[start], places[start + len(wanted) - 1]
            hit[first : last + 1] = [True] * (last + 1 - first)
    return tuple(_runs(text, hit))


def _runs(text: str, hit: list[bool]) -> list[Piece]:
    runs: list[Piece] = []
    start = 0
    for place in range(1, len(text) + 1):
        if place == len(text) or hit[place] != hit[start]:
            runs.append(Piece(text[start:place], hit[start]))
            start = place
    return runs
