"""Which jobs exist: by name, so that a queue holds words instead of code."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

Work = Callable[..., None]
_jobs: dict[str, Work] = {}
_repeated: dict[str, int] = {}


@dataclass(frozen=True)
class Repeated:
    """A job that the clock asks for."""

    name: str
    minutes: int


def job(work: Work) -> Work:
    """Register a function as a job under its module and name."""
    _jobs[name_of(work)] = work
    return work


def every(*, minutes: int) -> Callable[[Work], Work]:
    """Register a job without arguments that runs again and again."""

    def register(work: Work) -> Work:
        _repeated[name_of(work)] = minutes
        return job(work)

    return register


def name_of(work: Work) -> str:
    """Give the name under which a job waits in the queue."""
    return f"{work.__module__.removeprefix('participatie.')}.{work.__name__}"


def by_name(name: str) -> Work:
    """Find a job; a name from an older release that is gone raises `KeyError`."""
    return _jobs[name]


def run(name: str, *args: Any) -> None:
    """Do the job with this name."""
    by_name(name)(*args)


def repeated() -> list[Repeated]:
    """List what the clock asks for."""
    return [Repeated(name, minutes) for name, minutes in _repeated.items()]
