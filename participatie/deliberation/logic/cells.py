"""Sums over the votes of each person and each statement: a dense matrix when it is small, lists when it is not."""

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from participatie.deliberation.logic.ballots import Ballots, Real, Whole

MOST_DENSE = 4_000_000
"""Above this many cells (people x statements) a matrix would mostly hold emptiness."""


class Cells(Protocol):
    """Two matrices (n, m) that are only ever multiplied: `seen` (1 where somebody voted) and `vote`."""

    def per_person(self, seen: Real, vote: Real) -> Real:
        """Sum for each person (n, d) rows of `seen` (m, d), plus in the last columns votes times `vote` (m, e)."""
        ...

    def per_statement(self, seen: Real, vote: Real) -> Real:
        """Sum the same for each statement (m, d), over tables of people."""
        ...


@dataclass(frozen=True)
class Matrix:
    """Votes as two dense matrices; single precision is enough for sums of votes, and half the memory."""

    seen: NDArray[np.float32]
    vote: NDArray[np.float32]

    def per_person(self, seen: Real, vote: Real) -> Real:
        """Sum over the statements each person saw."""
        return _beside(self.seen, seen, self.vote, vote)

    def per_statement(self, seen: Real, vote: Real) -> Real:
        """Sum over the people who saw each statement."""
        return _beside(self.seen.T, seen, self.vote.T, vote)


@dataclass(frozen=True)
class Lists:
    """Votes as three lists of the same length."""

    shape: tuple[int, int]
    person: Whole
    statement: Whole
    vote: Real

    def per_person(self, seen: Real, vote: Real) -> Real:
        """Sum over the statements each person saw."""
        return self._gather(self.person, self.shape[0], self.statement, seen, vote)

    def per_statement(self, seen: Real, vote: Real) -> Real:
        """Sum over the people who saw each statement."""
        return self._gather(self.statement, self.shape[1], self.person, seen, vote)

    def _gather(self, into: Whole, size: int, place: Whole, seen: Real, vote: Real) -> Real:
        wide = seen.shape[1]
        columns = [np.bincount(into, column[place], size) for column in seen.T]
        columns += [np.bincount(into, self.vote * column[place], size) for column in vote.T]
        found: Real = np.stack(columns, axis=1).astype(np.float64)
        found[:, wide - vote.shape[1] : wide] += found[:, wide:]
        return found[:, :wide]


def cells(ballots: Ballots) -> Cells:
    """Choose how the votes are held."""
    people, statements = ballots.shape
    if people * statements > MOST_DENSE:
        return Lists(ballots.shape, ballots.person, ballots.statement, ballots.vote)
    seen = np.zeros(ballots.shape, dtype=np.float32)
    vote = np.zeros(ballots.shape, dtype=np.float32)
    seen[ballots.person, ballots.statement] = 1.0
    vote[ballots.person, ballots.statement] = ballots.vote
    return Matrix(seen, vote)


def _beside(seen: NDArray[np.float32], of_seen: Real, vote: NDArray[np.float32], of_vote: Real) -> Real:
    found = (seen @ of_seen.astype(np.float32)).astype(np.float64)
    found[:, found.shape[1] - of_vote.shape[1] :] += vote @ of_vote.astype(np.float32)
    return found
