"""Nothing is kept longer than the table says; what went is counted, and nobody is named."""

from datetime import timedelta
from pathlib import Path

import pytest

from participatie.admin.handlers.retention import set_days, table, throw_away
from participatie.admin.logic.retention import KEEPINGS, keepings
from participatie.admin.queries.retention import count_due, list_gone
from participatie.contributions.models import Contribution
from participatie.identity.models import Attempt, Contact, Letter, OneTimeLink, SignIn, Unmasking
from participatie.identity.queries.expiring import TABLES
from participatie.identity.services import begin_sign_in
from participatie.identity.terms import AttemptKind, Factor, LegalGround, LetterState, LinkPurpose
from participatie.kernel import clock
from participatie.kernel.actor import Actor, Role
from participatie.mail.message import Mail, Paragraph
from participatie.mail.transport import FolderTransport
from participatie.responses.models import Decision
from tests.factories.consultations import an_open_round
from tests.factories.contributions import a_contribution
from tests.factories.identity import an_account


@pytest.fixture
def consultation(db):
    with db.writing():
        return an_open_round()


def after(days: float):
    return clock.frozen(clock.now() + timedelta(days=days))


def keeping(name: str):
    return next(one for one in table() if one.name == name)


def test_every_kind_says_how_long_and_why():
    assert all(one.days > 0 and one.why and one.since for one in KEEPINGS)
    assert {one.name for one in KEEPINGS} >= set(TABLES)


def test_a_setting_changes_the_days_and_a_strange_one_is_refused():
    assert next(one.days for one in keepings({"letters": 60}) if one.name == "letters") == 60
    with pytest.raises(ValueError, match="KEEP_DAYS knows"):
        keepings({"alles": 1})
    with pytest.raises(ValueError, match="KEEP_DAYS knows"):
        keepings({"letters": 0})
    set_days({})


def test_traces_of_signing_in_go_and_what_is_in_use_stays(db, consultation):
    with db.writing():
        account = an_account(consultation.organisation, Role.CIVIL_SERVANT)
        begin_sign_in(Actor.visitor(), account, factor=Factor.OPERATOR, device="Firefox op Linux")
        link = OneTimeLink(
            purpose=LinkPurpose.SIGN_IN, account_id=account.id, token_hash="x", expires_at=clock.now()
        )
        db.session.add_all([link, Attempt(kind=AttemptKind.PASSWORD, key_hash="x", at=clock.now())])
        db.session.flush()
        db.session.add(
            Letter(kind="new_device", account_id=account.id, link_id=link.id, state=LetterState.SENT)
        )
    throw_away()
    with db.reading():
        assert [db.session.query(kind).count() for kind in (SignIn, OneTimeLink, Attempt)] == [1, 1, 1]
    with after(31):
        throw_away()
        with db.reading():
            assert [db.session.query(kind).count() for kind in (SignIn, OneTimeLink, Attempt)] == [0, 0, 0]
            assert db.session.query(Letter).one().link_id is None
    with after(91):
        throw_away()
        with db.reading():
            assert db.session.query(Letter).count() == 0


def test_an_address_goes_a_year_after_the_last_decision_and_the_words_stay(db, consultation):
    with db.writing():
        a_contribution(consultation, email="schrijver@example.org")
        for days in (0, 100):
            db.session.add(
                Decision(
                    dossier_id=consultation.dossier.id,
                    version_id=consultation.version.id,
                    decided_by="De raad",
                    decided_on=(clock.now() + timedelta(days=days)).date(),
                    summary="Vastgesteld.",
                )
            )
    with after(370):
        throw_away()
    with db.reading():
        assert db.session.query(Contact).one().email == "schrijver@example.org"
    with after(440), db.reading():
        assert count_due(keeping("contacts"), clock.now() + timedelta(days=30)) == 1
    with after(470):
        throw_away()
        with db.reading():
            assert db.session.query(Contact).one().email is None
            kept = db.session.query(Contribution).one()
            assert (kept.contact_id, kept.pseudonym) == (None, "Bewoner")


def test_who_looked_at_an_author_is_remembered_for_five_years(db, consultation):
    with db.writing():
        one, two = (an_account(consultation.organisation, Role.CIVIL_SERVANT) for _ in range(2))
        contribution = a_contribution(consultation, email="schrijver@example.org")
        told = {"told_at": clock.now()}
        for more in (told, {}):
            db.session.add(
                Unmasking(
                    organisation_id=consultation.organisation.id,
                    dossier_id=consultation.dossier.id,
                    contribution_id=contribution.id,
                    reference=contribution.reference,
                    ground=LegalGround.POLICE,
                    reason="Een vordering.",
                    asked_by=one.id,
                    agreed_by=two.id,
                    open_until=clock.now(),
                    tell_at=clock.now(),
                    **more,
                )
            )
    with after(5 * 365 - 1):
        throw_away()
        with db.reading():
            assert db.session.query(Unmasking).count() == 2
    with after(5 * 365 + 1):
        throw_away()
        with db.reading():
            assert db.session.query(Unmasking).one().told_at is None, "who was not told yet keeps the record"


def test_what_went_is_counted_by_day_and_kind(db):
    with db.writing():
        for name in ("a", "b"):
            db.session.add(Attempt(kind=AttemptKind.PASSWORD, key_hash=name, at=clock.now()))
    with after(3):
        throw_away()
        throw_away()
        with db.reading():
            assert [(what, count) for _day, what, count in list_gone()] == [("attempts", 2)]


def test_copies_of_mails_on_this_computer_go_by_address_and_by_age(app, tmp_path: Path):
    folder = FolderTransport(tmp_path)
    with app.app_context():
        from participatie.mail.deliver import post_office

        for number, to in enumerate(("een@example.org", "twee@example.org")):
            mail = Mail(to=to, subject="Proef", reference=f"brief-{number}", blocks=(Paragraph("Dag."),))
            folder.send(post_office().compose(mail))
    assert folder.forget("EEN@example.org") == 1
    assert [path.name for path in tmp_path.iterdir()] == ["brief-1.eml"]
    assert folder.forget(before=clock.now() - timedelta(days=90)) == 0
    assert folder.forget(before=clock.now() + timedelta(days=90)) == 1
