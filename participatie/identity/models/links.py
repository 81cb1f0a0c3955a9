"""Links that prove an address once, and the letters that bring them."""

from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from participatie.db.base import Base, CreatedAt, Id, OptionalMoment, choice, refers_to
from participatie.identity.terms import LetterState, LinkPurpose


class OneTimeLink(Base):
    """A link that works once and not for long. Its token and code are made of its id with the site's key.

    `email` is the address that it proves when the account does not have that address (yet).
    `browser_hash` is of a secret that only the browser that asked for the link has.
    """

    __tablename__ = "one_time_link"

    id: Mapped[Id]
    purpose: Mapped[LinkPurpose] = mapped_column(choice(LinkPurpose, "link_purpose"))
    account_id: Mapped[UUID | None] = refers_to("account.id")
    email: Mapped[str | None]
    token_hash: Mapped[str] = mapped_column(unique=True)
    browser_hash: Mapped[str | None] = mapped_column(index=True)
    created_at: Mapped[CreatedAt]
    expires_at: Mapped[datetime] = mapped_column(index=True)
    used_at: Mapped[OptionalMoment]


class Letter(Base):
    """A mail about an account that must go out: once it went, the address is gone from here.

    `kind` names its writer in `logic.letters`; `data` holds ids and plain values, never a name or a secret.
    """

    __tablename__ = "letter"
    __table_args__ = (sa.Index("ix_letter_waiting", "state", "next_attempt_at"),)

    id: Mapped[Id]
    kind: Mapped[str]
    account_id: Mapped[UUID | None] = refers_to("account.id")
    link_id: Mapped[UUID | None] = refers_to("one_time_link.id")
    email: Mapped[str | None]
    language: Mapped[str] = mapped_column(default="nl")
    data: Mapped[dict[str, Any]] = mapped_column(sa.JSON, default=dict)
    state: Mapped[LetterState] = mapped_column(choice(LetterState, "letter_state"), default=LetterState.OWED)
    attempts: Mapped[int] = mapped_column(default=0)
    next_attempt_at: Mapped[CreatedAt]
    created_at: Mapped[CreatedAt]
    sent_at: Mapped[OptionalMoment]
    last_error: Mapped[str | None]
