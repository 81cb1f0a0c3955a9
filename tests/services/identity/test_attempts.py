"""Trying without end is not possible: not one after the other, not all at once, not with Redis away."""

from datetime import timedelta
from threading import Barrier, Thread

import pytest
import sqlalchemy as sa

from participatie.db import session as sessions
from participatie.identity import services
from participatie.identity.models import Account, Attempt
from participatie.identity.services import Browser
from participatie.identity.services.attempts import Limit, note_attempt
from participatie.identity.terms import AttemptKind
from participatie.kernel import clock
from participatie.kernel.actor import Actor
from participatie.kernel.errors import Invalid, TooMany
from participatie.security.passwords import hash_password

TEN = (Limit(10, timedelta(minutes=5)),)
EMAIL, PASSWORD = "inwoner@example.org", "vier losse woorden samen"


def try_password(db, password="verkeerd", **where):
    with db.writing():
        services.sign_in(Actor.visitor(), email=EMAIL, password=password, browser=Browser(**where))


def test_a_limit_holds_in_its_window_and_not_longer(app, db):
    now = clock.now()
    with db.writing():
        with clock.frozen(now):
            assert [note_attempt(AttemptKind.PASSWORD, {"a": TEN}) for _ in range(12)] == [True] * 10 + [
                False
            ] * 2
            assert note_attempt(AttemptKind.PASSWORD, {"b": TEN})
            assert note_attempt(AttemptKind.LINK, {"a": TEN})
        with clock.frozen(now + timedelta(minutes=5)):
            assert note_attempt(AttemptKind.PASSWORD, {"a": TEN})


def test_an_attempt_counts_though_the_request_is_refused(app, db):
    for _ in range(10):
        with pytest.raises(Invalid):
            try_password(db)
    with pytest.raises(TooMany):
        try_password(db)


def test_a_network_is_counted_apart_from_the_account(app, db):
    with db.writing():
        db.session.add(Account(email=EMAIL, name="", job_title="", password_hash=hash_password(PASSWORD)))
    for place in range(10):
        with db.writing(), pytest.raises(Invalid):
            services.sign_in(
                Actor.visitor(),
                email=f"{place}@example.org",
                password="verkeerd",
                browser=Browser(network="10.0.0.0/24"),
            )
    with pytest.raises(TooMany):
        try_password(db, PASSWORD, network="10.0.0.0/24")
    try_password(db, PASSWORD, network="10.0.1.0/24")


def test_no_address_and_no_network_stands_in_the_table(app, db):
    with pytest.raises(Invalid):
        try_password(db, network="10.0.0.0/24")
    with db.reading():
        keys = db.session.scalars(sa.select(Attempt.key_hash)).all()
    assert len(keys) == 3
    assert not [key for key in keys if "inwoner" in key or "10.0" in key]


def test_fifty_attempts_at_the_same_moment_are_no_more_than_ten(app, fresh_database):
    engine = sessions.make_engine(fresh_database)
    sessions.bind_engine(engine)
    together, found = Barrier(14), []

    def attempt():
        together.wait()
        for _ in range(4):
            with sessions.unit_of_work(writing=True):
                found.append(note_attempt(AttemptKind.PASSWORD, {"a": TEN}))

    crowd = [Thread(target=attempt) for _ in range(14)]
    for one in crowd:
        one.start()
    for one in crowd:
        one.join()
    engine.dispose()
    sessions.bind_engine(app.extensions["engine"])
    assert len(found) == 56
    assert sum(found) <= 10
