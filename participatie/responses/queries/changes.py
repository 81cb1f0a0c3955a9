"""Changed words with what caused them: waiting for the next version, or standing in one."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from participatie.consultations.models import Article, Dossier, Paragraph, Version
from participatie.contributions.models import Contribution
from participatie.db.session import session
from participatie.kernel.actor import Actor
from participatie.kernel.errors import NotFound
from participatie.kernel.ids import parse_id
from participatie.responses import policy
from participatie.responses.models import Answer, Bundled, Change, ChangeCause, Point
from participatie.responses.policy import Do
from participatie.responses.queries.answers import IS_LATEST, LatestAnswer
from participatie.responses.terms import Outcome


class Raiser(NamedTuple):
    """A contribution by its number, and whether everybody may read it. Never a name."""

    number: int
    reference: str
    is_shown: bool


@dataclass(frozen=True)
class Cause:
    """A point behind a change, and the numbers of those who raised it; without an outcome it is a draft."""

    point_id: UUID
    number: int
    title: str
    outcome: Outcome | None
    is_public: bool
    """Whether an answer promised the change; not before it is published, nor after a correction took it back."""

    is_dropped: bool
    raised_by: tuple[Raiser, ...] = ()


@dataclass(frozen=True)
class ChangeInPlace:
    """A change with the place it is in and why it was made; without causes it is ambtshalve."""

    id: UUID
    base_version_id: UUID
    version_id: UUID | None
    version_number: int | None
    paragraph_id: UUID
    paragraph_number: str
    paragraph_text: str
    article_number: str
    lineage_id: UUID
    was: str
    becomes: str
    own_reason: str
    made_at: datetime
    is_settled: bool
    is_dropped: bool = False
    causes: tuple[Cause, ...] = ()

    @property
    def is_own_motion(self) -> bool:
        """Whether no point caused it."""
        return not self.causes


def _published_since(moment: sa.orm.InstrumentedAttribute[Any]) -> sa.ColumnElement[bool]:
    answer = aliased(Answer)
    since = sa.select(answer.id).where(answer.point_id == ChangeCause.point_id, answer.published_at >= moment)
    return since.correlate(ChangeCause).exists()


TOLD = sa.and_(_published_since(ChangeCause.added_at), ~_published_since(ChangeCause.dropped_at))
"""A point promises a change from the first answer after it was added up to the first one after it was dropped."""


def _caused(*conditions: sa.ColumnElement[bool]) -> sa.ColumnElement[bool]:
    causes = sa.select(ChangeCause.change_id).where(ChangeCause.change_id == Change.id, *conditions)
    return causes.correlate(Change).exists()


SETTLED = _caused(TOLD)
OWN_MOTION = ~_caused()
LIVING = sa.or_(OWN_MOTION, _caused(sa.or_(ChangeCause.dropped_at.is_(None), TOLD)))


def list_causes(change: Change, point: Point | None) -> list[tuple[ChangeCause, bool]]:
    """List why a change was proposed, or just because of one point, and whether an answer promised it."""
    wanted = sa.select(ChangeCause, TOLD).where(ChangeCause.change_id == change.id)
    if point is not None:
        wanted = wanted.where(ChangeCause.point_id == point.id)
    return [(cause, told) for cause, told in session.execute(wanted)]


def get_change(actor: Actor, dossier: Dossier, identifier: str) -> Change:
    """Give a change of a dossier to those who answer; absent for everybody else."""
    wanted = sa.select(Change).where(Change.id == parse_id(identifier), Change.dossier_id == dossier.id)
    change = session.scalars(wanted).one_or_none()
    if change is None or not policy.allows(actor, Do.READ_DRAFTS, dossier):
        raise NotFound
    return change


def list_to_apply(version_id: UUID) -> Sequence[Change]:
    """List what the next version takes from this one: settled changes, and the authority's own."""
    waiting = sa.select(Change).where(Change.base_version_id == version_id, Change.version_id.is_(None))
    return session.scalars(waiting.where(sa.or_(SETTLED, OWN_MOTION)).order_by(Change.made_at)).all()


