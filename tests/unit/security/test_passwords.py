"""Which passwords everybody would try first, and how the others are kept."""

import pytest
from argon2 import PasswordHasher

from participatie.security.passwords import hash_password, is_common, needs_rehash, verify_password


@pytest.mark.parametrize(
    "password",
    [
        "Welkom123456!",
        "wachtwoord2026",
        "P@ssw0rd1234",
        "welkomwelkom",
        "aaaaaaaaaaaa",
        "abababababab",
        "123456789012",
        "210987654321",
        "qwertyuiopas",
        "2026-11-23-12",
        "FeyenoordRotterdam1",
    ],
)
def test_what_everybody_tries_first_is_common(password):
    assert is_common(password)


@pytest.mark.parametrize(
    "password",
    ["vier losse woorden samen", "droge voeten in de laagte", "kX9#vQ2m!pL7z", "de stoep is te smal hier"],
)
def test_what_nobody_would_guess_is_not(password):
    assert not is_common(password)


def test_a_password_is_kept_as_argon2id_with_the_cost_that_owasp_asks():
    assert hash_password("vier losse woorden").startswith("$argon2id$v=19$m=19456,t=2,p=1$")


def test_a_hash_of_weaker_times_is_made_again():
    old = PasswordHasher(time_cost=1, memory_cost=8192, parallelism=1).hash("vier losse woorden")
    assert verify_password(old, "vier losse woorden")
    assert needs_rehash(old)
    assert not needs_rehash(hash_password("vier losse woorden"))


def test_nobody_has_a_password():
    assert not verify_password(None, "the password of an account that does not exist")
