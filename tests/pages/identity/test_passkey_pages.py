"""Passkeys on the pages, with a device in software: what the script puts in the form is put there by hand."""

import pytest

from participatie.kernel.actor import Role
from tests.factories.identity import PASSWORD, an_account, an_organisation
from tests.support.authenticator import Device

EMAIL = "ambtenaar@waterrecht.example"


@pytest.fixture(autouse=True)
def _account(db):
    with db.writing():
        an_account(an_organisation(), Role.CIVIL_SERVANT, email=EMAIL)


@pytest.fixture
def device():
    return Device()


def enter(client):
    return client.get("/inloggen").form(field="password").fill(email=EMAIL, password=PASSWORD).submit()


def make(client, page, device):
    """Press the button with which a device makes a key."""
    asked = client.http.get("/account/tweede-stap/passkey/vraag").get_json()
    form = page.form(field="answer").fill(answer=device.make(asked["options"]), ticket=asked["ticket"])
    return form.submit()


def show(client, page, device, **options):
    """Press the button with which a device shows a key."""
    asked = client.http.get("/inloggen/passkey/vraag").get_json()
    form = page.form(field="answer").fill(answer=device.show(asked["options"]), ticket=asked["ticket"])
    return form.submit(**options)


def leave(client):
    client.get("/uitloggen").form("Uitloggen", action="/uitloggen").submit()


def test_a_newcomer_makes_a_passkey_and_comes_in_with_it(client, device):
    page = enter(client).follow("Maak een passkey")
    assert page.form(field="answer").value("name")
    page = make(client, page, device)
    assert page.h1 == "Bewaar uw herstelcodes"
    leave(client)
    page = enter(client)
    assert page.h1 == "Nog één stap"
    assert page.all("div", data_passkey="show")
    assert show(client, page, device).path == "/beheer/dossiers"


def test_a_key_is_enough_to_come_in(client, device):
    make(client, enter(client).follow("Maak een passkey"), device)
    leave(client)
    assert show(client, client.get("/inloggen?terug=/account"), device).path == "/account"


def test_an_unknown_key_is_told_what_else_can_be_done(client, device):
    page = show(client, client.get("/inloggen"), device)
    assert page.path == "/inloggen"
    assert page.says("Log in met een link of een wachtwoord.")


def test_a_passkey_has_a_name_and_is_taken_away_by_it(client, device):
    page = enter(client).follow("Maak een passkey")
    page.form(field="answer").fill(name="")
    make(client, page, device)
    second = Device()
    page = client.get("/account/tweede-stap/passkey")
    asked = client.http.get("/account/tweede-stap/passkey/vraag").get_json()
    form = page.form(field="answer").fill(name="Mijn laptop", answer=second.make(asked["options"]))
    form.fill(ticket=asked["ticket"]).submit()
    page = client.get("/account/tweede-stap")
    assert page.says("Passkey: Mijn laptop")
    page = page.follow("passkey Mijn laptop")
    assert page.h1 == "Haal passkey “Mijn laptop” weg"
    page = page.form("Ja, haal de passkey weg").submit()
    assert page.says("De passkey is weggehaald.")
    assert not page.says("Mijn laptop")


def test_a_passkey_of_somebody_else_is_absent(client, new_client, db, device):
    make(client, enter(client).follow("Maak een passkey"), device)
    address = client.get("/account/tweede-stap").all("a", "nl-button")
    own = [link.get("href") for link in address if "/passkey/" in (link.get("href") or "")]
    with db.writing():
        other = an_account(an_organisation(), email="ander@waterrecht.example")
    stranger = new_client()
    stranger.sign_in(other.email)
    where = own[0] if own else "/account/tweede-stap/passkey/00000000-0000-4000-8000-000000000000/weg"
    stranger.get(where, status=404)


def test_an_answer_without_a_device_changes_nothing_and_says_so(client):
    page = enter(client).follow("Maak een passkey")
    page = page.form(field="answer").fill(answer="{}", ticket="x")
    assert page.submit(status=422).says("De passkey is niet gemaakt. Druk nog een keer op de knop.")
