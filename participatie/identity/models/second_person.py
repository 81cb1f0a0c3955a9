"""Weighty acts that wait for a second person, and invitations to come and work here."""

from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from participatie.db.base import Base, CreatedAt, Id, OptionalMoment, Text, choice, refers_to
from participatie.identity.models.people import Account, Organisation
from participatie.kernel.actor import Role


class SecondPersonRequest(Base):
    """Somebody asks a colleague to agree before a weighty act is done. It is decided once, never by who asked.

    `act` names a `logic.acts.WeightyAct`; `details` holds what the act needs, `reason` is what the colleague
    reads. Without an organisation it is an act of platform administrators.
    """

    __tablename__ = "second_person_request"
    __table_args__ = (
        sa.CheckConstraint("agreed IS NOT TRUE OR decided_by <> asked_by", name="agreed_by_another"),
        sa.CheckConstraint(
            "(decided_at IS NULL) = (agreed IS NULL) AND (decided_at IS NULL) = (decided_by IS NULL)",
            name="decided_whole",
        ),
        sa.Index("ix_second_person_request_waiting", "organisation_id", "decided_at"),
    )

    id: Mapped[Id]
    act: Mapped[str]
    subject_id: Mapped[UUID] = mapped_column(index=True)
    organisation_id: Mapped[UUID | None] = refers_to("organisation.id", index=False)
    dossier_id: Mapped[UUID | None]
    reason: Mapped[Text]
    details: Mapped[dict[str, Any]] = mapped_column(sa.JSON, default=dict)
    asked_by: Mapped[UUID] = refers_to("account.id")
    asked_at: Mapped[CreatedAt]
    expires_at: Mapped[datetime]
    decided_by: Mapped[UUID | None] = refers_to("account.id")
    decided_at: Mapped[OptionalMoment]
    agreed: Mapped[bool | None] = mapped_column(sa.Boolean)
    decision_reason: Mapped[Text]

    asker: Mapped[Account] = relationship(foreign_keys=[asked_by])
    decider: Mapped[Account | None] = relationship(foreign_keys=[decided_by])


class Invitation(Base):
    """A colleague is asked to come and work here, with one role. Its link works once, for 72 hours.

    The link's token is made of the id with the site's key; the table holds only its hash. Whoever has the
    link gets an account of their own: it never changes how somebody who already has one signs in.
    """

    __tablename__ = "invitation"
    __table_args__ = (
        sa.CheckConstraint("email = lower(email)", name="email_lower_case"),
        sa.CheckConstraint("accepted_at IS NULL OR withdrawn_at IS NULL", name="ends_once"),
    )

    id: Mapped[Id]
    email: Mapped[str] = mapped_column(index=True)
    name: Mapped[str]
    job_title: Mapped[Text]
    role: Mapped[Role] = mapped_column(choice(Role, "role"))
    organisation_id: Mapped[UUID] = refers_to("organisation.id")
    dossier_id: Mapped[UUID | None]
    token_hash: Mapped[str] = mapped_column(unique=True)
    invited_by: Mapped[UUID | None] = refers_to("account.id")
    invited_at: Mapped[CreatedAt]
    expires_at: Mapped[datetime]
    accepted_at: Mapped[OptionalMoment]
    accepted_by: Mapped[UUID | None] = refers_to("account.id")
    withdrawn_at: Mapped[OptionalMoment]

    organisation: Mapped[Organisation] = relationship(lazy="joined", innerjoin=True)
