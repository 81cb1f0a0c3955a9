"""What happens in this room."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from participatie.facts.record import Fact
from participatie.i18n import N_


@dataclass(frozen=True, kw_only=True)
class LookAsked(Fact):
    """Something asks for the look of a moderator."""

    tells: ClassVar[str] = N_("De website vroeg een moderator om te kijken.")
    kind: str
    whys: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class ItemReported(Fact):
    """Somebody reported an item; nothing happens to it but that a moderator looks."""

    tells: ClassVar[str] = N_("Iemand meldde deze tekst bij de moderatoren.")
    kind: str
    rule: str
    counts: bool


@dataclass(frozen=True, kw_only=True)
class RedactionAsked(Fact):
    """An author asked for words of their own to be blacked out."""

    tells: ClassVar[str] = N_("De schrijver vroeg om woorden zwart te maken.")
    kind: str


@dataclass(frozen=True, kw_only=True)
class ModerationDecided(Fact):
    """A moderator decided about an item, with a reason that its author is told."""

    is_sealed: ClassVar[bool] = True
    tells: ClassVar[str] = N_("Een moderator nam een besluit over deze tekst.")

    kind: str
    decision_id: str
    outcome: str
    rule: str
    role: str


@dataclass(frozen=True, kw_only=True)
class DecisionAppealed(Fact):
    """An author asked that somebody else looks again."""

    tells: ClassVar[str] = N_("De schrijver vroeg om een herbeoordeling.")
    kind: str
    decision_id: str


@dataclass(frozen=True, kw_only=True)
class AppealRuled(Fact):
    """Somebody else looked again."""

    is_sealed: ClassVar[bool] = True
    tells: ClassVar[str] = N_("Iemand anders beoordeelde het besluit opnieuw.")

    kind: str
    decision_id: str
    result: str
    role: str


@dataclass(frozen=True, kw_only=True)
class CaseClaimed(Fact):
    """A moderator is looking at a case; the others know."""

    tells: ClassVar[str] = N_("Een moderator kijkt naar deze tekst.")
    taken_over: bool


@dataclass(frozen=True, kw_only=True)
class CaseReleased(Fact):
    """A moderator leaves a case to the others."""

    tells: ClassVar[str] = N_("Een moderator liet deze tekst aan een ander.")


@dataclass(frozen=True, kw_only=True)
class OriginalRead(Fact):
    """A moderator read words that were blacked out, with a reason."""

    tells: ClassVar[str] = N_("Een moderator las de woorden die zwart zijn gemaakt.")
    kind: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class OriginalsForgotten(Fact):
    """Sealed originals were removed because their time was over."""

    tells: ClassVar[str] = N_("De website verwijderde bewaarde woorden waarvan de tijd voorbij was.")
    number: int


@dataclass(frozen=True, kw_only=True)
class CirclesForgotten(Fact):
    """It was forgotten which reports came from one place on the internet."""

    tells: ClassVar[str] = N_("De website vergat welke meldingen van één plek kwamen.")

    number: int


@dataclass(frozen=True, kw_only=True)
class ReportFileMade(Fact):
    """A moderator made a file for the police."""

    is_for_author: ClassVar[bool] = False
    tells: ClassVar[str] = N_("Een moderator maakte een bestand voor de politie.")
    kind: str
    sha256: str


@dataclass(frozen=True, kw_only=True)
class ViewSaved(Fact):
    """A moderator gave a selection of the queue a name."""

    tells: ClassVar[str] = N_("Een moderator bewaarde een keuze uit de lijst.")


@dataclass(frozen=True, kw_only=True)
class ViewDropped(Fact):
    """A moderator dropped a named selection."""

    tells: ClassVar[str] = N_("Een moderator gooide een bewaarde keuze weg.")


@dataclass(frozen=True, kw_only=True)
class RosterChanged(Fact):
    """It was written down who is on duty on which days."""

    tells: ClassVar[str] = N_("Het dienstrooster van de moderatoren is veranderd.")
    days: int


@dataclass(frozen=True, kw_only=True)
class DutyAlarmed(Fact):
    """Whoever is on duty is called for a threat."""

    is_for_author: ClassVar[bool] = False
    tells: ClassVar[str] = N_("Wie dienst heeft, kreeg bericht over een mogelijke bedreiging.")
    account_id: UUID


@dataclass(frozen=True, kw_only=True)
class AuthorWordsForgotten(Fact):
    """What an author wrote to moderators, and the sealed originals of their words, were erased."""

    tells: ClassVar[str] = N_("Wat de afzender aan moderatoren schreef, is gewist.")

    number: int
