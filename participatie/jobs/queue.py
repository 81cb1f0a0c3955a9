"""The queue: huey on a SQLite file when one process does everything, on Redis in production."""

from typing import Any

import structlog
from huey import Huey, MemoryHuey, PriorityRedisHuey, SqliteHuey, crontab
from huey.exceptions import HueyException

from config import Config
from participatie.jobs import registry

log = structlog.get_logger()
_huey: Huey | None = None


def open_queue(config: Config) -> Huey:
    """Open the queue that belongs to this installation and put the repeated jobs on its clock."""
    global _huey  # noqa: PLW0603 - one queue per process, opened by create_app
    if config.environment == "test":
        _huey = MemoryHuey("participatie")
    elif config.is_embedded:
        config.var_dir.mkdir(parents=True, exist_ok=True)
        _huey = SqliteHuey("participatie", filename=str(config.var_dir / "jobs.sqlite"), fsync=False)
    else:
        _huey = PriorityRedisHuey("participatie", url=config.redis_url)
    _huey.task(name="run_job", retries=0)(_run_job)
    for repeated in registry.repeated():
        _put_on_the_clock(_huey, repeated)
    return _huey


def enqueue(work: registry.Work, *args: Any) -> None:
    """Wake a worker. A queue that is away only delays: the sweep will find the row."""
    if _huey is None:
        return
    task_class = _huey._registry.string_to_task("participatie.jobs.queue.run_job")  # noqa: SLF001 - huey has no public look-up by name
    try:
        _huey.enqueue(task_class((registry.name_of(work), *args), {}))
    except (HueyException, OSError, ConnectionError) as error:  # Redis is away: the row waits for the sweep
        log.warning("queue away", error=type(error).__name__)


def _run_job(name: str, *args: Any) -> None:
    registry.run(name, *args)


def _put_on_the_clock(huey: Huey, repeated: registry.Repeated) -> None:
    def tick() -> None:
        registry.run(repeated.name)

    every = crontab(minute=f"*/{repeated.minutes}") if repeated.minutes < 60 else crontab(minute="7")  # noqa: PLR2004
    huey.periodic_task(every, name=repeated.name.replace(".", "_"))(tick)
