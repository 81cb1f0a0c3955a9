"""What a moderator can decide."""

from dataclasses import dataclass

from participatie.facts.record import Fact


@dataclass(frozen=True, kw_only=True)
class ModerationDecided(Fact):
    """A contribution was taken out of sight, or put back, with a reason that its author is told."""

    decision_id: str
    act: str
    rule: str
