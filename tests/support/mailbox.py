"""A real mail server for tests: it keeps what it gets, and can be in a bad mood."""

import time
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import default as modern
from typing import Any

from aiosmtpd.controller import Controller

from tests.support.ports import free_port

MOODS = {"ok": "250 OK", "451": "451 Try again later", "refuse": "550 No such mailbox"}


class Mailbox:
    """SMTP on loopback; `mood` is "ok", "451" (later, please) or "refuse" (never)."""

    def __init__(self) -> None:
        self.mood = "ok"
        self.messages: list[EmailMessage] = []
        self.refused = 0
        self.port = free_port()
        self._controller: Controller | None = None
        self.start()

    @property
    def url(self) -> str:
        return f"smtp://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Open the door, on the same port as before."""
        self._controller = Controller(self, hostname="127.0.0.1", port=self.port)
        self._controller.start()

    def stop(self) -> None:
        """Close the door: whoever knocks finds nobody."""
        if self._controller:
            self._controller.stop()
            self._controller = None

    async def handle_RCPT(  # noqa: N802 - the name the server calls
        self, _server: Any, _session: Any, envelope: Any, address: str, _options: Any
    ) -> str:
        if self.mood == "ok":
            envelope.rcpt_tos.append(address)
        else:
            self.refused += 1
        return MOODS[self.mood]

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802
        message = BytesParser(policy=modern).parsebytes(envelope.content)
        message["X-Envelope-To"] = ", ".join(envelope.rcpt_tos)
        self.messages.append(message)
        return MOODS["ok"]

    def to(self, address: str) -> list[EmailMessage]:
        """Give the messages for one address."""
        return [message for message in self.messages if message["X-Envelope-To"] == address]

    def wait_for(self, count: int, *, seconds: float = 20) -> list[EmailMessage]:
        """Give the messages as soon as there are this many; fail when they do not come."""
        until = time.monotonic() + seconds
        while len(self.messages) < count:
            assert time.monotonic() < until, f"{len(self.messages)} of {count} mails came"
            time.sleep(0.05)
        return self.messages


def text_of(message: EmailMessage) -> str:
    """Give the plain text of a message."""
    part = message.get_body(("plain",))
    assert part is not None
    return str(part.get_content())
