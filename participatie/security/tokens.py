"""Secrets that open something: random ones for sessions, and ones made of a random id for links in mails.

A table holds only their hashes. A token that is made of an id with the site's key can be made again by
the worker that writes the mail, so that it never waits anywhere.
"""

import hashlib
import hmac
import secrets
from base64 import urlsafe_b64encode
from collections.abc import Sequence
from uuid import UUID

ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
CODE_LENGTH = 8
_keys: list[bytes] = []


def set_keys(site_secrets: Sequence[str]) -> None:
    """Take the site's secrets, the current one first."""
    _keys[:] = [hashlib.sha256(b"tokens:" + secret.encode()).digest() for secret in site_secrets]


def new_token() -> str:
    """Give 256 random bits, fit for a cookie or an address."""
    return secrets.token_urlsafe(32)


def hash_token(token: str) -> str:
    """Give the stored form of a token: it is random enough for a plain hash."""
    return hashlib.sha256(b"token:" + token.encode()).hexdigest()


def keyed_hash(purpose: str, text: str) -> str:
    """Give a name for something personal that nobody without the site's key can guess back."""
    return hmac.new(_keys[0], f"{purpose}:{text}".encode(), hashlib.sha256).hexdigest()


def link_token(subject: UUID) -> str:
    """Give the token of a link: 256 bits, made of its id with the site's key."""
    return urlsafe_b64encode(_digest(b"link", subject)).rstrip(b"=").decode()


def link_code(subject: UUID) -> str:
    """Give the same as something to type: two groups of four, without letters that look alike."""
    number, letters = int.from_bytes(_digest(b"code", subject), "big"), []
    for _ in range(CODE_LENGTH):
        number, place = divmod(number, len(ALPHABET))
        letters.append(ALPHABET[place])
    return f"{''.join(letters[:4])}-{''.join(letters[4:])}"


def is_code_of(subject: UUID, typed: str) -> bool:
    """Compare what somebody typed in constant time; spaces, hyphens and case do not matter."""
    bare = "".join(letter for letter in typed.upper() if letter.isalnum())
    return hmac.compare_digest(link_code(subject).replace("-", "").encode(), bare.encode())


def _digest(purpose: bytes, subject: UUID) -> bytes:
    return hmac.new(_keys[0], purpose + b":" + subject.bytes, hashlib.sha256).digest()
