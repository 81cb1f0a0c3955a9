"""Changes that were there before causes had a moment: each cause dates from its change."""

import sqlalchemy as sa
from alembic import command
from flask import Flask

from participatie.db.session import bind_engine, make_engine, unit_of_work
from tests.factories.responses import an_answered_round
from tests.migrations.test_schema import alembic_config

MOMENTS = (
    "SELECT text_change.made_at = change_cause.added_at FROM change_cause"
    " JOIN text_change ON text_change.id = change_cause.change_id"
)


def test_a_cause_from_before_dates_from_its_change(app: Flask, fresh_database: str) -> None:
    engine = make_engine(fresh_database)
    bind_engine(engine)
    with unit_of_work(writing=True):
        an_answered_round()
    bind_engine(app.extensions["engine"])
    config = alembic_config()
    with engine.connect() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, "0008")
        connection.commit()
        command.upgrade(config, "0009")
        connection.commit()
        assert [bool(row[0]) for row in connection.execute(sa.text(MOMENTS))] == [True]
    engine.dispose()
