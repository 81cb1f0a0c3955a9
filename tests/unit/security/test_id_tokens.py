"""What a provider signed is believed to the letter, or not at all."""

import hashlib
import hmac
import json
from base64 import urlsafe_b64encode
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from joserfc import jwt
from joserfc.jwk import ECKey, RSAKey

from participatie.security.id_tokens import Proof, Untrue, looks_like_bsn, read_id_token

NOW = datetime(2026, 11, 23, 21, 0, tzinfo=UTC)
ISSUER, CLIENT, NONCE = "https://inloggen.example", "participatie", "eenmalig"
KEY = RSAKey.generate_key(2048, {"kid": "nu"})
KEYS = json.dumps({"keys": [KEY.as_dict(private=False)]})
GOOD: dict[str, Any] = {
    "iss": ISSUER,
    "aud": CLIENT,
    "sub": "lena-42",
    "nonce": NONCE,
    "iat": int(NOW.timestamp()),
    "exp": int((NOW + timedelta(minutes=5)).timestamp()),
    "acr": "twee",
}


def token(key: Any = KEY, alg: str = "RS256", kid: str = "nu", **changed: Any) -> str:
    claims = {name: value for name, value in (GOOD | changed).items() if value is not None}
    return jwt.encode({"alg": alg, "kid": kid}, claims, key, algorithms=[alg])


def part(content: dict[str, Any]) -> str:
    return urlsafe_b64encode(json.dumps(content).encode()).rstrip(b"=").decode()


def read(text: str, keys: str = KEYS) -> Proof:
    return read_id_token(text, keys, issuer=ISSUER, client_id=CLIENT, nonce=NONCE, at=NOW)


def what_is_wrong_with(text: str, keys: str = KEYS) -> str:
    with pytest.raises(Untrue) as fault:
        read(text, keys)
    return fault.value.what


def test_a_good_token_tells_who_it_is() -> None:
    assert read(token()) == Proof(ISSUER, "lena-42", "twee")
    assert read(token(aud=[CLIENT], azp=CLIENT, acr=None)) == Proof(ISSUER, "lena-42", "")


def test_the_same_subject_of_another_issuer_is_somebody_else() -> None:
    assert what_is_wrong_with(token(iss="https://inloggen.example/")) == "issuer"
    assert what_is_wrong_with(token(iss="https://elders.example")) == "issuer"


@pytest.mark.parametrize(
    "changed", [{"aud": "ander"}, {"aud": [CLIENT, "ander"]}, {"aud": None}, {"azp": "ander"}]
)
def test_a_token_for_another_site_is_refused(changed: dict[str, Any]) -> None:
    assert what_is_wrong_with(token(**changed)) == "audience"


@pytest.mark.parametrize("nonce", ["ander", "", None, 7])
def test_a_token_for_another_errand_is_refused(nonce: object) -> None:
    assert what_is_wrong_with(token(nonce=nonce)) == "nonce"


@pytest.mark.parametrize(
    "changed",
    [
        {"exp": int((NOW - timedelta(minutes=2)).timestamp())},
        {"iat": int((NOW - timedelta(hours=1)).timestamp())},
        {"iat": int((NOW + timedelta(hours=1)).timestamp())},
        {"nbf": int((NOW + timedelta(hours=1)).timestamp())},
        {"exp": None},
        {"iat": None},
        {"exp": "morgen"},
        {"exp": 10**30},
    ],
)
def test_a_token_of_another_time_is_refused(changed: dict[str, Any]) -> None:
    assert what_is_wrong_with(token(**changed)) == "times"


def test_a_token_signed_by_another_is_refused() -> None:
    assert what_is_wrong_with(token(key=RSAKey.generate_key(2048))) == "signature"
    assert what_is_wrong_with(token(key=ECKey.generate_key("P-256"), alg="ES256")) == "signature"


def test_our_own_public_key_is_no_secret_to_sign_with() -> None:
    said = f"{part({'alg': 'HS256', 'kid': 'nu'})}.{part(GOOD)}"
    signature = hmac.new(KEY.as_pem(private=False), said.encode(), hashlib.sha256).digest()
    assert what_is_wrong_with(f"{said}.{urlsafe_b64encode(signature).rstrip(b'=').decode()}") == "signature"


def test_a_token_without_a_signature_is_refused() -> None:
    bare = token().rpartition(".")[0] + "."
    assert what_is_wrong_with(bare) == "signature"
    unsigned = "eyJhbGciOiJub25lIn0." + token().split(".")[1] + "."
    assert what_is_wrong_with(unsigned) == "signature"


@pytest.mark.parametrize("nonsense", ["", "a.b.c", "...", "{}", "é" * 50])
def test_nonsense_is_refused(nonsense: str) -> None:
    assert what_is_wrong_with(nonsense) == "signature"
    assert what_is_wrong_with(token(), keys="[]") == "signature"


@pytest.mark.parametrize("subject", ["", None, 42, "x" * 256, "111222333", "s00000000:111222333"])
def test_a_subject_must_be_a_name_and_never_a_citizen_service_number(subject: object) -> None:
    assert what_is_wrong_with(token(sub=subject)) == "subject"


def test_nine_digits_that_are_no_citizen_service_number_may_be_a_name() -> None:
    assert looks_like_bsn("111222333")
    assert not looks_like_bsn("111222334")
    assert read(token(sub="111222334")).subject == "111222334"
