"""Facts, which nobody may change, their deliveries to listeners, and the log in which they are sealed."""

from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from participatie.db.base import Base, CreatedAt, OptionalMoment, refers_to

BigId = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


class FactRow(Base):
    """One thing that happened: who, what, when, about what; ids and non-personal values only."""

    __tablename__ = "fact"

    seq: Mapped[int] = mapped_column(BigId, primary_key=True, autoincrement=True)
    kind: Mapped[str] = mapped_column(index=True)
    at: Mapped[CreatedAt]
    actor: Mapped[str]
    organisation_id: Mapped[UUID | None]
    dossier_id: Mapped[UUID | None] = mapped_column(index=True)
    subject_id: Mapped[UUID | None] = mapped_column(index=True)
    data: Mapped[dict[str, Any]] = mapped_column(sa.JSON)


class Delivery(Base):
    """One listener that still has to hear, or has heard, of one fact."""

    __tablename__ = "fact_delivery"
    __table_args__ = (
        sa.UniqueConstraint("fact_seq", "listener"),
        sa.Index(
            "ix_fact_delivery_waiting",
            "next_attempt_at",
            sqlite_where=sa.text("done_at IS NULL"),
            postgresql_where=sa.text("done_at IS NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(BigId, primary_key=True, autoincrement=True)
    fact_seq: Mapped[int] = refers_to("fact.seq", index=False)
    listener: Mapped[str]
    attempts: Mapped[int] = mapped_column(default=0)
    next_attempt_at: Mapped[datetime]
    done_at: Mapped[OptionalMoment]
    last_error: Mapped[str | None]


class LogEntry(Base):
    """One sealed fact. A trigger lets two things happen to it, once each: it gets a position, its salt is erased."""

    __tablename__ = "log_entry"
    __table_args__ = (
        sa.UniqueConstraint("position"),
        sa.Index(
            "ix_log_entry_waiting",
            "fact_seq",
            sqlite_where=sa.text("position IS NULL"),
            postgresql_where=sa.text("position IS NULL"),
        ),
    )

    fact_seq: Mapped[int] = refers_to("fact.seq", index=False, primary_key=True)
    commitment: Mapped[str]
    salt: Mapped[bytes | None]
    position: Mapped[int | None] = mapped_column(BigId)


class LogNode(Base):
    """The hash of a whole subtree of the log; level 0 are the entries."""

    __tablename__ = "log_node"

    level: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    place: Mapped[int] = mapped_column(BigId, primary_key=True, autoincrement=False)
    hash: Mapped[bytes]


class LogHead(Base):
    """A signed head: how many entries there were, with the root above them. A new key signs heads of its own."""

    __tablename__ = "log_head"

    size: Mapped[int] = mapped_column(BigId, primary_key=True, autoincrement=False)
    signer: Mapped[str] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    note: Mapped[str]
