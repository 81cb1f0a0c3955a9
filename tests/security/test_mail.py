"""Whatever somebody calls themselves, a mail goes to one person and says only what we say."""

import random
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP, default

import pytest

from participatie.mail.deliver import post_office
from participatie.mail.message import Link, Mail, Paragraph, Quote, Rows
from participatie.mail.transport import NotDelivered
from tests.security.payloads import PAYLOADS
from tests.support.house_rules import parse

OURS = {
    *("from", "to", "subject", "message-id", "date", "auto-submitted"),
    *("content-type", "content-transfer-encoding", "mime-version"),
}
PIECES = (
    *(
        "a",
        "jan",
        "@",
        "waterrecht.example",
        ".",
        ",",
        ";",
        ":",
        "<",
        ">",
        '"',
        "\\",
        "(",
        ")",
        " ",
        "é",
        "漢",
    ),
    *(
        "\r\n",
        "\n",
        "\r",
        "\u2028",
        "\x85",
        "\x0b",
        "\x00",
        "Bcc: x@elders.example",
        "=?utf-8?q?=0d=0a?=",
    ),
    *("a@b.example", ", c@d.example", "%0a", "\t", "group: a@b.example;", "\u202e", "=0AX: y"),
)
MANY = 600
"""Names, titles and addresses in every run; it was held once for a hundred thousand."""


def a_mail(to: str, words: str) -> Mail:
    blocks = (Paragraph(words), Quote(words, words), Rows(words, ((words, words),)))
    return Mail(to=to, subject=words, reference="a1", blocks=blocks, sender=words, reason=words,
                action=Link(words, "portal.home"))  # fmt: skip


def as_sent(mail: Mail) -> EmailMessage:
    """Write the mail as it goes over the line, and read it as its receiver does."""
    return message_from_bytes(post_office().compose(mail).as_bytes(policy=SMTP), policy=default)


def strange_texts(count: int, seed: int) -> list[str]:
    chance = random.Random(seed)  # noqa: S311 - the same texts every time
    return ["".join(chance.choices(PIECES, k=chance.randint(1, 8))) for _ in range(count)]


def faults_in(read: EmailMessage) -> list[str]:
    names = [name.lower() for name in read]
    faults = [f"a header of its own: {name}" for name in names if name not in OURS]
    faults += [f"twice: {name}" for name in set(names) if names.count(name) > 1]
    if len(read["To"].addresses) != 1:
        faults.append(f"{len(read['To'].addresses)} receivers")
    if (
        len(read["From"].addresses) != 1
        or read["From"].addresses[0].addr_spec != "participatie@waterrecht.example"
    ):
        faults.append(f"from another: {read['From']}")
    return faults


def test_names_and_titles_never_bend_a_mail(app) -> None:
    for text in (*PAYLOADS, *strange_texts(MANY, 1)):
        assert faults_in(as_sent(a_mail("jan@waterrecht.example", text))) == [], repr(text)


def test_an_address_is_one_receiver_or_none(app) -> None:
    taken = 0
    for text in (*PAYLOADS, *strange_texts(MANY, 2), "jan@waterrecht.example"):
        try:
            read = as_sent(a_mail(text, "Bericht"))
        except NotDelivered:  # no server would ever take it
            continue
        taken += 1
        assert faults_in(read) == [], repr(text)
    assert taken > 0


@pytest.mark.parametrize("payload", PAYLOADS, ids=range(len(PAYLOADS)))
def test_hostile_text_is_words_in_a_mail(app, payload) -> None:
    read = as_sent(a_mail("jan@waterrecht.example", payload))
    part = read.get_body(("html",))
    assert part is not None
    root, _faults = parse(part.get_content())
    for element in root.iter():
        assert element.tag not in {"script", "img", "svg", "iframe", "object", "form", "base", "link", "math"}
        assert not [name for name in element.attrib if str(name).startswith("on")]
        assert element.get("href", "http://").startswith("http")
