"""Sending what is owed: claimed in one short transaction, sent outside any, marked in another.

SQLite has one writer, so nobody may wait for a mail server while holding the pen. A crash between the
server's "250 OK" and the mark gives one more mail, with the same Message-ID; nothing gives none.
"""

from datetime import timedelta
from uuid import UUID

import sqlalchemy as sa
import structlog

from participatie.db.session import session, unit_of_work
from participatie.jobs.queue import enqueue, enqueue_later, is_full
from participatie.jobs.registry import every, job
from participatie.kernel import clock
from participatie.mail.deliver import post_office
from participatie.mail.transport import NotDelivered
from participatie.notifications.logic.patience import LEASE, next_wait
from participatie.notifications.models import Notice
from participatie.notifications.queries.news import find_letter
from participatie.notifications.terms import NoticeState

log = structlog.get_logger()
OVERDUE = timedelta(seconds=30)
SWEEP_SIZE = 500


@job
def send_notice(notice_id: str) -> None:
    """Send one notice if it is still owed and nobody else is sending it."""
    identifier = UUID(notice_id)
    if not _claim(identifier):
        return
    try:
        with unit_of_work(writing=False):
            letter = find_letter(identifier)
        message_id = post_office().send(letter) if letter else None
    except NotDelivered as refusal:
        _put_off(identifier, refusal.reason, permanent=refusal.permanent)
    except Exception as error:  # whatever is wrong with one letter may not be lost, nor stop the others
        log.exception("letter failed", notice=notice_id)
        _put_off(identifier, type(error).__name__, permanent=False)
    else:
        _mark(identifier, NoticeState.SENT if message_id else NoticeState.ON_PAGE, message_id)


def _claim(notice_id: UUID) -> bool:
    """Take the notice for as long as a lease lasts; False when it is not owed or not yet due."""
    moment = clock.now()
    mine = (
        sa.update(Notice)
        .where(Notice.id == notice_id, Notice.state == NoticeState.OWED, Notice.next_attempt_at <= moment)
        .values(attempts=Notice.attempts + 1, next_attempt_at=moment + LEASE)
        .returning(Notice.id)
    )
    with unit_of_work(writing=True):
        return session.scalar(mine) is not None


def _mark(notice_id: UUID, state: NoticeState, message_id: str | None) -> None:
    with unit_of_work(writing=True):
        notice = session.get_one(Notice, notice_id)
        notice.state, notice.message_id, notice.last_error = state, message_id, None
        notice.sent_at = clock.now() if state is NoticeState.SENT else None


def _put_off(notice_id: UUID, reason: str, *, permanent: bool) -> None:
    with unit_of_work(writing=True):
        notice = session.get_one(Notice, notice_id)
        if notice.state is not NoticeState.OWED:  # this attempt outlived its lease, and another one succeeded
            return
        wait = None if permanent else next_wait(notice.attempts)
        notice.last_error = reason
        if wait is None:
            notice.state = NoticeState.FAILED
        else:
            notice.next_attempt_at = clock.now() + wait
    if wait is not None:
        enqueue_later(send_notice, str(notice_id), wait=wait)


@every(minutes=1)
def sweep_notices() -> None:
    """Find what is due and was not sent, because a worker died or the queue was away; and wake a worker."""
    if is_full():
        return
    overdue = clock.now() - OVERDUE
    due = sa.select(Notice.id).where(Notice.state == NoticeState.OWED, Notice.next_attempt_at <= overdue)
    with unit_of_work(writing=False):
        notices = session.scalars(due.order_by(Notice.next_attempt_at).limit(SWEEP_SIZE)).all()
    for notice_id in notices:
        enqueue(send_notice, str(notice_id))
