"""Workers: threads inside the web process when embedded, a process of their own in production."""

from typing import Any

import structlog
from huey import Huey
from huey.consumer import Consumer

from participatie.jobs.queue import catch_up

log = structlog.get_logger()


class QuietConsumer(Consumer):  # type: ignore[misc]
    """A consumer that lives in a thread and leaves signals to the web server."""

    def _set_signal_handlers(self) -> None:
        """Handle none: only a main thread may."""


def start_in_process(huey: Huey, *, workers: int = 1) -> Any:
    """Start worker threads beside the web server; they end with the process."""
    consumer = QuietConsumer(
        huey, workers=workers, worker_type="thread", periodic=True, initial_delay=0.05, max_delay=0.5
    )
    catch_up()
    consumer.start()
    return consumer


def run_forever(huey: Huey, *, workers: int = 2) -> None:
    """Be a worker process until told to stop."""
    log.info("worker started", workers=workers)
    catch_up()
    Consumer(
        huey, workers=workers, worker_type="thread", periodic=True, initial_delay=0.05, max_delay=0.5
    ).run()
