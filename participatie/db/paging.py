"""Pages by key: the last page of 50,000 costs what the first one does."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")
PAGE_SIZE = 50


@dataclass(frozen=True)
class Page(Generic[T]):
    """One page of a list: its items, and where the neighbours begin (None: there is none)."""

    items: Sequence[T]
    after: int | None = None
    is_first: bool = True


def cut(rows: Sequence[T], key: str, *, size: int = PAGE_SIZE, start: int | None = None) -> Page[T]:
    """Make a page of `size + 1` fetched rows; the extra one only tells that more follow."""
    items = rows[:size]
    more = len(rows) > size
    return Page(items=items, after=int(getattr(items[-1], key)) if more else None, is_first=start is None)
