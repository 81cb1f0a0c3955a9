"""Rendering and sending: only the worker comes here."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from email.errors import HeaderParseError
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime, parseaddr

from jinja2 import Environment

from participatie.i18n import speaking
from participatie.kernel import clock
from participatie.mail.message import Link, Mail
from participatie.mail.transport import NotDelivered, Transport
from participatie.security.text import plain_name, plain_text

LONGEST_SENDER = 70
_MEANS_SOMETHING = re.compile(r'[<>()\[\]:;@\\,"=?]')


@dataclass(frozen=True, kw_only=True)
class Post:
    """The post office: how to render, where a link leads, who sends, and by which transport."""

    environment: Environment
    transport: Transport
    link: Callable[[Link], str]
    sender: str
    host: str

    def send(self, mail: Mail) -> str:
        """Render and hand over one mail; gives its Message-ID, raises `NotDelivered`."""
        with speaking(mail.language):
            message = self.compose(mail)
        self.transport.send(message)
        return str(message["Message-ID"])

    def compose(self, mail: Mail) -> EmailMessage:
        """Make the message with a text and an HTML form; one recipient, header values never bent."""
        message = EmailMessage()
        name, address = parseaddr(self.sender)
        sender = mail.sender or name
        message["From"] = Address(display_name=_name(sender), addr_spec=address)
        message["To"] = _recipient(mail.to)
        message["Subject"] = _subject(mail.subject)
        message["Message-ID"] = f"<{mail.reference}@{self.host}>"
        message["Date"] = format_datetime(clock.now())
        message["Auto-Submitted"] = "auto-generated"
        url = self.link(mail.action) if mail.action else ""
        for form, subtype in (("txt", "plain"), ("html", "html")):
            template = self.environment.get_template(f"mails/letter.{form}")
            text = template.render(mail=mail, url=url, sender=sender)
            if subtype == "plain":
                message.set_content(text)
            else:
                message.add_alternative(text, subtype=subtype)
        return message


def _subject(text: str) -> str:
    """Give one line; what looks like an encoded word is taken apart, or its line ends would come to life."""
    return " ".join(plain_text(text).split()).replace("=?", "= ?")


def _name(text: str) -> str:
    """Give a name without the signs that mean something in an address: folded over lines they would act up."""
    return plain_name(_MEANS_SOMETHING.sub(" ", text))[:LONGEST_SENDER].strip()


def _recipient(address: str) -> Address:
    try:
        return Address(addr_spec=address)
    except (HeaderParseError, ValueError, IndexError) as error:  # typed wrongly: no server will ever take it
        raise NotDelivered("address_unusable", permanent=True) from error


_post: list[Post] = []


def open_post(post: Post) -> None:
    """Let this process send through the given post office."""
    _post[:] = [post]


def post_office() -> Post:
    """Give the post office of this process."""
    return _post[0]
