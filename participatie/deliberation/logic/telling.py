"""Which statements tell groups apart: representative of one group, or dividing all of them.

In compatible mode these are Polis's rules (1.6). Otherwise a statement is told only when it would be surprising by
chance among all statements looked at (false discoveries held at one in ten, Benjamini and Hochberg 1995).
"""

from math import erfc

import numpy as np

from participatie.deliberation.logic.ballots import Real, Truth
from participatie.deliberation.logic.tallies import Tallies, compare

MOST_SHOWN = 5
FALSE_DISCOVERIES = 0.1
FEWEST_VOTES = 5
HALF = 0.5

_tail = np.vectorize(lambda z: 0.5 * erfc(z / 2**0.5), otypes=[np.float64])


def representative(tallies: Tallies, accepted: Truth) -> tuple[tuple[int, ...], ...]:
    """Give per group the positions of at most five statements that set it apart from the rest, best first."""
    agree, disagree = compare(tallies)
    found = []
    for group in range(len(tallies.agree)):
        surprise = np.minimum(_tail(agree.ratio_test[group]), _tail(disagree.ratio_test[group]))
        seen = np.minimum(tallies.seen[group], tallies.rest.seen[group])
        fit = accepted & (seen >= FEWEST_VOTES)
        likely = np.maximum(agree.rate[group], disagree.rate[group]) > HALF
        told = discoveries(surprise, fit) & likely
        strength = np.maximum(np.abs(agree.ratio_test[group]), np.abs(disagree.ratio_test[group]))
        order = np.argsort(np.where(told, -strength, np.inf), kind="stable")
        found.append(tuple(int(one) for one in order[:MOST_SHOWN] if told[one]))
    return tuple(found)


def compatible_representative(tallies: Tallies, accepted: Truth) -> tuple[tuple[int, ...], ...]:
    """Give the same by Polis's published rule: both tests at 90 %, the product of four, best agree in front."""
    agree, disagree = compare(tallies)
    found = []
    for group in range(len(tallies.agree)):
        strong_agree, strong_disagree = agree.strength[group], disagree.strength[group]
        is_agree = agree.ratio_test[group] > disagree.ratio_test[group]
        sufficient = (agree.is_sure[group] | disagree.is_sure[group]) & accepted
        strength = np.where(is_agree, strong_agree, strong_disagree)
        order = [
            int(one) for one in np.argsort(-np.where(sufficient, strength, -np.inf), kind="stable")
            if sufficient[one]
        ]  # fmt: skip
        best = _best_agree(tallies, group, accepted)
        if best is not None:
            order = [best, *(one for one in order if one != best)]
        chosen = order[:MOST_SHOWN]
        if not chosen and accepted.any():
            largest = np.maximum(agree.ratio_test[group], disagree.ratio_test[group])
            chosen = [int(np.argmax(np.where(accepted, largest, -np.inf)))]
        found.append(tuple(sorted(chosen, key=lambda one: not (is_agree[one] or one == best))))
    return tuple(found)


def _best_agree(tallies: Tallies, group: int, accepted: Truth) -> int | None:
    agree, _disagree = compare(tallies)
    likely = (agree.ratio[group] > 1) & (agree.rate[group] > HALF)
    fit = accepted & ((agree.rate_test[group] > 1.2816) | likely)  # noqa: PLR2004 - the published quantile
    if not fit.any():
        return None
    return int(np.argmax(np.where(fit, agree.strength[group], -np.inf)))


def dividing(tallies: Tallies, accepted: Truth) -> Truth:
    """Say per statement (m) whether most of one group agrees while most of another disagrees, beyond chance."""
    if len(tallies.agree) < 2:  # noqa: PLR2004 - one group is divided from nobody
        return np.zeros(tallies.agree.shape[1], dtype=bool)
    rate = (tallies.agree + 1) / (tallies.agree + tallies.disagree + 2)
    seen = tallies.agree + tallies.disagree
    high, low = rate.argmax(axis=0), rate.argmin(axis=0)
    column = np.arange(rate.shape[1])
    between = rate[high, column] - rate[low, column]
    both = (rate[high, column] * seen[high, column] + rate[low, column] * seen[low, column]) / np.maximum(
        seen[high, column] + seen[low, column], 1
    )
    spread: Real = np.sqrt(
        np.maximum(both * (1 - both), 1e-9) * (1 / (seen[high, column] + 1) + 1 / (seen[low, column] + 1))
    )
    enough = (np.minimum(seen[high, column], seen[low, column]) >= FEWEST_VOTES) & accepted
    apart = (rate[high, column] > HALF) & (rate[low, column] < HALF)
    divides: Truth = discoveries(_tail(between / spread), enough) & apart
    return divides


def discoveries(surprise: Real, fit: Truth) -> Truth:
    """Say which of many tests hold, with one false discovery in ten expected; only those that fit count."""
    found = np.zeros(len(surprise), dtype=bool)
    candidates = np.flatnonzero(fit)
    if len(candidates) == 0:
        return found
    order = candidates[np.argsort(surprise[candidates], kind="stable")]
    steps = FALSE_DISCOVERIES * np.arange(1, len(order) + 1) / len(order)
    under = np.flatnonzero(surprise[order] <= steps)
    if len(under):
        found[order[: under[-1] + 1]] = True
    return found
