"""Links that prove an address: one click, one time, one browser, ten minutes."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from participatie.cli import main
from participatie.identity import queries
from participatie.identity.models import Account
from participatie.kernel import clock
from participatie.kernel.actor import Role
from tests.factories.identity import an_account, an_organisation
from tests.support.mailbox import text_of

KNOWN, UNKNOWN = "inwoner@example.org", "nieuw@example.org"


@pytest.fixture(autouse=True)
def _resident(db):
    with db.writing():
        db.session.add(Account(email=KNOWN, name="Ineke", job_title=""))


@pytest.fixture
def ask(mailbox, run_jobs):
    """Ask for a link and give the path that stands in the mail, and the code."""

    def do(client, email=KNOWN):
        before = len(mailbox.messages)
        page = client.get("/inloggen").form("Stuur mij een link").fill(adres=email).submit()
        assert page.h1 == "Kijk in uw mail"
        run_jobs()
        return path_and_code(mailbox.messages[before:])

    return do


def path_and_code(messages):
    (message,) = messages
    words = text_of(message).split()
    path = next(word for word in words if "/inloggen/link/" in word).removeprefix("http://localhost")
    code = next(word for word in words if len(word) == 9 and word[4] == "-" and word.upper() == word)
    return path, code


def test_a_resident_signs_in_by_a_link(client, ask):
    path, _code = ask(client)
    page = client.get(path)
    assert page.says("Klik op de knop")
    assert client.get("/account").path == "/inloggen"
    assert client.get(path).form("Log in").submit().h1 == "Mijn account"


def test_a_scanner_that_opens_the_link_uses_nothing_up(client, new_client, ask):
    path, _code = ask(client)
    new_client().get(path, status=410)
    client.get(path)
    assert client.get(path).form("Log in").submit().h1 == "Mijn account"


def test_a_link_works_once(client, ask):
    path, _code = ask(client)
    form = client.get(path).form("Log in")
    form.submit()
    client.get("/uitloggen").form("Uitloggen").submit()
    assert client.get(path, status=410).h1 == "Deze link werkt niet meer"


def test_a_link_works_ten_minutes(client, ask):
    now = clock.now()
    with clock.frozen(now):
        path, _code = ask(client)
    with clock.frozen(now + timedelta(minutes=9)):
        assert client.get(path).says("Klik op de knop")
    with clock.frozen(now + timedelta(minutes=10)):
        assert client.get(path, status=410).says("Vraag een nieuwe link")


def test_a_link_in_another_browser_says_what_to_do(client, new_client, ask):
    path, code = ask(client)
    other = new_client()
    page = other.get(path, status=410)
    assert page.h1 == "Deze link is voor een ander apparaat"
    assert code not in page.text
    other.post(path, {"csrf_token": "x"}, status=410)
    assert other.get("/account").path == "/inloggen"


def test_who_reads_mail_on_another_device_types_the_code(client, ask):
    _path, code = ask(client)
    typed = code.lower().replace("-", " ")
    page = client.get("/inloggen/mail").form("Log in met deze code").fill(code=typed).submit()
    assert page.h1 == "Mijn account"


def test_a_code_opens_nothing_in_another_browser(client, new_client, ask):
    _path, code = ask(client)
    other = new_client()
    form = other.get("/inloggen/mail").form("Log in met deze code").fill(code=code)
    assert "Deze code klopt niet" in form.submit(status=422).described("code")


def test_a_code_cannot_be_guessed(client, ask):
    _path, code = ask(client)
    form = client.get("/inloggen/mail").form("Log in met deze code")
    for _ in range(10):
        form.fill(code="AAAA-AAAA").submit(status=422)
    assert "te vaak" in form.fill(code=code).submit(status=429).described("code")


def test_who_has_no_account_gets_the_same_page_and_a_mail_that_offers_one(client, ask, mailbox, db):
    path, _code = ask(client, UNKNOWN)
    assert "Maak een account" in str(mailbox.messages[-1]["Subject"])
    with db.reading():
        assert queries.find_account(UNKNOWN) is None
    page = client.get(path).form("Maak mijn account").submit()
    assert page.h1 == "Mijn account"
    assert page.says(UNKNOWN)


def test_known_and_unknown_addresses_get_the_same_answer(client, new_client):
    answers = []
    for email in (KNOWN, UNKNOWN):
        visitor = new_client()
        form = visitor.get("/inloggen").form("Stuur mij een link").fill(adres=email)
        sent = form.submit(follow=False, status=303)
        shown = visitor.get("/inloggen/mail")
        answers.append((sent.headers["Location"], shown.text))
    assert answers[0] == answers[1]


def test_the_fourth_link_in_six_hours_is_not_sent_and_the_page_is_the_same(client, mailbox, run_jobs):
    for _ in range(4):
        page = client.get("/inloggen").form("Stuur mij een link").fill(adres=KNOWN).submit()
        assert page.h1 == "Kijk in uw mail"
    run_jobs()
    assert len(mailbox.to(KNOWN)) == 3


def test_an_address_that_cannot_be_one_is_refused_with_what_was_typed(client):
    page = client.get("/inloggen").form("Stuur mij een link").fill(adres="ineke").submit(status=422)
    assert "klopt niet" in page.described("adres")
    assert page.form("Stuur mij een link").value("adres") == "ineke"


def test_one_comes_back_where_one_wanted_to_be(client, mailbox, run_jobs):
    page = client.get("/account/apparaten")
    page.form("Stuur mij een link").fill(adres=KNOWN).submit()
    run_jobs()
    path, _code = path_and_code(mailbox.to(KNOWN))
    assert client.get(path).form("Log in").submit().path == "/account/apparaten"


def test_staff_with_a_link_must_still_take_the_second_step(client, db, ask):
    with db.writing():
        an_account(an_organisation(), Role.CIVIL_SERVANT, email="ambtenaar@waterrecht.example")
    path, _code = ask(client, "ambtenaar@waterrecht.example")
    sent = client.get(path).form("Log in").submit(follow=False, status=303)
    assert sent.headers["Location"].startswith("/inloggen/tweede-stap")


def test_no_token_and_no_code_waits_in_a_table(client, db, ask):
    path, code = ask(client)
    token = path.rpartition("/")[2]
    with db.reading():
        for table in sa.inspect(db.connection).get_table_names():
            for row in db.connection.execute(sa.text(f'SELECT * FROM "{table}"')):
                assert token not in str(row)
                assert code not in str(row)


@pytest.fixture
def command(app, monkeypatch, capsys):
    """Give the command of the operator, on the site under test, and what it prints."""
    monkeypatch.setattr("participatie.cli.create_app", lambda: app)

    def run(*words):
        main(["sign-in-link", *words] if len(words) == 1 else list(words))
        return capsys.readouterr().out

    return run


def test_an_operator_gives_a_link_that_signs_in_completely(db, client, mailbox, run_jobs, command):
    with db.writing():
        an_account(an_organisation(), Role.CIVIL_SERVANT, email="ambtenaar@waterrecht.example")
    told = command("ambtenaar@waterrecht.example")
    assert "tien minuten" in told
    path = next(word for word in told.split() if "/inloggen/link/" in word).removeprefix("http://localhost")
    assert client.get(path).form("Log in").submit().path == "/beheer/dossiers"
    run_jobs()
    (letter,) = mailbox.to("ambtenaar@waterrecht.example")
    assert "De beheerder maakte een link" in str(letter["Subject"])
    assert path not in text_of(letter)


def test_an_empty_platform_begins_with_an_organisation_and_its_administrator(db, client, command):
    first = ("begin", "bea@voorbeeld.example", "Bea Beheer", "--organisation", "Gemeente Voorbeeld")
    told = command(*first, "--slug", "voorbeeld", "--code", "VB")
    assert "Gemeente Voorbeeld doet mee. Bea Beheer is beheerder." in told
    path = next(word for word in told.split() if "/inloggen/link/" in word).removeprefix("http://localhost")
    client.get(path).form("Log in").submit()
    assert client.get("/beheer/mensen").says("Bea Beheer")
    assert client.get("/beheer/organisaties").says("Gemeente Voorbeeld")
    with pytest.raises(SystemExit) as ended:
        command(*first, "--slug", "ander", "--code", "AN")
    assert "al begonnen" in str(ended.value.code)


def test_an_operator_hears_that_nobody_has_an_address(db, command):
    with pytest.raises(SystemExit) as ended:
        command("niemand@example.org")
    assert "niemand@example.org" in str(ended.value.code)
