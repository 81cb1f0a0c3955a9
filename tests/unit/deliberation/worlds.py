"""Constructed conversations of which we know what is true."""

import numpy as np

from participatie.deliberation.logic.ballots import Ballots, Whole, collect

BRIDGES, FAVOURITES, OTHER_FAVOURITES = slice(0, 10), slice(10, 15), slice(15, 20)


def rows_of(votes: Whole) -> Whole:
    """Turn a matrix of votes (9: not seen) into rows person, statement, vote."""
    person, statement = np.nonzero(votes != 9)
    return np.stack([person, statement, votes[person, statement]], axis=1)


def two_camps(ratio: int, seed: int, *, wings: bool = False, copies: bool = False) -> Ballots:
    """A camp of `ratio` times 100 people and one of 100.

    Ten statements have the support of 72 % of both, five are loved by the large camp and disliked by the small one,
    five the other way round, forty divide them. With `wings` the large camp is itself divided on twenty more; with
    `copies` it is a hundred people copied. Everybody sees 40 %.
    """
    draw = np.random.default_rng(seed)
    large, small = np.array([0.97, 0.25]), np.array([0.25, 0.97])
    polar = np.where(np.arange(40) % 2 == 0, 0.9, 0.1)

    def camp(people: int, loved: np.ndarray, *, is_large: bool) -> np.ndarray:
        rates = np.concatenate([np.full(10, 0.72), np.repeat(loved, 5), polar if is_large else 1 - polar])
        rates = np.tile(rates, (people, 1))
        if wings:
            wing = np.where((np.arange(20)[None, :] + np.arange(people)[:, None]) % 2 == 0, 0.9, 0.1)
            rates = np.concatenate([rates, wing if is_large else np.full((people, 20), 0.5)], axis=1)
        votes = np.where(draw.random(rates.shape) < rates, 1, -1)
        return np.where(draw.random(rates.shape) < 0.4, votes, 9)

    crowd = (
        np.repeat(camp(100, large, is_large=True), ratio, axis=0)
        if copies
        else camp(100 * ratio, large, is_large=True)
    )
    return collect(rows_of(np.concatenate([crowd, camp(100, small, is_large=False)])), statements=range(60))


def one_room(seed: int, seen: float) -> tuple[Ballots, np.ndarray]:
    """Ten people, two camps of five, twelve statements of which each camp agrees with its own."""
    draw = np.random.default_rng(seed)
    camps = np.repeat([0, 1], 5)
    rates = np.where(camps[:, None] == draw.integers(0, 2, 12)[None, :], 0.9, 0.1)
    votes = np.where(draw.random((10, 12)) < rates, 1, -1)
    return collect(rows_of(np.where(draw.random((10, 12)) < seen, votes, 9))), camps


def shuffled(ballots: Ballots, seed: int) -> Ballots:
    """The same votes on each statement, given to others of those who saw it."""
    draw = np.random.default_rng(seed)
    order = np.lexsort((draw.random(len(ballots.vote)), ballots.statement))
    vote = ballots.vote.copy()
    vote[np.argsort(ballots.statement, kind="stable")] = ballots.vote[order]
    return ballots.with_votes(vote)


def likeness(one: np.ndarray, other: np.ndarray) -> float:
    """The adjusted Rand index of two groupings: 1 when they are the same, about 0 by chance (Hubert, Arabie 1985)."""
    table = np.zeros((int(one.max()) + 1, int(other.max()) + 1))
    np.add.at(table, (one, other), 1)

    def pairs(count: np.ndarray) -> float:
        return float((count * (count - 1) / 2).sum())

    both, rows, columns = pairs(table), pairs(table.sum(axis=1)), pairs(table.sum(axis=0))
    chance = rows * columns / pairs(np.array([len(one)]))
    return 1.0 if rows == columns == chance else (both - chance) / ((rows + columns) / 2 - chance)
