"""A fact is stored once with what it is about, and every listener hears it at least once."""

from dataclasses import dataclass
from datetime import timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError

from participatie.db.session import abandon
from participatie.facts import dispatch, record
from participatie.facts.models import Delivery, FactRow
from participatie.jobs import queue
from participatie.kernel import clock, ids
from participatie.kernel.actor import Actor


@dataclass(frozen=True, kw_only=True)
class BellRang(record.Fact):
    """Somebody rang."""

    times: int


heard: list[int] = []
trouble: list[Exception] = []
turns: list[bool] = []


def listen(fact) -> bool:
    if trouble:
        raise trouble.pop()
    heard.append(fact.data["times"])
    return turns.pop() if turns else False


@pytest.fixture(autouse=True)
def listening():
    for memory in (heard, trouble, turns):
        memory.clear()
    record.subscribe({BellRang: [listen]})
    yield
    record._listeners.pop("BellRang")


def ring(db, times: int = 1) -> None:
    with db.writing():
        record.record(Actor.system("test"), BellRang(subject_id=ids.new_id(), times=times))


def waiting(db) -> list[Delivery]:
    with db.reading():
        found = list(db.session.scalars(sa.select(Delivery).where(Delivery.done_at.is_(None))))
        db.session.expunge_all()
        return found


def test_a_listener_hears_it_once_and_a_second_call_is_silent(db, run_jobs) -> None:
    ring(db, 3)
    with db.reading():
        delivery_id = db.session.scalars(sa.select(Delivery.id)).one()
    run_jobs()
    dispatch.deliver(delivery_id)
    assert heard == [3]
    assert waiting(db) == []


def test_what_is_rolled_back_is_never_told(db, run_jobs) -> None:
    with db.writing():
        record.record(Actor.visitor(), BellRang(times=1))
        abandon()
    run_jobs()
    assert heard == []
    assert waiting(db) == []


def test_a_listener_that_fails_hears_it_again_and_nothing_is_forgotten(db, run_jobs) -> None:
    trouble.append(OSError("away"))
    ring(db)
    run_jobs()
    (delivery,) = waiting(db)
    assert (delivery.attempts, delivery.last_error) == (1, "OSError")
    with clock.frozen(clock.now() + timedelta(minutes=2)):
        dispatch.sweep()
        run_jobs()
    assert heard == [1]
    assert waiting(db) == []


def test_a_wake_up_call_that_was_lost_is_found_by_the_sweep(db, run_jobs) -> None:
    ring(db)
    queue._huey.flush()
    dispatch.sweep()
    assert run_jobs() == 0, "a worker gets half a minute before others look"
    with clock.frozen(clock.now() + timedelta(minutes=1)):
        dispatch.sweep()
        run_jobs()
    assert heard == [1]


def test_a_listener_with_more_to_do_gets_another_turn(db, run_jobs) -> None:
    turns[:] = [False, True, True]
    ring(db)
    run_jobs()
    assert heard == [1, 1, 1]
    assert waiting(db) == []


def test_a_fact_cannot_be_changed_or_taken_away(db) -> None:
    ring(db)
    for act in (sa.update(FactRow).values(actor="somebody else"), sa.delete(FactRow)):
        with pytest.raises(DBAPIError), db.writing():
            db.session.execute(act)
