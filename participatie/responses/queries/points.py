"""Points with what hangs on them: for those who answer, and, once published, for everybody."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from participatie.consultations.models import Dossier, Paragraph, Round
from participatie.contributions.models import Contribution
from participatie.db.session import session
from participatie.identity.models import Contact
from participatie.kernel.actor import Actor
from participatie.kernel.errors import NotFound
from participatie.responses import policy
from participatie.responses.logic.marking import words_in
from participatie.responses.models import Answer, Bundled, Point
from participatie.responses.policy import Do
from participatie.responses.queries.answers import EarlierAnswer, list_answers, with_promises
from participatie.responses.queries.changes import ChangeInPlace, Raiser, list_changes_for, raised_by
from participatie.responses.queries.commitments import CommitmentInView, commitments_of

MOST_QUOTES = 3
QUOTABLE = (Contribution.body, Contribution.proposed_becomes, Contribution.translation)
"""The texts of a contribution in which words are marked."""


@dataclass(frozen=True)
class Quote:
    """Literal words of a contribution that everybody may read; a pseudonym and a neighbourhood, never a name."""

    words: str
    number: int
    pseudonym: str
    neighbourhood: str


@dataclass(frozen=True)
class InPoint:
    """A point that a contribution is in, with the words that matter there."""

    point_id: UUID
    number: int
    title: str
    is_public: bool
    marked: str


@dataclass(frozen=True)
class PublicPoint:
    """A point as everybody may read it."""

    point: Point
    round_number: int
    round_is_concluded: bool
    answer: Answer
    earlier: tuple[EarlierAnswer, ...]
    raised_by: tuple[Raiser, ...]
    quotes: tuple[Quote, ...]
    changes: tuple[ChangeInPlace, ...]
    commitments: tuple[CommitmentInView, ...]


def get_point(actor: Actor, dossier: Dossier, number: int) -> Point:
    """Give a point with its draft to those who answer; absent for everybody else."""
    wanted = sa.select(Point).where(Point.dossier_id == dossier.id, Point.number == number)
    point = session.scalars(wanted).one_or_none()
    if point is None or not policy.allows(actor, Do.READ_DRAFTS, point):
        raise NotFound
    return point


def round_of(point: Point) -> Round:
    """Give the round a point belongs to."""
    return session.get_one(Round, point.round_id)


def read_point(dossier: Dossier, number: int) -> PublicPoint:
    """Give a point as everybody may read it; absent as long as its answer was not published."""
    row = session.execute(
        sa.select(Point, Round.number, Round.answered_at.is_not(None))
        .join(Round, Round.id == Point.round_id)
        .where(Point.dossier_id == dossier.id, Point.number == number, Point.published_at.is_not(None))
    ).one_or_none()
    if row is None:
        raise NotFound
    point, round_number, is_concluded = row
    answer, *earlier = list_answers(point)
    return PublicPoint(
        point=point,
        round_number=round_number,
        round_is_concluded=is_concluded,
        answer=answer,
        earlier=with_promises(point, earlier),
        raised_by=tuple(raised_by([point.id]).get(point.id, ())),
        quotes=tuple(quotes_of([point.id]).get(point.id, ())),
        changes=tuple(
            change for change in list_changes_for([point.id]).get(point.id, ()) if change.is_settled
        ),
        commitments=tuple(one for one in commitments_of([point.id]).get(point.id, ()) if one.is_public),
    )


def list_bundled(point: Point) -> Sequence[Bundled]:
    """List the contributions of a point with their marked words, for those who answer."""
    wanted = sa.select(Bundled).join(Bundled.contribution).where(Bundled.point_id == point.id)
    whole = joinedload(Bundled.contribution, innerjoin=True)
    return session.scalars(
        wanted.options(
            whole.joinedload(Contribution.paragraph), whole.joinedload(Contribution.article)
        ).order_by(Contribution.number)
    ).all()


def list_points_of(contribution: Contribution) -> Sequence[InPoint]:
    """List the points a contribution is in."""
    rows = session.execute(
        sa.select(Point.id, Point.number, Point.title, Point.published_at.is_not(None), Bundled.marked)
        .join(Bundled, Bundled.point_id == Point.id)
        .where(Bundled.contribution_id == contribution.id)
        .order_by(Point.number)
    )
    return [InPoint(*row) for row in rows]


def quotes_of(point_ids: Iterable[UUID]) -> dict[UUID, list[Quote]]:
    """Give per point at most three quotes: marked words of contributions that everybody may read.

    Words that an author has changed since are theirs no more, and are not quoted.
    """
    rows = session.execute(
        sa.select(
            Bundled.point_id,
            Bundled.marked,
            Contribution.number,
            Contribution.pseudonym,
            Contribution.neighbourhood,
            *QUOTABLE,
        )
        .join(Contribution, Contribution.id == Bundled.contribution_id)
        .where(Bundled.point_id.in_(list(point_ids)), Bundled.marked != "", Contribution.is_shown)
        .order_by(Contribution.number)
    )
    quotes: dict[UUID, list[Quote]] = {}
    for point_id, words, number, pseudonym, neighbourhood, *texts in rows:
        if words_in(words, texts) is not None:
            quotes.setdefault(point_id, []).append(Quote(words, number, pseudonym, neighbourhood))
    return {point_id: found[:MOST_QUOTES] for point_id, found in quotes.items()}


def number_of(point_id: UUID) -> int:
    """Give the number of a point."""
    return session.get_one(Point, point_id).number


@dataclass(frozen=True)
class Suggestion:
    """Other words that somebody in a point proposed, and where."""

    reference: str
    paragraph_number: str
    was: str
    becomes: str


def list_suggestions(point: Point) -> Sequence[Suggestion]:
    """List the words that people in a point proposed themselves."""
    rows = session.execute(
        sa.select(
            Contribution.reference,
            Paragraph.number,
            Contribution.proposed_was,
            Contribution.proposed_becomes,
        )
        .join(Bundled, Bundled.contribution_id == Contribution.id)
        .join(Paragraph, Paragraph.id == Contribution.paragraph_id)
        .where(Bundled.point_id == point.id, Contribution.proposed_becomes != "")
        .order_by(Contribution.number)
    )
    return [Suggestion(*row) for row in rows]


def count_to_tell(point: Point) -> tuple[int, int]:
    """Count whom publishing tells: contributions in the point, and those of them with an address for mail."""
    row = session.execute(
        sa.select(sa.func.count(), sa.func.count(Contact.email))
        .select_from(Bundled)
        .join(Contribution, Contribution.id == Bundled.contribution_id)
        .outerjoin(Contact, Contact.id == Contribution.contact_id)
        .where(Bundled.point_id == point.id, Contribution.withdrawn_at.is_(None))
    ).one()
    return row[0], row[1]
