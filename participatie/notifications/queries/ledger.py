"""The ledger of one dossier: what is owed, what was sent, what failed. Never an address, never a text."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from participatie.consultations.models import Dossier
from participatie.contributions.models import Contribution
from participatie.db.paging import PAGE_SIZE
from participatie.db.session import session
from participatie.kernel.actor import Actor
from participatie.kernel.errors import NotFound
from participatie.kernel.ids import parse_id
from participatie.notifications import policy
from participatie.notifications.models import Notice
from participatie.notifications.policy import Do
from participatie.notifications.terms import NoticeKind, NoticeState


@dataclass(frozen=True)
class Entry:
    """One line of the ledger."""

    id: UUID
    reference: str
    kind: NoticeKind
    state: NoticeState
    attempts: int
    owed_at: datetime
    next_attempt_at: datetime
    sent_at: datetime | None
    last_error: str | None


@dataclass(frozen=True)
class LedgerPage:
    """Some lines, newest first; `after` is where the next page begins."""

    entries: Sequence[Entry]
    after: str | None
    is_first: bool


def count_notices(actor: Actor, dossier: Dossier) -> dict[NoticeState, int]:
    """Count the notices of a dossier by state."""
    policy.require(actor, Do.READ_LEDGER, dossier)
    counted = sa.select(Notice.state, sa.func.count()).where(Notice.dossier_id == dossier.id)
    found = dict(session.execute(counted.group_by(Notice.state)).all())
    return {state: found.get(state, 0) for state in NoticeState}


def list_notices(
    actor: Actor,
    dossier: Dossier,
    *,
    state: NoticeState | None = None,
    after: str = "",
    size: int = PAGE_SIZE,
) -> LedgerPage:
    """List the ledger of a dossier, newest first, from just after the line that `after` names."""
    policy.require(actor, Do.READ_LEDGER, dossier)
    columns = [
        Contribution.reference if name == "reference" else getattr(Notice, name)
        for name in Entry.__dataclass_fields__
    ]
    wanted = sa.select(*columns).join(Contribution, Notice.contribution_id == Contribution.id)
    wanted = wanted.where(Notice.dossier_id == dossier.id)
    if state is not None:
        wanted = wanted.where(Notice.state == state)
    start = _start(after)
    if start is not None:
        wanted = wanted.where(sa.tuple_(Notice.owed_at, Notice.id) < start)
    rows = session.execute(wanted.order_by(Notice.owed_at.desc(), Notice.id.desc()).limit(size + 1))
    entries = [Entry(*row) for row in rows]
    last = entries[size - 1] if len(entries) > size else None
    return LedgerPage(
        entries=entries[:size],
        after=f"{last.owed_at.isoformat()}~{last.id}" if last else None,
        is_first=start is None,
    )


def _start(after: str) -> sa.Tuple | None:
    moment, _, identifier = after.partition("~")
    known = parse_id(identifier)
    try:
        at = datetime.fromisoformat(moment)
    except ValueError:  # an address that somebody typed: begin at the beginning
        return None
    if known is None or at.tzinfo is None:
        return None
    return sa.tuple_(sa.literal(at, Notice.owed_at.type), sa.literal(known, Notice.id.type))


def get_notice(actor: Actor, dossier: Dossier, notice_id: UUID) -> Notice:
    """Give a line of the ledger to who may read it."""
    policy.require(actor, Do.READ_LEDGER, dossier)
    wanted = sa.select(Notice).where(Notice.id == notice_id, Notice.dossier_id == dossier.id)
    found = session.scalars(wanted).one_or_none()
    if found is None:
        raise NotFound
    return found
