"""The queue: huey on a SQLite file when one process does everything, on Redis in production."""

import sqlite3
from datetime import timedelta
from typing import Any

import structlog
from huey import Huey, MemoryHuey, PriorityRedisHuey, SqliteHuey, crontab
from huey.exceptions import HueyException
from huey.utils import normalize_time
from redis import ConnectionPool
from redis.exceptions import RedisError

from config import Config
from participatie.jobs import registry

log = structlog.get_logger()
_huey: Huey | None = None
ENOUGH_WAITING = 200
AWAY = (HueyException, RedisError, sqlite3.Error, OSError)
"""How a queue says that it is not there. Nobody who sends something in may notice."""


def open_queue(config: Config) -> Huey:
    """Open the queue that belongs to this installation and put the repeated jobs on its clock."""
    global _huey  # noqa: PLW0603 - one queue per process, opened by create_app
    if config.environment == "test":
        _huey = MemoryHuey("participatie", results=False)
    elif config.is_embedded:
        config.var_dir.mkdir(parents=True, exist_ok=True)
        file = str(config.var_dir / "jobs.sqlite")
        _huey = SqliteHuey("participatie", filename=file, fsync=False, results=False)
    else:
        pool = ConnectionPool.from_url(config.redis_url, socket_timeout=5, socket_connect_timeout=2)
        _huey = PriorityRedisHuey("participatie", connection_pool=pool, results=False)
    _huey.task(name="run_job", retries=0)(_run_job)
    for repeated in registry.repeated():
        _put_on_the_clock(_huey, repeated)
    return _huey


def enqueue(work: registry.Work, *args: Any) -> None:
    """Wake a worker. A queue that is away only delays: the sweep will find the row."""
    _put(work, args)


def enqueue_later(work: registry.Work, *args: Any, wait: timedelta) -> None:
    """Wake a worker after a while (by the clock on the wall: a queue knows no other)."""
    _put(work, args, {"eta": normalize_time(delay=wait)})


def is_full() -> bool:
    """Say whether so much waits that asking again would only make the queue longer."""
    if _huey is None:
        return True
    try:
        return bool(_huey.pending_count() > ENOUGH_WAITING)
    except AWAY:  # whoever wants to ask again cannot
        return True


def catch_up() -> None:
    """Ask for all repeated work now: whoever starts looks first for what was left behind."""
    for repeated in registry.repeated():
        _put(registry.by_name(repeated.name), ())


def _put(work: registry.Work, args: tuple[Any, ...], wishes: dict[str, Any] | None = None) -> None:
    if _huey is None:
        return
    task_class = _huey._registry.string_to_task("participatie.jobs.queue.run_job")  # noqa: SLF001 - huey has no public look-up by name
    try:
        _huey.enqueue(task_class((registry.name_of(work), *args), {}, **(wishes or {})))
    except AWAY as error:  # the row waits for the sweep
        log.warning("queue away", error=type(error).__name__)


def _run_job(name: str, *args: Any) -> None:
    registry.run(name, *args)


def _put_on_the_clock(huey: Huey, repeated: registry.Repeated) -> None:
    def tick() -> None:
        registry.run(repeated.name)

    every = crontab(minute=f"*/{repeated.minutes}") if repeated.minutes < 60 else crontab(minute="7")  # noqa: PLR2004
    huey.periodic_task(every, name=repeated.name.replace(".", "_"))(tick)
