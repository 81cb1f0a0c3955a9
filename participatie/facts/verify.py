"""Controleert het openbare logboek, zonder internet. Nodig: Python 3.11 en het pakket "cryptography".

    python controleer.py logboek.jsonl --sleutel "NAAM+NUMMER+SLEUTEL" [--kop oude-kop.txt] [--bewijs bewijs.json]

This file stands alone and shares no code with the site. Exit code 0: all is well, 1: changed, 2: unreadable.
"""

import argparse
import base64
import hashlib
import hmac
import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

ENTRY = {"position", "seq", "time_utc", "kind", "object", "version", "commitment"}


class Fault(Exception):
    """Something does not fit; the message says what, in Dutch."""


def canonical(value: object) -> bytes:
    """Write a value in the one way in which it is sealed (RFC 8785)."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def leaf(entry: dict[str, Any]) -> bytes:
    """Give the hash of an entry, without its position: that follows from its place."""
    return hashlib.sha256(b"\x00" + canonical({n: v for n, v in entry.items() if n != "position"})).digest()


def node(left: bytes, right: bytes) -> bytes:
    """Give the hash of two subtrees side by side (RFC 9162)."""
    return hashlib.sha256(b"\x01" + left + right).digest()


def open_note(note: str, key: str) -> tuple[int, bytes]:
    """Check the signature under a head (C2SP signed note) and give its size and root."""
    try:
        name, key_id, public = key.split("+", 2)
        raw = base64.b64decode(public, validate=True)
        own_id = hashlib.sha256(name.encode() + b"\n" + raw).digest()[:4]
        body, _, signed = note.partition("\n\n")
        dash, signer, signature = signed.removesuffix("\n").split(" ")
        origin, size, root = body.split("\n")
        told = base64.b64decode(signature, validate=True)
        Ed25519PublicKey.from_public_bytes(raw[1:]).verify(told[4:], (body + "\n").encode())
        head = int(size), base64.b64decode(root, validate=True)
    except (InvalidSignature, ValueError) as error:
        raise Fault("De handtekening onder een kop klopt niet.") from error
    fits = (dash, signer, origin, key_id, raw[:1]) == ("—", name, name, own_id.hex(), b"\x01")
    if not fits or told[:4] != own_id or base64.b64encode(told).decode() != signature:
        raise Fault("De naam of de sleutel onder een kop klopt niet.")
    return head


class Reader:
    """Reads an export line by line, keeps the largest whole subtrees, and raises a Fault at what does not fit."""

    def __init__(self, key: str, kept: Iterable[str] = ()) -> None:
        self.key, self.size, self.heads, self.covered = key, 0, 0, 0
        self.peaks = list[tuple[int, bytes]]()
        self.kept = [open_note(note, key) for note in kept]

    def root(self) -> bytes:
        """Give the root above everything read so far."""
        root = self.peaks[-1][1] if self.peaks else hashlib.sha256(b"").digest()
        for _level, left in reversed(self.peaks[:-1]):
            root = node(left, root)
        return root

    def take(self, text: str) -> bytes:
        """Read the next entry and give its leaf; or a head, and give its root."""
        try:
            entry = dict(json.loads(text))
        except (TypeError, ValueError) as error:
            raise Fault(f"Na plaats {self.size} staat iets onleesbaars.") from error
        if canonical(entry).decode() != text.removesuffix("\n"):
            raise Fault(f"Na plaats {self.size} staat iets dat anders is opgeschreven.")
        if set(entry) == {"note"}:
            if open_note(str(entry["note"]), self.key) != (self.size, self.root()):
                raise Fault(f"De kop na plaats {self.size} past niet: ervoor is iets veranderd.")
            self.heads, self.covered = self.heads + 1, self.size
            return self.root()
        if set(entry) != ENTRY or repr(entry["position"]) != str(self.size):
            raise Fault(f"Na plaats {self.size} is iets weggehaald, ingevoegd of verwisseld.")
        own, level = leaf(entry), 0
        top = own
        while self.peaks and self.peaks[-1][0] == level:
            top, level = node(self.peaks.pop()[1], top), level + 1
        self.peaks.append((level, top))
        self.size += 1
        if any(size == self.size and root != self.root() for size, root in self.kept):
            raise Fault(f"Een kop die u bewaarde past niet: iets tot plaats {self.size} is veranderd.")
        return own


def check_log(
    lines: Iterable[str], key: str = "", kept: Iterable[str] = (), wanted: Iterable[int] = ()
) -> tuple[int, int, dict[int, bytes]]:
    """Check an export with a key known from elsewhere and heads kept from before; give entries, heads, leaves."""
    rest, wanted, leaves = iter(lines), set(wanted), dict[int, bytes]()
    first = next(rest, "")
    if not first.startswith('{"format":"participatie-logboek-1","key":"') or (
        key and f'"{key}"' not in first
    ):
        raise Fault("Dit is geen logboek, of de sleutel is een andere dan u kent.")
    reader = Reader(key or first.split('"')[7], kept)
    for text in rest:
        position, top = reader.size, reader.take(text)
        if position in wanted and reader.size > position:
            leaves[position] = top
    if reader.covered != reader.size or any(size > reader.covered for size, _root in reader.kept):
        raise Fault("Aan het einde ontbreken regels of een kop. Het logboek is niet volledig.")
    return reader.size, reader.heads, leaves


def climb(position: int, size: int, top: bytes, path: list[bytes]) -> bytes:
    """Give the root to which a path leads (RFC 9162, 2.1.3.2), or nothing when it has the wrong length."""
    here, end = position, size - 1
    for beside in path:
        if here & 1 or here == end:
            top = node(beside, top)
            while here and not here & 1:
                here, end = here >> 1, end >> 1
        else:
            top = node(top, beside)
        here, end = here >> 1, end >> 1
    return b"" if end else top


def check_step(step: dict[str, Any], head: tuple[int, bytes]) -> None:
    """Check one step of a proof: its words when it tells them, its place when it has one."""
    content = canonical({"values": step["values"], "words": step["words"]})
    bound = hmac.new(bytes.fromhex(step["salt"]), content, hashlib.sha256).hexdigest()
    if step["salt"] and bound != step["entry"]["commitment"]:
        raise Fault("De woorden in het bewijs zijn andere woorden dan er zijn vastgelegd.")
    place, path, (size, root) = step["position"], [bytes.fromhex(one) for one in step["path"]], head
    if place is not None and not (
        0 <= place < size and climb(place, size, leaf(step["entry"]), path) == root
    ):
        raise Fault("Het bewijs leidt niet naar de kop.")


def check_proof(proof: dict[str, Any], key: str = "") -> dict[int, bytes]:
    """Check every step of a proof; give the leaves of those that have a place in the log."""
    try:
        head = open_note(proof["note"], key or proof["key"]) if proof["note"] else (0, b"")
        for step in proof["steps"]:
            check_step(step, head)
        placed = [step for step in proof["steps"] if step["position"] is not None]
        return {step["position"]: leaf(step["entry"]) for step in placed}
    except (KeyError, TypeError, ValueError) as error:
        raise Fault("Het bewijs heeft geen goede vorm.") from error


def check(given: argparse.Namespace) -> str:
    """Check what was given, and say what holds."""
    leaves: dict[int, bytes] = {}
    for path in given.bewijs:
        leaves |= check_proof(json.loads(path.read_text("utf-8")), given.sleutel)
    told = f"Het bewijs klopt: {len(leaves)} keer vastgelegd.\n" if given.bewijs else ""
    if given.logboek:
        kept = [path.read_text("utf-8") for path in given.kop]
        with given.logboek.open(encoding="utf-8") as lines:
            size, heads, found = check_log(lines, given.sleutel, kept, leaves)
        if found != leaves:
            raise Fault("Uw bewijs staat niet zo in dit logboek.")
        told += f"Het logboek klopt: {size} regels, {heads} koppen. Er is niets veranderd.\n"
    return told + (
        "" if given.sleutel else "Let op: u gaf geen sleutel mee. De sleutel in het bestand is gebruikt.\n"
    )


def main(arguments: list[str] | None = None) -> int:
    """Check what is named on the command line and say in Dutch how it is."""
    parser = argparse.ArgumentParser(description="Controleer het openbare logboek.")
    parser.add_argument("logboek", type=Path, nargs="?", help="logboek.jsonl")
    parser.add_argument("--sleutel", default="", help="de openbare sleutel, zoals u die kent")
    parser.add_argument("--kop", type=Path, action="append", default=[], help="een kop die u bewaarde")
    parser.add_argument("--bewijs", type=Path, action="append", default=[], help="het bewijs van een reactie")
    try:
        told, code = check(parser.parse_args(arguments)), 0
    except Fault as fault:
        told, code = f"KLOPT NIET. {fault}\n", 1
    except (OSError, ValueError) as error:
        told, code = f"Niet te lezen: {error}\n", 2
    sys.stdout.write(told)
    return code


if __name__ == "__main__":
    sys.exit(main())
