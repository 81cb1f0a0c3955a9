"""A mail is one letter to one person in two forms, and header fields cannot be bent."""

from dataclasses import replace

import pytest

from participatie.mail.deliver import post_office
from participatie.mail.message import Changed, Link, Mail, Paragraph, Quote, Rows, Steps
from participatie.mail.transport import FolderTransport, NotDelivered, SmtpTransport
from tests.support.mailbox import text_of
from tests.support.ports import free_port

LETTER = Mail(
    to="inwoner@example.org",
    subject="Antwoord op uw inbreng",
    reference="bericht-1",
    sender="Gemeente Waterrecht",
    blocks=(
        Paragraph("Dank u wel."),
        Quote("Uw tekst", "Een <b>brug</b> & een bank."),
        Changed("Dit verandert", "24 uur", "12 uur"),
        Rows("Uw nummer", (("Nummer", "WR-1"),)),
        Steps((("Ontvangen", "done", "1 mei 2026"), ("Gelezen", "current", ""))),
    ),
    action=Link("Bekijk", "portal.follow", {"nummer": "WR-1"}, fragment="ABCD"),
    reason="U krijgt deze mail omdat u inbreng gaf.",
)


def test_a_letter_arrives_as_text_and_as_html_and_says_the_same(app, mailbox) -> None:
    post_office().send(LETTER)
    (mail,) = mailbox.messages
    html = mail.get_body(("html",)).get_content()
    for form in (text_of(mail), html):
        for words in ("Dank u wel.", "24 uur", "12 uur", "WR-1", "1 mei 2026", "omdat u inbreng gaf"):
            assert words in form
    assert "Een <b>brug</b> & een bank." in text_of(mail)
    assert "&lt;b&gt;brug&lt;/b&gt; &amp; een bank." in html
    assert "http://localhost/volg?nummer=WR-1#ABCD" in text_of(mail)
    assert mail["From"].addresses[0].display_name == "Gemeente Waterrecht"
    assert mail["Auto-Submitted"] == "auto-generated"


def test_a_subject_cannot_smuggle_in_another_header(app, mailbox) -> None:
    post_office().send(replace(LETTER, subject="Hallo\r\nBcc: ander@example.org"))
    (mail,) = mailbox.messages
    assert mail["Bcc"] is None
    assert mail["Subject"] == "Hallo Bcc: ander@example.org"
    assert mail["X-Envelope-To"] == "inwoner@example.org"


@pytest.mark.parametrize(("mood", "permanent"), [("451", False), ("refuse", True)])
def test_what_the_server_says_decides_whether_to_ask_again(app, mailbox, mood: str, permanent: bool) -> None:
    mailbox.mood = mood
    with pytest.raises(NotDelivered) as refused:
        post_office().send(LETTER)
    assert refused.value.permanent is permanent
    assert "inwoner" not in str(refused.value)


def test_no_server_at_all_may_pass(app) -> None:
    away = SmtpTransport(f"smtp://127.0.0.1:{free_port()}")
    with pytest.raises(NotDelivered) as refused:
        replace(post_office(), transport=away).send(LETTER)
    assert not refused.value.permanent


def test_an_address_that_is_none_is_refused_for_good(app) -> None:
    with pytest.raises(NotDelivered) as refused:
        post_office().send(replace(LETTER, to="geen adres"))
    assert refused.value.permanent


def test_on_ones_own_computer_mails_are_files_and_sent_twice_is_one_file(app, tmp_path) -> None:
    at_home = replace(post_office(), transport=FolderTransport(tmp_path))
    at_home.send(LETTER)
    at_home.send(LETTER)
    assert [file.name for file in tmp_path.iterdir()] == ["bericht-1.eml"]
