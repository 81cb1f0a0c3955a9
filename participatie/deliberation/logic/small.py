"""Few people: two camps found by trying, for a conversation in one room where a map would be mostly noise.

A split is as good as the votes are likely under it, each camp having its own unknown rate per statement
(beta-binomial marginal likelihood). The same search on shuffled votes says whether the split means anything.
"""

from functools import cache
from math import lgamma

import numpy as np

from participatie.deliberation.logic.ballots import AGREE, DISAGREE, Ballots, Real, Truth, Whole

MOST_PEOPLE = 30
FEWEST_IN_CAMP = 5
PRIOR = 0.5
SHUFFLES = 19
TOLERATED = 1
"""One of nineteen shuffles may split as well: with so few people, missing two real camps is the worse mistake."""
STARTS = 24
SEED = 13


def find_camps(ballots: Ballots, placed: Truth) -> Whole | None:
    """Split the placed people (k) in two camps, larger first; None when chance splits as well as they do."""
    shaping = ballots.shaping
    agree, disagree = _matrix(shaping, AGREE)[placed], _matrix(shaping, DISAGREE)[placed]
    if len(agree) < 2 * FEWEST_IN_CAMP:
        return None
    gain, camps = _best_split(agree, disagree)
    if gain <= 0:
        return None
    draw, as_good = np.random.default_rng(SEED), 0
    for _shuffle in range(SHUFFLES):
        as_good += _best_split(*_shuffled(agree, disagree, draw))[0] >= gain
        if as_good > TOLERATED:
            return None
    return camps if camps.sum() * 2 <= len(camps) else 1 - camps


def _matrix(ballots: Ballots, kind: int) -> Whole:
    table = np.zeros(ballots.shape, dtype=np.int64)
    these = ballots.vote == kind
    table[ballots.person[these], ballots.statement[these]] = 1
    return table


def _shuffled(agree: Whole, disagree: Whole, draw: np.random.Generator) -> tuple[Whole, Whole]:
    """Give the votes on each statement to others of those who voted on it."""
    agree, disagree = agree.copy(), disagree.copy()
    for column in range(agree.shape[1]):
        who = np.flatnonzero(agree[:, column] + disagree[:, column])
        other = draw.permutation(who)
        agree[who, column], disagree[who, column] = agree[other, column], disagree[other, column]
    return agree, disagree


@cache
def _likelihoods(most: int) -> Real:
    """Table of log marginal likelihoods of a agrees and d disagrees, for a and d up to `most`."""
    log = [lgamma(count + PRIOR) for count in range(most + 1)]
    both = [lgamma(count + 2 * PRIOR) for count in range(2 * most + 1)]
    start = 2 * lgamma(PRIOR) - lgamma(2 * PRIOR)
    return np.array(
        [[log[a] + log[d] - both[a + d] - start for d in range(most + 1)] for a in range(most + 1)]
    )


def _best_split(agree: Whole, disagree: Whole) -> tuple[float, Whole]:
    """Climb from several starts by moving or swapping people; give the gain over no split, and the camps."""
    table, people = _likelihoods(len(agree)), len(agree)
    together = float(table[agree.sum(axis=0), disagree.sum(axis=0)].sum())
    best, found = -np.inf, np.zeros(people, dtype=np.int64)
    for start in _starts(agree - disagree):
        camps, score = start, float(_scores(table, agree, disagree, start[None, :])[0])
        while True:
            others = _neighbours(camps)
            scores = _scores(table, agree, disagree, others)
            if len(scores) == 0 or scores.max() <= score + 1e-9:
                break
            camps, score = others[scores.argmax()], float(scores.max())
        if score > best + 1e-9:
            best, found = score, camps
    return best - together, found


def _scores(table: Real, agree: Whole, disagree: Whole, splits: Whole) -> Real:
    """Give the log likelihood of each of several splits (s, n)."""
    one = splits @ agree, splits @ disagree
    other = agree.sum(axis=0) - one[0], disagree.sum(axis=0) - one[1]
    likelihoods: Real = table[one].sum(axis=1) + table[other].sum(axis=1)
    return likelihoods


def _starts(votes: Whole) -> list[Whole]:
    """Cut people in halves by how they vote beside each of some others."""
    alike = votes @ votes.T
    starts = []
    for who in range(min(len(votes), STARTS)):
        order = np.argsort(-alike[who], kind="stable")
        camps = np.zeros(len(votes), dtype=np.int64)
        camps[order[: len(votes) // 2]] = 1
        starts.append(camps)
    return starts


def _neighbours(camps: Whole) -> Whole:
    """Give every split one move or one swap away (s, n), with no camp too small."""
    inside, outside = np.flatnonzero(camps == 1), np.flatnonzero(camps == 0)
    one, other = np.repeat(inside, len(outside)), np.tile(outside, len(inside))
    moved = np.concatenate(
        [
            inside if len(inside) > FEWEST_IN_CAMP else inside[:0],
            outside if len(outside) > FEWEST_IN_CAMP else outside[:0],
        ]
    )
    splits = np.tile(camps, (len(one) + len(moved), 1))
    rows = np.arange(len(one))
    splits[rows, one], splits[rows, other] = 0, 1
    alone = np.arange(len(moved)) + len(one)
    splits[alone, moved] = 1 - splits[alone, moved]
    return splits
