"""Follow codes: how somebody without an account or an e-mail address keeps hold of a contribution.

A code is derived from the contribution's random id with a key of the site. The table holds only its
hash: whoever reads the table can follow nobody, and the site can print the code again on a receipt.
"""

import hashlib
import hmac
from collections.abc import Sequence
from uuid import UUID

ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 12
_keys: list[bytes] = []


def set_keys(secrets: Sequence[str]) -> None:
    """Take the site's secrets, the current one first; older ones only serve to recognise."""
    _keys[:] = [hashlib.sha256(b"follow-code:" + secret.encode()).digest() for secret in secrets]


def follow_code(subject: UUID, *, key_number: int = 0) -> str:
    """Give the code of a contribution: three groups of four, without letters that look alike."""
    digest = hmac.new(_keys[key_number], subject.bytes, hashlib.sha256).digest()
    number = int.from_bytes(digest, "big")
    letters = []
    for _ in range(LENGTH):
        number, place = divmod(number, len(ALPHABET))
        letters.append(ALPHABET[place])
    return "-".join("".join(letters[start : start + 4]) for start in range(0, LENGTH, 4))


def hash_code(code: str) -> str:
    """Give the stored form; spaces, hyphens and case do not matter, O and 0, I and 1 are forgiven nowhere."""
    bare = "".join(letter for letter in code.upper() if letter.isalnum())
    return hashlib.sha256(b"participatie:" + bare.encode()).hexdigest()


def code_matches(stored: str, code: str) -> bool:
    """Compare in constant time."""
    return hmac.compare_digest(stored, hash_code(code))


def code_for_print(subject: UUID, stored: str) -> str | None:
    """Give the code again if one of the site's keys still makes the stored one; None after the key has gone."""
    for key_number in range(len(_keys)):
        code = follow_code(subject, key_number=key_number)
        if code_matches(stored, code):
            return code
    return None
