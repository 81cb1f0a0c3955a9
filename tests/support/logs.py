"""A log made without a site, as an operator would publish it: for the verifier, its attackers and the stopwatch."""

from typing import Any

from participatie.facts import tree
from participatie.facts.checkpoint import Signer
from participatie.facts.entries import canonical, commit_to, content_of

SIGNER = Signer("waterrecht.example/controleer", bytes(range(32)))
OTHER = Signer("waterrecht.example/controleer", bytes(reversed(range(32))))
KINDS = ("ContributionReceived", "AnswerPublished", "VersionPublished", "ModerationDecided")


def an_entry(number: int, *, words: str = "") -> dict[str, Any]:
    """An entry as the site makes it; its salt follows from its number."""
    content = content_of({"revision": 1}, {"body": words or f"Reactie {number}"})
    return {
        "seq": 3 * number + 1,
        "time_utc": f"2026-11-23T{number // 3600 % 24:02}:{number // 60 % 60:02}:{number % 60:02}.000000Z",
        "kind": KINDS[number % len(KINDS)],
        "object": f"00000000-0000-4000-8000-{number:012}",
        "version": 1,
        "commitment": commit_to(number.to_bytes(32, "big"), content),
    }


class Log:
    """Entries with a head behind every so many, written down as the export is."""

    def __init__(self, entries: int, *, heads_every: int = 100, signer: Signer = SIGNER) -> None:
        self.signer, self.heads = signer, dict[int, str]()
        self.nodes: dict[tree.Place, bytes] = {}
        self.entries = [an_entry(number) for number in range(entries)]
        self.lines = [line({"format": "participatie-logboek-1", "key": signer.public_key})]
        for position, entry in enumerate(self.entries):
            self.nodes |= tree.grow(position, tree.leaf_hash(canonical(entry)), self.nodes.__getitem__)
            self.lines.append(line({"position": position, **entry}))
            if (position + 1) % heads_every == 0 or position + 1 == entries:
                self.lines.append(line({"note": self._sign(position + 1)}))

    def _sign(self, size: int) -> str:
        root = tree.fold([self.nodes[peak] for peak in tree.peaks(size)])
        self.heads[size] = self.signer.sign(size, root)
        return self.heads[size]

    @property
    def newest(self) -> str:
        return self.heads[max(self.heads)]

    def path(self, position: int, size: int) -> list[str]:
        groups = tree.inclusion(position, size)
        return [tree.fold([self.nodes[place] for place in group]).hex() for group in groups]


def line(value: dict[str, Any]) -> str:
    return canonical(value).decode() + "\n"
