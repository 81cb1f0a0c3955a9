"""Sealing: what the site must be able to read again, and nobody else (Fernet, a key per purpose).

Two uses: secrets that stand in a table, and tickets that a form carries and brings back unchanged.
"""

import hashlib
from base64 import urlsafe_b64encode
from collections.abc import Sequence
from datetime import timedelta

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

from participatie.kernel import clock

_secrets: list[str] = []


def set_keys(site_secrets: Sequence[str]) -> None:
    """Take the site's secrets, the current one first; older ones only open."""
    _secrets[:] = site_secrets


def seal(purpose: str, text: str) -> str:
    """Seal a text for one purpose; under another it does not open."""
    return _keys(purpose).encrypt_at_time(text.encode(), _second()).decode()


def unseal(purpose: str, sealed: str, *, lasts: timedelta | None = None) -> str | None:
    """Give the text back; None when it was not sealed by us, not for this, or longer ago than it lasts."""
    keys = _keys(purpose)
    try:
        if lasts is None:
            return keys.decrypt(sealed).decode()
        return keys.decrypt_at_time(sealed, int(lasts.total_seconds()), _second()).decode()
    except (InvalidToken, ValueError):  # strange, too old, or no letters that a seal has
        return None


def renew(purpose: str, sealed: str) -> str:
    """Seal again with the current key what an older one may have sealed."""
    return _keys(purpose).rotate(sealed).decode()


def _keys(purpose: str) -> MultiFernet:
    digests = (hashlib.sha256(f"sealed:{purpose}:{secret}".encode()).digest() for secret in _secrets)
    return MultiFernet([Fernet(urlsafe_b64encode(digest)) for digest in digests])


def _second() -> int:
    return int(clock.now().timestamp())
