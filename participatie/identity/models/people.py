"""Organisations, accounts with their roles, and contacts: the tables with personal data."""

from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from participatie.db.base import Base, CreatedAt, Id, OptionalMoment, Text, choice, refers_to
from participatie.identity.terms import OrganisationKind
from participatie.kernel.actor import Role


class Organisation(Base):
    """A municipality, province, water board or partner; `code` begins its dossier numbers ("WR")."""

    __tablename__ = "organisation"

    id: Mapped[Id]
    slug: Mapped[str] = mapped_column(unique=True)
    code: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    kind: Mapped[OrganisationKind] = mapped_column(choice(OrganisationKind, "organisation_kind"))
    desk: Mapped[Text]
    phone: Mapped[Text]
    email: Mapped[Text]
    postal_address: Mapped[Text]
    created_at: Mapped[CreatedAt]


class Account(Base):
    """Somebody who can sign in. Contributions never need one.

    Without an address it is somebody who comes in through an identity provider, and nobody can mail them.
    """

    __tablename__ = "account"
    __table_args__ = (sa.CheckConstraint("email = lower(email)", name="email_lower_case"),)

    id: Mapped[Id]
    email: Mapped[str | None] = mapped_column(unique=True)
    name: Mapped[str]
    job_title: Mapped[Text]
    password_hash: Mapped[str | None]
    created_at: Mapped[CreatedAt]
    closed_at: Mapped[OptionalMoment]
    assignments: Mapped[list["RoleAssignment"]] = relationship(back_populates="account", lazy="selectin")


class RoleAssignment(Base):
    """One role of one account, in an organisation or in just one dossier of it."""

    __tablename__ = "role_assignment"
    __table_args__ = (sa.UniqueConstraint("account_id", "role", "organisation_id", "dossier_id"),)

    id: Mapped[Id]
    account_id: Mapped[UUID] = refers_to("account.id")
    role: Mapped[Role] = mapped_column(choice(Role, "role"))
    organisation_id: Mapped[UUID] = refers_to("organisation.id")
    dossier_id: Mapped[UUID | None] = mapped_column(index=True)
    given_at: Mapped[CreatedAt]
    account: Mapped[Account] = relationship(back_populates="assignments")


class Contact(Base):
    """How to reach somebody who sent something in: kept apart from what they said."""

    __tablename__ = "contact"

    id: Mapped[Id]
    email: Mapped[str | None]
    name: Mapped[str | None]
    postal_address: Mapped[str | None]
    language: Mapped[str] = mapped_column(default="nl")
    created_at: Mapped[CreatedAt]
    erased_at: Mapped[OptionalMoment]
