"""Secrets that open something, and what a table may hold of them."""

from uuid import UUID

import pytest

from participatie.security import tokens

ONE, OTHER = UUID(int=1), UUID(int=2)


@pytest.fixture(autouse=True)
def _key():
    before = list(tokens._keys)
    tokens.set_keys(["a secret of the site"])
    yield
    tokens._keys[:] = before


def test_a_token_has_256_bits_and_is_never_the_same():
    assert len({tokens.new_token() for _ in range(1000)}) == 1000
    assert len(tokens.new_token()) == 43


def test_a_link_has_the_same_token_and_code_each_time_it_is_made():
    assert tokens.link_token(ONE) == tokens.link_token(ONE) != tokens.link_token(OTHER)
    assert tokens.link_code(ONE) == tokens.link_code(ONE) != tokens.link_code(OTHER)


def test_another_site_makes_other_ones():
    ours = tokens.link_token(ONE), tokens.link_code(ONE)
    tokens.set_keys(["a secret of another site"])
    assert ours != (tokens.link_token(ONE), tokens.link_code(ONE))


def test_a_code_is_known_however_it_is_typed():
    code = tokens.link_code(ONE)
    for typed in (code, code.lower(), code.replace("-", " "), f" {code.replace('-', '')} "):
        assert tokens.is_code_of(ONE, typed)
    for wrong in ("", "AAAA-AAAA", tokens.link_code(OTHER), code[:-1]):
        assert not tokens.is_code_of(ONE, wrong)


def test_what_is_stored_opens_nothing():
    token = tokens.link_token(ONE)
    assert token not in tokens.hash_token(token)
    assert tokens.hash_token(tokens.hash_token(token)) != tokens.hash_token(token)


def test_a_name_for_something_personal_depends_on_the_purpose_and_the_key():
    name = tokens.keyed_hash("wachtwoord", "ineke@example.org")
    assert "ineke" not in name
    assert name != tokens.keyed_hash("link", "ineke@example.org")
