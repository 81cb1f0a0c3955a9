"""While many calls wait, the sweeps add none: what is open is on its way already."""

from datetime import timedelta

from participatie.facts import dispatch
from participatie.jobs import queue
from participatie.kernel import clock
from participatie.notifications.handlers.sending import sweep_notices
from tests.factories import responses as make
from tests.factories.consultations import an_open_round


def test_a_full_queue_is_left_alone_and_an_empty_one_is_filled(db, run_jobs) -> None:
    with db.writing():
        consultation = an_open_round()
    run_jobs()
    with db.writing():
        make.a_contribution(consultation)
    queue._huey.flush()
    with clock.frozen(clock.now() + timedelta(minutes=1)):
        for _ in range(queue.ENOUGH_WAITING + 1):
            queue.enqueue(sweep_notices)
        before = queue._huey.pending_count()
        dispatch.sweep()
        assert queue._huey.pending_count() == before
        queue._huey.flush()
        dispatch.sweep()
        assert queue._huey.pending_count() == 1
