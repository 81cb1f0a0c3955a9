"""Canaries: marked words that must not be found anywhere. Looks in every table, index, file and queue there is."""

from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection


def found_in_tables(connection: Connection, *canaries: str) -> list[str]:
    """Name every table (of the search index too) in which one of these words stands, as text or inside bytes."""
    found = []
    for table in sorted(sa.inspect(connection).get_table_names()):
        for row in connection.execute(sa.text(f'SELECT * FROM "{table}"')):
            text = " ".join(map(_text, row)).lower()
            found += [f"{table}: {canary}" for canary in canaries if canary.lower() in text]
    return sorted(set(found))


def _text(value: Any) -> str:
    return value.decode("latin-1") if isinstance(value, bytes | memoryview) else str(value)


def found_in_files(folder: Path, *canaries: str) -> list[str]:
    """Name every file below a folder in whose bytes one of these words stands."""
    found = []
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            content = path.read_bytes().lower()
            found += [f"{path.name}: {canary}" for canary in canaries if canary.lower().encode() in content]
    return found


def found_in_queue(huey: Any, *canaries: str) -> list[str]:
    """Name what waits in the job queue and holds one of these words."""
    waiting = [*huey.storage.enqueued_items(), *huey.storage.scheduled_items()]
    return [
        f"queue: {canary}"
        for item in waiting
        for canary in canaries
        if canary.lower().encode() in item.lower()
    ]
