"""The workbench: what came in, what of it waits for what, and the points there are."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import contains_eager, joinedload

from participatie.consultations.models import Dossier, Round
from participatie.contributions.models import Contribution
from participatie.contributions.terms import Channel, Kind, LateRuling, Publication
from participatie.db.paging import PAGE_SIZE, Page, cut
from participatie.db.search import SearchEntry, matches
from participatie.db.session import session
from participatie.kernel.actor import Actor
from participatie.kernel.errors import NotFound
from participatie.responses import policy
from participatie.responses.logic.coverage import Coverage, Marks, Standing, coverage, standing
from participatie.responses.models import Bundled, Point
from participatie.responses.policy import Do
from participatie.responses.terms import Outcome

MOST_CHOSEN = 200
_EXCERPT = 240


class Which(StrEnum):
    """Which contributions the list shows."""

    LOOSE = "niet-in-een-punt"
    WAITING = "zonder-antwoord"
    UNRULED = "te-laat"
    ALL = "alles"


@dataclass(frozen=True)
class WorkItem:
    """A contribution as a line of the list."""

    id: UUID
    number: int
    reference: str
    kind: Kind
    excerpt: str
    channel: Channel
    received_at: datetime
    is_withdrawn: bool
    is_late: bool
    late_ruling: LateRuling | None
    is_read: bool
    is_in_point: bool
    is_answered: bool
    after_report: bool
    waits: bool

    @property
    def standing(self) -> Standing:
        """Where it stands on its way to an answer."""
        marks = Marks(self.is_withdrawn, self.is_late, self.late_ruling, self.is_in_point, self.is_answered)
        return standing(marks)


@dataclass(frozen=True)
class PointItem:
    """A point as a line of a list."""

    id: UUID
    number: int
    title: str
    theme: str
    owner_role: str
    outcome: Outcome | None
    published_at: datetime | None
    contributions: int


_IN_POINT = sa.exists().where(Bundled.contribution_id == Contribution.id)
_IN_DRAFT = sa.exists().where(
    Bundled.contribution_id == Contribution.id, Point.id == Bundled.point_id, Point.published_at.is_(None)
)
_ANSWERED = sa.and_(_IN_POINT, ~_IN_DRAFT)
"""Every point it is in has its answer: somebody who said two things waits until both were answered."""
_ASKS_ANSWER = sa.and_(
    Contribution.withdrawn_at.is_(None),
    sa.or_(Contribution.late_ruling.is_(None), Contribution.late_ruling == LateRuling.COUNTS),
)
_UNRULED = sa.and_(_ASKS_ANSWER, Contribution.is_late, Contribution.late_ruling.is_(None))
_CONDITIONS: dict[Which, sa.ColumnElement[bool]] = {
    Which.LOOSE: sa.and_(_ASKS_ANSWER, ~_UNRULED, ~_IN_POINT),
    Which.WAITING: sa.and_(_ASKS_ANSWER, ~_UNRULED, _IN_POINT, ~_ANSWERED),
    Which.UNRULED: _UNRULED,
    Which.ALL: sa.true(),
}
_ITEM = sa.select(
    Contribution.id,
    Contribution.number,
    Contribution.reference,
    Contribution.kind,
    sa.func.substr(
        sa.case((Contribution.body == "", Contribution.proposed_becomes), else_=Contribution.body),
        1,
        _EXCERPT,
    ),
    Contribution.channel,
    Contribution.received_at,
    Contribution.withdrawn_at.is_not(None),
    Contribution.is_late,
    Contribution.late_ruling,
    Contribution.read_at.is_not(None),
    _IN_POINT,
    _ANSWERED,
    Contribution.after_report,
    Contribution.publication == Publication.HELD,
)


def get_round_to_answer(actor: Actor, slug: str, number: int) -> Round:
    """Give a round with its dossier, in one query, to those who answer it; absent for everybody else."""
    wanted = sa.select(Round).join(Round.dossier).options(contains_eager(Round.dossier))
    round_ = session.scalars(wanted.where(Dossier.slug == slug, Round.number == number)).one_or_none()
    if round_ is None or not policy.allows(actor, Do.READ_DRAFTS, round_):
        raise NotFound
    return round_


def list_work(
    round_: Round, *, which: Which = Which.ALL, query: str = "", start: int | None = None
) -> Page[WorkItem]:
    """List contributions of a round in the order of their numbers, from just after number `start`."""
    wanted = _ITEM.where(Contribution.round_id == round_.id, _CONDITIONS[which])
    if query:
        wanted = wanted.where(_found(round_, query))
    if start is not None:
        wanted = wanted.where(Contribution.number > start)
    rows = session.execute(wanted.order_by(Contribution.number).limit(PAGE_SIZE + 1))
    return cut([WorkItem(*row) for row in rows], "number", start=start)


def _found(round_: Round, query: str) -> sa.ColumnElement[bool]:
    last = query.rpartition("-")[2]
    if last.isascii() and last.isdigit() and len(last) < 9:  # noqa: PLR2004 - a number, or the end of one
        return Contribution.number == int(last)
    entries = sa.select(SearchEntry.subject_id).where(
        SearchEntry.dossier_id == round_.dossier_id, matches(query)
    )
    return Contribution.id.in_(entries)


def count_coverage(round_: Round) -> Coverage:
    """Count who still waits for what, in one query whatever the number."""
    each: sa.Subquery = (
        sa.select(
            Contribution.withdrawn_at.is_not(None).label("withdrawn"),
            Contribution.is_late,
            Contribution.late_ruling,
            _IN_POINT.label("in_point"),
            _ANSWERED.label("answered"),
        )
        .where(Contribution.round_id == round_.id)
        .subquery()
    )
    groups = session.execute(sa.select(*each.c, sa.func.count()).group_by(*each.c))
    return coverage((Marks(*map(_plain, row[:-1])), row[-1]) for row in groups)


def _plain(value: Any) -> Any:
    return bool(value) if isinstance(value, int) else value


def list_unanswered(round_: Round) -> Sequence[WorkItem]:
    """List exactly those who keep a round from being concluded: not ruled on, or in no published point."""
    waits = sa.and_(_ASKS_ANSWER, sa.or_(_UNRULED, ~_ANSWERED))
    rows = session.execute(
        _ITEM.where(Contribution.round_id == round_.id, waits).order_by(Contribution.number)
    )
    return [WorkItem(*row) for row in rows]


def find_in_round(round_: Round, number: int) -> Contribution | None:
    """Find a contribution of a round by its number, with the place it is about."""
    wanted = sa.select(Contribution).where(Contribution.round_id == round_.id, Contribution.number == number)
    place = (joinedload(Contribution.paragraph), joinedload(Contribution.article))
    return session.scalars(wanted.options(*place)).one_or_none()


def list_chosen(round_: Round, references: Sequence[str]) -> Sequence[Contribution]:
    """Give the chosen contributions of a round, at most 200; a number of elsewhere is left out."""
    wanted = sa.select(Contribution).where(
        Contribution.round_id == round_.id, Contribution.reference.in_(references[:MOST_CHOSEN])
    )
    return session.scalars(wanted.order_by(Contribution.number)).all()


def list_points(round_: Round) -> Sequence[PointItem]:
    """List the points of a round with how many contributions each has."""
    size = (
        sa.select(sa.func.count(Bundled.id))
        .where(Bundled.point_id == Point.id)
        .correlate(Point)
        .scalar_subquery()
    )
    rows = session.execute(
        sa.select(
            Point.id,
            Point.number,
            Point.title,
            Point.theme,
            Point.owner_role,
            Point.outcome,
            Point.published_at,
            size,
        )
        .where(Point.round_id == round_.id)
        .order_by(Point.number)
    )
    return [PointItem(*row) for row in rows]
