"""Second factors of an account: passkeys, an authenticator, recovery codes."""

from dataclasses import dataclass
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from participatie.db.base import Base, CreatedAt, Id, OptionalMoment, Text, refers_to
from participatie.identity.models.people import Account


class Passkey(Base):
    """A key that a device keeps for this site; here stands only its public half."""

    __tablename__ = "passkey"

    id: Mapped[Id]
    account_id: Mapped[UUID] = refers_to("account.id")
    name: Mapped[str]
    credential_id: Mapped[str] = mapped_column(unique=True)
    public_key: Mapped[bytes] = mapped_column(sa.LargeBinary)
    sign_count: Mapped[int] = mapped_column(sa.BigInteger)
    transports: Mapped[Text]
    added_at: Mapped[CreatedAt]
    last_used_at: Mapped[OptionalMoment]


class Authenticator(Base):
    """An app that makes a new code every thirty seconds; its secret stands here sealed with the site's key.

    `last_step` is the half minute of the last code that was used: that one, and older ones, never work again.
    """

    __tablename__ = "authenticator"

    id: Mapped[Id]
    account_id: Mapped[UUID] = refers_to("account.id", index=False, unique=True)
    sealed_secret: Mapped[str]
    last_step: Mapped[int] = mapped_column(sa.BigInteger)
    added_at: Mapped[CreatedAt]
    last_used_at: Mapped[OptionalMoment]


class RecoveryCode(Base):
    """A code on paper that works once. Its first group finds it; the rest stands here only as a hash."""

    __tablename__ = "recovery_code"
    __table_args__ = (sa.UniqueConstraint("account_id", "label"),)

    id: Mapped[Id]
    account_id: Mapped[UUID] = refers_to("account.id")
    label: Mapped[str]
    code_hash: Mapped[str]
    made_at: Mapped[CreatedAt]
    used_at: Mapped[OptionalMoment]


@dataclass(frozen=True)
class Keyring:
    """With what somebody can prove who they are, beside a password or a link: all factors of one account."""

    account: Account
    passkeys: tuple[Passkey, ...] = ()
    authenticator: Authenticator | None = None
    recovery_codes: tuple[RecoveryCode, ...] = ()
    """The ones that were not used."""

    @property
    def owner(self) -> str:
        """What an app or a device calls the account; one that came by a provider may have neither."""
        return self.account.email or self.account.name or str(self.account.id)[:8]

    @property
    def is_empty(self) -> bool:
        """Whether there is no factor at all; codes on paper alone are none."""
        return self.count == 0

    @property
    def count(self) -> int:
        """How many factors there are."""
        return len(self.passkeys) + (self.authenticator is not None)
