"""Who is on duty: written down by moderators, read at the top of the queue."""

import pytest

from participatie.consultations.logic.dutch_days import local_day
from participatie.kernel import clock
from participatie.kernel.actor import Role
from tests.factories.consultations import an_open_round
from tests.factories.identity import an_account


@pytest.fixture
def judge(db, client):
    with db.writing():
        made = an_open_round()
        an_account(made.organisation, Role.MODERATOR, email="saskia@waterrecht.example", name="Saskia Blom")
        an_account(made.organisation, Role.CIVIL_SERVANT, email="fatima@waterrecht.example")
    client.sign_in("saskia@waterrecht.example")
    return client


def test_the_roster_says_who_is_on_duty_today(judge) -> None:
    assert judge.get("/beheer/moderatie").says("staat vandaag niemand in het rooster")
    form = judge.get("/beheer/moderatie").follow("Dienstrooster").form("Sla het rooster op")
    today = f"d{local_day(clock.now()):%Y%m%d}"
    saskia = next(
        option.get("value")
        for option in judge.page.by_id(today).iter("option")
        if (option.text or "").strip() == "Saskia Blom"
    )
    saved = form.fill(**{today: saskia, "phone": "06-1"}).submit()
    assert saved.says("Het rooster is opgeslagen.")
    assert saved.says("Vandaag heeft Saskia Blom dienst.")
    assert judge.get("/beheer/moderatie").says("Vandaag heeft Saskia Blom dienst voor")


def test_hours_that_cannot_be_are_refused_beside_the_field(judge) -> None:
    form = judge.get("/beheer/moderatie/dienst").form("Sla het rooster op")
    refused = form.fill(opens="17", closes="9", phone="06-12").submit(status=422)
    assert refused.says("Het eerste uur moet voor het laatste uur liggen.")
    assert refused.form("Sla het rooster op").value("phone") == "06-12"


def test_the_roster_of_an_organisation_is_not_for_who_answers(judge) -> None:
    address = judge.get("/beheer/moderatie/dienst").path
    judge.sign_in("fatima@waterrecht.example")
    judge.get(address, status=404)
    assert judge.get("/beheer/moderatie/dienst").says("Er is geen rooster voor u")
