"""Are there groups at all? Votes are shuffled within each statement, and the map of the real votes must stand out.

Every way of grouping finds groups in coin flips. What shuffled votes never have is a main direction as strong as that
of people who really differ: the largest singular value of what is left after statement rates (a permutation test).
"""

import numpy as np

from participatie.deliberation.logic.ballots import PASS, Ballots, Real
from participatie.deliberation.logic.cells import Cells, cells

SHUFFLES = 39
FEW_SHUFFLES = 3
FAR_ABOVE = 1.6
JUST_ABOVE = 1.02
FEWEST_VOTES = 20
ROUNDS = 8
SEED = 11


def groups_are_clear(ballots: Ballots) -> bool:
    """Say whether people differ more than chance would make them (at one in forty).

    Where the real votes stand far above the first shuffles, no more are drawn.
    """
    telling = ballots.shaping.only(ballots.shaping.vote != PASS)
    if len(telling.vote) < FEWEST_VOTES:
        return False
    by_statement = np.argsort(telling.statement, kind="stable")
    telling = Ballots(
        people=telling.people,
        statements=telling.statements,
        person=telling.person[by_statement],
        statement=telling.statement[by_statement],
        vote=telling.vote[by_statement],
        accepted=telling.accepted,
    )
    real = _strength(telling)
    draw, highest = np.random.default_rng(SEED), 0.0
    for shuffle in range(SHUFFLES):
        order = np.lexsort((draw.random(len(telling.vote)), telling.statement))
        highest = max(highest, _strength(telling.with_votes(telling.vote[order])))
        if real <= highest * JUST_ABOVE:
            return False
        if shuffle + 1 >= FEW_SHUFFLES and real > highest * FAR_ABOVE:
            break
    return real > 0


def _strength(telling: Ballots) -> float:
    """Give the size of the main direction, by power iteration on the votes minus each statement's rate."""
    people, statements = telling.shape
    held: Cells = cells(telling)
    seen = np.bincount(telling.statement, minlength=statements)
    rate: Real = np.bincount(telling.statement, telling.vote, statements) / np.maximum(seen, 1)
    direction = np.random.default_rng(SEED).standard_normal((statements, 2))
    place = np.zeros((people, 2))
    size = 0.0
    for _round in range(ROUNDS):
        place = held.per_person(-rate[:, None] * direction, direction)
        place, _triangle = np.linalg.qr(place)
        both = held.per_statement(np.concatenate([place, 0 * place], axis=1), place)
        direction = both[:, place.shape[1] :] - rate[:, None] * both[:, : place.shape[1]]
        size = float(np.linalg.norm(direction, axis=0).max())
    return size
