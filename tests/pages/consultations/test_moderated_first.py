"""The page on which a round is planned asks whether a moderator looks first."""

from datetime import timedelta

import sqlalchemy as sa

from participatie.consultations.logic.dutch_days import local_day
from participatie.consultations.models import Round
from participatie.kernel import clock
from participatie.kernel.actor import Role
from tests.factories.consultations import a_dossier
from tests.factories.identity import an_account, an_actor, an_organisation


def test_an_official_ticks_it_on_the_page_of_the_round(client, db):
    with db.writing():
        organisation = an_organisation()
        dossier = a_dossier(an_actor(organisation), organisation)
        an_account(organisation, Role.CIVIL_SERVANT, email="ambtenaar@waterrecht.example")
    client.sign_in("ambtenaar@waterrecht.example")
    form = client.get(f"/beheer/dossiers/{dossier.slug}/rondes/nieuw").form("Sla op")
    first, last = local_day(clock.now()), local_day(clock.now()) + timedelta(days=30)
    days = {"first_day": first.isoformat(), "last_day": last.isoformat()}
    form.fill(name="Reageren", procedure="vrij", moderated_first="y", **days).submit()
    with db.reading():
        assert [round_.moderated_first for round_ in db.session.scalars(sa.select(Round))] == [True]
