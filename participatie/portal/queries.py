"""What the front door asks of several rooms at once, each in one query."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import aliased, lazyload

from participatie.consultations.models import Dossier, InfluenceItem, Paragraph, Round, Version
from participatie.consultations.terms import Influence
from participatie.contributions.models import Contribution, Pulse, Tally
from participatie.db.paging import PAGE_SIZE, Page
from participatie.db.session import session
from participatie.identity.models import Organisation
from participatie.responses.models import Answer, Bundled, Change, Point
from participatie.responses.terms import Outcome

Outcomes = dict[UUID, list[tuple[int, Outcome]]]
"""Per contribution, the published points it is in: (number of the point, what the answer means)."""

_BEAT = sa.select(Pulse.beat).where(Pulse.version_id == sa.bindparam("version_id")).scalar_subquery()
_ANSWERS = (
    sa.select(sa.func.count(Answer.id))
    .join(Point, Point.id == Answer.point_id)
    .where(Point.dossier_id == sa.bindparam("dossier_id"))
    .scalar_subquery()
)
_STAMP = sa.select(_BEAT, _ANSWERS)


def find_stamp(version_id: UUID, dossier_id: UUID) -> str:
    """Give a text that is another one as soon as a reader of this version would see something else."""
    row = session.execute(_STAMP, {"version_id": version_id, "dossier_id": dossier_id}).one()
    return f"{row[0] or 0}.{row[1]}"


def list_influence(dossier_id: UUID) -> tuple[list[str], list[str]]:
    """List what is fixed and what is open, in order."""
    wanted = sa.select(InfluenceItem.influence, InfluenceItem.text).where(
        InfluenceItem.dossier_id == dossier_id
    )
    fixed: list[str] = []
    still_open: list[str] = []
    for influence, text in session.execute(wanted.order_by(InfluenceItem.position)):
        (fixed if influence is Influence.FIXED else still_open).append(text)
    return fixed, still_open


def changed_lineages(version_id: UUID) -> frozenset[UUID]:
    """Give the lineages of the paragraphs whose words are new in this version."""
    return frozenset(session.scalars(sa.select(Change.lineage_id).where(Change.version_id == version_id)))


_NEWEST_OUTCOME = (
    sa.select(Answer.outcome)
    .where(Answer.point_id == Point.id)
    .order_by(Answer.revision.desc())
    .limit(1)
    .correlate(Point)
    .scalar_subquery()
)
_OUTCOMES = (
    sa.select(Bundled.contribution_id, Point.number, _NEWEST_OUTCOME)
    .join(Point, Point.id == Bundled.point_id)
    .where(Point.published_at.is_not(None))
    .order_by(Point.number)
)
_OUTCOMES_OF = _OUTCOMES.where(Bundled.contribution_id.in_(sa.bindparam("contribution_ids", expanding=True)))
_OUTCOMES_AT = _OUTCOMES.join(Contribution, Contribution.id == Bundled.contribution_id).where(
    Contribution.anchor_id == sa.bindparam("anchor_id"), Contribution.is_shown
)


def list_outcomes(contribution_ids: Sequence[UUID]) -> Outcomes:
    """Give, per contribution, the published points it is in."""
    return _outcomes(_OUTCOMES_OF, contribution_ids=contribution_ids) if contribution_ids else {}


def list_outcomes_at(anchor_id: UUID) -> Outcomes:
    """Give the same for everything that was said at one place in the text."""
    return _outcomes(_OUTCOMES_AT, anchor_id=anchor_id)


def _outcomes(wanted: sa.Select[Any], **values: object) -> Outcomes:
    found: Outcomes = {}
    for contribution_id, number, outcome in session.execute(wanted, values):
        found.setdefault(contribution_id, []).append((number, outcome))
    return found


@dataclass(frozen=True)
class Card:
    """A public dossier as a list shows it, with its announced rounds and how much came in on their texts."""

    dossier: Dossier
    organisation: str
    rounds: tuple[Round, ...]
    count: int


_CHOSEN = (
    sa.select(Dossier)
    .where(Dossier.published_at.is_not(None))
    .order_by(Dossier.created_at.desc(), Dossier.number.desc())
    .offset(sa.bindparam("start"))
    .limit(PAGE_SIZE + 1)
    .subquery()
)
_PUBLIC = aliased(Dossier, _CHOSEN)
_CARDS = (
    sa.select(_PUBLIC, Organisation.name, Round, Tally.received)
    .join(Organisation, Organisation.id == _CHOSEN.c.organisation_id)
    .outerjoin(Round, sa.and_(Round.dossier_id == _CHOSEN.c.id, Round.announced_at.is_not(None)))
    .outerjoin(Tally, Tally.anchor_id == Round.version_id)
    .order_by(_CHOSEN.c.created_at.desc(), _CHOSEN.c.number.desc(), Round.number)
    .options(lazyload(_PUBLIC.organisation), lazyload(Round.dossier))
)


def list_cards(start: int | None = None) -> Page[Card]:
    """List the public dossiers, newest first, in one query."""
    rows: Sequence[Any] = session.execute(_CARDS, {"start": start or 0}).all()
    cards: list[Card] = []
    for (dossier, organisation), group in groupby(rows, key=lambda row: (row[0], row[1])):
        held = [(row[2], row[3] or 0) for row in group if row[2] is not None]
        counts = {round_.version_id: received for round_, received in held}
        rounds = tuple(round_ for round_, _received in held)
        cards.append(Card(dossier, organisation, rounds, sum(counts.values())))
    more = len(cards) > PAGE_SIZE
    return Page(cards[:PAGE_SIZE], after=(start or 0) + PAGE_SIZE if more else None, is_first=not start)


def received_counts(version_ids: Sequence[UUID]) -> dict[UUID, int]:
    """Give how many contributions came in on each version, from the stored counts."""
    wanted = sa.select(Tally.anchor_id, Tally.received).where(Tally.anchor_id.in_(version_ids))
    return dict(session.execute(wanted).all())


_PARAGRAPH = (
    sa.select(Paragraph)
    .join(Version, Version.id == Paragraph.version_id)
    .where(
        Version.dossier_id == sa.bindparam("dossier_id"),
        Version.number == sa.bindparam("number"),
        Paragraph.number == sa.bindparam("place"),
    )
)


def find_paragraph(dossier_id: UUID, number: int, place: str) -> Paragraph | None:
    """Find a paragraph by the number of its version and its own number."""
    asked = {"dossier_id": dossier_id, "number": number, "place": place}
    return session.scalars(_PARAGRAPH, asked).one_or_none()


def get_version_number(version_id: UUID) -> int:
    """Give the number of a version."""
    return int(session.scalars(sa.select(Version.number).where(Version.id == version_id)).one())
