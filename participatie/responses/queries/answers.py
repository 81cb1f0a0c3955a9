"""The answer that holds now, and the ones before it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from participatie.consultations.models import Paragraph
from participatie.db.session import session
from participatie.responses.models import Answer, Change, ChangeCause, Point

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


class PromisedWords(NamedTuple):
    """Words that an answer promised to change, in which paragraph."""

    paragraph: str
    was: str
    becomes: str


@dataclass(frozen=True)
class EarlierAnswer:
    """An answer that was corrected since, with the words it promised then."""

    answer: Answer
    promised: tuple[PromisedWords, ...]


def with_promises(point: Point, answers: Sequence[Answer]) -> tuple[EarlierAnswer, ...]:
    """Put beside each answer what it promised on the day it was published, kept or taken back since."""
    if not answers:
        return ()
    rows = session.execute(
        sa.select(ChangeCause.added_at, ChangeCause.dropped_at, Paragraph.number, Change.was, Change.becomes)
        .join(Change, Change.id == ChangeCause.change_id)
        .join(Paragraph, Paragraph.id == Change.paragraph_id)
        .where(ChangeCause.point_id == point.id)
        .order_by(Paragraph.position, Change.made_at)
    ).all()
    return tuple(
        EarlierAnswer(
            answer,
            tuple(
                PromisedWords(number, was, becomes)
                for added, dropped, number, was, becomes in rows
                if added <= answer.published_at and (dropped is None or dropped > answer.published_at)
            ),
        )
        for answer in answers
    )


def latest_answers(point_ids: Iterable[UUID]) -> dict[UUID, Answer]:
    """Give per point what its answer says now; points without one are absent."""
    wanted = sa.select(LatestAnswer).join(Point, IS_LATEST).where(Point.id.in_(list(point_ids)))
    return {answer.point_id: answer for answer in session.scalars(wanted)}
