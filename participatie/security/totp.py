"""Codes of an authenticator app (RFC 6238): six digits, a new one every thirty seconds, each good once."""

import hmac
from datetime import datetime

import pyotp

STEP_SECONDS = 30
DRIFT = 1
"""How many steps a telephone's clock may be before or behind ours."""


def new_secret() -> str:
    """Give 160 random bits in the letters that authenticator apps take."""
    return pyotp.random_base32()


def step_at(moment: datetime) -> int:
    """Give the number of the half minute in which a moment falls."""
    return int(moment.timestamp()) // STEP_SECONDS


def code_of(secret: str, step: int) -> str:
    """Give the code that an app shows in a half minute."""
    return pyotp.HOTP(secret).at(step)


def step_of(secret: str, typed: str, moment: datetime, *, after: int) -> int | None:
    """Find the half minute of which this is the code; None when it is wrong, or not newer than `after`."""
    bare = "".join(letter for letter in typed if letter.isdecimal()).encode()
    found = None
    for step in range(step_at(moment) - DRIFT, step_at(moment) + DRIFT + 1):
        if hmac.compare_digest(code_of(secret, step).encode(), bare) and step > after:
            found = step
    return found


def address(secret: str, *, owner: str, site: str) -> str:
    """Give what an app reads from the square code: whose it is, where, and the secret."""
    return pyotp.TOTP(secret).provisioning_uri(name=owner, issuer_name=site)
