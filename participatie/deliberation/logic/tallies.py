"""Counts per group and statement, and the statistics that Polis publishes about them (its formulas 1.5 to 1.7)."""

from dataclasses import dataclass

import numpy as np

from participatie.deliberation.logic.ballots import AGREE, DISAGREE, PASS, Ballots, Real, Truth, Whole

SURE = 1.2816
"""The normal quantile of 90 %, one-sided."""


@dataclass(frozen=True)
class Tallies:
    """Votes per group and statement, each (groups, statements); possibly weighted."""

    agree: Real
    disagree: Real
    passed: Real

    @property
    def seen(self) -> Real:
        """How many voted at all."""
        return self.agree + self.disagree + self.passed

    @property
    def rest(self) -> "Tallies":
        """The same counts of everybody in the other groups."""
        agree, disagree, passed = (
            table.sum(axis=0, keepdims=True) - table for table in (self.agree, self.disagree, self.passed)
        )
        return Tallies(agree, disagree, passed)


def count_votes(ballots: Ballots, groups: Whole, weight: Real | None = None) -> Tallies:
    """Count votes per group (`groups` (n), -1 is left out); `weight` (n) counts near-identical voters once."""
    number = int(groups.max(initial=-1)) + 1
    inside: Truth = groups[ballots.person] >= 0
    group, statement = groups[ballots.person[inside]], ballots.statement[inside]
    vote = ballots.vote[inside]
    heavy = None if weight is None else weight[ballots.person[inside]]
    columns = ballots.shape[1]

    def table(kind: int) -> Real:
        these = vote == kind
        cell = group[these] * columns + statement[these]
        counted = np.bincount(cell, None if heavy is None else heavy[these], number * columns)
        return counted.reshape(number, columns).astype(np.float64)

    return Tallies(table(AGREE), table(DISAGREE), table(PASS))


def group_informed_consensus(tallies: Tallies) -> Real:
    """Give per statement (m) the product over groups of the smoothed agree rate: (A + 1) / (S + 2)."""
    product: Real = ((tallies.agree + 1) / (tallies.seen + 2)).prod(axis=0)
    return product


@dataclass(frozen=True)
class Comparison:
    """How much a group stands out, per group and statement: rate, its test, ratio to the rest, its test."""

    rate: Real
    rate_test: Real
    ratio: Real
    ratio_test: Real

    @property
    def strength(self) -> Real:
        """The product of the four: by it Polis ranks representative statements."""
        return self.rate * self.rate_test * self.ratio * self.ratio_test

    @property
    def is_sure(self) -> Truth:
        """Whether both tests pass."""
        return (self.rate_test > SURE) & (self.ratio_test > SURE)


def compare(tallies: Tallies) -> tuple[Comparison, Comparison]:
    """Compare each group with the rest, on agreeing and on disagreeing."""
    rest = tallies.rest
    return (
        _comparison(tallies.agree, tallies.seen, rest.agree, rest.seen),
        _comparison(tallies.disagree, tallies.seen, rest.disagree, rest.seen),
    )


def _comparison(count: Real, seen: Real, other_count: Real, other_seen: Real) -> Comparison:
    rate = (count + 1) / (seen + 2)
    rate_test = 2 * np.sqrt(seen + 1) * ((count + 1) / (seen + 1) - 0.5)
    ratio = rate / ((other_count + 1) / (other_seen + 2))
    one, other = (count + 1) / (seen + 1), (other_count + 1) / (other_seen + 1)
    both = (count + other_count + 2) / (seen + other_seen + 2)
    spread = np.sqrt(np.maximum(both * (1 - both) * (1 / (seen + 1) + 1 / (other_seen + 1)), 0.0))
    ratio_test = np.where(both >= 1, 0.0, (one - other) / np.where(spread > 0, spread, 1.0))
    return Comparison(rate, rate_test, ratio, ratio_test)
