"""Delivering facts to listeners: at least once each, in a transaction of its own, again after failure."""

from datetime import timedelta

import sqlalchemy as sa
import structlog

from participatie.db.session import after_commit, session, unit_of_work
from participatie.facts import record
from participatie.facts.models import Delivery, FactRow
from participatie.jobs.queue import enqueue, enqueue_later, is_full
from participatie.jobs.registry import every, job
from participatie.kernel import clock

log = structlog.get_logger()
PATIENCE = timedelta(seconds=30)
LONGEST_WAIT = timedelta(minutes=30)
SWEEP_SIZE = 500


@job
def deliver(delivery_id: int) -> None:
    """Tell one listener of one fact; a failure is written down and tried again later."""
    try:
        with unit_of_work(writing=True):
            hand_over(delivery_id)
    except Exception as error:  # a listener may fail in any way; the row must learn of it
        log.exception("delivery failed", delivery=delivery_id)
        with unit_of_work(writing=True):
            _postpone(delivery_id, error)


def hand_over(delivery_id: int) -> None:
    """Do the telling inside the open unit of work; nothing happens when another worker has it or had it.

    A listener that must reach thousands takes them in turns: then the delivery stays open, and is woken again.
    """
    waiting = sa.select(Delivery).where(Delivery.id == delivery_id, Delivery.done_at.is_(None))
    delivery = session.scalars(waiting.with_for_update(skip_locked=True)).one_or_none()
    if delivery is None:
        return
    fact = session.get_one(FactRow, delivery.fact_seq)
    if record.listener_by_name(delivery.listener)(fact):
        delivery.next_attempt_at = clock.now()
        after_commit(lambda: enqueue(deliver, delivery_id))
    else:
        delivery.done_at = clock.now()


def _postpone(delivery_id: int, error: Exception) -> None:
    delivery = session.get(Delivery, delivery_id)
    if delivery is None or delivery.done_at is not None:
        return
    delivery.attempts += 1
    delivery.last_error = type(error).__name__
    wait = min(timedelta(seconds=2 ** min(delivery.attempts, 11)), LONGEST_WAIT)
    delivery.next_attempt_at = clock.now() + wait
    after_commit(lambda: enqueue_later(deliver, delivery_id, wait=wait))


def waiting_deliveries(*, before_patience: bool = True) -> list[int]:
    """List the deliveries that are due: those a worker should long have had, or simply all that wait."""
    limit = clock.now() - (PATIENCE if before_patience else timedelta())
    due = sa.select(Delivery.id).where(Delivery.done_at.is_(None), Delivery.next_attempt_at <= limit)
    return list(session.scalars(due.order_by(Delivery.id).limit(SWEEP_SIZE)))


@every(minutes=1)
def sweep() -> None:
    """Find what a crash left undelivered and wake a worker for it; not while the queue is full of calls."""
    if is_full():
        return
    with unit_of_work(writing=False):
        due = waiting_deliveries()
    for delivery_id in due:
        enqueue(deliver, delivery_id)
