"""Weighty acts: deeds that wait until a second person has agreed.

The room that knows the deed describes it here; `app.py` registers it. This room asks, waits and lets it be done.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Protocol
from uuid import UUID

from participatie.kernel.actor import Actor, Role

WAITS_FOR = timedelta(days=7)
ADD_ORGANISATION = "add_organisation"


class Asked(Protocol):
    """What an executor may know of the request that was agreed."""

    id: UUID
    subject_id: UUID
    organisation_id: UUID | None
    dossier_id: UUID | None
    reason: str
    details: dict[str, Any]
    asked_by: UUID


Rows = Sequence[tuple[str, str]]


@dataclass(frozen=True, kw_only=True)
class WeightyAct:
    """One kind of act: who may ask for it and agree to it, how it is told, and how it is done.

    `label` says it as a deed ("Een besluit vastleggen"), for the catalogue. `tell` gives names with values for
    who must decide; `execute` does it in the transaction of the agreement, as the person who agrees.
    """

    name: str
    label: str
    roles: tuple[Role, ...]
    execute: Callable[[Actor, Asked], None]
    tell: Callable[[Mapping[str, Any]], Rows] = lambda _details: ()


_acts: dict[str, WeightyAct] = {}


def register(*acts: WeightyAct) -> None:
    """Make acts known, by name; app.py calls this for every room that has one."""
    _acts.update({act.name: act for act in acts})


def act_by_name(name: str) -> WeightyAct:
    """Find an act; `KeyError` when a release has dropped it."""
    return _acts[name]


def names_for(actor: Actor) -> frozenset[str]:
    """Give the acts in which somebody with this actor's roles could have a say, somewhere."""
    return frozenset(act.name for act in _acts.values() if actor.has_role_anywhere(*act.roles))
