"""What will have to go soon, and what went, by kind and by day."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

import sqlalchemy as sa

from participatie.admin.logic.retention import Keeping
from participatie.consultations.logic.dutch_days import local_day
from participatie.contributions.models import Contribution
from participatie.db.session import session
from participatie.facts.models import FactRow
from participatie.facts.record import kind_of
from participatie.identity.facts import Expired
from participatie.identity.queries.expiring import TABLES, count_over
from participatie.kernel import clock
from participatie.moderation.models import SealedOriginal
from participatie.responses.models import Decision

LOOKING_BACK = timedelta(days=30)


def _decided_long_ago(before: datetime) -> sa.ColumnElement[bool]:
    """Contributions with a contact, in dossiers of which the last decision is from before a moment."""
    last = (
        sa.select(Decision.dossier_id)
        .group_by(Decision.dossier_id)
        .having(sa.func.max(Decision.decided_on) < local_day(before))
    )
    return sa.and_(Contribution.contact_id.is_not(None), Contribution.dossier_id.in_(last))


def list_overdue_contacts(before: datetime, most: int) -> Sequence[UUID]:
    """List contributions of which the author's address has served."""
    wanted = sa.select(Contribution.id).where(_decided_long_ago(before))
    return session.scalars(wanted.order_by(Contribution.received_at).limit(most)).all()


def has_originals(before: datetime) -> bool:
    """Say whether sealed words are older than they may be."""
    return (
        session.scalar(sa.select(SealedOriginal.id).where(SealedOriginal.sealed_at < before).limit(1))
        is not None
    )


def count_due(keeping: Keeping, at: datetime) -> int | None:
    """Count what of a kind must be gone by a moment; None for files, which are not counted beforehand."""
    before = keeping.before(at)
    if keeping.name in TABLES:
        return count_over(keeping.name, before)
    if keeping.name == "contacts":
        counted = sa.select(sa.func.count()).select_from(Contribution).where(_decided_long_ago(before))
    elif keeping.name == "originals":
        counted = sa.select(sa.func.count(SealedOriginal.id)).where(SealedOriginal.sealed_at < before)
    else:
        return None
    return session.scalar(counted) or 0


def list_gone() -> list[tuple[date, str, int]]:
    """List what went in the last thirty days: (day, kind, how many), newest day first."""
    recent = sa.select(FactRow.at, FactRow.data).where(
        FactRow.kind == kind_of(Expired), FactRow.at > clock.now() - LOOKING_BACK
    )
    counts: dict[tuple[date, str], int] = {}
    for at, data in session.execute(recent):
        key = (local_day(at), str(data["what"]))
        counts[key] = counts.get(key, 0) + int(data["count"])
    return [(day, what, counts[day, what]) for day, what in sorted(counts, reverse=True)]
