"""The second step of signing in, setting it up, and confirming again before a weighty act."""

from datetime import UTC, datetime, timedelta

import pytest

from participatie.identity import queries, services
from participatie.kernel import clock
from participatie.kernel.actor import Role
from participatie.security import totp
from tests.factories.identity import PASSWORD, an_account, an_organisation
from tests.support.mailbox import text_of

EMAIL = "ambtenaar@waterrecht.example"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
MORNING = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _morning():
    with clock.frozen(MORNING):
        yield


def code(minutes=0, secret=SECRET):
    return totp.code_of(secret, totp.step_at(MORNING + timedelta(minutes=minutes)))


@pytest.fixture
def account(db):
    with db.writing():
        return an_account(an_organisation(), Role.CIVIL_SERVANT, email=EMAIL)


def with_an_app(account):
    """Give an account an app that it has had since yesterday."""
    yesterday = MORNING - timedelta(days=1)
    with clock.frozen(yesterday):
        old_code = totp.code_of(SECRET, totp.step_at(yesterday))
        ring = queries.find_keyring(account)
        services.add_authenticator(queries.actor_of(account), ring, secret=SECRET, code=old_code)
    return account


@pytest.fixture
def with_app(db, account):
    """The civil servant has an app."""
    with db.writing():
        return with_an_app(account)


def enter(client, where="/inloggen", email=EMAIL, password=PASSWORD):
    return client.get(where).form(field="password").fill(email=email, password=password).submit()


def secret_on(page):
    """The secret for an app, as somebody would type it over."""
    return "".join(letter for letter in page.texts("p", "copy-code__code")[0] if letter.isalnum())


def test_staff_come_in_with_a_password_and_a_code(client, with_app):
    page = enter(client, "/inloggen?terug=/beheer/dossiers")
    assert page.h1 == "Nog één stap"
    assert page.form("code").fill(code=code()).submit().path == "/beheer/dossiers"


def test_half_signed_in_is_not_signed_in(client, with_app):
    enter(client)
    assert client.get("/beheer/dossiers").path == "/inloggen"
    assert client.get("/account/tweede-stap").path == "/inloggen"
    assert client.get("/account/tweede-stap/app").path == "/inloggen/tweede-stap"


def test_a_code_that_was_used_is_refused_in_words(client, with_app):
    enter(client).form("code").fill(code=code()).submit()
    client.get("/uitloggen").form("Uitloggen", action="/uitloggen").submit()
    page = enter(client).form("code").fill(code=code()).submit(status=422)
    assert "al gebruikt" in page.described("code")


def test_an_empty_form_says_what_to_do(client, with_app):
    assert enter(client).form("code").submit(status=422).says("Vul een code in, of kies een andere manier.")


def test_too_many_wrong_codes_say_until_when(client, with_app):
    page = enter(client)
    for _ in range(4):
        page = page.form("code").fill(code="000000").submit(status=422)
    page = page.form("code").fill(code="000000").submit(status=429)
    assert "na 10.05 uur" in page.described("code")
    assert page.form("code").fill(code=code()).submit(status=429)


def test_a_newcomer_sets_up_an_app_keeps_the_codes_and_goes_on(client, account):
    page = enter(client, "/inloggen?terug=/beheer/dossiers")
    assert page.h1 == "Kies een tweede stap"
    page = page.follow("Stel een app in")
    secret = secret_on(page)
    page = page.form("Stel de app in").fill(code="000000").submit(status=422)
    assert "Deze code klopt niet" in page.described("code")
    assert secret_on(page) == secret
    page = page.form("Stel de app in").fill(code=code(secret=secret)).submit()
    assert page.h1 == "Bewaar uw herstelcodes"
    codes = page.all("ol", "recovery-codes")[0].findall("li")
    assert len(codes) == 10
    assert page.follow("ga verder").path == "/beheer/dossiers"


def test_the_secret_of_another_account_is_not_taken_from_the_form(client, new_client, account, db):
    page = enter(client).follow("Stel een app in")
    ticket = page.form("Stel de app in").value("ticket")
    with db.writing():
        an_account(an_organisation(), email="ander@waterrecht.example")
    other = enter(new_client(), email="ander@waterrecht.example").follow("Stel een app in")
    shown = other.form("Stel de app in").fill(ticket=ticket, code="000000").submit(status=422)
    assert shown.texts("p", "copy-code__code") != page.texts("p", "copy-code__code")


