"""Recovery codes: ten to keep on paper, for when the telephone is gone.

A code has four groups of four. The first group is its name on the list; the other three are the secret
(59 bits, kept as an Argon2 hash), so that checking one costs one hash and not ten.
"""

import secrets

ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
COUNT = 10
FEW = 3
GROUP = 4
LENGTH = 4 * GROUP


def new_codes() -> list[str]:
    """Give ten codes with ten different names."""
    codes: dict[str, str] = {}
    while len(codes) < COUNT:
        letters = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
        codes[letters[:GROUP]] = "-".join(letters[start : start + GROUP] for start in range(0, LENGTH, GROUP))
    return list(codes.values())


def split(typed: str) -> tuple[str, str]:
    """Give the name and the secret of what somebody typed; spaces, hyphens and case do not matter."""
    bare = "".join(letter for letter in typed.upper() if letter.isalnum())
    return bare[:GROUP], bare[GROUP:]
