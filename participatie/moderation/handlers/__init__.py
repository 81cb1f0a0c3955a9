"""What this room does by itself, and the kinds of content that it moderates."""

from collections.abc import Mapping, Sequence

from participatie.contributions.facts import (
    ContributionEdited,
    ContributionHeld,
    ContributionReleased,
    ContributionWithdrawn,
)
from participatie.facts.record import Fact, Listener
from participatie.moderation.facts import LookAsked
from participatie.moderation.handlers import forgetting, listening
from participatie.moderation.handlers.contributions import Contributions
from participatie.moderation.logic import letters
from participatie.moderation.logic.items import Moderable

KINDS: Sequence[Moderable] = (Contributions(),)
"""Every kind that people write; a new one is one class more."""

HANDLERS: Mapping[type[Fact], Sequence[Listener]] = {
    ContributionHeld: [listening.queue_what_is_held],
    ContributionEdited: [listening.queue_what_was_mended],
    ContributionReleased: [listening.leave_what_was_taken_back],
    ContributionWithdrawn: [listening.leave_what_was_taken_back],
    LookAsked: [listening.call_duty],
}

__all__ = ["HANDLERS", "KINDS", "forgetting", "letters"]
