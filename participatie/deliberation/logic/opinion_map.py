"""The opinion map of a conversation: groups, and per statement who carries it, what divides and what connects."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from participatie.deliberation.logic.alike import count_once
from participatie.deliberation.logic.ballots import Ballots, Real, Truth, Whole
from participatie.deliberation.logic.bridging import Bridging, find_bridges, score
from participatie.deliberation.logic.camps import find_groups, placed_people
from participatie.deliberation.logic.clarity import groups_are_clear
from participatie.deliberation.logic.compatible import compatible_groups
from participatie.deliberation.logic.small import MOST_PEOPLE, find_camps
from participatie.deliberation.logic.space import find_places
from participatie.deliberation.logic.tallies import Tallies, count_votes, group_informed_consensus
from participatie.deliberation.logic.telling import compatible_representative, dividing, representative


@dataclass(frozen=True)
class OpinionMap:
    """Everything there is to tell. Arrays follow the order of `ballots`; group -1 is nobody's group."""

    ballots: Ballots
    names: tuple[int, ...]
    groups: Whole
    place: Real
    are_clear: bool
    tallies: Tallies
    consensus: Real
    bridging: Bridging
    representative: tuple[tuple[int, ...], ...]
    dividing: Truth

    @property
    def sizes(self) -> tuple[int, ...]:
        """How many people each group has."""
        return tuple(int((self.groups == group).sum()) for group in range(len(self.names)))


def draw_map(ballots: Ballots) -> OpinionMap:
    """Draw the map by our own method: honest about whether there are groups, the same for the same votes."""
    place = find_places(ballots).place
    placed = placed_people(ballots.votes_per_person, ballots.shape[1])
    groups, are_clear = np.full(ballots.shape[0], -1, dtype=np.int64), False
    if 0 < placed.sum() <= MOST_PEOPLE:
        camps = find_camps(ballots, placed)
        if camps is not None:
            groups[placed], are_clear = camps, True
    elif placed.any() and groups_are_clear(ballots):
        found = find_groups(place[placed], np.ones(int(placed.sum())))
        if found.max() > 0:
            groups[placed], are_clear = found, True
    bridging = find_bridges(ballots, place, are_clear=are_clear)
    return _told(ballots, groups, place, bridging, are_clear=are_clear)


def draw_compatible_map(ballots: Ballots, arrival: Whole) -> OpinionMap:
    """Draw the map by Polis's published steps; `arrival` is the order in which people first voted."""
    groups, place = compatible_groups(ballots, arrival)
    return _given(ballots, groups, place, compatible=True)


def map_of_groups(ballots: Ballots, given: Mapping[int, int | None]) -> OpinionMap:
    """Tell of groups that somebody else made: `given` names a group per person, or None."""
    named = sorted({name for name in given.values() if name is not None})
    order = {name: position for position, name in enumerate(named)}
    of_people = [given.get(person) for person in ballots.people]
    groups = np.array([-1 if name is None else order[name] for name in of_people], dtype=np.int64)
    place = find_places(ballots).place
    return _given(ballots, groups, place, compatible=True, names=tuple(named))


def _given(
    ballots: Ballots, groups: Whole, place: Real, *, compatible: bool, names: tuple[int, ...] = ()
) -> OpinionMap:
    bridging = score(ballots, groups, count_once(ballots, place))
    clear = bool(groups.max(initial=-1) > 0)
    return _told(ballots, groups, place, bridging, are_clear=clear, compatible=compatible, names=names)


def _told(
    ballots: Ballots,
    groups: Whole,
    place: Real,
    bridging: Bridging,
    *,
    are_clear: bool,
    compatible: bool = False,
    names: tuple[int, ...] = (),
) -> OpinionMap:
    tallies = count_votes(ballots, groups)
    tell = compatible_representative if compatible else representative
    number = len(tallies.agree)
    return OpinionMap(
        ballots=ballots,
        names=names or tuple(range(number)),
        groups=groups,
        place=place,
        are_clear=are_clear,
        tallies=tallies,
        consensus=group_informed_consensus(tallies),
        bridging=bridging,
        representative=tell(tallies, ballots.accepted) if number > 1 else ((),) * number,
        dividing=dividing(tallies, ballots.accepted),
    )


def as_data(drawn: OpinionMap, *, explanation: str, seconds: float) -> dict[str, Any]:
    """Give the map as plain data for a file; numbers of people and statements are those of the votes."""
    return {
        "groups": [{"id": name, "size": size} for name, size in zip(drawn.names, drawn.sizes, strict=True)],
        "participants": [_person(drawn, position) for position in range(len(drawn.ballots.people))],
        "statements": [_statement(drawn, position) for position in range(len(drawn.ballots.statements))],
        "clear_groups": drawn.are_clear,
        "explanation": explanation,
        "seconds": round(seconds, 3),
    }


def _person(drawn: OpinionMap, position: int) -> dict[str, Any]:
    group = int(drawn.groups[position])
    return {
        "participant": drawn.ballots.people[position],
        "group": drawn.names[group] if group >= 0 else None,
        "x": round(float(drawn.place[position, 0]), 6),
        "y": round(float(drawn.place[position, 1]), 6),
    }


def _statement(drawn: OpinionMap, position: int) -> dict[str, Any]:
    tallies, bridging = drawn.tallies, drawn.bridging
    return {
        "statement": drawn.ballots.statements[position],
        "groups": {
            str(name): {
                "agree": int(tallies.agree[group, position]),
                "disagree": int(tallies.disagree[group, position]),
                "pass": int(tallies.passed[group, position]),
            }
            for group, name in enumerate(drawn.names)
        },
        "group_informed_consensus": float(drawn.consensus[position]) if drawn.names else None,
        "bridging": {
            "score": float(bridging.score[position]),
            "lower": float(bridging.lower[position]),
            "upper": float(bridging.upper[position]),
        }
        if bridging.has_evidence[position]
        else None,
        "representative_for": [
            name for name, told in zip(drawn.names, drawn.representative, strict=True) if position in told
        ],
        "dividing": bool(drawn.dividing[position]),
    }
