"""While trying the site out, the mails that were sent can be read on a page."""

from dataclasses import replace

import pytest

from participatie.mail import deliver
from participatie.mail.message import Mail, Paragraph
from participatie.mail.transport import FolderTransport


@pytest.fixture
def at_home(config, client):
    office = deliver.post_office()
    at_home = replace(office, transport=FolderTransport(config.var_dir / "mails"))
    yield at_home
    for file in (config.var_dir / "mails").glob("*.eml"):
        file.unlink()


def test_without_mails_it_says_how_to_get_one(client) -> None:
    assert client.get("/ontwikkeling/mails").says("Er zijn nog geen mails")


def test_a_mail_that_was_sent_can_be_read(client, at_home) -> None:
    at_home.send(
        Mail(
            to="a@example.org",
            subject="Ontvangen: uw inbreng",
            reference="b1",
            blocks=(Paragraph("Dank u."),),
        )
    )
    page = client.get("/ontwikkeling/mails")
    assert page.says("a@example.org")
    mail = page.follow("Ontvangen: uw inbreng")
    assert mail.says("Dank u.")


def test_a_mail_that_is_not_there_is_not_found(client) -> None:
    client.get("/ontwikkeling/mails/../../config", status=404)
    client.get("/ontwikkeling/mails/weg", status=404)
