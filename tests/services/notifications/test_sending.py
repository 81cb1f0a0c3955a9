"""Mail servers refuse, hang up and come back; a notice is sent once, or somebody can see that it was not."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from participatie.kernel import clock
from participatie.kernel.errors import NotAllowed
from participatie.notifications.handlers import sending
from participatie.notifications.handlers.sending import send_notice, sweep_notices
from participatie.notifications.models import Notice
from participatie.notifications.services import retry_notice
from participatie.notifications.terms import NoticeState
from tests.factories import responses as make
from tests.factories.consultations import Consultation, an_open_round

WHO = "inwoner@example.org"


@pytest.fixture
def made(db) -> Consultation:
    with db.writing():
        made = an_open_round()
        make.a_contribution(made, email=WHO)
    return made


def the_notice(db) -> Notice:
    with db.reading():
        notice = db.session.scalars(sa.select(Notice)).one()
        db.session.expunge(notice)
        return notice


def later(**wait: float):
    return clock.frozen(clock.now() + timedelta(**wait))


def test_a_mail_that_was_taken_is_marked_with_its_message_id(db, made, mailbox, run_jobs) -> None:
    run_jobs()
    notice = the_notice(db)
    assert notice.state is NoticeState.SENT
    assert notice.sent_at is not None
    assert notice.message_id == mailbox.to(WHO)[0]["Message-ID"]


def test_asking_twice_sends_once(db, made, mailbox, run_jobs) -> None:
    run_jobs()
    send_notice(str(the_notice(db).id))
    assert len(mailbox.to(WHO)) == 1


def test_later_please_means_later_and_then_it_arrives(db, made, mailbox, run_jobs) -> None:
    mailbox.mood = "451"
    run_jobs()
    notice = the_notice(db)
    assert notice.state is NoticeState.OWED
    assert notice.last_error == "smtp_451"
    assert notice.next_attempt_at > notice.owed_at
    mailbox.mood = "ok"
    with later(minutes=2):
        sweep_notices()
        run_jobs()
    assert the_notice(db).state is NoticeState.SENT
    assert the_notice(db).attempts == 2
    assert len(mailbox.to(WHO)) == 1


def test_a_mail_server_that_is_away_loses_nothing(db, made, mailbox, run_jobs) -> None:
    mailbox.stop()
    try:
        run_jobs()
    finally:
        mailbox.start()
    assert the_notice(db).state is NoticeState.OWED
    assert the_notice(db).last_error == "ConnectionRefusedError"
    with later(minutes=2):
        sweep_notices()
        run_jobs()
    assert len(mailbox.to(WHO)) == 1


def test_a_refused_address_fails_at_once_and_an_official_can_try_again(db, made, mailbox, run_jobs) -> None:
    mailbox.mood = "refuse"
    run_jobs()
    assert the_notice(db).state is NoticeState.FAILED
    mailbox.mood = "ok"
    with db.writing():
        retry_notice(made.civil_servant, the_notice_here(db))
    run_jobs()
    assert the_notice(db).state is NoticeState.SENT
    assert len(mailbox.to(WHO)) == 1


def the_notice_here(db) -> Notice:
    return db.session.scalars(sa.select(Notice)).one()


def test_what_was_sent_cannot_be_sent_again_by_hand(db, made, mailbox, run_jobs) -> None:
    run_jobs()
    with pytest.raises(NotAllowed, match="notice_did_not_fail"), db.writing():
        retry_notice(made.civil_servant, the_notice_here(db))


def test_after_three_days_of_trying_it_has_failed(db, made, mailbox, run_jobs) -> None:
    mailbox.mood = "451"
    run_jobs()
    with db.writing():
        the_notice_here(db).attempts = 160
    with later(hours=73):
        send_notice(str(the_notice(db).id))
    assert the_notice(db).state is NoticeState.FAILED


def test_a_worker_that_died_while_sending_is_followed_by_another_with_the_same_message_id(
    db, made, mailbox, run_jobs, monkeypatch
) -> None:
    class PowerCut(BaseException):
        pass

    def cut(*_anything) -> None:
        raise PowerCut

    with monkeypatch.context() as power:
        power.setattr(sending, "_mark", cut)
        with pytest.raises(PowerCut):
            run_jobs()
    run_jobs()
    assert the_notice(db).state is NoticeState.OWED
    with later(minutes=1):
        send_notice(str(the_notice(db).id))  # its lease still runs: the first worker may be slow, not dead
    assert len(mailbox.to(WHO)) == 1
    with later(minutes=3):
        sweep_notices()
        run_jobs()
    assert the_notice(db).state is NoticeState.SENT
    first, second = mailbox.to(WHO)
    assert first["Message-ID"] == second["Message-ID"]


def test_an_address_that_no_server_can_take_is_told_as_such(db, mailbox, run_jobs) -> None:
    with db.writing():
        make.a_contribution(an_open_round(), email="geen adres@@ergens")
    run_jobs()
    assert the_notice(db).state is NoticeState.FAILED
    assert the_notice(db).last_error == "address_unusable"


def test_a_letter_that_cannot_be_written_is_not_lost_and_does_not_stop_the_next(
    db, made, mailbox, run_jobs, monkeypatch
) -> None:
    def broken(_notice_id) -> None:
        raise LookupError

    with monkeypatch.context() as ink:
        ink.setattr(sending, "find_letter", broken)
        run_jobs()
    assert the_notice(db).last_error == "LookupError"
    with later(minutes=3):
        sweep_notices()
        run_jobs()
    assert the_notice(db).state is NoticeState.SENT
