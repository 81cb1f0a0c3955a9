"""What can happen to a contribution."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from participatie.facts.record import Fact


@dataclass(frozen=True, kw_only=True)
class ContributionReceived(Fact):
    """Somebody sent something in, through any channel."""

    round_id: UUID
    channel: str
    late: bool


@dataclass(frozen=True, kw_only=True)
class ContributionHeld(Fact):
    """It waits for a moderator before it is shown; the reasons are kinds, never words."""

    is_sealed: ClassVar[bool] = True
    round_id: UUID
    reasons: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class ContributionReleased(Fact):
    """Its author took out what it was held for: it is shown without a moderator having to look."""

    is_sealed: ClassVar[bool] = True
    round_id: UUID


@dataclass(frozen=True, kw_only=True)
class ContributionEdited(Fact):
    """The author changed their words before the round closed."""

    revision: int


@dataclass(frozen=True, kw_only=True)
class ContributionWithdrawn(Fact):
    """The author took it back; it stays counted as withdrawn."""


@dataclass(frozen=True, kw_only=True)
class ContributionsRead(Fact):
    """A civil servant read contributions."""

    contribution_ids: tuple[UUID, ...]
    role: str


@dataclass(frozen=True, kw_only=True)
class LateRuled(Fact):
    """A civil servant decided whether a late contribution counts."""

    ruling: str


@dataclass(frozen=True, kw_only=True)
class PublicationChanged(Fact):
    """A moderator took a contribution out of sight, or put it back; it stays received."""

    publication: str
