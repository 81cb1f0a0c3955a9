"""What changed between opening a form and sending it: another text, the report, a forgotten address."""

from datetime import timedelta

import pytest

from participatie.consultations.services.rounds import announce_round
from participatie.consultations.services.texts import NewArticle, NewParagraph
from participatie.contributions.models import Contribution
from participatie.kernel import clock
from participatie.kernel.actor import Role
from tests.factories.consultations import ARTICLES, a_closed_round, a_round, a_version, an_open_round
from tests.factories.identity import an_account

LONG = "Ik woon hier al dertig jaar en ik schrijf dit langzaam op mijn telefoon."
OTHER_TEXT = (
    NewArticle(
        "4",
        "Straten en pleinen",
        paragraphs=(NewParagraph("4.1", "Er komt een vijver van 4.000 vierkante meter."),),
    ),
)


def form_of(client, consultation, where="lid=4.1"):
    return client.get(f"/dossiers/{consultation.dossier.slug}/reageren?{where}").form("Verstuur")


def sent(db):
    with db.reading():
        rows = db.session.query(Contribution).order_by(Contribution.number)
        return [(row.body, row.round_id, row.is_late, row.after_report) for row in rows]


def a_second_round(db, consultation, articles):
    """The next version, with a round that opens after the first one has closed; gives its first hour."""
    later = consultation.round.closes_at + timedelta(days=10)
    with clock.frozen(later), db.writing():
        actor = consultation.project_leader
        dossier = db.session.merge(consultation.dossier)
        version = a_version(actor, dossier, articles)
        round_ = a_round(actor, dossier, None, 42)
        announce_round(actor, round_, version)
    return later + timedelta(hours=1)


def test_words_for_the_old_text_do_not_land_on_the_new_one_in_silence(client, db):
    with db.writing():
        consultation = an_open_round()
    form = form_of(client, consultation).fill(body=LONG)
    now = a_second_round(db, consultation, OTHER_TEXT)
    with clock.frozen(now):
        told = form.submit(status=409)
        assert told.says("Er is een nieuwe tekst.")
        assert told.says("Er komt een vijver van 4.000 vierkante meter.")
        again = told.form("Verstuur")
        assert again.value("body").strip() == LONG
        assert sent(db) == []
        assert again.submit().h1.startswith("Ontvangstbewijs")


def test_words_for_a_paragraph_that_is_gone_can_be_sent_about_the_whole(client, db):
    with db.writing():
        consultation = an_open_round()
    form = form_of(client, consultation, "lid=3.2").fill(body=LONG)
    now = a_second_round(db, consultation, OTHER_TEXT)
    with clock.frozen(now):
        told = form.submit(status=409)
        assert told.says("staat er niet meer in")
        receipt = told.form("Verstuur").submit()
        assert receipt.says(LONG)
        assert receipt.says("het hele plan")


def test_a_paragraph_that_never_was_is_not_there(client, db):
    with db.writing():
        consultation = an_open_round(articles=ARTICLES)
    client.get(f"/dossiers/{consultation.dossier.slug}/reageren?lid=9.9", status=404)


@pytest.fixture
def answered(db):
    with db.writing():
        consultation = a_closed_round(closed_days_ago=20)
        consultation.round.answered_at = clock.now() - timedelta(days=1)
    return consultation


def test_after_the_answers_it_is_still_received_and_says_so(client, db, answered):
    form = form_of(client, answered)
    assert form.page.says("De antwoorden op deze ronde staan al vast.")
    receipt = form.fill(body=LONG).submit()
    assert receipt.says("Na de antwoorden binnengekomen")
    assert not receipt.says("Uw reactie is beantwoord.")
    assert not receipt.follow("Kijk hoe het ermee staat").says("te laat;")
    assert sent(db) == [(LONG, answered.round.id, True, True)]


def test_at_the_desk_it_stands_with_the_late_ones(client, new_client, db, answered):
    form_of(client, answered).fill(body=LONG).submit()
    with db.writing():
        an_account(answered.organisation, Role.CIVIL_SERVANT, email="ambtenaar@waterrecht.example")
    official = new_client()
    official.sign_in("ambtenaar@waterrecht.example")
    desk = official.get(f"/beheer/dossiers/{answered.dossier.slug}/rondes/1/werkbank?toon=te-laat")
    assert desk.says(f"{answered.dossier.number}-0001")
    assert desk.says("Na de antwoorden")


def test_an_address_that_was_forgotten_is_mailed_the_receipt(client, db, mailbox, run_jobs):
    with db.writing():
        consultation = an_open_round()
    first = form_of(client, consultation).fill(body=LONG).submit()
    run_jobs()
    assert mailbox.messages == []
    again = form_of(client, consultation).fill(body=LONG, email="inwoner@example.org").submit()
    assert again.h1 == first.h1
    run_jobs()
    assert [message["To"] for message in mailbox.messages] == ["inwoner@example.org"]
    assert len(sent(db)) == 1


def test_the_mail_says_that_a_moderator_looks_first(client, db, mailbox, run_jobs):
    with db.writing():
        consultation = an_open_round()
    words = {"body": "Bel mij op 06-12345678.", "email": "inwoner@example.org"}
    warned = form_of(client, consultation).fill(**words).submit(status=422)
    warned.form("Verstuur").fill(way="zo_versturen").submit()
    run_jobs()
    body = mailbox.messages[0].get_body(("plain",)).get_content()
    assert "Een moderator kijkt eerst naar uw inbreng" in " ".join(body.split())
