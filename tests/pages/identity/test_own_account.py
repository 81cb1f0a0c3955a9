"""One's own account: a name, a password or none, another address."""

from datetime import timedelta

import pytest

from participatie.identity import queries
from participatie.identity.models import Account
from participatie.kernel import clock
from tests.support.mailbox import text_of

EMAIL, NEW = "inwoner@example.org", "nieuw@example.org"
SECRET = "vier losse woorden samen"


@pytest.fixture
def resident(client, db):
    with db.writing():
        db.session.add(Account(email=EMAIL, name="", job_title=""))
    client.sign_in(EMAIL)
    return client


def choose(client, password, status=200):
    return (
        client.get("/account/wachtwoord").form(field="password").fill(password=password).submit(status=status)
    )


def link_in(message):
    words = text_of(message).split()
    return next(word for word in words if "/inloggen/link/" in word).removeprefix("http://localhost")


def test_a_name_is_optional_and_kept(resident):
    page = resident.get("/account").form("Bewaar mijn naam").fill(name="Ineke Bos").submit()
    assert page.says("Uw naam is veranderd.")
    assert page.form("Bewaar mijn naam").value("name") == "Ineke Bos"


def test_an_account_says_that_it_has_no_password(resident):
    assert resident.get("/account").says("U heeft geen wachtwoord. U logt in met een link in uw mail.")


def test_with_a_chosen_password_one_signs_in(resident, new_client):
    assert choose(resident, SECRET).says("Uw wachtwoord is veranderd")
    other = new_client()
    form = other.get("/inloggen").form(field="password").fill(email=EMAIL, password=SECRET)
    assert form.submit().h1 == "Mijn account"


@pytest.mark.parametrize(
    ("password", "told"),
    [
        ("kort", "12 tot 128 tekens"),
        ("x" * 129, "12 tot 128 tekens"),
        ("Welkom123456", "proberen anderen als eerste"),
        ("qwertyuiop12", "proberen anderen als eerste"),
        ("wachtwoord2026", "proberen anderen als eerste"),
    ],
)
def test_a_password_that_is_easy_to_guess_is_refused(resident, password, told):
    assert told in choose(resident, password, status=422).described("password")


def test_another_password_ends_the_other_sessions_and_is_told(resident, new_client, mailbox, run_jobs):
    other = new_client()
    other.sign_in(EMAIL)
    choose(resident, SECRET)
    assert other.get("/account").path == "/inloggen"
    assert resident.get("/account").path == "/account"
    run_jobs()
    assert [str(one["Subject"]) for one in mailbox.to(EMAIL)] == [
        "Het wachtwoord van uw account is veranderd"
    ]


def test_one_can_do_without_a_password_again(resident, new_client):
    choose(resident, SECRET)
    page = resident.get("/account/wachtwoord").form("Haal mijn wachtwoord weg").submit()
    assert page.says("U heeft geen wachtwoord")
    form = new_client().get("/inloggen").form(field="password").fill(email=EMAIL, password=SECRET)
    form.submit(status=422)


def test_whoever_leaves_a_browser_open_must_prove_themselves_again(resident, db, client):
    now = clock.now()
    with clock.frozen(now + timedelta(minutes=16)):
        page = client.get("/account/wachtwoord").form(field="password").fill(password=SECRET)
        refused = page.submit(status=403)
        assert refused.path == "/account/wachtwoord"
    with db.reading():
        assert queries.find_account(EMAIL).password_hash is None


def test_a_new_address_counts_once_it_is_proved_and_the_old_one_is_told(resident, db, mailbox, run_jobs):
    page = resident.get("/account/e-mailadres").form(field="email").fill(email=NEW).submit()
    assert page.says("Kijk in de mail op uw nieuwe adres")
    run_jobs()
    with db.reading():
        assert queries.find_account(NEW) is None
    assert "wil het e-mailadres" in str(mailbox.to(EMAIL)[0]["Subject"])
    (message,) = mailbox.to(NEW)
    assert resident.get(link_in(message)).form("Gebruik dit e-mailadres").submit().says(NEW)
    run_jobs()
    assert "heeft een ander e-mailadres" in str(mailbox.to(EMAIL)[1]["Subject"])
    with db.reading():
        assert queries.find_account(EMAIL) is None


def test_an_address_of_somebody_else_gets_no_link_and_tells_nothing(resident, db, mailbox, run_jobs):
    with db.writing():
        db.session.add(Account(email=NEW, name="", job_title=""))
    page = resident.get("/account/e-mailadres").form(field="email").fill(email=NEW).submit()
    assert page.says("Kijk in de mail op uw nieuwe adres")
    run_jobs()
    assert mailbox.to(NEW) == []


def test_a_mail_that_cannot_go_out_now_goes_out_later(resident, mailbox, run_jobs):
    mailbox.mood = "451"
    choose(resident, SECRET)
    run_jobs()
    mailbox.mood = "ok"
    with clock.frozen(clock.now() + timedelta(minutes=1)):
        run_jobs(also_later=True)
    assert len(mailbox.to(EMAIL)) == 1
