"""Who reads English: the frame speaks English, the plan stays Dutch and says so, and mails follow."""

import pytest

from participatie.kernel.actor import Role
from tests.factories.consultations import an_open_round
from tests.factories.identity import PASSWORD, an_account
from tests.support.mailbox import text_of


@pytest.fixture
def consultation(db):
    with db.writing():
        return an_open_round()


@pytest.fixture
def reader(client, consultation):
    client.get("/taal").form("English").submit("English")
    return client


def test_the_frame_is_english_and_the_plan_says_that_it_is_dutch(reader, consultation):
    page = reader.get(f"/dossiers/{consultation.dossier.slug}")
    assert page.says("This is what we promise you")
    assert page.all("p", "promise__text", lang="nl")
    text = reader.get(f"/dossiers/{consultation.dossier.slug}/tekst")
    assert text.says("React to paragraph")
    assert len(text.all("div", "paragraph__text", lang="nl")) == len(text.all("div", "paragraph__text")) > 0


def test_labels_and_what_is_asked_for_are_english_too(reader, consultation):
    assert reader.get(f"/dossiers/{consultation.dossier.slug}/reageren").says("Your reaction")
    refused = reader.get("/volg").form("See my contribution").submit("See my contribution", status=422)
    assert "Fill in your follow code" in refused.described("code")


def test_the_receipt_comes_by_mail_in_the_language_somebody_reads(reader, consultation, mailbox, run_jobs):
    form = reader.get(f"/dossiers/{consultation.dossier.slug}/reageren").form("Send my reaction")
    form.fill(body="Please keep the trees.", kind="idee", email="reader@example.org")
    form.submit("Send my reaction")
    run_jobs()
    (mail,) = mailbox.to("reader@example.org")
    assert mail["Subject"].startswith("Received: your contribution")
    assert "We received your contribution" in text_of(mail)


def test_signing_in_keeps_the_language(reader, db, consultation):
    with db.writing():
        an_account(consultation.organisation, Role.RESIDENT, email="reader@waterrecht.example")
    form = reader.get("/inloggen").form("Sign in")
    assert form.fill(email="reader@waterrecht.example", password=PASSWORD).submit().says("My account")
