"""An account may do without an address; the release before this one gets one that reaches nobody."""

from uuid import uuid4

import sqlalchemy as sa
from alembic import command

from participatie.db.session import make_engine
from tests.migrations.test_schema import alembic_config

ADDRESSES = sa.text("SELECT email FROM account ORDER BY name")


def test_going_back_gives_an_unreachable_address_and_keeps_the_others(fresh_database: str) -> None:
    engine = make_engine(fresh_database)
    accounts = sa.table("account", *(sa.column(name) for name in ("email", "name", "job_title")))
    accounts.append_column(sa.column("id", sa.Uuid()))
    accounts.append_column(sa.column("created_at", sa.DateTime(timezone=True)))
    config = alembic_config()
    with engine.connect() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, "0012")
        for name, email in (("Lena", "lena@waterrecht.example"), ("Zonder", None)):
            row = {"id": uuid4(), "email": email, "name": name, "job_title": "", "created_at": sa.func.now()}
            connection.execute(accounts.insert().values(**row))
        connection.commit()
        command.downgrade(config, "0011")
        connection.commit()
        lena, other = connection.execute(ADDRESSES).scalars()
        assert lena == "lena@waterrecht.example"
        assert other.endswith("@no-address.invalid")
        command.upgrade(config, "0012")
        connection.commit()
        assert connection.execute(ADDRESSES).scalars().all() == [lena, other]
        connection.execute(accounts.update().where(accounts.c.name == "Zonder").values(email=None))
        connection.commit()
    engine.dispose()