def test_a_recovery_code_lets_in_once_and_says_how_many_are_left(client, db, with_app):
    with db.writing():
        ring = queries.find_keyring(with_app)
        proved = queries.actor_of(with_app, proved_at=MORNING)
        codes = services.make_recovery_codes(proved, ring)
    page = enter(client).form("herstelcode").fill(recovery_code=codes[0]).submit()
    assert page.path == "/beheer/dossiers"
    assert page.says("U heeft nog 9 herstelcodes.")
    client.get("/uitloggen").form("Uitloggen", action="/uitloggen").submit()
    page = enter(client).form("herstelcode").fill(recovery_code=codes[0]).submit(status=422)
    assert "kies een andere" in page.described("recovery_code")


def test_few_codes_left_is_told(client, db, with_app):
    with db.writing():
        proved = queries.actor_of(with_app, proved_at=MORNING)
        services.make_recovery_codes(proved, queries.find_keyring(with_app))
        for spare in queries.find_keyring(with_app).recovery_codes[:8]:
            spare.used_at = MORNING
    client.sign_in(EMAIL)
    assert client.get("/account/tweede-stap").says("U heeft nog 2 herstelcodes. Maak nieuwe.")
    page = client.get("/account/tweede-stap/herstelcodes").form("Maak tien nieuwe codes").submit()
    assert page.says("De oude werken niet meer.")
    assert len(page.all("ol", "recovery-codes")[0].findall("li")) == 10


def test_staff_do_not_take_their_last_factor_away(client, with_app):
    client.sign_in(EMAIL)
    assert client.get("/account/tweede-stap").says("Dit is uw enige tweede stap.")
    page = client.get("/account/tweede-stap/app/weg", status=403)
    assert page.says("Voeg eerst een andere toe.")


def test_codes_of_the_demo_people_are_read_beside_the_site(client, db):
    from participatie.demo import codes, people

    with db.writing():
        people.settle()
    enter(client, email="fatima.haddou@waterrecht.example", password=people.PASSWORD)
    page = client.get("/ontwikkeling/codes")
    assert page.says("Fatima Haddou")
    assert not page.says("Peter Zeeman")
    with db.reading():
        shown = {one.name: one.code for one in codes.codes_now()}
    page = client.get("/inloggen/tweede-stap").form("code").fill(code=shown["Fatima Haddou"]).submit()
    assert page.path == "/beheer/dossiers"


def test_an_administrator_takes_a_lost_second_step_away(client, new_client, db):
    with db.writing():
        town = an_organisation()
        lost = with_an_app(an_account(town, email=EMAIL))
        boss = an_account(town, Role.ADMINISTRATOR)
    client.sign_in(boss.email)
    colleague = new_client()
    colleague.sign_in(EMAIL)
    page = client.get(f"/beheer/mensen/{lost.id}").form("Haal de tweede stap weg").submit()
    assert page.says("De tweede stap is weggehaald.")
    assert colleague.get("/beheer/dossiers").path == "/inloggen"
    assert enter(colleague).h1 == "Kies een tweede stap"


def test_a_resident_may_choose_a_second_step_and_is_then_asked_for_it(client, db):
    with db.writing():
        an_account(an_organisation(), Role.RESIDENT, email="inwoner@waterrecht.example")
    enter(client, email="inwoner@waterrecht.example")
    page = client.get("/account/tweede-stap")
    assert page.says("U mag zelf kiezen of u er een wilt.")
    page = page.follow("Voeg een tweede stap toe").follow("Stel een app in")
    secret = secret_on(page)
    page.form("Stel de app in").fill(code=code(secret=secret)).submit()
    client.get("/uitloggen").form("Uitloggen", action="/uitloggen").submit()
    with clock.frozen(MORNING + timedelta(minutes=1)):
        page = enter(client, email="inwoner@waterrecht.example")
        assert page.h1 == "Nog één stap"
        assert client.get("/account/tweede-stap").path == "/inloggen"
        again = client.get("/inloggen/tweede-stap").form("code").fill(code=code(1, secret))
        assert again.submit().path == "/account"


def test_the_owner_is_mailed_about_everything_that_happens_to_the_second_step(
    client, db, with_app, mailbox, run_jobs
):
    with db.writing():
        proved = queries.actor_of(with_app, proved_at=MORNING)
        codes = services.make_recovery_codes(proved, queries.find_keyring(with_app))
    page = enter(client)
    for _ in range(5):
        page = page.form("code").fill(code="000000").submit(status=None)
    page.form("herstelcode").fill(recovery_code=codes[0]).submit()
    run_jobs()
    subjects = {message["Subject"] for message in mailbox.to(EMAIL)}
    assert subjects >= {
        "Er is een tweede stap bij uw account gekomen",
        "Er zijn nieuwe herstelcodes voor uw account gemaakt",
        "Iemand vulde vaak een verkeerde code in bij uw account",
        "Er is een herstelcode van uw account gebruikt",
    }
    assert not [one for one in codes if any(one in text_of(message) for message in mailbox.messages)]
