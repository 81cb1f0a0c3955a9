"""Where people stand: a two-factor model of agreeing and disagreeing, fitted by ridge regression in turns.

A vote is predicted as  mean + person + statement + place of the person . direction of the statement.  Passing
says nothing about where somebody stands and is left out. Ridge pulls who voted little towards the middle instead of
throwing them outwards. (Alternating least squares: Koren, Bell and Volinsky 2009; see the reference of formulas
for how it predicts hidden votes beside group maps.)
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from participatie.deliberation.logic.ballots import PASS, Ballots, Real
from participatie.deliberation.logic.cells import Cells, cells

FACTORS = 2
ROUNDS = 5
WARM_UP = 12
RIDGE_PERSON = 10.0
RIDGE_STATEMENT = 2.0
RIDGE_FACTOR = 6.0
SEED = 7
Sums = Callable[[Real, Real], Real]


@dataclass(frozen=True)
class Space:
    """A fitted model: `place` (n, 2) of people, `direction` (m, 2) in which a statement divides that plane.

    Places are measured in predicted votes: two people a distance d apart differ d on an average statement.
    """

    mean: float
    person: Real
    statement: Real
    place: Real
    direction: Real

    def predict(self, people: Real, statements: Real) -> Real:
        """Predict votes (-1 to 1) for pairs of positions of people and statements."""
        who, what = people.astype(np.int64), statements.astype(np.int64)
        dots = (self.place[who] * self.direction[what]).sum(axis=1)
        predicted: Real = np.clip(self.mean + self.person[who] + self.statement[what] + dots, -1.0, 1.0)
        return predicted


def find_places(ballots: Ballots, weight: Real | None = None) -> Space:
    """Fit the model; `weight` (n) says how much each person counts in shaping it, 1 by default."""
    people, statements = ballots.shape
    telling = ballots.shaping.only(ballots.shaping.vote != PASS)
    weight = np.ones(people) if weight is None else weight
    if len(telling.vote) == 0:
        nothing = np.zeros((statements, FACTORS))
        return Space(0.0, np.zeros(people), np.zeros(statements), np.zeros((people, FACTORS)), nothing)
    held = cells(telling)
    heavy = weight[telling.person]
    mean = float((heavy * telling.vote).sum() / heavy.sum())
    start = np.random.default_rng(SEED).standard_normal((statements, FACTORS))
    direction = _first_directions(held, mean, weight, start, WARM_UP)
    statement = _statement_rates(held, mean, weight)
    for _round in range(ROUNDS):
        person, place = _solve(
            held.per_person, direction, mean + statement, np.ones(statements), RIDGE_PERSON
        )
        statement, direction = _solve(held.per_statement, place, mean + person, weight, RIDGE_STATEMENT)
    return _turned(mean, person, statement, place, direction, weight)


def _statement_rates(held: Cells, mean: float, weight: Real) -> Real:
    column = weight[:, None]
    both = held.per_statement(np.concatenate([column, -mean * column], axis=1), column)
    rates: Real = both[:, 1] / (both[:, 0] + RIDGE_STATEMENT)
    return rates


def _first_directions(held: Cells, mean: float, weight: Real, start: Real, rounds: int) -> Real:
    """Give the main directions of what is left after mean and statement rates, by block power iteration."""
    rate = (mean + _statement_rates(held, mean, weight))[:, None]
    direction, root = start, np.sqrt(weight)[:, None]
    for _round in range(rounds):
        place, _triangle = np.linalg.qr(root * held.per_person(-rate * direction, direction))
        place = root * place
        direction = held.per_statement(np.concatenate([place, 0 * place], axis=1), place)
        width = place.shape[1]
        direction = direction[:, width:] - rate * direction[:, :width]
    turned, _triangle = np.linalg.qr(direction)
    size: Real = np.pad(turned, ((0, 0), (0, FACTORS - turned.shape[1])))
    size *= np.sqrt(len(size)) * 0.5
    return size


def _solve(seen_and_vote: Sums, factors: Real, known: Real, weight: Real, ridge: float) -> tuple[Real, Real]:
    """Solve the ridge regression of every row at once: its own rate, and its factors (k, 2)."""
    wide = np.concatenate([np.ones((len(factors), 1)), factors], axis=1)
    heavy = weight[:, None] * wide
    products = [heavy[:, one] * wide[:, other] for one, other in _PAIRS]
    sums = seen_and_vote(np.concatenate([np.stack(products, axis=1), -known[:, None] * heavy], axis=1), heavy)
    left = sums[:, _SQUARE].reshape(-1, 3, 3) + np.diag([ridge, RIDGE_FACTOR, RIDGE_FACTOR])
    found: Real = np.linalg.solve(left, sums[:, 6:, None])[:, :, 0].astype(np.float64)
    return found[:, 0], found[:, 1:]


_PAIRS = ((0, 0), (0, 1), (0, 2), (1, 1), (1, 2), (2, 2))
_SQUARE = [0, 1, 2, 1, 3, 4, 2, 4, 5]
"""Where in the six products each cell of the symmetric 3 x 3 matrix stands."""


def _turned(mean: float, person: Real, statement: Real, place: Real, direction: Real, weight: Real) -> Space:
    """Turn the plane so that its first axis is the one along which people differ most, and fix its signs."""
    spread = direction.T @ direction / max(len(direction), 1) + 1e-12 * np.eye(FACTORS)
    root = np.linalg.cholesky(spread)
    placed = place @ root
    _values, axes = np.linalg.eigh((weight[:, None] * placed).T @ placed)
    axes = axes[:, ::-1]
    placed, turned = placed @ axes, direction @ np.linalg.inv(root).T @ axes
    sign = np.where((turned**3).sum(axis=0) < 0, -1.0, 1.0)
    return Space(mean, person, statement, placed * sign, turned * sign)
