"""What can happen to points, answers, changes, decisions and commitments."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar
from uuid import UUID

from participatie.facts.record import Fact
from participatie.i18n import N_


@dataclass(frozen=True, kw_only=True)
class PointMade(Fact):
    """A civil servant named one thing that was said."""

    tells: ClassVar[str] = N_("Er is een punt gemaakt.")

    round_id: UUID


@dataclass(frozen=True, kw_only=True)
class PointChanged(Fact):
    """A point got another name, theme or owner; `changed` names the fields."""

    tells: ClassVar[str] = N_("Het punt is gewijzigd.")

    changed: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class ContributionsBundled(Fact):
    """Contributions were put in a point."""

    tells: ClassVar[str] = N_("De reactie is met andere in een punt gezet.")

    contribution_ids: tuple[UUID, ...]


@dataclass(frozen=True, kw_only=True)
class ContributionUnbundled(Fact):
    """A contribution was taken out of a point before its answer was published."""

    tells: ClassVar[str] = N_("De reactie is uit een punt gehaald.")

    contribution_id: UUID


@dataclass(frozen=True, kw_only=True)
class AnswerDrafted(Fact):
    """The draft of an answer was saved; nobody outside sees it."""

    tells: ClassVar[str] = N_("Een antwoord in bewerking is bewaard.")


@dataclass(frozen=True, kw_only=True)
class ChangeProposed(Fact):
    """Words of a paragraph got new words, for the next version."""

    tells: ClassVar[str] = N_("Er is een wijziging van de tekst voorgesteld.")

    change_id: UUID
    own_motion: bool


@dataclass(frozen=True, kw_only=True)
class ChangeDropped(Fact):
    """A proposed change was taken back before it was published."""

    tells: ClassVar[str] = N_("Een voorgestelde wijziging is teruggenomen.")

    change_id: UUID


@dataclass(frozen=True, kw_only=True)
class CommitmentMade(Fact):
    """Something was promised, with who and when."""

    tells: ClassVar[str] = N_("Er is een toezegging opgeschreven.")

    commitment_id: UUID


@dataclass(frozen=True, kw_only=True)
class CommitmentDropped(Fact):
    """A commitment was taken back before anybody outside had seen it."""

    tells: ClassVar[str] = N_("Een toezegging in bewerking is geschrapt.")

    commitment_id: UUID


@dataclass(frozen=True, kw_only=True)
class CommitmentEnded(Fact):
    """A commitment was kept, or it was not."""

    is_sealed: ClassVar[bool] = True
    tells: ClassVar[str] = N_("Er is verteld wat er van een toezegging kwam.")

    point_id: UUID
    result: str


@dataclass(frozen=True, kw_only=True)
class AnswerPublished(Fact):
    """An answer became public, or a correction of one (revision above 1)."""

    is_sealed: ClassVar[bool] = True
    tells: ClassVar[str] = N_("Het antwoord is gepubliceerd.")

    answer_id: UUID
    revision: int
    outcome: str

    @classmethod
    def sentence(cls, values: Mapping[str, Any]) -> str:
        """Tell a correction apart from a first answer."""
        return N_("Het antwoord is verbeterd.") if values.get("revision", 1) > 1 else cls.tells


@dataclass(frozen=True, kw_only=True)
class WordsChanged(Fact):
    """A new version was published in which answers changed words."""

    tells: ClassVar[str] = N_("De tekst is veranderd door antwoorden.")

    version_id: UUID
    change_ids: tuple[UUID, ...]


@dataclass(frozen=True, kw_only=True)
class ChangesCarriedAlong(Fact):
    """Changes that waited on a text wait on the next one now, or stand in it."""

    tells: ClassVar[str] = N_("Beloofde wijzigingen gaan mee naar de volgende tekst.")

    change_ids: tuple[UUID, ...]


@dataclass(frozen=True, kw_only=True)
class RoundConcluded(Fact):
    """Every contribution of a round is answered; the report of responses is complete."""

    is_sealed: ClassVar[bool] = True
    tells: ClassVar[str] = N_("De ronde is afgerond. De reactienota staat vast.")

    round_id: UUID


@dataclass(frozen=True, kw_only=True)
class DecisionRecorded(Fact):
    """The decision maker decided."""

    is_sealed: ClassVar[bool] = True
    tells: ClassVar[str] = N_("Het besluit is genomen.")

    version_id: UUID
