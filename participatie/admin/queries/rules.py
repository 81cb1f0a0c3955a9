"""Who may do what, read from the policy tables of the rooms: this page cannot say anything else than the code."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from participatie.admin.terms import DEED_LABELS, ROOM_LABELS
from participatie.i18n import N_
from participatie.kernel.actor import Role
from participatie.security.policy import Predicate, Told, tables, told

EVERYBODY = N_("iedereen")
NAMING = (EVERYBODY, "wie ", "iemand ", "een ander ")
"""How words begin that tell of a person; all others tell of a condition."""


@dataclass(frozen=True)
class Way:
    """One row of a table: the roles it asks for (none when it asks no role), who or where, and the conditions."""

    roles: tuple[Role, ...]
    who: str
    conditions: tuple[str, ...]
    is_open_to: frozenset[Role]


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
    fitting = tuple(way for way in ways if role is None or role in way.is_open_to)
    return Deed(DEED_LABELS.get(room, {}).get(action, action), fitting)


def _way(row: Sequence[Predicate]) -> Way:
    """Read a row: the narrowest role it asks for, else whom it names, else everybody; and what must be so besides."""
    words = [told(predicate) or Told(predicate.__name__) for predicate in row]
    open_to = frozenset(Role).intersection(*(one.roles for one in words if one.roles is not None))
    of_staff = [one for one in words if one.roles is not None and Role.RESIDENT not in one.roles]
    if of_staff:
        narrowest = min(of_staff, key=lambda one: len(one.roles or ()))
        rest = tuple(one.words for one in words if one not in of_staff)
        return Way(narrowest.roles or (), narrowest.words, rest, open_to)
    named = next((one.words for one in words if one.words.startswith(NAMING)), EVERYBODY)
    return Way((), named, tuple(one.words for one in words if one.words != named), open_to)
