"""What can happen to a contribution."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar
from uuid import UUID

from participatie.facts.record import Fact
from participatie.i18n import N_


@dataclass(frozen=True, kw_only=True)
class ContributionReceived(Fact):
    """Somebody sent something in, through any channel."""

    is_sealed: ClassVar[bool] = True
    tells: ClassVar[str] = N_("De reactie is ontvangen.")

    round_id: UUID
    channel: str
    late: bool


@dataclass(frozen=True, kw_only=True)
class ContributionHeld(Fact):
    """It waits for a moderator before it is shown; the reasons are kinds, never words."""

    is_sealed: ClassVar[bool] = True
    tells: ClassVar[str] = N_("De reactie wacht op een moderator. Zij is wel ontvangen.")

    round_id: UUID
    reasons: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class ContributionReleased(Fact):
    """Its author took out what it was held for: it is shown without a moderator having to look."""

    is_sealed: ClassVar[bool] = True
    tells: ClassVar[str] = N_("De reactie hoeft niet meer te wachten. Zij is nu te lezen.")

    round_id: UUID


@dataclass(frozen=True, kw_only=True)
class AddressAdded(Fact):
    """Who sent it without an address sent it again with one: what was owed can now be mailed."""

    tells: ClassVar[str] = N_("De afzender gaf alsnog een e-mailadres.")


@dataclass(frozen=True, kw_only=True)
class ContributionEdited(Fact):
    """The author changed their words before the round closed."""

    is_sealed: ClassVar[bool] = True
    tells: ClassVar[str] = N_("De tekst van de reactie is gewijzigd. De eerdere tekst is bewaard.")

    revision: int


@dataclass(frozen=True, kw_only=True)
class ContributionWithdrawn(Fact):
    """The author took it back; it stays counted as withdrawn."""

    is_sealed: ClassVar[bool] = True
    tells: ClassVar[str] = N_("De reactie is ingetrokken.")


@dataclass(frozen=True, kw_only=True)
class ContributionsRead(Fact):
    """A civil servant read contributions."""

    tells: ClassVar[str] = N_("De reactie is gelezen door: %(role)s.")

    contribution_ids: tuple[UUID, ...]
    role: str


@dataclass(frozen=True, kw_only=True)
class LateRuled(Fact):
    """A civil servant decided whether a late contribution counts."""

    is_sealed: ClassVar[bool] = True
    tells: ClassVar[str] = N_("Er is beslist of deze late reactie meetelt.")

    ruling: str

    @classmethod
    def sentence(cls, values: Mapping[str, Any]) -> str:
        """Tell what was decided."""
        return {
            "telt_mee": N_("Er is beslist: deze late reactie telt mee."),
            "telt_niet_mee": N_("Er is beslist: deze late reactie telt niet mee."),
        }.get(str(values.get("ruling")), cls.tells)


@dataclass(frozen=True, kw_only=True)
class PublicationChanged(Fact):
    """A moderator took a contribution out of sight, or put it back; it stays received."""

    tells: ClassVar[str] = N_("Wie de reactie kan lezen, is veranderd.")

    publication: str

    @classmethod
    def sentence(cls, values: Mapping[str, Any]) -> str:
        """Tell what it became."""
        return {
            "zichtbaar": N_("De reactie is te lezen voor iedereen."),
            "wacht": N_("De reactie wacht op een moderator. Zij is wel ontvangen."),
            "afgeschermd": N_("De reactie is afgeschermd. Anderen kunnen haar niet lezen."),
        }.get(str(values.get("publication")), cls.tells)


@dataclass(frozen=True, kw_only=True)
class ContributionRedacted(Fact):
    """A moderator blacked words out; what is bound here is the text as it reads since."""

    is_sealed: ClassVar[bool] = True
    tells: ClassVar[str] = N_("Een moderator maakte woorden in de reactie zwart.")

    texts: int


@dataclass(frozen=True, kw_only=True)
class FactsAsked(Fact):
    """A moderator says that this asks for a factual answer, or no longer."""

    tells: ClassVar[str] = N_("Een moderator vroeg om een feitelijk antwoord op de reactie.")

    asked: bool


@dataclass(frozen=True, kw_only=True)
class OwnContactChanged(Fact):
    """Its author put right how they can be reached."""

    tells: ClassVar[str] = N_("De afzender verbeterde de contactgegevens.")


@dataclass(frozen=True, kw_only=True)
class OwnContactForgotten(Fact):
    """How to reach its author was erased."""

    tells: ClassVar[str] = N_("De contactgegevens van de afzender zijn gewist.")


@dataclass(frozen=True, kw_only=True)
class AuthorForgotten(Fact):
    """It is of "a resident" now; what is bound here is the text as it reads since."""

    is_sealed: ClassVar[bool] = True
    tells: ClassVar[str] = N_("De gegevens van de afzender zijn gewist. De reactie blijft staan.")


@dataclass(frozen=True, kw_only=True)
class WordsErased(Fact):
    """Its author wanted the words erased as well; what is bound here is the sentence in their place."""

    is_sealed: ClassVar[bool] = True
    tells: ClassVar[str] = N_("De tekst is gewist op verzoek van de schrijver.")


@dataclass(frozen=True, kw_only=True)
class ContributionClaimed(Fact):
    """Its author put it with their account."""

    tells: ClassVar[str] = N_("De afzender voegde de reactie toe aan een account.")
