"""Who holds a session: looked up at every request, so that what ends or changes counts at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import joinedload, selectinload

from participatie.db.session import session
from participatie.identity.logic.lasting import OLD_TOKEN_LASTS, RENEWED_EVERY, SEEN_EVERY, is_over
from participatie.identity.models import Account, SignIn
from participatie.identity.queries.people import actor_of
from participatie.identity.terms import Factor
from participatie.kernel import clock
from participatie.kernel.actor import Actor
from participatie.kernel.errors import NotFound
from participatie.security.tokens import hash_token


@dataclass(frozen=True, kw_only=True)
class Session:
    """Where somebody is signed in, and as whom. One of staff without a second factor is only half in."""

    sign_in_id: UUID
    actor: Actor
    is_complete: bool
    is_ended: bool
    is_remembered: bool
    wants_seeing: bool


def find_session(token: str) -> Session | None:
    """Find the session of a token; an ended one is given as ended, one that ran out is nobody's."""
    hashed = hash_token(token)
    wanted = (
        sa.select(SignIn)
        .where(sa.or_(SignIn.token_hash == hashed, SignIn.previous_hash == hashed))
        .options(joinedload(SignIn.account, innerjoin=True).options(selectinload(Account.assignments)))
    )
    found = session.scalars(wanted).one_or_none()
    if found is None or _is_stale(found, hashed):
        return None
    return _session_of(found)


def _is_stale(found: SignIn, hashed: str) -> bool:
    """Say whether this token has been replaced by another some time ago."""
    return found.token_hash != hashed and clock.now() >= found.renewed_at + OLD_TOKEN_LASTS


def _session_of(found: SignIn) -> Session | None:
    actor = actor_of(found.account, proved_at=found.proved_at)
    moment = clock.now()
    if is_over(
        moment,
        started_at=found.started_at,
        last_seen_at=found.last_seen_at,
        is_staff=actor.is_staff,
        is_remembered=found.is_remembered,
    ):
        return None
    is_old = found.is_remembered and moment >= found.renewed_at + RENEWED_EVERY
    return Session(
        sign_in_id=found.id,
        actor=actor,
        is_complete=found.factor is not Factor.NONE or (not actor.is_staff and found.proved_at is not None),
        is_ended=found.ended_at is not None or found.account.closed_at is not None,
        is_remembered=found.is_remembered,
        wants_seeing=is_old or moment >= found.last_seen_at + SEEN_EVERY,
    )


def get_sign_in(actor: Actor, sign_in_id: UUID) -> SignIn:
    """Give one place where this account is signed in; absent for everybody else."""
    wanted = sa.select(SignIn).where(SignIn.id == sign_in_id, SignIn.account_id == actor.account_id)
    found = session.scalars(wanted.options(joinedload(SignIn.account))).one_or_none()
    if found is None:
        raise NotFound
    return found


def list_sign_ins(actor: Actor) -> Sequence[SignIn]:
    """List where this account is signed in now, last used first."""
    wanted = sa.select(SignIn).where(SignIn.account_id == actor.account_id, SignIn.ended_at.is_(None))
    recent = wanted.where(SignIn.started_at > clock.now() - timedelta(days=31))
    rows = session.scalars(recent.order_by(SignIn.last_seen_at.desc())).all()
    return [
        row
        for row in rows
        if not is_over(
            clock.now(),
            started_at=row.started_at,
            last_seen_at=row.last_seen_at,
            is_staff=actor.is_staff,
            is_remembered=row.is_remembered,
        )
    ]


def has_seen_device(account_id: UUID, device: str) -> bool:
    """Say whether this kind of device is known of an account."""
    known = sa.select(SignIn.id).where(SignIn.account_id == account_id, SignIn.device == device).limit(1)
    return session.scalar(known) is not None


def has_signed_in(account_id: UUID) -> bool:
    """Say whether somebody ever signed in with an account."""
    return session.scalar(sa.select(SignIn.id).where(SignIn.account_id == account_id).limit(1)) is not None
