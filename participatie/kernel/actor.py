"""Who is acting: an account with its roles, a visitor without one, or a named part of the system."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Self
from uuid import UUID


class Role(StrEnum):
    """What somebody does for an organisation; `N_` labels live in identity.terms.

    A platform administrator is appointed through the organisation that hosts the platform, and sees no content.
    """

    RESIDENT = "inwoner"
    CIVIL_SERVANT = "ambtenaar"
    PROJECT_LEADER = "projectleider"
    MODERATOR = "moderator"
    ADMINISTRATOR = "beheerder"
    COUNCIL_MEMBER = "raadslid"
    PLATFORM_ADMINISTRATOR = "platformbeheerder"


ANSWERING = (Role.CIVIL_SERVANT, Role.PROJECT_LEADER, Role.ADMINISTRATOR)
"""Who writes and answers for an organisation."""
LEADING = (Role.PROJECT_LEADER, Role.ADMINISTRATOR)
"""Who carries a dossier: opens and ends its rounds, and writes down what was decided."""


@dataclass(frozen=True)
class Assignment:
    """One role in one organisation, or in one dossier of it when `dossier_id` is set."""

    role: Role
    organisation_id: UUID
    dossier_id: UUID | None = None


@dataclass(frozen=True)
class Actor:
    """A frozen answer to "who is asking?", good for requests, jobs and commands alike."""

    account_id: UUID | None = None
    name: str = ""
    assignments: frozenset[Assignment] = frozenset()
    system_name: str = ""
    contribution_ids: frozenset[UUID] = frozenset()
    proved_at: datetime | None = None
    """When this person last showed a factor in this session (UTC); None: not in this session."""

    @classmethod
    def visitor(cls, contribution_ids: frozenset[UUID] = frozenset()) -> Self:
        """Somebody without an account, who may hold the follow codes of some contributions."""
        return cls(contribution_ids=contribution_ids)

    @classmethod
    def system(cls, name: str) -> Self:
        """A job or a command, by name ("retention"); it may do what its policy rows say."""
        return cls(system_name=name)

    @property
    def is_signed_in(self) -> bool:
        """Whether there is an account behind this actor."""
        return self.account_id is not None

    @property
    def is_staff(self) -> bool:
        """Whether this actor works for any organisation here."""
        return any(held.role is not Role.RESIDENT for held in self.assignments)

    def has_role(self, *roles: Role, organisation_id: UUID, dossier_id: UUID | None = None) -> bool:
        """Say whether one of the roles is held in the organisation, or in just this dossier of it."""
        return any(
            held.role in roles
            and held.organisation_id == organisation_id
            and (held.dossier_id is None or held.dossier_id == dossier_id)
            for held in self.assignments
        )

    def has_role_anywhere(self, *roles: Role) -> bool:
        """Say whether one of the roles is held in any organisation: enough for a door, never for a deed."""
        return any(held.role in roles for held in self.assignments)

    @property
    def organisation_ids(self) -> frozenset[UUID]:
        """The organisations this actor works for."""
        return frozenset(held.organisation_id for held in self.assignments)

    def has_proved(self, *, since: datetime) -> bool:
        """Say whether this person showed a factor after a moment: weighty acts want it to be recent."""
        return self.proved_at is not None and self.proved_at >= since

    @property
    def label(self) -> str:
        """What the record says of who acted: never a name."""
        if self.system_name:
            return f"system:{self.system_name}"
        return f"account:{self.account_id}" if self.account_id else "visitor"
