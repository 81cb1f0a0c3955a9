"""The ledger of notices: one row per person, kind and cause; never a text, never an address."""

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from participatie.contributions.models import Contribution
from participatie.db.base import Base, CreatedAt, Id, OptionalMoment, choice, refers_to
from participatie.notifications.terms import NoticeKind, NoticeState


class Notice(Base):
    """News that is owed to who sent a contribution: once per kind and cause, whatever is retried.

    `about_id` is what the news is about (a point, a version, a commitment, the contribution itself),
    `stamp` tells two news about the same thing apart (a revision number).
    """

    __tablename__ = "notice"
    __table_args__ = (
        sa.UniqueConstraint("contribution_id", "kind", "about_id", "stamp"),
        sa.Index("ix_notice_waiting", "state", "next_attempt_at"),
        sa.Index("ix_notice_dossier", "dossier_id", "owed_at"),
    )

    id: Mapped[Id]
    organisation_id: Mapped[UUID] = refers_to("organisation.id", index=False)
    dossier_id: Mapped[UUID] = refers_to("dossier.id", index=False)
    contribution_id: Mapped[UUID] = refers_to("contribution.id", index=False)
    contact_id: Mapped[UUID | None] = refers_to("contact.id", index=False)
    kind: Mapped[NoticeKind] = mapped_column(choice(NoticeKind, "notice_kind"))
    about_id: Mapped[UUID]
    stamp: Mapped[int] = mapped_column(default=0)
    state: Mapped[NoticeState] = mapped_column(choice(NoticeState, "notice_state"))
    attempts: Mapped[int] = mapped_column(default=0)
    next_attempt_at: Mapped[datetime]
    owed_at: Mapped[CreatedAt]
    sent_at: Mapped[OptionalMoment]
    message_id: Mapped[str | None]
    last_error: Mapped[str | None]

    contribution: Mapped[Contribution] = relationship(lazy="raise")
