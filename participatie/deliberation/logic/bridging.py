"""Bridging statements: supported in every group, by a score that the size of a majority cannot buy.

The groups that count are not those of the displayed map but of a crowd-weighted one: everybody weighs one divided
by the number of people who stand where they stand, so that a hundred people in a corner draw the map as much as two
thousand in another. In each group a statement has its support: agrees, plus half of the passes. The score is the support
in the group where it is lowest. Near-identical voters count once, and a group that is too small has no veto.
"""

from dataclasses import dataclass

import numpy as np

from participatie.deliberation.logic.alike import count_once
from participatie.deliberation.logic.ballots import Ballots, Real, Truth, Whole
from participatie.deliberation.logic.camps import find_groups, placed_people
from participatie.deliberation.logic.space import find_places
from participatie.deliberation.logic.tallies import count_votes

QUANTILE = 1.6449
"""Of the normal distribution: intervals hold 90 %."""
SMALLEST_SHARE = 0.04
FEWEST_PEOPLE = 5
FEWEST_VOTES = 5
VOTES_SHARE = 0.05
GRID = 48
NEARBY = 0.35
"""How far around somebody people count as standing in the same place, in standard deviations of the map."""
CROWD_QUANTILE = 0.1


@dataclass(frozen=True)
class Bridging:
    """Per statement (m): score and interval (0 to 1), and whether there is evidence enough for one."""

    score: Real
    lower: Real
    upper: Real
    has_evidence: Truth
    groups: int


def find_bridges(ballots: Ballots, place: Real, *, are_clear: bool) -> Bridging:
    """Score every statement; `place` (n, 2) is where people stand on the map.

    Where there are no clear groups everybody together is the one group.
    """
    once = count_once(ballots, place)
    placed = placed_people(ballots.votes_per_person, ballots.shape[1])
    groups = np.full(ballots.shape[0], -1, dtype=np.int64)
    groups[placed] = 0
    if are_clear and placed.sum() >= 2 * FEWEST_PEOPLE:
        groups = crowd_weighted_groups(ballots, place, once, placed)
    return score(ballots, _counted(groups, once), once)


def crowd_weighted_groups(ballots: Ballots, place: Real, once: Real, placed: Truth) -> Whole:
    """Group people (n; -1: not placed) on a map that every place shapes alike, however many stand there."""
    weight = np.zeros(ballots.shape[0])
    weight[placed] = once[placed] / _crowd(place[placed], once[placed])
    weight *= placed.sum() / max(weight.sum(), 1e-12)
    weighted = find_places(ballots, np.where(placed, weight, 0.0)).place[placed]
    again = once[placed] / _crowd(weighted, once[placed])
    groups = np.full(ballots.shape[0], -1, dtype=np.int64)
    groups[placed] = find_groups(weighted, again)
    return groups


def _crowd(place: Real, once: Real) -> Real:
    """Give how many people stand where each person stands (at least the 10 % quantile), on a smoothed grid."""
    spread = max(float(place.std()), 1e-9)
    low, high = place.min(axis=0) - spread, place.max(axis=0) + spread
    cell = np.minimum(((place - low) / (high - low) * GRID).astype(np.int64), GRID - 1)
    counts = np.zeros((GRID, GRID))
    np.add.at(counts, (cell[:, 0], cell[:, 1]), once)
    for axis in (0, 1):
        step = (high[axis] - low[axis]) / GRID
        apart = np.subtract.outer(np.arange(GRID), np.arange(GRID)) * step / (NEARBY * spread)
        near = np.exp(-0.5 * apart**2)
        counts = near @ counts if axis == 0 else counts @ near
    crowd = counts[cell[:, 0], cell[:, 1]]
    crowded: Real = np.maximum(crowd, max(float(np.quantile(crowd, CROWD_QUANTILE)), 1e-9))
    return crowded


def _counted(groups: Whole, once: Real) -> Whole:
    """Leave out groups that are too small for a veto: their members count in no group."""
    inside = groups >= 0
    if not inside.any():
        return groups
    people = np.bincount(groups[inside], once[inside])
    large = (people >= FEWEST_PEOPLE - 1e-9) & (people >= SMALLEST_SHARE * people.sum())
    renumbered = np.where(large, np.cumsum(large) - 1, -1)
    return np.where(inside, renumbered[np.maximum(groups, 0)], -1)


def score(ballots: Ballots, groups: Whole, once: Real) -> Bridging:
    """Score statements for given groups (n; -1: counts nowhere): the lowest support, with its interval."""
    tallies = count_votes(ballots, groups, once)
    number, statements = tallies.agree.shape
    if number == 0:
        nothing = np.zeros(statements)
        return Bridging(nothing, nothing, nothing, np.zeros(statements, dtype=bool), 0)
    seen = tallies.seen
    support = (tallies.agree + 0.5 * tallies.passed + 1) / (seen + 2)
    lower, upper = _interval(support, seen + 2)
    people = np.bincount(groups[groups >= 0], once[groups >= 0], number)
    needed = np.maximum(FEWEST_VOTES, VOTES_SHARE * people)
    enough = (seen >= needed[:, None] - 1e-9).all(axis=0) & ballots.accepted
    return Bridging(support.min(axis=0), lower.min(axis=0), upper.min(axis=0), enough, number)


def _interval(rate: Real, votes: Real) -> tuple[Real, Real]:
    """Give the Wilson interval (1927) of a rate out of a number of votes."""
    square = QUANTILE**2
    middle = (rate + square / (2 * votes)) / (1 + square / votes)
    half = QUANTILE / (1 + square / votes) * np.sqrt(rate * (1 - rate) / votes + square / (4 * votes**2))
    return middle - half, middle + half
