"""Two tables: facts, which nobody may change, and their deliveries to listeners, which end once."""

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
