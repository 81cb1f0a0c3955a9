"""With what somebody can prove who they are, and how often somebody guessed."""

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from participatie.db.session import session
from participatie.identity.logic import guessing
from participatie.identity.models import Account, Attempt
from participatie.identity.models.factors import Authenticator, Keyring, Passkey, RecoveryCode
from participatie.identity.terms import AttemptKind
from participatie.kernel import clock
from participatie.kernel.actor import Actor
from participatie.kernel.errors import NotFound
from participatie.security.tokens import keyed_hash


def get_keyring(actor: Actor) -> Keyring:
    """Give the factors of who is asking; a visitor has none."""
    account = session.get(Account, actor.account_id) if actor.account_id else None
    if account is None or account.closed_at is not None:
        raise NotFound
    return find_keyring(account)


def find_keyring(account: Account) -> Keyring:
    """Give all factors of an account."""
    mine = Passkey.account_id == account.id
    unused = (RecoveryCode.account_id == account.id, RecoveryCode.used_at.is_(None))
    return Keyring(
        account=account,
        passkeys=tuple(session.scalars(sa.select(Passkey).where(mine).order_by(Passkey.added_at))),
        authenticator=session.scalars(
            sa.select(Authenticator).where(Authenticator.account_id == account.id)
        ).one_or_none(),
        recovery_codes=tuple(session.scalars(sa.select(RecoveryCode).where(*unused))),
    )


def has_factor(account_id: UUID) -> bool:
    """Say whether an account has a second factor."""
    by_key = sa.exists().where(Passkey.account_id == account_id)
    by_code = sa.exists().where(Authenticator.account_id == account_id)
    return bool(session.scalar(sa.select(sa.or_(by_key, by_code))))


def get_passkey(actor: Actor, passkey_id: UUID) -> Passkey:
    """Give one passkey of who is asking; absent for everybody else."""
    found = session.get(Passkey, passkey_id)
    if found is None or found.account_id != actor.account_id:
        raise NotFound
    return found


def find_passkey(credential_id: str) -> Passkey | None:
    """Find whose key this is, among open accounts."""
    wanted = sa.select(Passkey).join(Account, Account.id == Passkey.account_id)
    open_ones = wanted.where(Passkey.credential_id == credential_id, Account.closed_at.is_(None))
    return session.scalars(open_ones).one_or_none()


def find_next_try(account: Account, kind: AttemptKind) -> datetime | None:
    """Give when somebody may show a code again; None when they may now."""
    moment = clock.now()
    wanted = sa.select(Attempt.at).where(
        Attempt.kind == kind,
        Attempt.key_hash == keyed_hash(kind.value, str(account.id)),
        Attempt.at > moment - guessing.LONGEST,
    )
    return guessing.next_try_at(session.scalars(wanted).all(), moment)
