"""Coming in through an identity provider: a real one, in a process of its own."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from urllib.parse import parse_qs, urlencode, urlsplit, urlunsplit

import pytest
from flask import Flask

from participatie.identity import services
from participatie.identity.models import Account
from participatie.identity.queries import actor_of, find_account
from participatie.identity.services import staff as staff_services
from participatie.kernel import clock
from participatie.kernel.actor import Role
from participatie.security import providers
from participatie.security.id_tokens import Proof
from participatie.security.tokens import link_token
from tests.factories.identity import ALWAYS, an_account, an_organisation
from tests.support.pages import Page, PageClient
from tests.support.provider import ONE_FACTOR, TWO_FACTORS, Provider

EMAIL = "lena@waterrecht.example"  # the provider says that everybody there has this address
STAFF, RESIDENTS = "/inloggen/via/medewerkers", "/inloggen/via/inwoners"


@pytest.fixture(scope="module")
def staff() -> Iterator[Provider]:
    provider = Provider(f"http://localhost{STAFF}/terug")
    yield provider
    provider.stop()


@pytest.fixture(scope="module")
def residents() -> Iterator[Provider]:
    provider = Provider(f"http://localhost{RESIDENTS}/terug")
    yield provider
    provider.stop()


@pytest.fixture(autouse=True)
def _configured(app: Flask, staff: Provider, residents: Provider, monkeypatch: pytest.MonkeyPatch) -> None:
    config = replace(
        app.config["PARTICIPATIE"],
        staff_provider=staff.settings("Waterrecht", accepted_acr=(TWO_FACTORS,)),
        resident_provider=residents.settings("Proef-ID"),
    )
    monkeypatch.setitem(app.config, "PARTICIPATIE", config)
    providers.forget_descriptions()


@pytest.fixture
def lena(db) -> Account:
    """A civil servant who has linked her account at the provider of her organisation."""
    with db.writing():
        return an_account(an_organisation(), Role.CIVIL_SERVANT, email=EMAIL, name="Lena Vos")


@pytest.fixture
def linked(db, lena: Account, staff: Provider) -> Account:
    with db.writing():
        her = actor_of(lena, proved_at=ALWAYS)
        services.link_provider(her, lena, Proof(staff.issuer, "lena", ""), key="eerste keer")
    return lena


def away(client: PageClient, door: str) -> str:
    """The address at the provider where the button sends this browser."""
    return client.get(door, follow=False, status=303).headers["Location"]


def back(client: PageClient, address: str, *, status: int = 200) -> Page:
    """Follow what the provider answered, as a browser does."""
    parts = urlsplit(address)
    return client.get(f"{parts.path}?{parts.query}", status=status)


def is_in(client: PageClient) -> bool:
    """Whether this browser comes in at the work of civil servants."""
    return client.get("/beheer/dossiers", follow=False, status=None).status == 200


def changed(address: str, **values: str) -> str:
    parts = urlsplit(address)
    query = {name: found[0] for name, found in parse_qs(parts.query).items()} | values
    return urlunsplit(parts._replace(query=urlencode({name: text for name, text in query.items() if text})))


def test_without_settings_there_is_no_button_and_no_door(client, app, monkeypatch):
    bare = replace(app.config["PARTICIPATIE"], staff_provider=None, resident_provider=None)
    monkeypatch.setitem(app.config, "PARTICIPATIE", bare)
    assert "Waterrecht" not in " ".join(client.get("/inloggen").texts("main"))
    client.get(STAFF, status=404)
    client.get("/inloggen/via/niemand", status=404)


def test_a_civil_servant_with_two_factors_there_is_at_work_after_one_click(client, linked, staff):
    arrived = back(client, staff.visit(away(client, STAFF), "lena", acr=TWO_FACTORS))
    assert arrived.says("U bent herkend als Lena Vos.")
    assert arrived.path == f"{STAFF}/verder"
    assert arrived.form("Log in").submit().path == "/beheer/dossiers"


def test_coming_back_alone_signs_nobody_in(client, linked, staff):
    back(client, staff.visit(away(client, STAFF), "lena", acr=TWO_FACTORS))
    assert not is_in(client)


@pytest.mark.parametrize("acr", [ONE_FACTOR, ""])
def test_staff_of_whom_the_provider_saw_one_factor_still_show_a_second_here(client, linked, staff, acr):
    arrived = back(client, staff.visit(away(client, STAFF), "lena", acr=acr))
    sent = arrived.form("Log in").submit(follow=False, status=303)
    assert sent.headers["Location"].startswith("/inloggen/tweede-stap")
    assert not is_in(client)


def test_an_address_at_the_provider_never_opens_an_account_with_that_address(client, lena, staff):
    arrived = back(client, staff.visit(away(client, STAFF), "iemand-anders", acr=TWO_FACTORS))
    assert arrived.says("dit werkaccount is hier nog niet bekend")
    client.post(f"{STAFF}/verder", {}, status=422)
    assert not is_in(client)


def test_the_same_subject_at_another_issuer_is_somebody_else(client, linked, residents):
    arrived = back(client, residents.visit(away(client, RESIDENTS), "lena", acr=TWO_FACTORS))
    assert arrived.says("u heeft hier nog geen account")


def test_a_resident_gets_an_account_without_a_name_or_an_address(client, db, residents):
    arrived = back(client, residents.visit(away(client, RESIDENTS), "bewoner-7"))
    sent = arrived.form("Maak mijn account").submit(follow=False, status=303)
    assert sent.headers["Location"] == "/account"
    with db.reading():
        (made,) = db.session.query(Account).all()
        assert (made.email, made.name, made.password_hash) == (None, "", None)
    again = back(client, residents.visit(away(client, RESIDENTS), "bewoner-7"))
    assert "Maak mijn account" not in again.html


def test_somebody_who_says_no_there_reads_what_now(client, staff):
    refused = back(client, staff.visit(away(client, STAFF), deny=True), status=403)
    assert refused.says("U heeft het inloggen afgebroken.")
    assert refused.link("Probeer het opnieuw") == STAFF


def test_an_answer_that_this_browser_never_asked_for_is_refused(client, new_client, linked, staff):
    answer = staff.visit(away(client, STAFF), "lena", acr=TWO_FACTORS)
    assert back(new_client(), answer, status=403).says("Begin opnieuw")
    assert back(client, changed(answer, state="x" * 43), status=403).says("Begin opnieuw")
    assert back(client, changed(answer, state=""), status=403).says("Begin opnieuw")


def test_an_answer_works_once(client, linked, staff):
    answer = staff.visit(away(client, STAFF), "lena", acr=TWO_FACTORS)
    back(client, answer)
    assert back(client, answer, status=403).says("Begin opnieuw")


def test_a_code_that_was_used_elsewhere_opens_nothing(client, linked, staff):
    first = staff.visit(away(client, STAFF), "lena", acr=TWO_FACTORS)
    back(client, first)
    code = parse_qs(urlsplit(first).query)["code"][0]
    second = staff.visit(away(client, STAFF), "lena", acr=TWO_FACTORS)
    assert back(client, changed(second, code=code), status=403).says("niet nagaan of dit antwoord echt is")


def test_a_token_with_the_nonce_of_another_is_refused(client, linked, staff):
    answer = staff.visit(changed(away(client, STAFF), nonce="van iemand anders"), "lena", acr=TWO_FACTORS)
    assert back(client, answer, status=403).says("niet nagaan of dit antwoord echt is")


def test_an_answer_that_names_another_sender_is_refused(client, linked, staff, residents):
    answer = staff.visit(away(client, STAFF), "lena", acr=TWO_FACTORS)
    assert back(client, changed(answer, iss=residents.issuer), status=403).says("echt is")


def test_an_answer_at_the_other_door_is_refused(client, linked, staff):
    answer = staff.visit(away(client, STAFF), "lena", acr=TWO_FACTORS)
    assert back(client, answer.replace(STAFF, RESIDENTS), status=403).says("Begin opnieuw")


def test_an_answer_for_another_site_is_refused(client, app, linked, staff, monkeypatch):
    """The provider knows two sites; a code for the one is worth nothing at the other."""
    answer = staff.visit(away(client, STAFF), "lena", acr=TWO_FACTORS)
    other = replace(app.config["PARTICIPATIE"].staff_provider, client_id="een-andere-website")
    monkeypatch.setitem(app.config, "PARTICIPATIE", replace(app.config["PARTICIPATIE"], staff_provider=other))
    assert back(client, answer, status=403).says("niet nagaan of dit antwoord echt is")


def test_who_stays_away_too_long_begins_again(client, linked, staff):
    address = away(client, STAFF)
    with clock.frozen(clock.now() + timedelta(minutes=31)):
        assert back(client, staff.visit(address, "lena", acr=TWO_FACTORS), status=403).says("Begin opnieuw")


def test_who_waits_too_long_with_the_click_begins_again(client, linked, staff):
    arrived = back(client, staff.visit(away(client, STAFF), "lena", acr=TWO_FACTORS))
    with clock.frozen(clock.now() + timedelta(minutes=11)):
        assert arrived.form("Log in").submit(status=403).says("Begin opnieuw")


def test_a_kept_copy_of_the_cookie_signs_nobody_in_again(client, new_client, linked, staff):
    arrived = back(client, staff.visit(away(client, STAFF), "lena", acr=TWO_FACTORS))
    copy = client.http.get_cookie("session").value
    arrived.form("Log in").submit()
    thief = new_client()
    thief.http.set_cookie("session", copy)
    page = thief.get(f"{STAFF}/verder")
    assert page.form("Log in").submit(status=409).says("Begin opnieuw")
    assert not is_in(thief)


def test_a_provider_that_is_away_gives_a_page_with_another_way_in(client, app, monkeypatch):
    gone = Provider(f"http://localhost{STAFF}/terug")
    gone.stop()
    config = replace(app.config["PARTICIPATIE"], staff_provider=gone.settings("Waterrecht"))
    monkeypatch.setitem(app.config, "PARTICIPATIE", config)
    page = client.get(STAFF, status=503)
    assert page.says("nu niet bereikbaar")
    assert page.link("Log anders in") == "/inloggen"


def test_a_provider_that_goes_away_halfway_gives_the_same_page(client, app, monkeypatch):
    short = Provider(f"http://localhost{STAFF}/terug")
    config = replace(app.config["PARTICIPATIE"], staff_provider=short.settings("Waterrecht"))
    monkeypatch.setitem(app.config, "PARTICIPATIE", config)
    answer = short.visit(away(client, STAFF), "lena")
    short.stop()
    assert back(client, answer, status=503).says("nu niet bereikbaar")


def test_who_is_signed_in_links_and_unlinks(client, lena, staff):
    client.sign_in(lena.email)
    arrived = back(client, staff.visit(away(client, STAFF), "lena-nieuw", acr=TWO_FACTORS))
    listed = arrived.form("koppel aan mijn account").submit()
    assert listed.says("Gelukt.")
    gone = listed.follow("Ontkoppel").form("Ontkoppel").submit()
    assert gone.says("U heeft nog niets gekoppeld.")


def test_what_is_linked_to_one_account_is_not_linked_to_another(client, db, linked, staff):
    with db.writing():
        other = an_account(an_organisation(), Role.CIVIL_SERVANT)
    client.sign_in(other.email)
    arrived = back(client, staff.visit(away(client, STAFF), "lena", acr=TWO_FACTORS))
    assert arrived.form("koppel aan").submit(status=409).says("al gekoppeld aan een ander account")


def test_nobody_takes_away_the_link_of_another(client, db, linked):
    with db.reading():
        from participatie.identity.models.federation import FederatedIdentity

        identity_id = db.session.query(FederatedIdentity).one().id
    with db.writing():
        other = an_account(an_organisation(), Role.CIVIL_SERVANT)
    client.sign_in(other.email)
    client.get(f"/account/inloggen-via/{identity_id}/weg", status=404)


def test_who_is_invited_comes_in_with_the_provider_of_the_organisation(client, db, staff):
    with db.writing():
        organisation = an_organisation()
        boss = actor_of(an_account(organisation, Role.ADMINISTRATOR), proved_at=ALWAYS)
        invitation = staff_services.invite(
            boss,
            organisation,
            email="nieuw@waterrecht.example",
            name="Noor Bakker",
            job_title="adviseur",
            role=Role.CIVIL_SERVANT,
        )
        token = link_token(invitation.id)
    door = client.get(f"/uitnodiging/{token}").link("Log liever in met Waterrecht")
    arrived = back(client, staff.visit(away(client, door), "noor", acr=TWO_FACTORS))
    assert arrived.form("Neem de uitnodiging aan").submit().path == "/beheer/dossiers"
    with db.reading():
        account = find_account("nieuw@waterrecht.example")
        assert (account.name, account.password_hash) == ("Noor Bakker", None)
