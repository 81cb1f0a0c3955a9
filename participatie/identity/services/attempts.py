"""Counting what may not be tried without end: in the database, so that it holds whatever else goes away."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

import sqlalchemy as sa

from participatie.db.session import keep_so_far, session
from participatie.identity.models import Attempt
from participatie.identity.terms import AttemptKind
from participatie.kernel import clock, ids
from participatie.security.tokens import keyed_hash


@dataclass(frozen=True)
class Limit:
    """So many in so long."""

    most: int
    within: timedelta


def note_attempt(kind: AttemptKind, limits: Mapping[str, Sequence[Limit]]) -> bool:
    """Count an attempt for each key and say whether it is within the limits of all of them.

    It is kept at once, before anything is tried, whatever becomes of the request: many at the same moment
    all count each other. What is over a limit is not counted, so that nobody can be kept out for ever.
    """
    counted = {keyed_hash(kind.value, key): limit for key, limit in limits.items()}
    if not _within(kind, counted, room=1):
        return False
    session.add_all(Attempt(id=ids.new_id(), kind=kind, key_hash=key, at=clock.now()) for key in counted)
    keep_so_far()
    return _within(kind, counted, room=0)


def forgive_last(kind: AttemptKind, keys: Sequence[str]) -> None:
    """Take back the newest attempt of each key: it went well, and was no guess."""
    for key in keys:
        mine = (Attempt.kind == kind, Attempt.key_hash == keyed_hash(kind.value, key))
        newest = session.scalar(sa.select(Attempt.id).where(*mine).order_by(Attempt.at.desc()).limit(1))
        session.execute(sa.delete(Attempt).where(Attempt.id == newest))


def _within(kind: AttemptKind, counted: Mapping[str, Sequence[Limit]], *, room: int) -> bool:
    return all(
        _count(kind, key, limit.within) + room <= limit.most
        for key, limits in counted.items()
        for limit in limits
    )


def _count(kind: AttemptKind, key_hash: str, within: timedelta) -> int:
    since = clock.now() - within
    wanted = sa.select(sa.func.count()).where(
        Attempt.kind == kind, Attempt.key_hash == key_hash, Attempt.at > since
    )
    return session.scalar(wanted) or 0
