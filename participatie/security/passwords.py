"""Passwords: Argon2id, and the same time for a wrong name as for a wrong password."""

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
