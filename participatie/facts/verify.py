"""Controleert het openbare logboek, zonder internet. Nodig: Python 3.11 en het pakket "cryptography".

    python controleer.py logboek.jsonl --sleutel "NAAM+NUMMER+SLEUTEL" [--kop oude-kop.txt] [--bewijs bewijs.json]

This file stands alone and shares no code with the site, so that anybody can read it and check the record
without trusting who made it. Exit code 0: all is well; 1: something was changed; 2: it could not be read.
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


class Tree:
    """The largest whole subtrees of everything read so far."""

    def __init__(self) -> None:
        self.size, self.peaks = 0, list[tuple[int, bytes]]()

    def add(self, top: bytes) -> None:
        """Put an entry at the end."""
        level = 0
        while self.peaks and self.peaks[-1][0] == level:
            top, level = node(self.peaks.pop()[1], top), level + 1
        self.peaks.append((level, top))
        self.size += 1

    def root(self) -> bytes:
        """Give the root above everything."""
        root = self.peaks[-1][1] if self.peaks else hashlib.sha256(b"").digest()
        for _level, left in reversed(self.peaks[:-1]):
            root = node(left, root)
        return root


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


def read(line: str, number: int) -> dict[str, Any]:
    """Read one line of the export."""
    try:
        return dict(json.loads(line))
    except (TypeError, ValueError) as error:
        raise Fault(f"Regel {number} is niet leesbaar.") from error


def check_log(
    lines: Iterable[str], key: str = "", kept: Iterable[str] = (), wanted: Iterable[int] = ()
) -> tuple[int, int, dict[int, bytes]]:
    """Check an export with a key known from elsewhere and heads kept from before; give entries, heads, leaves."""
    tree, heads, last, leaves, wanted = Tree(), 0, 0, dict[int, bytes](), set(wanted)
    numbered = enumerate(lines, start=1)
    first = read(next(numbered, (1, ""))[1], 1)
    if key and first.get("key") != key:
        raise Fault("De sleutel van dit logboek is een andere dan u kent.")
    key = str(first.get("key", ""))
    old = [open_note(note, key) for note in kept]
    for number, text in numbered:
        entry = read(text, number)
        if set(entry) == {"note"}:
            if open_note(str(entry["note"]), key) != (tree.size, tree.root()):
                raise Fault(f"De kop op regel {number} past niet bij wat ervoor staat. Er is iets veranderd.")
            heads, last = heads + 1, tree.size
            continue
        if set(entry) != ENTRY or repr(entry["position"]) != str(tree.size):
            raise Fault(f"Regel {number} hoort hier niet. Er is iets weggehaald, ingevoegd of verwisseld.")
        tree.add(top := leaf(entry))
        if tree.size - 1 in wanted:
            leaves[tree.size - 1] = top
        if any(size == tree.size and root != tree.root() for size, root in old):
            raise Fault(f"Een kop die u bewaarde past niet: iets tot en met regel {number} is veranderd.")
    if last != tree.size or any(size > tree.size for size, _root in old):
        raise Fault("Aan het einde ontbreken regels of een kop. Het logboek is niet volledig.")
    return tree.size, heads, leaves


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


def check_step(step: dict[str, Any], note: str, key: str) -> bytes:
    """Check one step of a proof: its words, its place, and the head above it. Give its leaf."""
    content = canonical({"values": step["values"], "words": step["words"]})
    if (
        hmac.new(bytes.fromhex(step["salt"]), content, hashlib.sha256).hexdigest()
        != step["entry"]["commitment"]
    ):
        raise Fault("De woorden in het bewijs zijn andere woorden dan er zijn vastgelegd.")
    top, path = leaf(step["entry"]), [bytes.fromhex(one) for one in step["path"]]
    size, root = open_note(note, key)
    if not 0 <= step["position"] < size or climb(step["position"], size, top, path) != root:
        raise Fault("Het bewijs leidt niet naar de kop.")
    return top


def check_proof(proof: dict[str, Any], key: str = "") -> dict[int, bytes]:
    """Check every step of a proof that has a place in the log; give their leaves by position."""
    try:
        steps = [step for step in proof["steps"] if step["position"] is not None and step["salt"]]
        return {step["position"]: check_step(step, proof["note"], key or proof["key"]) for step in steps}
    except (KeyError, TypeError, ValueError) as error:
        raise Fault("Het bewijs heeft geen goede vorm.") from error


def check(given: argparse.Namespace) -> str:
    """Check what was given, and say what holds."""
    leaves: dict[int, bytes] = {}
    for path in given.bewijs:
        leaves |= check_proof(json.loads(path.read_text("utf-8")), given.sleutel)
    told = f"Het bewijs klopt: {len(leaves)} keer vastgelegd.\n" if leaves else ""
    if given.logboek:
        kept = [path.read_text("utf-8") for path in given.kop]
        with given.logboek.open(encoding="utf-8") as lines:
            size, heads, found = check_log(lines, given.sleutel, kept, leaves)
        if found != leaves:
            raise Fault("Uw bewijs staat niet zo in dit logboek.")
        told += f"Het logboek klopt: {size} regels, {heads} koppen. Er is niets veranderd.\n"
    if not given.sleutel:
        told += "Let op: u gaf geen sleutel mee. De sleutel uit het bestand zelf is gebruikt.\n"
    return told if given.logboek or leaves else "Er is nog niets vastgelegd om te controleren.\n"


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
