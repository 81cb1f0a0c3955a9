"""Opinion groups: people who stand near each other on the map, found from many starts, never too small."""

import numpy as np

from participatie.deliberation.logic.ballots import Real, Truth, Whole

ENOUGH_VOTES = 7
FEWEST_PLACED = 15
MOST_GROUPS = 5
FEWEST_PEOPLE = 5
SMALLEST_SHARE = 0.03
EACH_GROUP_MORE = 0.05
"""How much better (in silhouette) a map with one group more must be: people see two groups before three."""


def placed_people(votes_per_person: Whole, statements: int) -> Truth:
    """Say who voted enough to be grouped (n): seven votes, or the fifteen most active where few voted."""
    enough = (votes_per_person >= min(ENOUGH_VOTES, statements)) & (votes_per_person > 0)
    if enough.sum() < FEWEST_PLACED:
        most_active = np.argsort(-votes_per_person, kind="stable")[:FEWEST_PLACED]
        enough[most_active] = votes_per_person[most_active] > 0
    return enough


def find_groups(place: Real, weight: Real) -> Whole:
    """Give each person (n) the number of a group, the largest first; all 0 when no grouping has groups large enough.

    `weight` says how much each person counts. Deterministic: the starts are cuts along the main directions.
    """
    best, found = -np.inf, np.zeros(len(place), dtype=np.int64)
    for k in range(2, MOST_GROUPS + 1):
        if len(place) < k * FEWEST_PEOPLE:
            break
        labels = _without_small(place, _k_means(place, k, weight), weight)
        groups = int(labels.max()) + 1
        score = _silhouette(place, labels, weight) - EACH_GROUP_MORE * (groups - 2)
        if groups >= 2 and score > best:  # noqa: PLR2004 - one group is no grouping
            best, found = score, labels
    return _by_size(found)


def _by_size(labels: Whole) -> Whole:
    order = np.argsort(-np.bincount(labels), kind="stable")
    ranks: Whole = np.argsort(order, kind="stable")[labels].astype(np.int64)
    return ranks


def _without_small(place: Real, labels: Whole, weight: Real) -> Whole:
    """Let people of a group that is too small join the nearest one that is not."""
    people = np.bincount(labels)
    share = np.bincount(labels, weight) / weight.sum()
    kept = (people >= FEWEST_PEOPLE) & (share >= SMALLEST_SHARE)
    if kept.all():
        return labels
    if kept.sum() == 0:
        return np.zeros(len(labels), dtype=np.int64)
    centres = _centres(place, labels, weight, len(people))[kept]
    nearest = _distance(place, centres).argmin(axis=1)
    renumbered = np.cumsum(kept) - 1
    joined: Whole = np.where(kept[labels], renumbered[labels], nearest).astype(np.int64)
    return joined


def _k_means(place: Real, k: int, weight: Real) -> Whole:
    best, found = np.inf, np.zeros(len(place), dtype=np.int64)
    for start in _starts(place, k, weight):
        labels = start
        for _round in range(100):
            centres = _centres(place, labels, weight, k)
            moved = _distance(place, centres).argmin(axis=1)
            if np.array_equal(moved, labels):
                break
            labels = moved
        spread = float((weight * ((place - centres[labels]) ** 2).sum(axis=1)).sum())
        if spread < best - 1e-9:
            best, found = spread, labels
    _names, dense = np.unique(found, return_inverse=True)
    return dense.astype(np.int64)


def _starts(place: Real, k: int, weight: Real) -> list[Whole]:
    """Cut the plane in k equal parts along four directions, and grow k parts from far corners."""
    middle = (weight[:, None] * place).sum(axis=0) / weight.sum()
    _values, axes = np.linalg.eigh((weight[:, None] * (place - middle)).T @ (place - middle))
    cuts = []
    for direction in (axes[:, 1], axes[:, 0], axes[:, 0] + axes[:, 1], axes[:, 1] - axes[:, 0]):
        order = np.argsort(place @ direction, kind="stable")
        share = np.cumsum(weight[order]) / weight.sum()
        part = np.empty(len(place), dtype=np.int64)
        part[order] = np.minimum((share * k).astype(np.int64), k - 1)
        cuts.append(part)
    corners = [int(((place - middle) ** 2).sum(axis=1).argmax())]
    while len(corners) < k:
        nearest = _distance(place, place[corners]).min(axis=1)
        corners.append(int((weight * nearest).argmax()))
    return [*cuts, _distance(place, place[corners]).argmin(axis=1)]


def _centres(place: Real, labels: Whole, weight: Real, k: int) -> Real:
    total = np.bincount(labels, weight, k)
    sums = np.stack([np.bincount(labels, weight * axis, k) for axis in place.T], axis=1)
    centres: Real = np.where(total[:, None] > 0, sums / np.maximum(total, 1e-12)[:, None], np.inf)
    return centres


def _distance(place: Real, centres: Real) -> Real:
    """Give squared distances (n, k); a centre of nobody is infinitely far."""
    known = np.where(np.isfinite(centres), centres, 0.0)
    squared = (place**2).sum(axis=1)[:, None] - 2 * place @ known.T + (known**2).sum(axis=1)[None, :]
    return np.where(np.isfinite(centres[:, 0])[None, :], np.maximum(squared, 0.0), np.inf)


def _silhouette(place: Real, labels: Whole, weight: Real) -> float:
    """Give the simplified silhouette: how much nearer people are to their own centre than to the next."""
    k = int(labels.max()) + 1
    if k < 2:  # noqa: PLR2004 - one group has no neighbour
        return -np.inf
    distance = np.sqrt(_distance(place, _centres(place, labels, weight, k)))
    own = distance[np.arange(len(place)), labels]
    distance[np.arange(len(place)), labels] = np.inf
    other = distance.min(axis=1)
    return float((weight * (other - own) / np.maximum(np.maximum(own, other), 1e-12)).sum() / weight.sum())
