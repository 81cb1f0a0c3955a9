"""Before a weighty act somebody confirms that it is them; what they were sending goes along and arrives."""

from datetime import UTC, datetime, timedelta

import pytest

from participatie.consultations.services.manuscripts import save_manuscript
from participatie.consultations.terms import ManuscriptSource
from participatie.identity import queries, services
from participatie.kernel import clock
from participatie.kernel.actor import Role
from participatie.security import totp
from tests.factories import consultations as make
from tests.factories.identity import PASSWORD, an_account, an_actor, an_organisation

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
MORNING = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
LATER = MORNING + timedelta(minutes=16)
NOTE = 'Regel een.\nRegel twee met "aanhaling" & <haken>.\n\nLaatste regel.'


def code(moment):
    return totp.code_of(SECRET, totp.step_at(moment))


@pytest.fixture
def organisation(db):
    with db.writing():
        return an_organisation()


@pytest.fixture
def official(client, db, organisation):
    """A project leader with an app who signed in sixteen minutes ago."""
    with clock.frozen(MORNING), db.writing():
        account = an_account(organisation, Role.PROJECT_LEADER)
        ring = queries.find_keyring(account)
        services.add_authenticator(queries.actor_of(account), ring, secret=SECRET, code=code(MORNING))
    with clock.frozen(MORNING):
        client.sign_in(account.email)
    return client


@pytest.fixture
def address(db, organisation):
    """Where a text that is ready can be published."""
    with clock.frozen(MORNING), db.writing():
        actor = an_actor(organisation)
        dossier = make.a_dossier(actor, organisation)
        save_manuscript(actor, dossier, markup="# 1 Een\n\n1.1 Iets.\n", source=ManuscriptSource.TYPED)
        return f"/beheer/dossiers/{dossier.slug}/tekst/publiceren"


def test_what_was_being_published_is_published_after_a_code(official, address):
    with clock.frozen(MORNING):
        form = official.get(address).form("Publiceer").fill(note=NOTE)
    with clock.frozen(LATER):
        asked = form.submit(status=403)
        assert asked.h1 == "Bevestig dat u het bent"
        assert asked.says("Wat u heeft ingevuld, is niet weg.")
        done = asked.form("Bevestig met de code").fill(**{"bevestig-code": code(LATER)}).submit()
        assert done.says("Versie 1 staat.")


def test_a_wrong_code_keeps_everything(official, address):
    with clock.frozen(MORNING):
        form = official.get(address).form("Publiceer").fill(note=NOTE)
    with clock.frozen(LATER):
        asked = form.submit(status=403)
        wrong = asked.form("Bevestig met de code").fill(**{"bevestig-code": "000000"}).submit(status=422)
        assert "Deze code klopt niet" in wrong.described("bevestig-code")
        again = wrong.form("Bevestig met de code")
        assert again.value("note") == NOTE
        assert again.fill(**{"bevestig-code": code(LATER)}).submit().says("Versie 1 staat.")


def test_every_field_goes_along_also_several_of_one_name(official, address):
    sent = {"note": NOTE, "keuze": ["een", "twee", "een"], "leeg": "", "bevestig-code": "1"}
    with clock.frozen(LATER):
        asked = official.post(f"{address}?a=1&b=2", sent, status=403)
    pairs = asked.form("Bevestig met de code").pairs
    assert [value for name, value in pairs if name == "keuze"] == ["een", "twee", "een"]
    assert ("note", NOTE) in pairs
    assert ("leeg", "") in pairs
    assert ("bevestig-code", "") in pairs
    assert ("bevestig-terug", f"{address}?a=1&b=2") in pairs
    assert len([name for name, _ in pairs if name == "csrf_token"]) == 1


def test_a_page_that_wants_a_proof_comes_after_it(official):
    with clock.frozen(LATER):
        asked = official.get("/account/tweede-stap/passkey", status=403)
        assert not asked.says("Wat u heeft ingevuld, is niet weg.")
        page = asked.form("Bevestig met de code").fill(**{"bevestig-code": code(LATER)}).submit()
        assert page.path == "/account/tweede-stap/passkey"


def test_a_file_must_be_chosen_again_and_that_is_said(official, address):
    import io

    sent = {"note": NOTE, "bestand": (io.BytesIO(b"x"), "brief.pdf")}
    with clock.frozen(LATER):
        asked = official.post(address, sent, status=403, content_type="multipart/form-data")
        assert asked.says("Kies uw bestand zo nog een keer")
        form = asked.form("Bevestig met de code").fill(**{"bevestig-code": "000000"})
        assert form.submit(status=422).says("Kies uw bestand zo nog een keer")


@pytest.mark.parametrize("target", ["https://evil.example/x", "//evil.example", "/bestaat-niet", "/\\evil"])
def test_nobody_is_sent_elsewhere_with_what_they_typed(official, address, target):
    with clock.frozen(LATER):
        asked = official.post(address, {"note": NOTE}, status=403)
        form = asked.form("Bevestig met de code")
        form.fill(**{"bevestig-terug": target, "bevestig-code": code(LATER)})
        sent = form.submit(follow=False, status=307)
    assert sent.headers["Location"] == "/bevestigen"


def test_a_proof_does_not_help_who_may_not_do_it(client, db, address):
    with clock.frozen(MORNING), db.writing():
        stranger = an_account(an_organisation("Gemeente Elders"), Role.PROJECT_LEADER)
    with clock.frozen(MORNING):
        client.sign_in(stranger.email)
        client.post(address, {"note": NOTE}, status=404)


def test_a_resident_without_a_factor_confirms_with_the_password(client, db, organisation):
    with clock.frozen(MORNING), db.writing():
        resident = an_account(organisation, Role.RESIDENT)
    with clock.frozen(MORNING):
        client.get("/inloggen").form(field="password").fill(email=resident.email, password=PASSWORD).submit()
    with clock.frozen(LATER):
        asked = client.get("/account/tweede-stap/app", status=403)
        wrong = asked.form("Bevestig").fill(**{"bevestig-password": "verkeerd"}).submit(status=422)
        assert "klopt niet" in wrong.described("bevestig-password")
        right = wrong.form("Bevestig").fill(**{"bevestig-password": PASSWORD}).submit()
        assert right.path == "/account/tweede-stap/app"


def test_staff_without_a_factor_are_led_to_setting_one_up(client, db, organisation, address):
    with clock.frozen(MORNING), db.writing():
        account = an_account(organisation, Role.PROJECT_LEADER)
    with clock.frozen(MORNING):
        client.sign_in(account.email)
    with clock.frozen(LATER):
        asked = client.post(address, {"note": NOTE}, status=403)
        assert asked.all("textarea", readonly="")
        assert asked.follow("Stel een tweede stap in").h1 == "Kies een tweede stap"


def test_a_post_without_protection_proves_nothing(official, address):
    with clock.frozen(LATER):
        answer = official.post("/bevestigen", {"csrf_token": "x", "bevestig-code": code(LATER)}, status=422)
        assert answer.says("Uw formulier was verlopen")
        official.post(address, {"note": NOTE}, status=403)


def test_what_proved_somebody_is_never_shown_back(official, address):
    sent = {
        "note": NOTE,
        "bevestig-password": "een lang wachtwoord met spaties",
        "recovery_code": "AB CD EF GH",
    }
    with clock.frozen(LATER):
        shown = official.post("/bestaat-niet", sent, status=404)
    assert shown.says("Laatste regel.")
    assert not shown.says("een lang wachtwoord")
    assert not shown.says("AB CD")
