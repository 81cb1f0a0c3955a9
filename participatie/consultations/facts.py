"""What can happen to dossiers, rounds and texts."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID

from participatie.facts.record import Fact
from participatie.i18n import N_


@dataclass(frozen=True, kw_only=True)
class DossierStarted(Fact):
    """A civil servant started a dossier."""

    tells: ClassVar[str] = N_("Het dossier is gemaakt.")


@dataclass(frozen=True, kw_only=True)
class DossierChanged(Fact):
    """The description, promise or contact of a dossier changed; `changed` names the fields."""

    tells: ClassVar[str] = N_("Het dossier is gewijzigd.")

    changed: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class DecisionDayMoved(Fact):
    """The day on which the decision was promised moved, after people had been told of it."""

    is_sealed: ClassVar[bool] = True
    tells: ClassVar[str] = N_("De dag van het besluit is verzet.")

    was: date
    becomes: date | None


@dataclass(frozen=True, kw_only=True)
class PartnerAdded(Fact):
    """An organisation joined a dossier as a partner."""

    tells: ClassVar[str] = N_("Er doet een organisatie mee als partner.")

    partner_id: UUID


@dataclass(frozen=True, kw_only=True)
class RoundPlanned(Fact):
    """A round was added to a dossier."""

    tells: ClassVar[str] = N_("Er is een ronde gepland.")


@dataclass(frozen=True, kw_only=True)
class RoundChanged(Fact):
    """A planned round got other dates or words."""

    tells: ClassVar[str] = N_("De geplande ronde is gewijzigd.")

    changed: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class RoundOpened(Fact):
    """A round was announced: it opens by itself at its opening time."""

    is_sealed: ClassVar[bool] = True
    tells: ClassVar[str] = N_("De ronde is aangekondigd. Zij loopt van %(opens_at)s tot %(closes_at)s.")

    version_id: UUID
    opens_at: str
    closes_at: str


@dataclass(frozen=True, kw_only=True)
class RoundExtended(Fact):
    """The closing time moved later, with a reason."""

    is_sealed: ClassVar[bool] = True
    tells: ClassVar[str] = N_(
        "De ronde sluit later: %(new_closes_at)s. Dat was %(old_closes_at)s. Reden: %(reason)s"
    )

    old_closes_at: str
    new_closes_at: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class RoundAnswered(Fact):
    """Every contribution of a round has its answer; the report of responses stands."""

    tells: ClassVar[str] = N_("Alle reacties van de ronde zijn beantwoord.")


@dataclass(frozen=True, kw_only=True)
class ManuscriptSaved(Fact):
    """A text was typed, pasted, imported or corrected; nothing of it is public."""

    tells: ClassVar[str] = N_("De tekst in bewerking is bewaard.")

    revision: int
    source: str


@dataclass(frozen=True, kw_only=True)
class VersionPublished(Fact):
    """A text became a version: public and unchangeable."""

    is_sealed: ClassVar[bool] = True
    tells: ClassVar[str] = N_("De tekst is gepubliceerd.")

    version_number: int
    based_on_id: UUID | None
