"""Sending letters: claimed in one short transaction, sent outside any, marked in another.

Most letters bring something that works for ten minutes: after a day nobody tries any more.
"""

from datetime import timedelta
from uuid import UUID

import sqlalchemy as sa
import structlog

from participatie.db.session import after_commit, session, unit_of_work
from participatie.facts.models import FactRow
from participatie.i18n import speaking
from participatie.identity.models import Letter
from participatie.identity.queries.letters import find_letter
from participatie.identity.terms import LetterState
from participatie.jobs.queue import enqueue, enqueue_later, is_full
from participatie.jobs.registry import every, job
from participatie.kernel import clock
from participatie.mail.deliver import post_office
from participatie.mail.transport import NotDelivered

log = structlog.get_logger()
LEASE = timedelta(minutes=2)
PATIENCE = timedelta(hours=24)
OVERDUE = timedelta(seconds=30)
SWEEP_SIZE = 500


def bring(fact: FactRow) -> None:
    """Wake a worker for a letter that is owed."""
    letter_id = str(fact.subject_id)
    after_commit(lambda: enqueue(send_letter, letter_id))


@job
def send_letter(letter_id: str) -> None:
    """Send one letter if it is still owed and nobody else is sending it."""
    identifier = UUID(letter_id)
    language = _claim(identifier)
    if language is None:
        return
    try:
        with speaking(language), unit_of_work(writing=False):
            mail = find_letter(identifier)
        if mail is not None:
            post_office().send(mail)
    except NotDelivered as refusal:
        _put_off(identifier, refusal.reason, permanent=refusal.permanent)
    except Exception as error:  # whatever is wrong with one letter may not be lost, nor stop the others
        log.exception("letter failed", letter=letter_id)
        _put_off(identifier, type(error).__name__, permanent=False)
    else:
        _close(identifier, LetterState.SENT)


def _claim(letter_id: UUID) -> str | None:
    """Take the letter for as long as a lease lasts; gives its language, or None when it is not owed now."""
    moment = clock.now()
    mine = (
        sa.update(Letter)
        .where(Letter.id == letter_id, Letter.state == LetterState.OWED, Letter.next_attempt_at <= moment)
        .values(attempts=Letter.attempts + 1, next_attempt_at=moment + LEASE)
        .returning(Letter.language)
    )
    with unit_of_work(writing=True):
        return session.scalar(mine)


def _close(letter_id: UUID, state: LetterState, error: str | None = None) -> None:
    """Write down how it ended; the address has served and goes."""
    with unit_of_work(writing=True):
        letter = session.get_one(Letter, letter_id)
        letter.state, letter.last_error, letter.email = state, error, None
        letter.sent_at = clock.now() if state is LetterState.SENT else None


def _put_off(letter_id: UUID, reason: str, *, permanent: bool) -> None:
    with unit_of_work(writing=False):
        letter = session.get_one(Letter, letter_id)
        owed_at, attempts = letter.created_at, letter.attempts
    if permanent or clock.now() >= owed_at + PATIENCE:
        _close(letter_id, LetterState.FAILED, reason)
        return
    wait = timedelta(seconds=min(15 * 2**attempts, 1800))
    with unit_of_work(writing=True):
        letter = session.get_one(Letter, letter_id)
        letter.last_error, letter.next_attempt_at = reason, clock.now() + wait
    enqueue_later(send_letter, str(letter_id), wait=wait)


@every(minutes=1)
def sweep_letters() -> None:
    """Find what is due and was not sent, because a worker died or the queue was away; and wake a worker."""
    if is_full():
        return
    overdue = clock.now() - OVERDUE
    due = sa.select(Letter.id).where(Letter.state == LetterState.OWED, Letter.next_attempt_at <= overdue)
    with unit_of_work(writing=False):
        letters = session.scalars(due.order_by(Letter.next_attempt_at).limit(SWEEP_SIZE)).all()
    for letter_id in letters:
        enqueue(send_letter, str(letter_id))
