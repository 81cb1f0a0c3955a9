"""What a moderator can decide."""

from dataclasses import dataclass
from typing import ClassVar

from participatie.facts.record import Fact
from participatie.i18n import N_


@dataclass(frozen=True, kw_only=True)
class ModerationDecided(Fact):
    """A contribution was taken out of sight, or put back, with a reason that its author is told."""

    is_sealed: ClassVar[bool] = True
    tells: ClassVar[str] = N_("Een moderator heeft besloten wie de reactie kan lezen.")

    decision_id: str
    act: str
    rule: str
