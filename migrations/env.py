"""How migrations run: on the database of the settings, or on the connection a caller hands over."""

from alembic import context
from sqlalchemy import text
from sqlalchemy.engine import Connection

from config import Config
from participatie.app import metadata
from participatie.db.base import UtcMoment
from participatie.db.session import make_engine


def render_item(type_: str, item: object, _autogen_context: object) -> str | bool:
    """Write our own column type as the plain one: a migration never imports the application."""
    if type_ == "type" and isinstance(item, UtcMoment):
        return "sa.DateTime(timezone=True)"
    return False


def include_object(_item: object, name: str | None, type_: str, _reflected: bool, _other: object) -> bool:
    """Leave the search tables of SQLite, and the vector of PostgreSQL, to the migration that made them."""
    if type_ == "table" and name is not None and name.startswith("search_fts"):
        return False
    return name not in {"vector", "ix_search_entry_vector"}


def migrate(connection: Connection) -> None:
    """Run what is asked for, never waiting long for a lock that a visitor holds."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SET lock_timeout = '4s'"))
        connection.commit()
    context.configure(
        connection=connection,
        target_metadata=metadata(),
        render_item=render_item,
        include_object=include_object,
        render_as_batch=True,
        compare_type=False,
    )
    with context.begin_transaction():
        context.run_migrations()


handed_over: Connection | None = context.config.attributes.get("connection")
if handed_over is not None:
    migrate(handed_over)
else:
    with make_engine(Config.from_env().database_url).connect() as own:
        migrate(own)
        own.commit()
