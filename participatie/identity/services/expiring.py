"""Throwing away what this room may no longer keep: by kind, everything from before a moment."""

from datetime import datetime

import sqlalchemy as sa

from participatie.db.session import session
from participatie.facts.record import record
from participatie.identity import facts, policy
from participatie.identity.models import Letter
from participatie.identity.policy import Do
from participatie.identity.queries.expiring import TABLES, over
from participatie.kernel.actor import Actor

TURN = 500


def expire(actor: Actor, what: str, *, before: datetime) -> int:
    """Throw away one turn of a kind from before a moment; gives how many, so that the caller knows to go on."""
    policy.require(actor, Do.EXPIRE, None)
    table = TABLES[what]
    key = sa.inspect(table).primary_key[0]
    chosen = session.scalars(sa.select(key).where(over(what, before)).limit(TURN)).all()
    if not chosen:
        return 0
    if what == "links":
        session.execute(sa.update(Letter).where(Letter.link_id.in_(chosen)).values(link_id=None))
    session.execute(sa.delete(table).where(key.in_(chosen)).execution_options(synchronize_session=False))
    record(actor, facts.Expired(what=what, count=len(chosen)))
    return len(chosen)


def note_expired(actor: Actor, what: str, *, count: int) -> int:
    """Write down how many of a kind another room threw away; gives the same number."""
    policy.require(actor, Do.EXPIRE, None)
    if count:
        record(actor, facts.Expired(what=what, count=count))
    return count
