"""Passwords: Argon2id, the same time for a wrong name as for a wrong password, and none that everybody tries."""

from functools import cache
from pathlib import Path

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

_hasher = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)
_NOBODY = _hasher.hash("the password of an account that does not exist")


def hash_password(password: str) -> str:
    """Make the stored form (Argon2id, 19 MiB, two passes: OWASP's first choice)."""
    return _hasher.hash(password)


def verify_password(stored: str | None, password: str) -> bool:
    """Check a password; without a stored form do the same work and say no."""
    try:
        _hasher.verify(stored or _NOBODY, password)
    except (VerificationError, InvalidHashError):  # wrong password, or a row that holds no hash
        return False
    return stored is not None


def needs_rehash(stored: str) -> bool:
    """Say whether the stored form was made with older parameters."""
    return _hasher.check_needs_rehash(stored)


SHORTEST, LONGEST = 12, 128
_FEW = 4
"""Fewer different characters than this is a key held down or two keys in turn."""
_LOOK_ALIKES = str.maketrans({"0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "@": "a", "$": "s"})
_ROWS = ("01234567890123456789", "abcdefghijklmnopqrstuvwxyz", "qwertyuiopasdfghjklzxcvbnm")


@cache
def _common() -> frozenset[str]:
    return frozenset((Path(__file__).parent / "common_passwords.txt").read_text().split())


def is_common(password: str) -> bool:
    """Say whether this is among the first that anybody would try: "Welkom123456!", "aaaaaaaaaaaa", "p@ssw0rd1234".

    Looked up in a list of our own, so that no password ever leaves the house.
    """
    low = password.lower()
    if len(set(low)) < _FEW or any(low in row or low[::-1] in row for row in _ROWS):
        return True
    core = low.strip("0123456789 !?.,-_*#@$&+")
    forms = (low, core, core.translate(_LOOK_ALIKES))
    bare = {"".join(letter for letter in form if letter.isalpha()) for form in forms}
    return any(_is_word_again_and_again(one) for one in bare)


def _is_word_again_and_again(bare: str) -> bool:
    """Say whether it is one common word, once or repeated; nothing left at all is only digits and signs."""
    if not bare or bare in _common():
        return True
    lengths = (size for size in range(3, len(bare) // 2 + 1) if len(bare) % size == 0)
    return any(bare == bare[:size] * (len(bare) // size) and bare[:size] in _common() for size in lengths)
