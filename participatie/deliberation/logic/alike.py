"""People who vote almost the same count once: copies of one opinion, or one person with many accounts, win no veto."""

import numpy as np

from participatie.deliberation.logic.ballots import Ballots, Real, Whole

FEWEST_IN_COMMON = 10
SAME_SHARE = 0.95
MOST_COMPARED = 4_000
"""Above this many people only exact copies are looked for: comparing all pairs would take too long."""


def copies(ballots: Ballots) -> Whole:
    """Give each person (n) the position of the first person who votes near-identically; mostly themselves.

    Near-identical: at least ten votes in common, at least 95 % of them equal.
    """
    people, _statements = ballots.shape
    if people == 0:
        return np.zeros(0, dtype=np.int64)
    return _exact_copies(ballots) if people > MOST_COMPARED else _near_copies(ballots)


def count_once(ballots: Ballots) -> Real:
    """Give each person (n) a weight so that near-identical voters together weigh one."""
    first = copies(ballots)
    weights: Real = 1.0 / np.maximum(np.bincount(first, minlength=len(first)), 1)[first]
    return weights


def _near_copies(ballots: Ballots) -> Whole:
    seen = np.zeros(ballots.shape, dtype=np.float32)
    vote = np.zeros(ballots.shape, dtype=np.float32)
    seen[ballots.person, ballots.statement] = 1
    vote[ballots.person, ballots.statement] = ballots.vote
    decided = np.abs(vote)
    common = seen @ seen.T
    # Equal votes: both agree or both disagree ((product + both decided) / 2), or both passed.
    equal = (vote @ vote.T + decided @ decided.T) / 2 + (seen - decided) @ (seen - decided).T
    alike = (common >= FEWEST_IN_COMMON) & (equal >= SAME_SHARE * common)
    np.fill_diagonal(alike, val=True)
    first = np.arange(len(alike))
    for person in range(len(alike)):  # who is alike joins the first, and so does who is alike to them
        if alike[person, :person].any():
            first[person] = first[int(np.argmax(alike[person, :person]))]
    return first


def _exact_copies(ballots: Ballots) -> Whole:
    """Find people with exactly the same votes, by a sum of random numbers per vote that no two sets share."""
    draw = np.random.default_rng(17).random((ballots.shape[1], 3))
    kind = ballots.vote.astype(np.int64) + 1
    mark = np.bincount(ballots.person, draw[ballots.statement, kind], ballots.shape[0])
    enough = ballots.votes_per_person >= FEWEST_IN_COMMON
    mark = np.where(enough, np.round(mark, 9), -1.0 - np.arange(ballots.shape[0]))
    _marks, first, group = np.unique(mark, return_index=True, return_inverse=True)
    return first[group].astype(np.int64)
