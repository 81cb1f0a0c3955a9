"""What the detector says: which kind of thing it saw, where, and how sure that it should not be public."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What was seen."""

    THREAT = "bedreiging"
    IBAN = "iban"
    EMAIL = "e-mail"
    PHONE = "telefoon"
    BSN = "bsn"
    ADDRESS = "adres"
    HEALTH = "gezondheid"
    DEBT = "schulden"
    LICENCE_PLATE = "kenteken"
    NAME = "naam"


class Strength(StrEnum):
    """What is done when it is sent all the same: a weak one is shown, with a strong one a person looks first."""

    WEAK = "zwak"
    STRONG = "sterk"


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One thing that was seen: `text[start:end]`."""

    kind: Kind
    start: int
    end: int
    strength: Strength = Strength.STRONG

    @property
    def is_strong(self) -> bool:
        """Whether a person looks at it before everybody can."""
        return self.strength is Strength.STRONG

    def words(self, text: str) -> str:
        """Give the words it is about."""
        return text[self.start : self.end]


def without_overlap(findings: list[Finding]) -> tuple[Finding, ...]:
    """Keep of what overlaps the strongest, then the first kind in the list above; in reading order."""
    ranks = {kind: rank for rank, kind in enumerate(Kind)}
    kept: list[Finding] = []
    taken = bytearray(max((one.end for one in findings), default=0))
    for one in sorted(findings, key=lambda one: (not one.is_strong, ranks[one.kind], one.start, -one.end)):
        if not any(taken[one.start : one.end]):
            taken[one.start : one.end] = b"\x01" * (one.end - one.start)
            kept.append(one)
    return tuple(sorted(kept, key=lambda one: one.start))
