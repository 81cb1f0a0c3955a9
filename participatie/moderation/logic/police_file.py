"""The file for the police: the words exactly as they were received, with hashes anybody can check."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any


def digest(told: Any) -> str:
    """Give the SHA-256 of a value written as JSON with sorted keys, without spaces, in UTF-8."""
    text = json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


@dataclass(frozen=True, kw_only=True)
class PoliceFile:
    """What is handed over. It names no person: who is behind a text is asked for apart, on a legal ground."""

    reference: str
    about: Mapping[str, str]
    wordings: Sequence[Mapping[str, Any]]
    decisions: Sequence[Mapping[str, str]]

    @property
    def items(self) -> list[dict[str, Any]]:
        """Every wording with its own hash."""
        return [{**wording, "sha256": digest(wording)} for wording in self.wordings]

    @property
    def content(self) -> dict[str, Any]:
        """All of it but the hash of the whole."""
        return {
            "nummer": self.reference,
            "over": dict(self.about),
            "teksten": self.items,
            "besluiten": [dict(decision) for decision in self.decisions],
        }

    @property
    def sha256(self) -> str:
        """The hash of the whole."""
        return digest(self.content)

    @property
    def as_json(self) -> str:
        """Give the file that a machine reads."""
        whole = {**self.content, "sha256": self.sha256}
        return json.dumps(whole, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
