"""What may be known of organisations and accounts."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

import sqlalchemy as sa

from participatie.db.session import session
from participatie.identity.models import Account, Contact, Organisation
from participatie.kernel.actor import Actor, Assignment
from participatie.kernel.errors import NotFound


def actor_of(account: Account, *, proved_at: datetime | None = None) -> Actor:
    """Turn an account with its roles into the frozen value that services know."""
    held = (Assignment(given.role, given.organisation_id, given.dossier_id) for given in account.assignments)
    return Actor(account_id=account.id, name=account.name, assignments=frozenset(held), proved_at=proved_at)


def find_account(email: str) -> Account | None:
    """Find an open account by its address."""
    wanted = sa.select(Account).where(Account.email == email.strip().lower(), Account.closed_at.is_(None))
    return session.scalars(wanted).one_or_none()


def get_own_account(actor: Actor) -> Account:
    """Give the account of who is asking; absent for a visitor."""
    wanted = sa.select(Account).where(Account.id == actor.account_id, Account.closed_at.is_(None))
    found = session.scalars(wanted).one_or_none()
    if found is None:
        raise NotFound
    return found


def is_taken(email: str) -> bool:
    """Say whether an address belongs to an account, open or closed."""
    wanted = sa.select(Account.id).where(Account.email == email.strip().lower())
    return session.scalar(wanted) is not None


class Holder(NamedTuple):
    """Whose an address is, as far as a door needs to know."""

    id: UUID
    password_hash: str | None
    is_open: bool


def find_holder(email: str) -> Holder | None:
    """Find whose an address is, with the same one question whether or not it is anybody's."""
    is_open = Account.closed_at.is_(None).label("is_open")
    wanted = sa.select(Account.id, Account.password_hash, is_open).where(
        Account.email == email.strip().lower()
    )
    row = session.execute(wanted).one_or_none()
    return Holder(row.id, row.password_hash, bool(row.is_open)) if row else None


def get_organisation(slug: str) -> Organisation:
    """Give an organisation by its short name; organisations are public."""
    found = session.scalars(sa.select(Organisation).where(Organisation.slug == slug)).one_or_none()
    if found is None:
        raise NotFound
    return found


def has_organisations() -> bool:
    """Say whether the platform has begun: whether any organisation takes part."""
    return session.scalar(sa.select(Organisation.id).limit(1)) is not None


def list_organisations(actor: Actor) -> Sequence[Organisation]:
    """List the organisations somebody works for, by name."""
    mine = sa.select(Organisation).where(Organisation.id.in_(actor.organisation_ids))
    return session.scalars(mine.order_by(Organisation.name)).all()


def find_address(contact_id: UUID) -> tuple[str, str] | None:
    """Give the e-mail address and language of a contact to the mail room; None when there is none any more."""
    row = session.get(Contact, contact_id)
    return (row.email, row.language) if row is not None and row.email else None
