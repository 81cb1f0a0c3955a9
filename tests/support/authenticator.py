"""A device with passkeys, in software: it answers what a site asks as a telephone would (WebAuthn, ES256)."""

import hashlib
import json
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec

PRESENT, VERIFIED, WITH_KEY = 0x01, 0x04, 0x40


class Device:
    """Holds one key per site; `checks_owner` is whether it asks for a finger or a code first."""

    def __init__(
        self, origin: str = "http://localhost", *, checks_owner: bool = True, counts: bool = True
    ) -> None:
        self.origin, self.checks_owner, self.counts = origin, checks_owner, counts
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.id = secrets.token_bytes(32)
        self.count = 0

    def make(self, options: dict[str, Any]) -> str:
        """Make a key, as `navigator.credentials.create` does."""
        told = self._told("webauthn.create", options)
        data = self._data(options["rp"]["id"], WITH_KEY) + self._attested()
        attestation = _cbor({"fmt": "none", "attStmt": {}, "authData": data})
        return self._answer(told, attestationObject=_text(attestation), transports=["internal"])

    def show(self, options: dict[str, Any]) -> str:
        """Show the key, as `navigator.credentials.get` does."""
        told, data = self._told("webauthn.get", options), self._data(options["rpId"], 0)
        signed = data + hashlib.sha256(told).digest()
        signature = self.key.sign(signed, ec.ECDSA(hashes.SHA256()))
        return self._answer(told, authenticatorData=_text(data), signature=_text(signature))

    def _told(self, deed: str, options: dict[str, Any]) -> bytes:
        told = {"type": deed, "challenge": options["challenge"], "origin": self.origin, "crossOrigin": False}
        return json.dumps(told).encode()

    def _data(self, host: str, flags: int) -> bytes:
        self.count += self.counts
        flags |= PRESENT | (VERIFIED if self.checks_owner else 0)
        return hashlib.sha256(host.encode()).digest() + bytes([flags]) + self.count.to_bytes(4, "big")

    def _attested(self) -> bytes:
        point = self.key.public_key().public_numbers()
        public = _cbor({1: 2, 3: -7, -1: 1, -2: point.x.to_bytes(32, "big"), -3: point.y.to_bytes(32, "big")})
        return bytes(16) + len(self.id).to_bytes(2, "big") + self.id + public

    def _answer(self, told: bytes, **response: Any) -> str:
        name = _text(self.id)
        given = {"clientDataJSON": _text(told), **response}
        return json.dumps({"id": name, "rawId": name, "type": "public-key", "response": given})


def _text(data: bytes) -> str:
    return urlsafe_b64encode(data).rstrip(b"=").decode()


def bytes_of(text: str) -> bytes:
    """Read base64 as it stands in options and answers."""
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))


def _cbor(value: Any) -> bytes:
    """Write the few kinds of CBOR that an authenticator needs (RFC 8949)."""
    if isinstance(value, int):
        return _head(0, value) if value >= 0 else _head(1, -1 - value)
    if isinstance(value, bytes):
        return _head(2, len(value)) + value
    if isinstance(value, str):
        return _head(3, len(value)) + value.encode()
    return _head(5, len(value)) + b"".join(_cbor(key) + _cbor(item) for key, item in value.items())


def _head(kind: int, size: int) -> bytes:
    if size < 24:
        return bytes([kind << 5 | size])
    width = 1 if size < 256 else 2
    return bytes([kind << 5 | (23 + width)]) + size.to_bytes(width, "big")
