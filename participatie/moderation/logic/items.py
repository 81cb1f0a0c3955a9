"""What people write, whatever kind it is: one shape for all pages and decisions, and the kinds that exist.

A new kind of content joins by registering one `Moderable`; it needs no page of its own here.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple, Protocol
from uuid import UUID

from participatie.kernel.actor import Actor
from participatie.kernel.errors import NotFound
from participatie.moderation.terms import Standing


class Part(NamedTuple):
    """One text of an item: its label on screen (Dutch, a msgid) and the words."""

    name: str
    label: str
    text: str


class Own(NamedTuple):
    """Where on the site an item stands: an endpoint with its values."""

    endpoint: str
    values: Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class Item:
    """Something that somebody wrote, as this room looks at it; never a person."""

    kind: str
    kind_label: str
    id: UUID
    reference: str
    organisation_id: UUID
    dossier_id: UUID | None
    place: str
    parts: Sequence[Part]
    language: str = "nl"
    byline: str
    author_id: UUID | None
    written_at: datetime
    standing: Standing
    is_public: bool
    """Whether everybody may read it when no decision keeps it out of sight."""
    is_reachable: bool
    """Whether there is a way to tell its author but on the page."""
    where: Own
    """Where everybody reads it."""
    own: Own
    """Where its author reads what happened to it."""
    mend: Own

    @property
    def fingerprint(self) -> str:
        """Give a short text that is another one when the words or the standing changed since somebody looked."""
        told = json.dumps([self.standing.value, [(part.name, part.text) for part in self.parts]])
        return hashlib.sha256(told.encode()).hexdigest()[:16]


class Wording(NamedTuple):
    """What an item said at some moment; `number` tells its wordings apart, "nu" is the newest."""

    number: str
    written_until: datetime | None
    parts: Sequence[Part]


class Moderable(Protocol):
    """What a kind of content must be able to do to be moderated."""

    @property
    def kind(self) -> str:
        """The name of the kind, in addresses and in the tables."""

    @property
    def label(self) -> str:
        """What it is called on screen (Dutch, a msgid)."""

    def find(self, reference: str) -> Item | None:
        """Find an item by its public name, whatever its standing; None when it was taken back or never was."""

    def load(self, ids: Iterable[UUID]) -> Mapping[UUID, Item]:
        """Give items by id, in few queries; what is not there (any more) is left out."""

    def recent(
        self, places: "Places", *, dossier_id: UUID | None, words: str, after: str, size: int
    ) -> Sequence[Item]:
        """List what everybody can read now in these places, newest first, from just after `after`."""

    def wordings(self, item: Item) -> Sequence[Wording]:
        """List everything the item said, newest first, beginning with what it says now."""

    def set_standing(self, actor: Actor, item: Item, standing: Standing) -> None:
        """Take it out of sight or put it back."""

    def redact(self, actor: Actor, item: Item, phrases: Sequence[str]) -> dict[str, str]:
        """Black words out of it and of everything it said before.

        Gives the originals that changed, by "number of the wording/name of the part".
        """

    def ask_facts(self, actor: Actor, item: Item, *, asked: bool) -> None:
        """Let those who answer know that this asks for a factual answer, or no longer."""


@dataclass(frozen=True)
class Places:
    """The organisations, and the single dossiers, that somebody moderates."""

    organisations: frozenset[UUID]
    dossiers: frozenset[UUID]


_kinds: dict[str, Moderable] = {}


def register(kinds: Iterable[Moderable]) -> None:
    """Let kinds of content be moderated; app.py calls this once."""
    for kind in kinds:
        _kinds[kind.kind] = kind


def kinds() -> Sequence[Moderable]:
    """List the kinds that are moderated here."""
    return list(_kinds.values())


def moderable(kind: str) -> Moderable:
    """Give what knows a kind; `NotFound` when there is no such kind."""
    try:
        return _kinds[kind]
    except KeyError:  # somebody made up an address
        raise NotFound from None
