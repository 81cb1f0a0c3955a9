"""Writing down what is owed: once per contribution, kind and cause, in turns of a few hundred."""

from typing import Any
from uuid import UUID

import sqlalchemy as sa

from participatie.contributions.models import Contribution
from participatie.db.session import after_commit, session
from participatie.db.upsert import insert_into
from participatie.identity.models import Contact
from participatie.jobs.queue import enqueue
from participatie.kernel import clock, ids
from participatie.notifications.handlers.sending import send_notice
from participatie.notifications.models import Notice
from participatie.notifications.terms import NoticeKind, NoticeState

TURN = 500


def owe(whom: sa.ColumnElement[bool], kind: NoticeKind, about_id: UUID, *, stamp: int = 0) -> bool:
    """Owe this news to the contributions meant by `whom`; say whether more wait than fit in one turn.

    Who was told already is left alone. Without an address the news is owed all the same: it is on the page.
    """
    told = sa.exists().where(
        Notice.contribution_id == Contribution.id,
        Notice.kind == kind,
        Notice.about_id == about_id,
        Notice.stamp == stamp,
    )
    waiting = (
        sa.select(
            Contribution.id,
            Contribution.organisation_id,
            Contribution.dossier_id,
            Contribution.contact_id,
            Contact.email.is_not(None).label("reachable"),
        )
        .outerjoin(Contact, Contribution.contact_id == Contact.id)
        .where(whom, ~told)
        .order_by(Contribution.dossier_id, Contribution.number)
    )
    rows = session.execute(waiting.limit(TURN)).all()
    notices = [_notice(row, kind, about_id, stamp) for row in rows]
    if notices:
        session.execute(insert_into(Notice).on_conflict_do_nothing(), notices)
        mailed = [str(notice["id"]) for notice in notices if notice["state"] is NoticeState.OWED]
        after_commit(lambda: wake(mailed))
    return len(rows) == TURN


def _notice(row: sa.Row[*tuple[Any, ...]], kind: NoticeKind, about_id: UUID, stamp: int) -> dict[str, object]:
    contribution_id, organisation_id, dossier_id, contact_id, reachable = row
    moment = clock.now()
    return {
        "id": ids.new_id(),
        "organisation_id": organisation_id,
        "dossier_id": dossier_id,
        "contribution_id": contribution_id,
        "contact_id": contact_id,
        "kind": kind,
        "about_id": about_id,
        "stamp": stamp,
        "state": NoticeState.OWED if reachable else NoticeState.ON_PAGE,
        "attempts": 0,
        "next_attempt_at": moment,
        "owed_at": moment,
    }


def wake(notice_ids: list[str]) -> None:
    """Ask the workers to send these."""
    for notice_id in notice_ids:
        enqueue(send_notice, notice_id)
