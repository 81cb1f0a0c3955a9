"""Signing in with a password, going back to where one wanted to be, and signing out."""

from datetime import timedelta

import pytest

from participatie.identity import services
from participatie.identity.models import Account
from participatie.kernel import clock
from participatie.kernel.actor import Actor, Role
from participatie.security.passwords import hash_password
from tests.factories.identity import PASSWORD, an_account, an_organisation

CLERK = "ambtenaar@waterrecht.example"
EMAIL = "inwoner@example.org"


@pytest.fixture(autouse=True)
def _people(db):
    with db.writing():
        an_account(an_organisation(), Role.CIVIL_SERVANT, email=CLERK)
        db.session.add(Account(email=EMAIL, name="", job_title="", password_hash=hash_password(PASSWORD)))


def attempt(client, email=EMAIL, password=PASSWORD, where="/inloggen", status=200):
    page = client.get(where)
    return page.form(field="password").fill(email=email, password=password).submit(status=status)


def test_a_resident_comes_in_at_their_account(client):
    assert attempt(client).h1 == "Mijn account"


def test_a_civil_servant_must_take_a_second_step(client):
    page = client.get("/inloggen").form(field="password").fill(email=CLERK, password=PASSWORD)
    sent = page.submit(follow=False, status=303)
    assert sent.headers["Location"].startswith("/inloggen/tweede-stap")


def test_half_a_sign_in_opens_no_door(client):
    client.get("/inloggen").form(field="password").fill(email=CLERK, password=PASSWORD).submit(
        follow=False, status=303
    )
    assert client.get("/beheer/dossiers").path == "/inloggen"
    assert client.get("/account").path == "/inloggen"


def test_a_wrong_password_and_an_unknown_address_get_the_same_answer(client):
    answers = [
        attempt(client, password="verkeerd", status=422).described("password"),
        attempt(client, email="niemand@waterrecht.example", status=422).described("password"),
    ]
    assert answers[0] == answers[1]
    assert "horen niet bij elkaar" in answers[0]


def test_the_address_stays_and_the_password_does_not(client):
    form = attempt(client, password="verkeerd", status=422).form(field="password")
    assert form.value("email") == EMAIL
    assert not form.value("password")


def test_one_comes_back_where_one_wanted_to_be(client):
    asked = client.get("/account/apparaten")
    assert asked.path == "/inloggen"
    form = asked.form(field="password").fill(email=EMAIL, password=PASSWORD)
    assert form.submit().path == "/account/apparaten"


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
    form = client.get("/inloggen", query_string={"terug": where}).form(field="password")
    sent = form.fill(email=EMAIL, password=PASSWORD).submit(follow=False, status=303)
    assert sent.headers["Location"] == "/account"


def test_the_eleventh_wrong_password_in_five_minutes_waits_and_a_link_does_not(client):
    for _ in range(10):
        attempt(client, password="verkeerd", status=422)
    refused = attempt(client, status=429)
    assert "Wacht vijf minuten" in refused.described("password")
    assert refused.form(field="password").value("email") == EMAIL
    assert refused.form("Stuur mij een link").fill(adres=EMAIL).submit().h1 == "Kijk in uw mail"


def test_after_five_minutes_one_may_try_again(client):
    now = clock.now()
    with clock.frozen(now):
        for _ in range(10):
            attempt(client, password="verkeerd", status=422)
    with clock.frozen(now + timedelta(minutes=5, seconds=1)):
        assert attempt(client).h1 == "Mijn account"


def test_who_knows_the_password_is_never_counted(client, new_client):
    for _ in range(12):
        assert attempt(new_client()).h1 == "Mijn account"


def test_one_account_under_attack_leaves_the_others_alone(app, db, new_client):
    for last in range(10):
        browser = services.Browser(network=f"10.0.{last}.0/24")
        with db.writing(), pytest.raises(services.people.Invalid):
            services.sign_in(Actor.visitor(), email=CLERK, password="mis", browser=browser)
    assert attempt(new_client(), email=CLERK, status=429)
    assert attempt(new_client()).h1 == "Mijn account"


def test_after_signing_out_the_door_is_closed(client):
    attempt(client)
    client.get("/uitloggen").form("Uitloggen").submit()
    assert client.get("/account").path == "/inloggen"


def test_a_resident_finds_no_door_to_the_work(client):
    attempt(client)
    assert client.get("/beheer/dossiers", status=403).says("medewerkers met een andere rol")


def test_a_post_from_another_site_is_refused(client):
    page = client.post("/inloggen", {"email": EMAIL}, status=403, headers={"Sec-Fetch-Site": "cross-site"})
    assert page.says("een andere website")
