"""A queue that is away delays work and never fails the person who asked for it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from participatie.jobs import queue, registry
from tests.support.ports import free_port

done: list[str] = []


@registry.job
def note(word: str) -> None:
    done.append(word)


@pytest.fixture
def own_queue(app):
    """The site's own queue comes back afterwards."""
    done.clear()
    before = queue._huey
    yield
    queue._huey = before


def work_off(huey) -> None:
    while (task := huey.dequeue()) is not None:
        huey.execute(task)


def test_work_waits_in_a_file_when_one_process_does_everything(own_queue, config, tmp_path) -> None:
    huey = queue.open_queue(replace(config, environment="development", var_dir=tmp_path))
    queue.enqueue(note, "in het bestand")
    work_off(huey)
    assert done == ["in het bestand"]


def test_work_waits_in_redis_in_production(own_queue, config, redis_url) -> None:
    huey = queue.open_queue(replace(config, environment="development", redis_url=redis_url))
    queue.enqueue(note, "in Redis")
    work_off(huey)
    assert done == ["in Redis"]


def test_work_for_later_waits(own_queue, config, redis_url) -> None:
    huey = queue.open_queue(replace(config, environment="development", redis_url=redis_url))
    queue.enqueue_later(note, "straks", wait=timedelta(hours=1))
    work_off(huey)
    assert done == []
    assert huey.scheduled_count() == 1


def test_nobody_notices_that_redis_is_away(own_queue, config) -> None:
    away = f"redis://127.0.0.1:{free_port()}/0"
    queue.open_queue(replace(config, environment="development", redis_url=away))
    queue.enqueue(note, "nergens")
    assert done == []


def test_repeated_work_is_on_the_clock(own_queue, config) -> None:
    huey = queue.open_queue(config)
    asked = {task.name for task in huey._registry.periodic_tasks}
    assert {"facts_dispatch_sweep", "notifications_handlers_sending_sweep_notices"} <= asked
    assert "notifications_handlers_late_tell_what_is_late" in asked
