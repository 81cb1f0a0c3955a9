"""What waits for a moderator stays out of sight for a release that knows no waiting, and no row is lost."""

import pytest
import sqlalchemy as sa
from alembic import command
from flask import Flask
from sqlalchemy.engine import Connection

from participatie.db.session import bind_engine, make_engine, unit_of_work
from tests.factories.consultations import an_open_round
from tests.factories.contributions import a_contribution
from tests.migrations.test_schema import alembic_config


def publications(connection: Connection) -> list[tuple[str, bool]]:
    rows = connection.execute(sa.text("SELECT publication, is_shown FROM contribution ORDER BY number"))
    return [(row[0], bool(row[1])) for row in rows]


def publish(connection: Connection, value: str) -> None:
    with connection.begin_nested():
        connection.execute(sa.text("UPDATE contribution SET publication = :value"), {"value": value})


def test_waiting_goes_back_and_forth_with_its_rows(app: Flask, fresh_database: str) -> None:
    engine = make_engine(fresh_database)
    bind_engine(engine)
    with unit_of_work(writing=True):
        consultation = an_open_round()
        a_contribution(consultation, "Een gewone reactie.", email="inwoner@example.org")
        a_contribution(consultation, "Bel mij op 06-12345678.")
    bind_engine(app.extensions["engine"])
    config = alembic_config()
    with engine.connect() as connection:
        config.attributes["connection"] = connection
        assert publications(connection) == [("zichtbaar", True), ("wacht", False)]
        connection.rollback()
        command.downgrade(config, "0016")
        connection.commit()
        assert publications(connection) == [("zichtbaar", True), ("afgeschermd", False)]
        with pytest.raises(sa.exc.IntegrityError):
            publish(connection, "wacht")
        connection.rollback()
        command.upgrade(config, "0017")
        connection.commit()
        assert publications(connection) == [("zichtbaar", True), ("afgeschermd", False)]
        publish(connection, "wacht")
        with pytest.raises(sa.exc.IntegrityError):
            publish(connection, "onzin")
        connection.rollback()
    engine.dispose()
