"""Whose account a provider's answer opens, and which providers somebody linked."""

from collections.abc import Sequence
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import joinedload, selectinload

from participatie.db.session import session
from participatie.identity.models import Account
from participatie.identity.models.federation import FederatedIdentity
from participatie.kernel.actor import Actor
from participatie.kernel.errors import NotFound
from participatie.security.id_tokens import Proof


def find_linked_account(proof: Proof) -> Account | None:
    """Find the open account of this subject at this issuer; an address never comes into it."""
    wanted = (
        sa.select(FederatedIdentity)
        .join(Account, Account.id == FederatedIdentity.account_id)
        .where(
            FederatedIdentity.issuer == proof.issuer,
            FederatedIdentity.subject == proof.subject,
            Account.closed_at.is_(None),
        )
        .options(joinedload(FederatedIdentity.account).options(selectinload(Account.assignments)))
    )
    found = session.scalars(wanted).one_or_none()
    return found.account if found else None


def list_linked(actor: Actor) -> Sequence[FederatedIdentity]:
    """List with which providers somebody can sign in to this account."""
    wanted = sa.select(FederatedIdentity).where(FederatedIdentity.account_id == actor.account_id)
    return session.scalars(wanted.order_by(FederatedIdentity.linked_at)).all()


def get_linked(actor: Actor, identity_id: UUID) -> FederatedIdentity:
    """Give one of one's own links with a provider; absent for everybody else."""
    found = next((one for one in list_linked(actor) if one.id == identity_id), None)
    if found is None:
        raise NotFound
    return found
