"""What the record says of a fact: a public entry, and a commitment that only salt and words can open.

The commitment binds the exact words without telling them. Once the salt is gone it is a meaningless
number: the log can be kept when a person asks to be forgotten.
"""

import hashlib
import hmac
import json
import secrets
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

SALT_BYTES = 32
Content = Mapping[str, Mapping[str, Any]]


def canonical(value: object) -> bytes:
    """Write a value in the one way that every program writes it (RFC 8785, for texts, whole numbers and lists)."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def new_salt() -> bytes:
    """Give a fresh salt."""
    return secrets.token_bytes(SALT_BYTES)


def content_of(values: Mapping[str, Any], words: Mapping[str, str]) -> Content:
    """Put together what is sealed: the values of the fact, and the exact public words it is about."""
    return {"values": dict(values), "words": dict(words)}


def commit_to(salt: bytes, content: Content) -> str:
    """Bind oneself to content: HMAC-SHA-256 with the salt as key, in hexadecimal."""
    return hmac.new(salt, canonical(content), hashlib.sha256).hexdigest()


def public_entry(
    *, seq: int, at: datetime, kind: str, subject_id: UUID | None, values: Mapping[str, Any], commitment: str
) -> dict[str, Any]:
    """Give what anybody may know of a sealed fact; its canonical form is the leaf."""
    return {
        "seq": seq,
        "time_utc": at.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z"),
        "kind": kind,
        "object": str(subject_id or ""),
        "version": int(values.get("revision") or values.get("version_number") or 1),
        "commitment": commitment,
    }
