"""What can happen to points, answers, changes, decisions and commitments."""

from dataclasses import dataclass
from uuid import UUID

from participatie.facts.record import Fact


@dataclass(frozen=True, kw_only=True)
class PointMade(Fact):
    """A civil servant named one thing that was said."""

    round_id: UUID


@dataclass(frozen=True, kw_only=True)
class PointChanged(Fact):
    """A point got another name, theme or owner; `changed` names the fields."""

    changed: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class ContributionsBundled(Fact):
    """Contributions were put in a point."""

    contribution_ids: tuple[UUID, ...]


@dataclass(frozen=True, kw_only=True)
class ContributionUnbundled(Fact):
    """A contribution was taken out of a point before its answer was published."""

    contribution_id: UUID


@dataclass(frozen=True, kw_only=True)
class AnswerDrafted(Fact):
    """The draft of an answer was saved; nobody outside sees it."""


@dataclass(frozen=True, kw_only=True)
class ChangeProposed(Fact):
    """Words of a paragraph got new words, for the next version."""

    change_id: UUID
    own_motion: bool


@dataclass(frozen=True, kw_only=True)
class ChangeDropped(Fact):
    """A proposed change was taken back before it was published."""

    change_id: UUID


@dataclass(frozen=True, kw_only=True)
class CommitmentMade(Fact):
    """Something was promised, with who and when."""

    commitment_id: UUID


@dataclass(frozen=True, kw_only=True)
class CommitmentDropped(Fact):
    """A commitment was taken back before anybody outside had seen it."""

    commitment_id: UUID


@dataclass(frozen=True, kw_only=True)
class CommitmentEnded(Fact):
    """A commitment was kept, or it was not."""

    point_id: UUID
    result: str


@dataclass(frozen=True, kw_only=True)
class AnswerPublished(Fact):
    """An answer became public, or a correction of one (revision above 1)."""

    answer_id: UUID
    revision: int
    outcome: str


@dataclass(frozen=True, kw_only=True)
class WordsChanged(Fact):
    """A new version was published in which answers changed words."""

    version_id: UUID
    change_ids: tuple[UUID, ...]


@dataclass(frozen=True, kw_only=True)
class ChangesCarriedAlong(Fact):
    """Changes that waited on a text wait on the next one now, or stand in it."""

    change_ids: tuple[UUID, ...]


@dataclass(frozen=True, kw_only=True)
class RoundConcluded(Fact):
    """Every contribution of a round is answered; the report of responses is complete."""

    round_id: UUID


@dataclass(frozen=True, kw_only=True)
class DecisionRecorded(Fact):
    """The decision maker decided."""

    version_id: UUID
