"""Who may do what, read from the policy tables of the rooms: this page cannot say anything else than the code."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from participatie.admin.terms import DEED_LABELS, ROOM_LABELS
from participatie.kernel.actor import Role
from participatie.security.policy import Predicate, Told, tables, told


@dataclass(frozen=True)
class Way:
    """One row of a table: who (the roles, with where; none means it asks no role), and on which conditions."""

    roles: tuple[Role, ...] | None
    where: str
    conditions: tuple[str, ...]


@dataclass(frozen=True)
class Deed:
    """One deed, with every way in which it is allowed."""

    label: str
    ways: tuple[Way, ...]


@dataclass(frozen=True)
class Room:
    """One room with its deeds."""

    label: str
    deeds: tuple[Deed, ...]


def list_rules(role: Role | None = None) -> list[Room]:
    """List the deeds of every room; with a role only what somebody with that role could do."""
    rooms = []
    for name, policy in tables().items():
        deeds = [_deed(name, action, rows, role) for action, rows in policy.table.items()]
        kept = tuple(deed for deed in deeds if deed.ways)
        if kept:
            rooms.append(Room(ROOM_LABELS.get(name, name), kept))
    return rooms


def _deed(room: str, action: StrEnum, rows: Sequence[Sequence[Predicate]], role: Role | None) -> Deed:
    ways = (_way(row) for row in rows)
    fitting = tuple(way for way in ways if role is None or way.roles is None or role in way.roles)
    return Deed(DEED_LABELS.get(room, {}).get(action, action), fitting)


def _way(row: Sequence[Predicate]) -> Way:
    """Read a row: the narrowest role it asks for, and what must be so besides."""
    words = [told(predicate) or Told(predicate.__name__) for predicate in row]
    asking = [one for one in words if one.roles is not None]
    narrowest = min(asking, key=lambda one: len(one.roles or ()), default=None)
    return Way(
        roles=narrowest.roles if narrowest else None,
        where=narrowest.words if narrowest else "",
        conditions=tuple(one.words for one in words if one.roles is None),
    )
