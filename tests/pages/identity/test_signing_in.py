"""Signing in, going back to where one wanted to be, and signing out."""

import pytest

from participatie.kernel.actor import Role
from tests.factories.identity import PASSWORD, an_account, an_organisation

EMAIL = "ambtenaar@waterrecht.example"


@pytest.fixture(autouse=True)
def _account(db):
    with db.writing():
        an_account(an_organisation(), Role.CIVIL_SERVANT, email=EMAIL)


def attempt(client, email=EMAIL, password=PASSWORD, where="/inloggen", status=200):
    return client.get(where).form("Inloggen").fill(email=email, password=password).submit(status=status)


def test_a_civil_servant_comes_in_at_their_work(client):
    assert attempt(client).path == "/beheer/dossiers"


def test_a_wrong_password_and_an_unknown_address_get_the_same_answer(client):
    answers = [
        attempt(client, password="verkeerd", status=422).described("password"),
        attempt(client, email="niemand@waterrecht.example", status=422).described("password"),
    ]
    assert answers[0] == answers[1]
    assert "horen niet bij elkaar" in answers[0]


def test_the_address_stays_and_the_password_does_not(client):
    form = attempt(client, password="verkeerd", status=422).form("Inloggen")
    assert form.value("email") == EMAIL
    assert not form.value("password")


def test_one_comes_back_where_one_wanted_to_be(client):
    asked = client.get("/beheer/dossiers")
    assert asked.path == "/inloggen"
    assert asked.form("Inloggen").fill(email=EMAIL, password=PASSWORD).submit().path == "/beheer/dossiers"


@pytest.mark.parametrize(
    "where",
    [
        "https://evil.example",
        "//evil.example",
        "https:evil.example",
        "/\\evil.example",
        "javascript:alert(1)",
    ],
)
def test_nobody_is_sent_to_another_site(client, where):
    form = client.get("/inloggen", query_string={"terug": where}).form("Inloggen")
    sent = form.fill(email=EMAIL, password=PASSWORD).submit(follow=False, status=303)
    assert sent.headers["Location"] == "/werk"


def test_the_eleventh_attempt_in_five_minutes_waits(client):
    for _ in range(10):
        attempt(client, password="verkeerd", status=422)
    assert attempt(client, status=429).says("Wacht een kwartier")


def test_after_signing_out_the_door_is_closed(client):
    attempt(client)
    client.get("/uitloggen").form("Uitloggen").submit()
    assert client.get("/beheer/dossiers").path == "/inloggen"


def test_a_resident_finds_no_door_to_the_work(client, db):
    with db.writing():
        an_account(an_organisation("Gemeente Elders"), Role.RESIDENT, email="inwoner@waterrecht.example")
    attempt(client, email="inwoner@waterrecht.example")
    assert client.get("/beheer/dossiers", status=403).says("medewerkers met een andere rol")


def test_a_post_from_another_site_is_refused(client):
    page = client.post("/inloggen", {"email": EMAIL}, status=403, headers={"Sec-Fetch-Site": "cross-site"})
    assert page.says("een andere website")
