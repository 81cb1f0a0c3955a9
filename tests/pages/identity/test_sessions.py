"""Where somebody is signed in: devices, endings, and cookies that come back from the dead."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from participatie.identity import queries, services
from participatie.identity.models import Account, SignIn
from participatie.identity.terms import Factor
from participatie.kernel import clock
from participatie.kernel.actor import Actor, Role
from tests.factories.consultations import an_open_round
from tests.factories.contributions import a_contribution
from tests.factories.identity import SETUP, an_account, an_organisation

RESIDENT, CLERK = "inwoner@example.org", "ambtenaar@waterrecht.example"
FIREFOX = {"User-Agent": "Mozilla/5.0 (Windows NT 10.0; rv:130.0) Gecko/20100101 Firefox/130.0"}


@pytest.fixture
def people(db):
    with db.writing():
        organisation = an_organisation()
        an_account(organisation, Role.CIVIL_SERVANT, email=CLERK)
        db.session.add(Account(email=RESIDENT, name="Ineke", job_title=""))
    return organisation


def cookie_of(client):
    return client.http.get_cookie("session").value


def is_in(client):
    return client.get("/account").path == "/account"


def test_a_cookie_from_before_signing_out_opens_nothing(client, new_client, people):
    client.sign_in(RESIDENT)
    kept = cookie_of(client)
    assert is_in(client)
    client.get("/uitloggen").form("Uitloggen").submit()
    thief = new_client()
    thief.http.set_cookie("session", kept)
    assert not is_in(thief)


def test_nor_does_it_show_what_was_held_in_it(client, new_client, people, db):
    with db.writing():
        sent = a_contribution(an_open_round(), "De stoep is te smal.")
        reference = sent.reference
    with client.http.session_transaction() as kept_session:
        kept_session["held_contributions"] = [str(sent.id)]
    client.sign_in(RESIDENT)
    client.get(f"/mijn-inbreng/{reference}")
    kept = cookie_of(client)
    client.get("/uitloggen").form("Uitloggen").submit()
    thief = new_client()
    thief.http.set_cookie("session", kept)
    thief.get(f"/mijn-inbreng/{reference}", status=404)


def test_signing_in_gives_another_key_and_another_protection(client, people, db):
    client.get("/inloggen")
    with client.http.session_transaction() as before:
        first = dict(before)
    client.sign_in(RESIDENT)
    with client.http.session_transaction() as after:
        assert after["csrf_token"] != first["csrf_token"]
        token = after["_user_id"]
    with db.reading():
        assert token not in str(db.session.execute(sa.select(SignIn.token_hash, SignIn.device)).all())


@pytest.mark.parametrize(
    ("email", "still_in", "out"),
    [
        (CLERK, timedelta(minutes=29), timedelta(minutes=30)),
        (RESIDENT, timedelta(hours=7, minutes=59), timedelta(hours=8)),
    ],
)
def test_who_does_nothing_for_a_while_is_signed_out(client, people, email, still_in, out):
    now = clock.now()
    with clock.frozen(now):
        client.sign_in(email)
    with clock.frozen(now + still_in):
        assert is_in(client)
    with clock.frozen(now + still_in + out):
        assert not is_in(client)


def test_after_twelve_hours_everybody_signs_in_again(client, people):
    now = clock.now()
    for minutes in range(0, 12 * 60, 25):
        with clock.frozen(now + timedelta(minutes=minutes)):
            assert is_in(client) if minutes else client.sign_in(CLERK)
    with clock.frozen(now + timedelta(hours=12)):
        assert not is_in(client)


def test_reading_is_noted_at_most_every_five_minutes(client, people, db):
    now = clock.now()
    seen = []
    for minutes in (0, 4, 5, 8, 10):
        with clock.frozen(now + timedelta(minutes=minutes)):
            if not minutes:
                client.sign_in(RESIDENT)
            client.get("/account")
        with db.reading():
            seen.append((db.session.scalar(sa.select(SignIn.last_seen_at)) - now).seconds // 60)
    assert seen == [0, 0, 5, 5, 10]


def remembered(client, db):
    with db.writing():
        account = queries.find_account(RESIDENT)
        begun, token = services.begin_sign_in(
            Actor.visitor(), account, factor=Factor.NONE, device="Firefox op Linux", remembered=True
        )
        assert begun.is_remembered
    with client.http.session_transaction() as kept:
        kept["_user_id"] = token
    return token


def test_a_resident_may_stay_signed_in_for_thirty_days_with_a_new_key_every_day(
    client, new_client, people, db
):
    now = clock.now()
    with clock.frozen(now):
        first = remembered(client, db)
        assert is_in(client)
    kept = cookie_of(client)
    with clock.frozen(now + timedelta(days=2)):
        assert is_in(client)
    with client.http.session_transaction() as after:
        assert after["_user_id"] != first
    with clock.frozen(now + timedelta(days=2, minutes=2)):
        thief = new_client()
        thief.http.set_cookie("session", kept)
        assert not is_in(thief)
        assert is_in(client)
    with clock.frozen(now + timedelta(days=30)):
        assert not is_in(client)


def test_pages_asked_for_together_are_not_signed_out_by_the_new_key(client, new_client, people, db):
    now = clock.now()
    with clock.frozen(now):
        remembered(client, db)
        is_in(client)
    kept = cookie_of(client)
    with clock.frozen(now + timedelta(days=2)):
        other_tab = new_client()
        other_tab.http.set_cookie("session", kept)
        assert is_in(client)
        assert is_in(other_tab)


def test_staff_are_never_remembered(people, db):
    with db.writing():
        begun, _token = services.begin_sign_in(
            Actor.visitor(), queries.find_account(CLERK), factor=Factor.TOTP, device="", remembered=True
        )
        assert not begun.is_remembered


def test_another_role_counts_at_the_next_request(client, people, db):
    client.sign_in(CLERK)
    client.get("/beheer/moderatie", status=None)
    client.get("/beheer/dossiers")
    with db.writing():
        account = queries.find_account(CLERK)
        for held in list(account.assignments):
            db.session.delete(held)
    assert client.get("/beheer/dossiers", status=403).says("andere rol")


def test_a_closed_account_is_out_at_the_next_request(client, people, db):
    client.sign_in(RESIDENT)
    with db.writing():
        queries.find_account(RESIDENT).closed_at = clock.now()
    assert not is_in(client)


def test_the_list_of_devices_says_which_is_this_one(client, people):
    client.get("/inloggen", headers=FIREFOX)
    client.sign_in(RESIDENT)
    page = client.get("/account/apparaten")
    assert page.says("Firefox op Linux (dit apparaat)")
    assert page.says("Laatst gebruikt")
    assert "Log alle andere apparaten uit" not in page.text


def test_one_device_is_signed_out_from_another(client, new_client, people):
    other = new_client()
    other.sign_in(RESIDENT)
    client.sign_in(RESIDENT)
    client.get("/account/apparaten").form("Log dit apparaat uit").submit()
    assert not is_in(other)
    assert is_in(client)


def test_all_other_devices_are_signed_out_at_once(client, new_client, people):
    others = [new_client(), new_client()]
    for other in others:
        other.sign_in(RESIDENT)
    client.sign_in(RESIDENT)
    page = client.get("/account/apparaten").form("Log alle andere apparaten uit").submit()
    assert page.says("2 andere apparaten zijn uitgelogd")
    assert [is_in(other) for other in others] == [False, False]
    assert is_in(client)


def test_nobody_ends_a_session_of_somebody_else(client, new_client, people, db):
    other = new_client()
    other.sign_in(CLERK)
    client.sign_in(RESIDENT)
    with db.reading():
        clerk = queries.find_account(CLERK)
        theirs = db.session.scalar(sa.select(SignIn.id).where(SignIn.account_id == clerk.id))
    client.get("/account")
    client.post(f"/account/apparaten/{theirs}/uit", {}, status=404)
    assert is_in(other)


def test_an_administrator_ends_the_sessions_of_a_colleague(client, people, db):
    client.sign_in(CLERK)
    with db.writing():
        services.end_all_sign_ins(SETUP, queries.find_account(CLERK))
    assert not is_in(client)


def test_the_owner_is_mailed_about_a_device_that_was_not_seen_before(people, db, mailbox, run_jobs):
    for device, factor in (
        ("Firefox op Linux", Factor.TOTP),
        ("Firefox op Linux", Factor.TOTP),
        ("Safari op Mac", Factor.TOTP),
    ):
        with db.writing():
            services.begin_sign_in(Actor.visitor(), queries.find_account(CLERK), factor=factor, device=device)
    run_jobs()
    assert len(mailbox.to(CLERK)) == 2
    assert "ander apparaat" in str(mailbox.messages[0]["Subject"])


def test_a_form_that_is_sent_after_the_session_ran_out_gives_its_text_back(client, people):
    now = clock.now()
    with clock.frozen(now):
        client.sign_in(CLERK)
        form = client.get("/beheer/dossiers/nieuw").form()
    name = next(name for name in form.names if name == "title")
    with clock.frozen(now + timedelta(hours=1)):
        page = form.fill(**{name: "Een lange titel die niet weg mag zijn"}).submit(status=403)
    assert "Een lange titel die niet weg mag zijn" in page.html
    assert page.follow("Log in").path == "/inloggen"


def test_who_was_away_too_long_is_told_so_and_comes_back(client, people):
    now = clock.now()
    with clock.frozen(now):
        client.sign_in(RESIDENT)
    with clock.frozen(now + timedelta(hours=9)):
        page = client.get("/account/apparaten")
        assert page.says("omdat u een tijd niets deed")
        assert page.form(field="password").value("terug") == "/account/apparaten"


def test_who_writes_for_an_hour_is_here_all_the_time(client, people):
    now = clock.now()
    with clock.frozen(now):
        client.sign_in(CLERK)
        asked = client.get("/beheer/dossiers").root.get("data-stay")
    for minutes in (25, 50):
        with clock.frozen(now + timedelta(minutes=minutes)):
            client.get(asked, status=204)
    with clock.frozen(now + timedelta(minutes=70)):
        assert is_in(client)
