"""Who looked behind a pseudonym, and why."""

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from participatie.db.base import Base, CreatedAt, Id, OptionalMoment, choice, refers_to
from participatie.identity.models.people import Account
from participatie.identity.terms import LegalGround


class Unmasking(Base):
    """Two people may see, for a day, who sent one contribution. Only when the author was told is ever added to it.

    `tell_at` is when the author must hear of it: at once, or later when the ground forbids to tell now.
    """

    __tablename__ = "unmasking"
    __table_args__ = (sa.CheckConstraint("asked_by <> agreed_by", name="agreed_by_another"),)

    id: Mapped[Id]
    organisation_id: Mapped[UUID] = refers_to("organisation.id")
    dossier_id: Mapped[UUID]
    contribution_id: Mapped[UUID] = mapped_column(index=True)
    reference: Mapped[str]
    contact_id: Mapped[UUID | None]
    account_id: Mapped[UUID | None]
    ground: Mapped[LegalGround] = mapped_column(choice(LegalGround, "legal_ground"))
    reason: Mapped[str]
    asked_by: Mapped[UUID] = refers_to("account.id")
    agreed_by: Mapped[UUID] = refers_to("account.id")
    agreed_at: Mapped[CreatedAt]
    open_until: Mapped[datetime]
    tell_at: Mapped[datetime]
    told_at: Mapped[OptionalMoment]

    asker: Mapped[Account] = relationship(foreign_keys=[asked_by], lazy="raise")
    agreer: Mapped[Account] = relationship(foreign_keys=[agreed_by], lazy="raise")
