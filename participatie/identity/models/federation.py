"""Who an account is at an identity provider: issuer and subject, never an address."""

from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from participatie.db.base import Base, CreatedAt, Id, refers_to
from participatie.identity.models.people import Account


class FederatedIdentity(Base):
    """A provider's own name for somebody. The same subject at another issuer is somebody else."""

    __tablename__ = "federated_identity"
    __table_args__ = (sa.UniqueConstraint("issuer", "subject"),)

    id: Mapped[Id]
    account_id: Mapped[UUID] = refers_to("account.id")
    issuer: Mapped[str]
    subject: Mapped[str]
    linked_at: Mapped[CreatedAt]

    account: Mapped[Account] = relationship(lazy="raise")


class UsedProof(Base):
    """An answer of a provider with which something was done: it works once, whoever kept a copy of the cookie."""

    __tablename__ = "used_proof"

    proof_hash: Mapped[str] = mapped_column(primary_key=True)
    used_at: Mapped[CreatedAt] = mapped_column(index=True)
