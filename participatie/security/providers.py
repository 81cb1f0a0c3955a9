"""Talking with an identity provider: OpenID Connect, a code with PKCE, and only with the issuer of the settings.

Nobody's browser tells us where to go: every address comes from the issuer's own description and must be at
the issuer. What comes back is read with a limit on its size and its time.
"""

import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

import structlog

from config import IdentityProvider
from participatie.kernel import clock
from participatie.kernel.errors import Refusal
from participatie.security.id_tokens import Proof, Untrue, read_id_token
from participatie.security.tokens import new_token

log = structlog.get_logger()
DESCRIPTION_LASTS = timedelta(hours=1)
KEYS_REST = timedelta(minutes=1)
ENDPOINTS = ("authorization_endpoint", "token_endpoint", "jwks_uri")


class ProviderFailed(Refusal):
    """The provider is away, said no, or said something that is not to be believed (the reason says which)."""

    status = 403


@dataclass(frozen=True)
class Errand:
    """What a browser was sent away with, kept in its own session until it comes back."""

    state: str
    nonce: str
    verifier: str


@dataclass(frozen=True)
class Described:
    """What an issuer tells of itself, with its keys, and since when we know."""

    about: Mapping[str, Any]
    keys: Mapping[str, Any]
    read_at: datetime


_known: dict[str, Described] = {}


def forget_descriptions() -> None:
    """Ask every issuer anew what it tells of itself."""
    _known.clear()


def begin(provider: IdentityProvider, *, come_back_to: str) -> tuple[str, Errand]:
    """Give the address at the provider to send a browser to, and what must be kept for its return."""
    errand = Errand(state=new_token(), nonce=new_token(), verifier=new_token())
    wishes = {"acr_values": " ".join(provider.accepted_acr)} if provider.accepted_acr else {}
    with _outgoing().open_client(provider, come_back_to) as client:
        address, _state = client.create_authorization_url(
            _describe(provider, client).about["authorization_endpoint"],
            state=errand.state,
            nonce=errand.nonce,
            code_verifier=errand.verifier,
            **wishes,
        )
    return str(address), errand


def finish(
    provider: IdentityProvider, errand: Errand, *, come_back_to: str, answer: Mapping[str, str]
) -> Proof:
    """Turn the code that a browser brought back into who it is; raises `ProviderFailed`."""
    if not hmac.compare_digest(answer.get("state", "").encode(), errand.state.encode()):
        raise ProviderFailed("provider_expired")
    with _outgoing().open_client(provider, come_back_to) as client:
        described = _describe(provider, client)
        _check_sender(provider, described, answer)
        if answer.get("error") or not answer.get("code"):
            denied = answer.get("error") == "access_denied"
            raise ProviderFailed("provider_denied" if denied else "provider_refused")
        token = _fetch_token(provider, client, described, errand, answer["code"])
        return _read(provider, client, described, errand, token)


def _describe(provider: IdentityProvider, client: Any, *, afresh: bool = False) -> Described:
    """Read what the issuer tells of itself, once an hour; its addresses must be at the issuer itself."""
    known = _known.get(provider.issuer)
    if known and not afresh and clock.now() - known.read_at < DESCRIPTION_LASTS:
        return known
    about = _get(client, f"{provider.issuer.rstrip('/')}/.well-known/openid-configuration")
    at_home = all(_origin(str(about.get(name, ""))) == _origin(provider.issuer) for name in ENDPOINTS)
    if about.get("issuer") != provider.issuer or not at_home:
        raise _unbelievable(provider, "description")
    described = Described(about, _get(client, about["jwks_uri"]), clock.now())
    _known[provider.issuer] = described
    return described


def _get(client: Any, address: str) -> dict[str, Any]:
    outgoing = _outgoing()
    try:
        found: dict[str, Any] = outgoing.get_object(client, address)
    except outgoing.Away as error:
        raise ProviderFailed("provider_away") from error
    return found


def _outgoing() -> Any:
    """Give the module that talks over the network, read when somebody first needs it."""
    from participatie.security import outgoing  # noqa: PLC0415 - see there

    return outgoing


def _origin(address: str) -> tuple[str, str]:
    parts = urlsplit(address)
    return parts.scheme, parts.netloc


def _check_sender(provider: IdentityProvider, described: Described, answer: Mapping[str, str]) -> None:
    """Two providers and one browser: an answer must say that it is of this issuer, when issuers say so."""
    says = described.about.get("authorization_response_iss_parameter_supported")
    if (says or "iss" in answer) and answer.get("iss") != provider.issuer:
        raise _unbelievable(provider, "sender")


def _fetch_token(
    provider: IdentityProvider, client: Any, described: Described, errand: Errand, code: str
) -> str:
    outgoing = _outgoing()
    address = described.about["token_endpoint"]
    try:
        return str(outgoing.trade_code(client, address, code=code, verifier=errand.verifier))
    except outgoing.Away as error:
        raise ProviderFailed("provider_away") from error
    except outgoing.Rejected as error:
        raise _unbelievable(provider, str(error)) from error


def _read(provider: IdentityProvider, client: Any, described: Described, errand: Errand, token: str) -> Proof:
    """Check the token; a provider may have changed its keys since we asked, so ask once more."""
    wanted = {"issuer": provider.issuer, "client_id": provider.client_id, "nonce": errand.nonce}
    try:
        return read_id_token(token, json.dumps(described.keys), at=clock.now(), **wanted)
    except Untrue as fault:
        if fault.what != "signature" or clock.now() - described.read_at < KEYS_REST:
            raise _unbelievable(provider, fault.what) from fault
    described = _describe(provider, client, afresh=True)
    try:
        return read_id_token(token, json.dumps(described.keys), at=clock.now(), **wanted)
    except Untrue as fault:
        raise _unbelievable(provider, fault.what) from fault


def _unbelievable(provider: IdentityProvider, what: str) -> ProviderFailed:
    log.error("provider not believed", issuer=provider.issuer, what=what)
    return ProviderFailed("provider_not_believed")
