"""Passkeys (WebAuthn): what is asked of a device, and whether its answer is right.

A question is good for five minutes and travels in a sealed ticket. An answer to a question that was
asked before the key was last used is refused: nobody can send the same answer twice.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from participatie.kernel import clock
from participatie.security import sealed

QUESTION_LASTS = timedelta(minutes=5)
REGISTER, SHOW = "passkey-register", "passkey-show"


@dataclass(frozen=True)
class Place:
    """Where keys are for: the name of the site's host, its origin, and what a device calls it."""

    host: str
    origin: str
    name: str


@dataclass(frozen=True)
class Question:
    """What a browser asks a device (as JSON), and the ticket that comes back with the answer."""

    options: dict[str, Any]
    ticket: str


@dataclass(frozen=True)
class NewKey:
    """The public half of a key that a device just made."""

    credential_id: str
    public_key: bytes
    sign_count: int
    transports: str


_places: list[Place] = []


def set_place(base_url: str, name: str) -> None:
    """Take the address of the site: keys work there and nowhere else."""
    parts = urlsplit(base_url)
    _places[:] = [Place(parts.hostname or "", f"{parts.scheme}://{parts.netloc}", name)]


def site_name() -> str:
    """Give the name under which devices and apps keep what belongs to this site."""
    return _places[0].name


def are_possible() -> bool:
    """Say whether browsers keep keys for this site: it needs a name, and TLS or the computer itself."""
    place = _places[0]
    try:
        ip_address(place.host)
    except ValueError:  # a name, as it should be
        return place.origin.startswith("https:") or place.host == "localhost"
    return False


def ask_for_new(owner: UUID, *, email: str, name: str, known: Iterable[str]) -> Question:
    """Ask a device to make a key, but not one that already has one for this account."""
    import webauthn  # noqa: PLC0415 - only who uses a key waits for it
    from webauthn.helpers import base64url_to_bytes, structs  # noqa: PLC0415

    place = _places[0]
    options = webauthn.generate_registration_options(
        rp_id=place.host,
        rp_name=place.name,
        user_id=owner.bytes,
        user_name=email,
        user_display_name=name,
        authenticator_selection=structs.AuthenticatorSelectionCriteria(
            resident_key=structs.ResidentKeyRequirement.PREFERRED,
            user_verification=structs.UserVerificationRequirement.PREFERRED,
        ),
        exclude_credentials=[
            structs.PublicKeyCredentialDescriptor(id=base64url_to_bytes(one)) for one in known
        ],
    )
    return _question(REGISTER, str(owner), options)


def read_new(owner: UUID, *, ticket: str, answer: str) -> NewKey | None:
    """Read the key that a device made; None when the answer is not to a question of ours."""
    import webauthn  # noqa: PLC0415
    from webauthn.helpers import bytes_to_base64url, parse_registration_credential_json  # noqa: PLC0415

    asked = _asked(REGISTER, str(owner), ticket)
    if asked is None:
        return None
    place = _places[0]
    try:
        given = parse_registration_credential_json(answer)
        checked = webauthn.verify_registration_response(
            credential=given,
            expected_challenge=asked.challenge,
            expected_rp_id=place.host,
            expected_origin=place.origin,
        )
    except _wrong():
        return None
    return NewKey(
        credential_id=bytes_to_base64url(checked.credential_id),
        public_key=checked.credential_public_key,
        sign_count=checked.sign_count,
        transports=" ".join(one.value for one in given.response.transports or ()),
    )


def ask_to_show(owner: UUID | None, *, known: Iterable[tuple[str, str]]) -> Question:
    """Ask for one of these keys (id and transports), or for any key of this site when nobody is known yet."""
    import webauthn  # noqa: PLC0415
    from webauthn.helpers import base64url_to_bytes, structs  # noqa: PLC0415

    wanted = structs.UserVerificationRequirement
    options = webauthn.generate_authentication_options(
        rp_id=_places[0].host,
        allow_credentials=[
            structs.PublicKeyCredentialDescriptor(
                id=base64url_to_bytes(one),
                transports=[structs.AuthenticatorTransport(way) for way in ways.split()] or None,
            )
            for one, ways in known
        ],
        user_verification=wanted.PREFERRED if owner else wanted.REQUIRED,
    )
    return _question(SHOW, str(owner or ""), options)


def credential_of(answer: str) -> str:
    """Say which key an answer claims to be of; nothing when it is no answer."""
    try:
        told = json.loads(answer)
    except ValueError:  # no JSON at all
        return ""
    claimed = told.get("id") if isinstance(told, dict) else None
    return claimed if isinstance(claimed, str) else ""


def read_shown(
    owner: UUID | None,
    *,
    ticket: str,
    answer: str,
    public_key: bytes,
    sign_count: int,
    last_used_at: datetime | None,
) -> int | None:
    """Check that a key was shown, and give its new count; None when it was not.

    When nobody was known yet, the key stands for two factors: then the device must have checked its owner.
    """
    import webauthn  # noqa: PLC0415

    asked = _asked(SHOW, str(owner or ""), ticket)
    if asked is None or (last_used_at is not None and asked.at <= last_used_at):
        return None
    place = _places[0]
    try:
        checked = webauthn.verify_authentication_response(
            credential=answer,
            expected_challenge=asked.challenge,
            expected_rp_id=place.host,
            expected_origin=place.origin,
            credential_public_key=public_key,
            credential_current_sign_count=sign_count,
            require_user_verification=owner is None,
        )
    except _wrong():
        return None
    return checked.new_sign_count


@dataclass(frozen=True)
class _Asked:
    challenge: bytes
    at: datetime


def _question(purpose: str, owner: str, options: Any) -> Question:
    from webauthn import options_to_json  # noqa: PLC0415

    told = json.loads(options_to_json(options))
    kept = {"owner": owner, "challenge": options.challenge.hex(), "at": clock.now().isoformat()}
    return Question(options=told, ticket=sealed.seal(purpose, json.dumps(kept)))


def _asked(purpose: str, owner: str, ticket: str) -> _Asked | None:
    text = sealed.unseal(purpose, ticket, lasts=QUESTION_LASTS)
    kept = json.loads(text) if text else {}
    if kept.get("owner") != owner:
        return None
    return _Asked(challenge=bytes.fromhex(kept["challenge"]), at=datetime.fromisoformat(kept["at"]))


def _wrong() -> tuple[type[Exception], ...]:
    """Say how an answer can be no answer: wrong for the library, or too strange for what it reads with."""
    from webauthn.helpers.exceptions import WebAuthnException  # noqa: PLC0415

    return (WebAuthnException, ValueError, TypeError, KeyError, AttributeError, IndexError)
