"""What the front door asks of several rooms at once, each in one query."""

from collections.abc import Sequence
from uuid import UUID

import sqlalchemy as sa

from participatie.consultations.models import InfluenceItem, Paragraph, Version
from participatie.consultations.terms import Influence
from participatie.contributions.models import Pulse, Tally
from participatie.db.session import session
from participatie.responses.models import Answer, Bundled, Change, Point
from participatie.responses.terms import Outcome


def find_stamp(version_id: UUID, dossier_id: UUID) -> str:
    """Give a text that is another one as soon as a reader of this version would see something else."""
    beat = sa.select(Pulse.beat).where(Pulse.version_id == version_id).scalar_subquery()
    points = sa.select(Point.id).where(Point.dossier_id == dossier_id)
    answers = sa.select(sa.func.count(Answer.id)).where(Answer.point_id.in_(points)).scalar_subquery()
    row = session.execute(sa.select(beat, answers)).one()
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


def list_outcomes(contribution_ids: Sequence[UUID]) -> dict[UUID, list[tuple[int, Outcome]]]:
    """Give, per contribution, the published points it is in: (number of the point, what the answer means)."""
    if not contribution_ids:
        return {}
    newest = (
        sa.select(Answer.outcome)
        .where(Answer.point_id == Point.id)
        .order_by(Answer.revision.desc())
        .limit(1)
        .correlate(Point)
        .scalar_subquery()
    )
    wanted = (
        sa.select(Bundled.contribution_id, Point.number, newest)
        .join(Point, Point.id == Bundled.point_id)
        .where(Bundled.contribution_id.in_(contribution_ids), Point.published_at.is_not(None))
        .order_by(Point.number)
    )
    found: dict[UUID, list[tuple[int, Outcome]]] = {}
    for contribution_id, number, outcome in session.execute(wanted):
        found.setdefault(contribution_id, []).append((number, outcome))
    return found


def received_counts(version_ids: Sequence[UUID]) -> dict[UUID, int]:
    """Give how many contributions came in on each version, from the stored counts."""
    wanted = sa.select(Tally.anchor_id, Tally.received).where(Tally.anchor_id.in_(version_ids))
    return dict(session.execute(wanted).all())


def find_paragraph(dossier_id: UUID, number: int, place: str) -> Paragraph | None:
    """Find a paragraph by the number of its version and its own number."""
    wanted = sa.select(Paragraph).join(Version, Version.id == Paragraph.version_id)
    wanted = wanted.where(
        Version.dossier_id == dossier_id, Version.number == number, Paragraph.number == place
    )
    return session.scalars(wanted).one_or_none()


def get_version_number(version_id: UUID) -> int:
    """Give the number of a version."""
    return int(session.scalars(sa.select(Version.number).where(Version.id == version_id)).one())
