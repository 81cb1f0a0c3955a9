"""Where mails go: a real mail server, or a folder that the development page shows."""

import smtplib
import socket
import ssl
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP
from functools import cache
from pathlib import Path
from typing import Protocol
from urllib.parse import unquote, urlsplit

TIMEOUT = 20
NEVER = 550
"""From this answer on a mail server says: do not ask again."""


class NotDelivered(Exception):
    """The mail server did not take it; `permanent` says whether asking again makes sense."""

    def __init__(self, reason: str, *, permanent: bool) -> None:
        """Keep the server's class of answer, never its text: that may hold an address."""
        super().__init__(reason)
        self.reason = reason
        self.permanent = permanent


class Transport(Protocol):
    """Takes one mail or raises `NotDelivered`."""

    def send(self, message: EmailMessage) -> None:
        """Hand the mail over; when this returns somebody else is responsible for it."""

    def forget(self, address: str = "", *, before: datetime | None = None) -> int:
        """Throw away kept copies for one address, or from before a moment; gives how many."""


class FolderTransport:
    """Keeps mails as files: for a town on one's own computer."""

    def __init__(self, folder: Path) -> None:
        """Write into this folder, made when needed."""
        self.folder = folder

    def send(self, message: EmailMessage) -> None:
        """Write the mail under its Message-ID: sent twice is one file."""
        self.folder.mkdir(parents=True, exist_ok=True)
        name = str(message["Message-ID"]).strip("<>").split("@", maxsplit=1)[0]
        (self.folder / f"{name}.eml").write_bytes(message.as_bytes(policy=SMTP))

    def forget(self, address: str = "", *, before: datetime | None = None) -> int:
        """Throw away mails to one address, or written before a moment; gives how many."""
        gone = [path for path in self.folder.glob("*.eml") if _is_meant(path, address, before)]
        for path in gone:
            path.unlink(missing_ok=True)
        return len(gone)


def _is_meant(path: Path, address: str, before: datetime | None) -> bool:
    if before is not None and datetime.fromtimestamp(path.stat().st_mtime, UTC) < before:
        return True
    if not address:
        return False
    message = message_from_bytes(path.read_bytes(), policy=SMTP)
    return str(message["To"]).strip("<>").lower() == address.lower()


class SmtpTransport:
    """Talks to a mail server: smtp://user:password@host:587?starttls or smtps://host:465."""

    def __init__(self, url: str) -> None:
        """Keep the address of the server; a connection is made per mail."""
        self.url = urlsplit(url)

    def send(self, message: EmailMessage) -> None:
        """Hand the mail to the server; its refusals become `NotDelivered`."""
        try:
            server = self._connect()
            try:
                server.send_message(message)
            finally:
                _hang_up(server)
        except smtplib.SMTPRecipientsRefused as error:
            codes = [code for code, _text in error.recipients.values()]
            if min(codes) >= NEVER:
                raise NotDelivered("recipient_refused", permanent=True) from error
            raise NotDelivered(f"smtp_{min(codes)}", permanent=False) from error
        except smtplib.SMTPDataError as error:
            raise NotDelivered(f"smtp_{error.smtp_code}", permanent=error.smtp_code >= NEVER) from error
        except (
            smtplib.SMTPNotSupportedError
        ) as error:  # letters in the address that this server cannot handle
            raise NotDelivered("address_unusable", permanent=True) from error
        except (
            smtplib.SMTPResponseException
        ) as error:  # it refuses us, not the mail: our settings can be mended
            raise NotDelivered(f"smtp_{error.smtp_code}", permanent=False) from error
        except (smtplib.SMTPException, OSError) as error:  # hung up, no route, too slow: all may pass
            raise NotDelivered(type(error).__name__, permanent=False) from error

    def forget(self, address: str = "", *, before: datetime | None = None) -> int:  # noqa: ARG002
        """Nothing is kept here: a mail server has it, or the one who got it."""
        return 0

    def _connect(self) -> smtplib.SMTP:
        host, name = self.url.hostname or "localhost", _own_name()
        server: smtplib.SMTP
        if self.url.scheme == "smtps":
            server = smtplib.SMTP_SSL(
                host, self.url.port or 465, local_hostname=name, timeout=TIMEOUT, context=_certificates()
            )
        else:
            server = smtplib.SMTP(host, self.url.port or 25, local_hostname=name, timeout=TIMEOUT)
            if "starttls" in self.url.query:
                server.starttls(context=_certificates())
        if self.url.username:
            server.login(unquote(self.url.username), unquote(self.url.password or ""))
        return server


@cache
def _certificates() -> ssl.SSLContext:
    """Read whom this machine trusts once: it takes longer than sending a mail."""
    return ssl.create_default_context()


@cache
def _own_name() -> str:
    """Ask the network once what this machine is called."""
    return socket.getfqdn()


def _hang_up(server: smtplib.SMTP) -> None:
    """Say goodbye; how that goes says nothing about the mail, which was taken or refused before."""
    try:
        server.quit()
    except (smtplib.SMTPException, OSError):  # it hung up first
        server.close()
