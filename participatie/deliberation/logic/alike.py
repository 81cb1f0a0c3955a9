"""People who vote almost the same count once: copies of one opinion, or one person with many accounts, win no veto."""

import numpy as np

from participatie.deliberation.logic.ballots import Ballots, Real, Truth, Whole

FEWEST_IN_COMMON = 10
SAME_SHARE = 0.95
NEIGHBOURS = 24
"""With how many people on either side somebody is compared: near-identical voters stand side by side on the map."""
CLOSE = 0.25
"""How far apart near-identical voters can stand, in standard deviations of the map."""
UNSEEN = 9
MOST_COMPARED = 400_000
CHUNK = 4_096


def copies(ballots: Ballots, place: Real) -> Whole:
    """Give each person (n) the position of the first person who votes near-identically; mostly themselves.

    Near-identical: at least ten votes in common, at least 95 % of them equal. `place` (n, 2) is where people stand.
    """
    first = np.arange(ballots.shape[0])
    one, other = _side_by_side(ballots, place)
    if len(one) == 0:
        return first
    alike = _votes_alike(ballots, one, other)
    for low, high in sorted(zip(one[alike].tolist(), other[alike].tolist(), strict=True)):
        first[high] = min(first[high], first[low])  # who is like the second is counted with the first
    return first


def count_once(ballots: Ballots, place: Real) -> Real:
    """Give each person (n) a weight so that near-identical voters together weigh one."""
    first = copies(ballots, place)
    weights: Real = 1.0 / np.maximum(np.bincount(first, minlength=len(first)), 1)[first]
    return weights


def _side_by_side(ballots: Ballots, place: Real) -> tuple[Whole, Whole]:
    """Give pairs of people who voted enough and stand close together (the lower position first)."""
    who = np.flatnonzero(ballots.votes_per_person >= FEWEST_IN_COMMON)
    near = CLOSE * place[who].std(axis=0) + 1e-9 if len(who) else np.ones(2)
    ordered = who[np.lexsort((who, place[who, 1], place[who, 0]))]
    pairs = []
    for step in range(1, min(NEIGHBOURS, len(ordered) - 1) + 1):
        one, other = ordered[:-step], ordered[step:]
        close = (np.abs(place[one] - place[other]) <= near).all(axis=1)
        pairs.append(np.stack([np.minimum(one, other)[close], np.maximum(one, other)[close]]))
    found = np.concatenate(pairs, axis=1)[:, :MOST_COMPARED] if pairs else np.zeros((2, 0), dtype=np.int64)
    return found[0], found[1]


def _votes_alike(ballots: Ballots, one: Whole, other: Whole) -> Truth:
    """Say of each pair whether they vote near-identically; compared a few thousand at a time."""
    named, position = np.unique(np.concatenate([one, other]), return_inverse=True)
    held = np.full((len(named), ballots.shape[1]), UNSEEN, dtype=np.int8)
    row = np.full(ballots.shape[0], -1)
    row[named] = np.arange(len(named))
    mine = row[ballots.person] >= 0
    held[row[ballots.person[mine]], ballots.statement[mine]] = ballots.vote[mine]
    left, right = position[: len(one)], position[len(one) :]
    alike = np.zeros(len(one), dtype=bool)
    for start in range(0, len(one), CHUNK):
        part = slice(start, start + CHUNK)
        a, b = held[left[part]], held[right[part]]
        common = (a != UNSEEN) & (b != UNSEEN)
        shared, equal = common.sum(axis=1), (common & (a == b)).sum(axis=1)
        alike[part] = (shared >= FEWEST_IN_COMMON) & (equal >= SAME_SHARE * shared)
    return alike
