"""Reading what a provider signed about somebody: everything that can be wrong with it is looked at here.

OpenID Connect Core 3.1.3.7. The algorithms are listed; a token that names another one, or none, is untrue.
"""

import hmac
import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"]
SKEW = timedelta(minutes=1)
OLDEST = timedelta(minutes=10)
LONGEST_SUBJECT = 255
BSN_WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)


class Untrue(Exception):
    """A token that is not to be believed; `what` names the part."""

    def __init__(self, what: str) -> None:
        """Name what is wrong, without any value of it."""
        super().__init__(what)
        self.what = what


@dataclass(frozen=True)
class Proof:
    """Who somebody is at a provider, and how well they proved it there."""

    issuer: str
    subject: str
    acr: str


def read_id_token(token: str, keys: str, *, issuer: str, client_id: str, nonce: str, at: datetime) -> Proof:
    """Give who a signed token is about; raises `Untrue` for whatever is not exactly as it should be."""
    claims = _signed(token, keys)
    if claims.get("iss") != issuer:
        raise Untrue("issuer")
    if claims.get("aud") not in (client_id, [client_id]) or claims.get("azp", client_id) != client_id:
        raise Untrue("audience")
    if not hmac.compare_digest(str(claims.get("nonce", "")).encode(), nonce.encode()):
        raise Untrue("nonce")
    _check_times(claims, at)
    subject = claims.get("sub")
    if not isinstance(subject, str) or not 0 < len(subject) <= LONGEST_SUBJECT or looks_like_bsn(subject):
        raise Untrue("subject")
    return Proof(issuer, subject, str(claims.get("acr", "")))


def _signed(token: str, keys: str) -> dict[str, Any]:
    from joserfc import jwt  # noqa: PLC0415 - read when somebody first comes in this way: it takes long
    from joserfc.errors import JoseError  # noqa: PLC0415
    from joserfc.jwk import KeySet  # noqa: PLC0415

    try:
        read = jwt.decode(token, KeySet.import_key_set(json.loads(keys)), algorithms=ALGORITHMS)
    except (JoseError, ValueError, TypeError, KeyError, RecursionError) as error:  # a stranger wrote it
        raise Untrue("signature") from error
    return read.claims


def _check_times(claims: dict[str, Any], at: datetime) -> None:
    try:
        ends = datetime.fromtimestamp(claims["exp"], UTC)
        made = datetime.fromtimestamp(claims["iat"], UTC)
        begins = datetime.fromtimestamp(claims.get("nbf", 0), UTC)
    except (KeyError, TypeError, ValueError, OverflowError, OSError) as error:  # absent, or no moment at all
        raise Untrue("times") from error
    if at - SKEW >= ends or begins > at + SKEW or not at - OLDEST <= made <= at + SKEW:
        raise Untrue("times")


def looks_like_bsn(subject: str) -> bool:
    """Say whether a subject could be a citizen service number: that is never stored, so a broker must hide it."""
    bare = subject.rpartition(":")[2]
    if len(bare) != len(BSN_WEIGHTS) or not (bare.isascii() and bare.isdigit()):
        return False
    return sum(int(digit) * weight for digit, weight in zip(bare, BSN_WEIGHTS, strict=True)) % 11 == 0
