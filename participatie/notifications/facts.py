"""What can happen in the ledger."""

from dataclasses import dataclass
from typing import ClassVar

from participatie.facts.record import Fact
from participatie.i18n import N_


@dataclass(frozen=True, kw_only=True)
class NoticeRetried(Fact):
    """A civil servant asked for a failed notice to be sent again."""

    tells: ClassVar[str] = N_("Een mislukt bericht wordt opnieuw verstuurd.")
