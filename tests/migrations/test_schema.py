"""The tables that migrations make are the tables that the models mean, and the way back exists."""

from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config as AlembicConfig
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.engine import Connection

from participatie.app import metadata
from participatie.db.session import make_engine
from tests.support.sources import ROOT

OWN_TABLES = ("search_fts", "alembic_version")  # made by hand in a migration, no models


def alembic_config() -> AlembicConfig:
    config = AlembicConfig()
    config.set_main_option("script_location", str(ROOT / "migrations"))
    return config


def differences(connection: Connection, wanted: sa.MetaData) -> list[str]:
    """What a new migration would still have to do, checks and enum values included."""

    def include(_item: object, name: str | None, kind: str, _reflected: bool, _other: object) -> bool:
        if kind == "table" and (name or "").startswith(OWN_TABLES):
            return False
        return name not in {"vector", "ix_search_entry_vector"}

    options = {"include_object": include, "compare_type": True, "render_as_batch": True}
    context = MigrationContext.configure(connection, opts=options)
    return [str(difference) for difference in compare_metadata(context, wanted)]


def check_names(connection: Connection, tables: list[str]) -> set[tuple[str, str]]:
    inspector = sa.inspect(connection)
    return {
        (table, str(check["name"])) for table in tables for check in inspector.get_check_constraints(table)
    }


def test_models_and_migrations_mean_the_same_tables(fresh_database: str) -> None:
    engine = make_engine(fresh_database)
    with engine.connect() as connection:
        assert differences(connection, metadata()) == []
    engine.dispose()


def test_migrations_make_every_check_that_the_models_have(fresh_database: str) -> None:
    wanted = {
        (table.name, str(check.name))
        for table in metadata().tables.values()
        for check in table.constraints
        if isinstance(check, sa.CheckConstraint)
    }
    engine = make_engine(fresh_database)
    with engine.connect() as connection:
        assert check_names(connection, [table.name for table in metadata().tables.values()]) == wanted
    engine.dispose()


def test_a_table_without_a_migration_is_told(fresh_database: str) -> None:
    wanted = sa.MetaData()
    for table in metadata().tables.values():
        table.to_metadata(wanted)
    sa.Table("forgotten", wanted, sa.Column("id", sa.Integer, primary_key=True))
    engine = make_engine(fresh_database)
    with engine.connect() as connection:
        assert any("forgotten" in difference for difference in differences(connection, wanted))
    engine.dispose()


def test_there_is_one_newest_migration() -> None:
    assert len(ScriptDirectory.from_config(alembic_config()).get_heads()) == 1


def test_migrations_go_back_and_forth(fresh_database: str) -> None:
    engine = make_engine(fresh_database)
    config = alembic_config()
    with engine.connect() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, "base")
        connection.rollback()
        left = [name for name in sa.inspect(connection).get_table_names() if name != "alembic_version"]
        assert left == []
        connection.rollback()
        command.upgrade(config, "head")
        connection.rollback()
        assert differences(connection, metadata()) == []
    engine.dispose()


def test_no_migration_imports_the_application() -> None:
    for path in Path(ROOT / "migrations/versions").glob("*.py"):
        assert "participatie" not in path.read_text(), path.name
