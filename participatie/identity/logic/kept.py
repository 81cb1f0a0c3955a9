"""What is kept of somebody, as names with values: the same for the page and for the file."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

Value = str | int | bool | datetime | None


@dataclass(frozen=True)
class Kept:
    """One thing that is kept; its title and names are already in the reader's language."""

    title: str
    rows: tuple[tuple[str, Value], ...]


def as_json(kept: list[Kept]) -> list[dict[str, Any]]:
    """Give the same for a file that another program can read: moments as in ISO 8601, nothing left out."""
    return [{"title": one.title, "data": {name: _plain(value) for name, value in one.rows}} for one in kept]


def _plain(value: Value) -> str | int | bool | None:
    return value.isoformat() if isinstance(value, datetime) else value
