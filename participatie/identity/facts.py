"""What can happen to organisations, accounts and contacts."""

from dataclasses import dataclass
from uuid import UUID

from participatie.facts.record import Fact


@dataclass(frozen=True, kw_only=True)
class OrganisationAdded(Fact):
    """An organisation joined the platform."""


@dataclass(frozen=True, kw_only=True)
class AccountAdded(Fact):
    """Somebody got an account."""


@dataclass(frozen=True, kw_only=True)
class RoleGiven(Fact):
    """An account got a role."""

    role: str


@dataclass(frozen=True, kw_only=True)
class ContactKept(Fact):
    """A way to reach a contributor was written down."""

    contact_id: UUID


@dataclass(frozen=True, kw_only=True)
class SignedIn(Fact):
    """An account proved who it is and began a session."""
