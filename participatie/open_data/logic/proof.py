"""Writing a proof: a file that can be checked anywhere, in the browser or with the verifier."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

FORMAT = "participatie-bewijs-1"


@dataclass(frozen=True)
class Step:
    """One sealed fact in a proof. Without salt only its place is proved, not its words."""

    entry: Mapping[str, Any]
    position: int | None
    path: Sequence[str]
    salt: bytes | None
    values: Mapping[str, Any]
    words: Mapping[str, str]

    def written(self) -> dict[str, Any]:
        """Give it as it stands in the file."""
        opened = self.salt is not None
        return {
            "entry": dict(self.entry),
            "position": self.position,
            "path": list(self.path),
            "salt": self.salt.hex() if self.salt else "",
            "values": dict(self.values) if opened else {},
            "words": dict(self.words) if opened else {},
        }


def written_proof(
    *, about: str, note: str, key: str, steps: Sequence[Step], text_sha256: str, received_at: datetime | None
) -> dict[str, Any]:
    """Give the whole file: what it is about, the newest head, and every step."""
    return {
        "format": FORMAT,
        "about": about,
        "received_at": received_at.astimezone(UTC).isoformat() if received_at else "",
        "text_sha256": text_sha256,
        "key": key,
        "note": note,
        "steps": [step.written() for step in steps],
    }
