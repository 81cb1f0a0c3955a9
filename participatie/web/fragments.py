"""Rendered lists that stay good until what they show changes: kept per process, keyed by a pulse."""

from collections.abc import Callable, Hashable
from threading import Lock

from cachetools import LRUCache
from markupsafe import Markup

_MOST_CHARACTERS = 48_000_000
_kept: LRUCache[Hashable, Markup] = LRUCache(_MOST_CHARACTERS, getsizeof=len)
_lock = Lock()


def fragment(key: Hashable, render: Callable[[], str]) -> Markup:
    """Give the kept fragment, or render and keep it. The key must name everything that the text depends on."""
    with _lock:
        found = _kept.get(key)
    if found is not None:
        return found
    made = Markup(render())  # noqa: S704 - rendered by an autoescaping template
    with _lock:
        if len(made) < _MOST_CHARACTERS:
            _kept[key] = made
    return made


def forget_all() -> None:
    """Drop everything: the benchmark's cold start."""
    with _lock:
        _kept.clear()
