"""Opinion groups as Polis publishes them: a re-statement of its published steps, started cold.

Source: the Clojure math of compdemocracy/polis, as written down in steps 1.1 to 1.4 of its public description:
column-mean imputation, two principal components, projection with sparsity scaling, a hundred base clusters
that start from the first people who voted, then weighted k-means over their centres, k by silhouette.
"""

import numpy as np

from participatie.deliberation.logic.ballots import Ballots, Real, Truth, Whole

ENOUGH_VOTES = 7
FEWEST_PEOPLE = 15
BASE_CLUSTERS = 100
MOST_GROUPS = 5


def project(ballots: Ballots) -> Real:
    """Give people's places (n, 2); taken-out statements are zero for everybody."""
    seen = ballots.dense()
    seen[:, ~ballots.accepted] = 0.0
    known = ~np.isnan(seen)
    filled = np.where(known, seen, 0.0)
    mean = filled.sum(axis=0) / np.maximum(known.sum(axis=0), 1)
    centred = np.where(known, seen - mean, 0.0)
    components = _components(centred)
    scale = np.sqrt(ballots.shape[1] / np.maximum(known.sum(axis=1), 1))
    places: Real = scale[:, None] * (centred @ components.T)
    return places


def _components(centred: Real) -> Real:
    """Give the two main directions (2, m), through the smaller of the two square matrices."""
    people, statements = centred.shape
    if statements <= people:
        _values, vectors = np.linalg.eigh(centred.T @ centred)
        found = vectors[:, ::-1][:, :2].T
    else:
        values, vectors = np.linalg.eigh(centred @ centred.T)
        found = (centred.T @ vectors[:, ::-1][:, :2]).T
        found = found / np.maximum(np.sqrt(np.maximum(values[::-1][:2], 0.0)), 1e-12)[:, None]
    padded = np.zeros((2, statements))
    padded[: len(found)] = found
    return padded


def grouped_people(ballots: Ballots, arrival: Whole) -> Whole:
    """Give who takes part in the grouping, in order of arrival: enough votes, topped up to fifteen people."""
    votes = ballots.votes_per_person
    enough = min(ENOUGH_VOTES, ballots.shape[1])
    inside: Truth = (votes >= enough) & (votes > 0)
    if inside.sum() < FEWEST_PEOPLE:
        most_active = np.argsort(-votes, kind="stable")
        inside[most_active[:FEWEST_PEOPLE]] = votes[most_active[:FEWEST_PEOPLE]] > 0
    return arrival[inside[arrival]]


def compatible_groups(ballots: Ballots, arrival: Whole) -> tuple[Whole, Real]:
    """Give each person's group (n; -1: not grouped), largest group first, and everybody's place (n, 2)."""
    places = project(ballots)
    inside = grouped_people(ballots, arrival)
    groups = np.full(ballots.shape[0], -1, dtype=np.int64)
    if len(inside) == 0:
        return groups, places
    points = places[inside]
    base = _k_means(points, _first_distinct(points, BASE_CLUSTERS), np.ones(len(points)), 100, 0.01)
    sizes = np.bincount(base, minlength=base.max() + 1)
    centres = np.stack([points[base == one].mean(axis=0) for one in range(len(sizes))])
    found = _best_grouping(centres, sizes.astype(np.float64))
    of_people = found[base]
    by_size = np.argsort(-np.bincount(of_people), kind="stable")
    groups[inside] = np.argsort(by_size, kind="stable")[of_people]
    return groups, places


def _best_grouping(centres: Real, sizes: Real) -> Whole:
    """Try every number of groups; the largest mean silhouette over base clusters wins, ties go to more groups."""
    best, found = -np.inf, np.zeros(len(centres), dtype=np.int64)
    for k in range(2, min(MOST_GROUPS, 2 + len(centres) // 12) + 1):
        if k > len(centres):
            break
        labels = _k_means(centres, _first_distinct(centres, k), sizes, 20, 0.0)
        score = silhouette(centres, labels)
        if score >= best:
            best, found = score, labels
    return found


def _first_distinct(points: Real, most: int) -> Real:
    _unique, first = np.unique(points, axis=0, return_index=True)
    chosen: Real = points[np.sort(first)[:most]]
    return chosen


def _k_means(points: Real, centres: Real, weight: Real, rounds: int, still: float) -> Whole:
    """Move centres until they stand still (largest step at most `still`); empty ones go; labels are dense."""
    labels = _nearest(points, centres)
    for _round in range(rounds):
        total = np.bincount(labels, weight, len(centres))
        kept = total > 0
        moved = (
            np.stack(
                [
                    np.bincount(labels, weight * points[:, axis], len(centres))
                    for axis in range(points.shape[1])
                ],
                axis=1,
            )[kept]
            / total[kept, None]
        )
        step = np.abs(moved - centres[kept]).max(initial=0.0)
        was = labels
        centres = moved
        labels = _nearest(points, centres)
        if step <= still and (still > 0 or np.array_equal(was, labels)):
            break
    _names, dense = np.unique(labels, return_inverse=True)
    return dense.astype(np.int64)


def _nearest(points: Real, centres: Real) -> Whole:
    distance = (centres**2).sum(axis=1)[None, :] - 2.0 * points @ centres.T
    nearest: Whole = distance.argmin(axis=1).astype(np.int64)
    return nearest


def silhouette(points: Real, labels: Whole) -> float:
    """Give the mean silhouette (-1 to 1) of a grouping; somebody alone in a group counts 0."""
    k = int(labels.max()) + 1
    if k < 2 or len(points) < 3:  # noqa: PLR2004 - two groups need a third point to compare with
        return 0.0
    apart = np.sqrt(np.maximum(((points[:, None, :] - points[None, :, :]) ** 2).sum(axis=2), 0.0))
    member = np.eye(k)[labels]
    sizes = member.sum(axis=0)
    total = apart @ member
    own = total[np.arange(len(points)), labels] / np.maximum(sizes[labels] - 1, 1)
    others = np.where(member > 0, np.inf, total / np.maximum(sizes, 1)).min(axis=1)
    value = (others - own) / np.maximum(np.maximum(own, others), 1e-12)
    return float(np.where(sizes[labels] > 1, value, 0.0).mean())
