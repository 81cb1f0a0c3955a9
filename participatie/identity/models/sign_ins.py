"""Sessions on the server: where somebody is signed in, since when and how well they proved who they are."""

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from participatie.db.base import Base, CreatedAt, Id, OptionalMoment, Text, choice, refers_to
from participatie.identity.models.people import Account
from participatie.identity.terms import AttemptKind, Factor


class SignIn(Base):
    """Somebody is, or was, signed in on a device. The device has the token, this table only its hash.

    `device` is a few words ("Firefox op Windows"), never the whole agent and never an address.
    """

    __tablename__ = "sign_in"

    id: Mapped[Id]
    account_id: Mapped[UUID] = refers_to("account.id")
    token_hash: Mapped[str] = mapped_column(unique=True)
    previous_hash: Mapped[str | None] = mapped_column(unique=True)
    factor: Mapped[Factor] = mapped_column(choice(Factor, "factor"))
    device: Mapped[Text]
    is_remembered: Mapped[bool] = mapped_column(default=False)
    started_at: Mapped[CreatedAt]
    last_seen_at: Mapped[CreatedAt]
    renewed_at: Mapped[CreatedAt]
    proved_at: Mapped[OptionalMoment]
    ended_at: Mapped[OptionalMoment]

    account: Mapped[Account] = relationship(lazy="raise")


class Attempt(Base):
    """Somebody tried something that may not be tried without end; whose it was stands here only as a hash."""

    __tablename__ = "attempt"
    __table_args__ = (sa.Index("ix_attempt_counted", "kind", "key_hash", "at"),)

    id: Mapped[Id]
    kind: Mapped[AttemptKind] = mapped_column(choice(AttemptKind, "attempt_kind"))
    key_hash: Mapped[str]
    at: Mapped[datetime] = mapped_column(index=True)