def list_left_behind(version_id: UUID) -> Sequence[Change]:
    """List the changes that still wait on a version that has just been superseded."""
    waiting = sa.select(Change).where(Change.base_version_id == version_id, Change.version_id.is_(None))
    return session.scalars(waiting).all()


_ROW = (
    sa.select(
        Change.id,
        Change.base_version_id,
        Change.version_id,
        Version.number,
        Change.paragraph_id,
        Paragraph.number,
        Paragraph.text,
        Article.number,
        Change.lineage_id,
        Change.was,
        Change.becomes,
        Change.own_reason,
        Change.made_at,
        SETTLED,
    )
    .join(Paragraph, Paragraph.id == Change.paragraph_id)
    .join(Article, Article.id == Paragraph.article_id)
    .outerjoin(Version, Version.id == Change.version_id)
    .order_by(Paragraph.position, Change.made_at, Change.id)
)


def list_changes(condition: sa.ColumnElement[bool]) -> tuple[ChangeInPlace, ...]:
    """List changes in the order of the text, with their causes, in three queries whatever their number."""
    rows: Sequence[Any] = session.execute(_ROW.where(condition)).all()
    found = [ChangeInPlace(*row) for row in rows]
    causes = _causes([change.id for change in found])
    return tuple(replace(change, causes=tuple(causes.get(change.id, ()))) for change in found)


def list_waiting_changes(version_id: UUID) -> tuple[ChangeInPlace, ...]:
    """List what is proposed on a version and does not stand in a next one yet."""
    return list_changes(sa.and_(Change.base_version_id == version_id, Change.version_id.is_(None), LIVING))


def list_changes_in(version_id: UUID) -> tuple[ChangeInPlace, ...]:
    """List the changes that a version brought."""
    return list_changes(Change.version_id == version_id)


def list_changes_for(point_ids: Sequence[UUID]) -> dict[UUID, list[ChangeInPlace]]:
    """List changes per point, as that point has them: promised, proposed, or taken back with the next correction."""
    caused = sa.select(ChangeCause.change_id).where(ChangeCause.point_id.in_(point_ids))
    per_point: dict[UUID, list[ChangeInPlace]] = {}
    for change in list_changes(Change.id.in_(caused)):
        for cause in change.causes:
            if cause.is_public or not cause.is_dropped:
                seen = replace(change, is_settled=cause.is_public, is_dropped=cause.is_dropped)
                per_point.setdefault(cause.point_id, []).append(seen)
    return per_point


def _causes(change_ids: Sequence[UUID]) -> dict[UUID, list[Cause]]:
    rows: Sequence[Any] = session.execute(
        sa.select(
            ChangeCause.change_id,
            Point.id,
            Point.number,
            sa.func.coalesce(LatestAnswer.title, Point.title),
            LatestAnswer.outcome,
            TOLD,
            ChangeCause.dropped_at.is_not(None),
        )
        .join(Point, Point.id == ChangeCause.point_id)
        .outerjoin(LatestAnswer, IS_LATEST)
        .where(ChangeCause.change_id.in_(change_ids))
        .order_by(Point.number)
    ).all()
    numbers = raised_by([row[1] for row in rows])
    causes: dict[UUID, list[Cause]] = {}
    for row in rows:
        cause = replace(Cause(*row[1:]), raised_by=tuple(numbers.get(row[1], ())))
        causes.setdefault(row[0], []).append(cause)
    return causes


def raised_by(point_ids: Sequence[UUID]) -> dict[UUID, list[Raiser]]:
    """Give per point who raised it: number, reference, and whether everybody may read it. Never a name."""
    rows = session.execute(
        sa.select(Bundled.point_id, Contribution.number, Contribution.reference, Contribution.is_shown)
        .join(Contribution, Contribution.id == Bundled.contribution_id)
        .where(Bundled.point_id.in_(point_ids))
        .order_by(Contribution.number)
    )
    numbers: dict[UUID, list[Raiser]] = {}
    for row in rows:
        numbers.setdefault(row[0], []).append(Raiser(*row[1:]))
    return numbers
