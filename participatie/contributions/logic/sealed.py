"""The exact words of a contribution that the record binds; how its author signs them stays out of it.

A name or a neighbourhood may be erased later while the words stay, and the words can then still be proved.
"""

import hashlib
from typing import Protocol
from uuid import UUID

from participatie.contributions.terms import Kind


class Worded(Protocol):
    """What somebody said: as it stands, or before it was changed."""

    kind: Kind
    body: str
    proposed_was: str
    proposed_becomes: str


def sealed_words(said: Worded, *, reference: str, anchor_id: UUID, quote: str) -> dict[str, str]:
    """Name the words of a contribution as they are sealed: what was said, about which place."""
    return {
        "reference": reference,
        "about": str(anchor_id),
        "kind": said.kind.value,
        "body": said.body,
        "quote": quote,
        "proposed_was": said.proposed_was,
        "proposed_becomes": said.proposed_becomes,
    }


def exact_text(said: Worded) -> str:
    """Give what was typed: the reaction, and the proposal on lines of its own."""
    return "\n".join(part for part in (said.body, said.proposed_was, said.proposed_becomes) if part)


def text_hash(said: Worded) -> str:
    """Give the SHA-256 of the exact text, as `sha256sum` shows it."""
    return hashlib.sha256(exact_text(said).encode()).hexdigest()
