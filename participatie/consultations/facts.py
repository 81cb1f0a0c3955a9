"""What can happen to dossiers, rounds and texts."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from participatie.facts.record import Fact


@dataclass(frozen=True, kw_only=True)
class DossierStarted(Fact):
    """A civil servant started a dossier."""


@dataclass(frozen=True, kw_only=True)
class DossierChanged(Fact):
    """The description, promise or contact of a dossier changed; `changed` names the fields."""

    changed: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class DecisionDayMoved(Fact):
    """The day on which the decision was promised moved, after people had been told of it."""

    was: date
    becomes: date | None


@dataclass(frozen=True, kw_only=True)
class PartnerAdded(Fact):
    """An organisation joined a dossier as a partner."""

    partner_id: UUID


@dataclass(frozen=True, kw_only=True)
class RoundPlanned(Fact):
    """A round was added to a dossier."""


@dataclass(frozen=True, kw_only=True)
class RoundChanged(Fact):
    """A planned round got other dates or words."""

    changed: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class RoundOpened(Fact):
    """A round was announced: it opens by itself at its opening time."""

    version_id: UUID
    opens_at: str
    closes_at: str


@dataclass(frozen=True, kw_only=True)
class RoundExtended(Fact):
    """The closing time moved later, with a reason."""

    old_closes_at: str
    new_closes_at: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class RoundAnswered(Fact):
    """Every contribution of a round has its answer; the report of responses stands."""


@dataclass(frozen=True, kw_only=True)
class ManuscriptSaved(Fact):
    """A text was typed, pasted, imported or corrected; nothing of it is public."""

    revision: int
    source: str


@dataclass(frozen=True, kw_only=True)
class VersionPublished(Fact):
    """A text became a version: public and unchangeable."""

    version_number: int
    based_on_id: UUID | None
