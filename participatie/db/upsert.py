"""Insert-or-else, which both databases know under the same words but SQLAlchemy spells apart."""

from typing import Any

from sqlalchemy import FromClause
from sqlalchemy.dialects import postgresql, sqlite

from participatie.db.base import Base
from participatie.db.session import session


def dialect_now() -> str:
    """Name the dialect of the database that is being written to."""
    return session.get_bind().dialect.name


def insert_into(table: type[Base] | FromClause, dialect: str = "") -> Any:
    """Give an INSERT that can say `.on_conflict_do_nothing(...)` and `.on_conflict_do_update(...)`."""
    return sqlite.insert(table) if (dialect or dialect_now()) == "sqlite" else postgresql.insert(table)  # type: ignore[arg-type]
