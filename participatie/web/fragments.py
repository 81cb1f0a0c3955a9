"""Rendered lists that stay good until what they show changes: kept per process, keyed by a pulse."""

from collections.abc import Callable, Hashable
from threading import Lock, RLock
from typing import Any, TypeVar

from cachetools import LRUCache
from markupsafe import Markup

Rendered = TypeVar("Rendered", Markup, bytes)
_MILLION = 1_000_000
_kept: LRUCache[Hashable, Any] = LRUCache(0, getsizeof=len)
_lock = Lock()
_making: dict[Hashable, Any] = {}


def keep(millions: int) -> None:
    """Keep at most so many million characters in this process; 0 keeps nothing."""
    global _kept  # noqa: PLW0603 - one store per process, opened by create_app
    with _lock:
        _kept = LRUCache(millions * _MILLION, getsizeof=len)


def fragment(key: Hashable, render: Callable[[], str]) -> Markup:
    """Give the kept fragment, or render and keep it. The key must name everything that the text depends on."""
    return kept(key, lambda: Markup(render()))  # noqa: S704 - rendered by an autoescaping template


def kept(key: Hashable, make: Callable[[], Rendered]) -> Rendered:
    """Give what is kept under this key, or make it and keep it; who asks meanwhile waits instead of making it too."""
    with _lock:
        found: Rendered | None = _kept.get(key)
        maker = _making.setdefault(key, RLock()) if found is None and _kept.maxsize else None
    if found is not None:
        return found
    if maker is None:
        return make()
    with maker:
        try:
            return _made_meanwhile(key) or _keep(key, make())
        finally:
            with _lock:
                _making.pop(key, None)


def _made_meanwhile(key: Hashable) -> Any:
    with _lock:
        return _kept.get(key)


def _keep(key: Hashable, made: Rendered) -> Rendered:
    with _lock:
        if len(made) <= _kept.maxsize:
            _kept[key] = made
    return made


def forget_all() -> None:
    """Drop everything: the memory of a process that has just started."""
    with _lock:
        _kept.clear()
