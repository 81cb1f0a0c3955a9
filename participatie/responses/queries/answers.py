"""The answer that holds now, and the ones before it."""

from collections.abc import Iterable, Sequence
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from participatie.db.session import session
from participatie.responses.models import Answer, Point

LatestAnswer = aliased(Answer, name="latest_answer")
_later = aliased(Answer)
IS_LATEST = sa.and_(
    LatestAnswer.point_id == Point.id,
    LatestAnswer.revision
    == sa.select(sa.func.max(_later.revision))
    .where(_later.point_id == Point.id)
    .correlate(Point)
    .scalar_subquery(),
)
"""Joins a point to what its answer says now; earlier revisions stay readable beside it."""


def list_answers(point: Point) -> Sequence[Answer]:
    """List what was answered, the latest first."""
    wanted = sa.select(Answer).where(Answer.point_id == point.id)
    return session.scalars(wanted.order_by(Answer.revision.desc())).all()


def latest_answers(point_ids: Iterable[UUID]) -> dict[UUID, Answer]:
    """Give per point what its answer says now; points without one are absent."""
    wanted = sa.select(LatestAnswer).join(Point, IS_LATEST).where(Point.id.in_(list(point_ids)))
    return {answer.point_id: answer for answer in session.scalars(wanted)}
