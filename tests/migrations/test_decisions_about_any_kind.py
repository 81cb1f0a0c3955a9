"""Decisions from before this room knew kinds: they keep their words, their moment and who took them."""

import sqlalchemy as sa
from alembic import command
from flask import Flask

from participatie.db.session import bind_engine, make_engine, unit_of_work
from participatie.kernel.actor import Role
from participatie.moderation.services import restore, withhold
from participatie.moderation.terms import HouseRule
from tests.factories import responses as make
from tests.factories.consultations import an_open_round
from tests.factories.identity import an_actor
from tests.migrations.test_schema import alembic_config

OLD = "SELECT act, rule, reason FROM moderation_decision ORDER BY reason"
NEW = "SELECT kind, outcome, rule, reason, role FROM moderation_decision ORDER BY reason"
CASES = (
    "SELECT c.standing, c.waiting_since, s.out_of_sight_since IS NOT NULL FROM moderation_case c"
    " JOIN contribution s ON s.id = c.subject_id ORDER BY c.standing"
)


def test_decisions_from_before_are_about_a_contribution_and_have_a_case(
    app: Flask, fresh_database: str
) -> None:
    engine = make_engine(fresh_database)
    bind_engine(engine)
    with unit_of_work(writing=True):
        made = an_open_round()
        moderator = an_actor(made.organisation, Role.MODERATOR)
        hidden, back = make.a_contribution(made, "Een."), make.a_contribution(made, "Twee.")
        withhold(moderator, hidden, rule=HouseRule.HATE, reason="Haat.")
        withhold(moderator, back, rule=HouseRule.INSULT, reason="Schelden.")
        restore(moderator, back, reason="Toch niet.")
    bind_engine(app.extensions["engine"])
    config = alembic_config()
    with engine.connect() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, "0014")
        connection.commit()
        rows = [tuple(row) for row in connection.execute(sa.text(OLD))]
        assert rows == [
            ("afschermen", "haat", "Haat."),
            ("afschermen", "belediging", "Schelden."),
            ("terugzetten", None, "Toch niet."),
        ]
        connection.rollback()
        command.upgrade(config, "0015")
        connection.commit()
        assert [tuple(row) for row in connection.execute(sa.text(NEW))] == [
            ("inbreng", "afgeschermd", "haat", "Haat.", "moderator"),
            ("inbreng", "afgeschermd", "belediging", "Schelden.", "moderator"),
            ("inbreng", "zichtbaar", None, "Toch niet.", "moderator"),
        ]
        cases = [(row[0], row[1], bool(row[2])) for row in connection.execute(sa.text(CASES))]
        assert cases == [("afgeschermd", None, True), ("zichtbaar", None, False)]
    engine.dispose()
