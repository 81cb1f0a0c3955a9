"""The ticket in every reaction form: a key that makes sending twice harmless, and when the form was opened.

It is signed by the site, so nobody can pretend to have opened a form before the round closed.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from itsdangerous import BadSignature, URLSafeSerializer


@dataclass(frozen=True)
class Ticket:
    """One opening of one form, for one text."""

    key: UUID
    opened_at: datetime
    version_id: UUID | None = None
    """Which version stood beside the form; None in a form of before this was kept."""


def write_ticket(ticket: Ticket, secret: str) -> str:
    """Sign a ticket for a hidden field."""
    signer = URLSafeSerializer(secret, salt="reaction-form")
    text = [ticket.version_id.hex] if ticket.version_id else []
    return str(signer.dumps([ticket.key.hex, ticket.opened_at.timestamp(), *text]))


def read_ticket(text: str, secrets: list[str]) -> Ticket | None:
    """Read a ticket that this site signed, with its present or an earlier key; None for anything else."""
    try:
        key, opened, *version = URLSafeSerializer(list(reversed(secrets)), salt="reaction-form").loads(text)
        version_id = UUID(version[0]) if version else None
        return Ticket(UUID(key), datetime.fromtimestamp(opened, UTC), version_id)
    except (BadSignature, ValueError, TypeError, AttributeError):  # made up, cut off, or of another site
        return None
