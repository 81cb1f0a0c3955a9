"""Signed heads of the record, in the C2SP checkpoint form, so that ordinary transparency tools read them.

A head says how many entries there are and gives the root above them. Whoever keeps one old head can
prove that something before it was changed later.
"""

import base64
import hashlib
from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

ED25519 = b"\x01"
_signers: list["Signer"] = []


@dataclass(frozen=True)
class Signer:
    """The name of the log and the key that signs its heads."""

    origin: str
    seed: bytes

    @property
    def _private(self) -> Ed25519PrivateKey:
        return Ed25519PrivateKey.from_private_bytes(self.seed)

    @property
    def _public(self) -> bytes:
        return self._private.public_key().public_bytes_raw()

    @property
    def _key_id(self) -> bytes:
        return hashlib.sha256(self.origin.encode() + b"\n" + ED25519 + self._public).digest()[:4]

    @property
    def name(self) -> str:
        """Tell this signer from one with another name or key."""
        return f"{self.origin}+{self._key_id.hex()}"

    @property
    def public_key(self) -> str:
        """Write the public key as signed notes do: name+id+key."""
        key = base64.b64encode(ED25519 + self._public).decode()
        return f"{self.name}+{key}"

    def sign(self, size: int, root: bytes) -> str:
        """Give the signed head of a log of `size` entries."""
        body = f"{self.origin}\n{size}\n{base64.b64encode(root).decode()}\n"
        signature = base64.b64encode(self._key_id + self._private.sign(body.encode())).decode()
        return f"{body}\n— {self.origin} {signature}\n"


def open_record(origin: str, seed: bytes) -> None:
    """Take the key of this installation; app.py does it once."""
    _signers[:] = [Signer(origin, seed)]


def signer() -> Signer:
    """Give the signer of this installation."""
    return _signers[0]
