"""Insert-or-else, which both databases know under the same words but SQLAlchemy spells apart."""

from typing import Any

from sqlalchemy.dialects import postgresql, sqlite

from participatie.db.base import Base
from participatie.db.session import session


def insert_into(table: type[Base]) -> Any:
    """Give an INSERT that can say `.on_conflict_do_nothing(...)` and `.on_conflict_do_update(...)`."""
    dialect = session.get_bind().dialect.name
    return sqlite.insert(table) if dialect == "sqlite" else postgresql.insert(table)
