"""Letters that wait, links that were never used, and what stays of them."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from participatie.identity import queries, services
from participatie.identity.handlers.tidying import forget_unproved_addresses
from participatie.identity.models import Account, Letter, OneTimeLink
from participatie.identity.services import Browser
from participatie.identity.terms import LetterState
from participatie.kernel import clock
from participatie.kernel.actor import Actor
from participatie.kernel.errors import Invalid, NotAllowed
from participatie.security.tokens import link_token

NEW = "nieuw@example.org"
HERE = Browser(secret="a secret of this browser", network="10.0.0.0/24", device="Firefox op Linux")


def ask(db, email=NEW, browser=HERE):
    with db.writing():
        services.ask_link(Actor.visitor(), email=email, browser=browser)


def test_an_address_that_nobody_proved_is_gone_after_the_link_ran_out(app, db, run_jobs, mailbox):
    now = clock.now()
    with clock.frozen(now):
        ask(db)
        run_jobs()
    with clock.frozen(now + timedelta(minutes=10)):
        forget_unproved_addresses()
    with db.reading():
        assert db.session.scalars(sa.select(OneTimeLink.email)).all() == [None]
        assert db.session.scalars(sa.select(Letter.email)).all() == [None]
        assert not db.session.scalars(sa.select(Account.id)).all()


def test_a_letter_that_no_server_will_ever_take_is_given_up_with_its_address(app, db, run_jobs, mailbox):
    mailbox.mood = "refuse"
    ask(db)
    run_jobs()
    with db.reading():
        letter = db.session.scalars(sa.select(Letter)).one()
        assert (letter.state, letter.email) == (LetterState.FAILED, None)


def test_of_two_who_use_a_link_at_the_same_moment_one_gets_through(app, db):
    ask(db)
    with db.writing():
        link = db.session.scalars(sa.select(OneTimeLink)).one()
        services.use_link(Actor.visitor(), link, browser=HERE, remembered=False)
        with pytest.raises(Invalid) as refusal:
            services.use_link(Actor.visitor(), link, browser=HERE, remembered=False)
    assert refusal.value.reason == "link_used"


def test_two_links_for_one_address_make_one_account(app, db):
    ask(db)
    ask(db)
    with db.writing():
        for link in db.session.scalars(sa.select(OneTimeLink)).all():
            services.use_link(Actor.visitor(), link, browser=HERE, remembered=False)
        assert len(db.session.scalars(sa.select(Account)).all()) == 1


def test_a_link_is_made_anew_by_the_worker_and_never_kept(app, db):
    ask(db)
    with db.reading():
        link = db.session.scalars(sa.select(OneTimeLink)).one()
        assert queries.find_link(link_token(link.id)) is link


def test_who_had_an_account_that_was_closed_is_not_invited_back(app, db, run_jobs, mailbox):
    with db.writing():
        db.session.add(Account(email=NEW, name="", job_title="", closed_at=clock.now()))
    ask(db)
    run_jobs()
    assert mailbox.messages == []


def test_only_the_machine_itself_makes_links_without_a_mail(app, db):
    with db.writing():
        account = Account(email=NEW, name="", job_title="")
        db.session.add(account)
        db.session.flush()
        with pytest.raises(NotAllowed):
            services.make_operator_link(Actor(account_id=account.id), account)
