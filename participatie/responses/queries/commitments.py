"""Commitments: those of a dossier, those of points, and whether the public knows of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

import sqlalchemy as sa

from participatie.consultations.logic.dutch_days import local_day
from participatie.consultations.models import Dossier
from participatie.db.session import session
from participatie.kernel import clock
from participatie.kernel.actor import Actor
from participatie.kernel.errors import NotFound
from participatie.kernel.ids import parse_id
from participatie.responses import policy
from participatie.responses.models import Answer, Commitment, Point
from participatie.responses.policy import Do
from participatie.responses.queries.answers import IS_LATEST, LatestAnswer
from participatie.responses.terms import CommitmentResult

PUBLIC = (
    sa.select(Answer.id)
    .where(Answer.point_id == Commitment.point_id, Answer.published_at >= Commitment.made_at)
    .correlate(Commitment)
    .exists()
)
"""A commitment is a promise as soon as an answer was published after it was made."""


@dataclass(frozen=True)
class CommitmentInView:
    """A commitment as it is read, with the point it belongs to."""

    id: UUID
    point_id: UUID
    point_number: int
    point_title: str
    what: str
    who: str
    due_on: date
    result: CommitmentResult | None
    result_text: str
    result_at: datetime | None
    is_public: bool

    @property
    def is_late(self) -> bool:
        """Whether its day has passed without a result."""
        return self.result is None and local_day(clock.now()) > self.due_on

    @property
    def state(self) -> str:
        """Give the state for the component: open, late, done or broken."""
        if self.result is not None:
            return "done" if self.result is CommitmentResult.KEPT else "broken"
        return "late" if self.is_late else "open"


_ROW = (
    sa.select(
        Commitment.id,
        Commitment.point_id,
        Point.number,
        sa.func.coalesce(LatestAnswer.title, Point.title),
        Commitment.what,
        Commitment.who,
        Commitment.due_on,
        Commitment.result,
        Commitment.result_text,
        Commitment.result_at,
        PUBLIC,
    )
    .join(Point, Point.id == Commitment.point_id)
    .outerjoin(LatestAnswer, IS_LATEST)
)


def is_public(commitment: Commitment) -> bool:
    """Say whether an answer with this commitment was published."""
    wanted = sa.select(PUBLIC).select_from(Commitment).where(Commitment.id == commitment.id)
    return bool(session.scalar(wanted))


def list_commitments(dossier_id: UUID) -> Sequence[CommitmentInView]:
    """List what a dossier promised in public: running ones by their day, then those that ended."""
    wanted = _ROW.where(Commitment.dossier_id == dossier_id, PUBLIC)
    order = (Commitment.result.is_not(None), Commitment.due_on, Commitment.made_at)
    return [CommitmentInView(*row) for row in session.execute(wanted.order_by(*order))]


def commitments_of(point_ids: Iterable[UUID]) -> dict[UUID, list[CommitmentInView]]:
    """Give per point what is promised, drafts too."""
    wanted = _ROW.where(Commitment.point_id.in_(list(point_ids)))
    per_point: dict[UUID, list[CommitmentInView]] = {}
    for row in session.execute(wanted.order_by(Commitment.due_on, Commitment.made_at)):
        per_point.setdefault(row[1], []).append(CommitmentInView(*row))
    return per_point


def get_commitment(actor: Actor, dossier: Dossier, identifier: str) -> Commitment:
    """Give a commitment of a dossier to those who answer; absent for everybody else."""
    wanted = sa.select(Commitment).where(
        Commitment.id == parse_id(identifier), Commitment.dossier_id == dossier.id
    )
    commitment = session.scalars(wanted).one_or_none()
    if commitment is None or not policy.allows(actor, Do.READ_DRAFTS, dossier):
        raise NotFound
    return commitment
