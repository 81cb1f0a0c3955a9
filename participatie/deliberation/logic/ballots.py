"""Votes as the opinion map reads them: who, on what, which way; the latest per person and statement.

Everything is sorted by identifier, so that the same votes give the same map in whatever order they came.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

Whole = NDArray[np.int64]
Real = NDArray[np.float64]
Truth = NDArray[np.bool_]

AGREE, PASS, DISAGREE = 1, 0, -1


@dataclass(frozen=True)
class Ballots:
    """Votes of `n` people on `m` statements, in three arrays of the same length.

    `person` and `statement` are positions in `people` and `statements`; `vote` is 1, 0 or -1.
    `accepted` (m) is false for a statement that moderation took out: it is counted and never shapes the map.
    """

    people: tuple[int, ...]
    statements: tuple[int, ...]
    person: Whole
    statement: Whole
    vote: Real
    accepted: Truth

    @property
    def shape(self) -> tuple[int, int]:
        """How many people and how many statements."""
        return len(self.people), len(self.statements)

    @cached_property
    def votes_per_person(self) -> Whole:
        """How many statements each person voted on, taken-out ones too (n)."""
        return np.bincount(self.person, minlength=len(self.people))

    @cached_property
    def shaping(self) -> "Ballots":
        """The same people and statements with only the votes that shape the map."""
        keep = self.accepted[self.statement]
        return self if bool(keep.all()) else self.only(keep)

    def only(self, keep: Truth) -> "Ballots":
        """Give the same people and statements with only some of the votes."""
        return replace(self, person=self.person[keep], statement=self.statement[keep], vote=self.vote[keep])

    def with_votes(self, vote: Real) -> "Ballots":
        """Give the same ballots with other votes in the same places."""
        return replace(self, vote=vote)

    def dense(self) -> Real:
        """Give the matrix (n, m) with NaN where nobody voted."""
        matrix = np.full(self.shape, np.nan)
        matrix[self.person, self.statement] = self.vote
        return matrix


def collect(
    rows: Iterable[tuple[int, int, int]] | NDArray[Any],
    *,
    rejected: Iterable[int] = (),
    statements: Iterable[int] = (),
) -> Ballots:
    """Gather votes (person, statement, vote) in order of time; a later one replaces an earlier one.

    `statements` adds those that nobody voted on. A vote that is not 1, 0 or -1 raises `ValueError`.
    """
    table = np.asarray(rows if isinstance(rows, np.ndarray) else list(rows), dtype=np.int64).reshape(-1, 3)
    if not np.isin(table[:, 2], (AGREE, PASS, DISAGREE)).all():
        message = "a vote is 1, 0 or -1"
        raise ValueError(message)
    people, person = np.unique(table[:, 0], return_inverse=True)
    known = np.union1d(table[:, 1], np.asarray(sorted(set(statements)), dtype=np.int64))
    statement = np.searchsorted(known, table[:, 1])
    cell = person * max(len(known), 1) + statement
    _cells, last = np.unique(cell[::-1], return_index=True)
    kept = len(cell) - 1 - last
    return Ballots(
        people=tuple(people.tolist()),
        statements=tuple(known.tolist()),
        person=person[kept],
        statement=statement[kept],
        vote=table[kept, 2].astype(np.float64),
        accepted=~np.isin(known, np.asarray(sorted(set(rejected)), dtype=np.int64)),
    )


def order_of_arrival(rows: Sequence[tuple[int, int, int]] | NDArray[Any], people: Sequence[int]) -> Whole:
    """Give the positions of people in the order in which they first voted (rows are in order of time)."""
    first: dict[int, int] = {}
    for voter in np.asarray(rows, dtype=np.int64).reshape(-1, 3)[:, 0].tolist():
        first.setdefault(voter, len(first))
    return np.argsort([first.get(voter, len(first)) for voter in people], kind="stable").astype(np.int64)
