"""What can happen in the ledger."""

from dataclasses import dataclass

from participatie.facts.record import Fact


@dataclass(frozen=True, kw_only=True)
class NoticeRetried(Fact):
    """A civil servant asked for a failed notice to be sent again."""
