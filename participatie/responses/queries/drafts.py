"""What a draft answer rests on: how many contributions, changed words and commitments."""

from collections.abc import Sequence

import sqlalchemy as sa

from participatie.db.session import session
from participatie.responses.logic.gates import AnswerFacts, Gap, gaps
from participatie.responses.models import Bundled, ChangeCause, Commitment, Point


def missing_for_publication(point: Point, *, correction: str = "") -> Sequence[Gap]:
    """List what keeps the answer of a point from being published."""
    return gaps(answer_facts(point, correction=correction))


def answer_facts(point: Point, *, correction: str = "") -> AnswerFacts:
    """Gather what the gates ask about the draft of a point, in one query."""
    counts = session.execute(
        sa.select(
            _count(Bundled.id, Bundled.point_id == point.id),
            _count(
                ChangeCause.change_id,
                sa.and_(ChangeCause.point_id == point.id, ChangeCause.dropped_at.is_(None)),
            ),
            _count(Commitment.id, Commitment.point_id == point.id),
        )
    ).one()
    return AnswerFacts(
        we_read=point.we_read,
        answer=point.answer,
        outcome=point.outcome,
        reason=point.reason,
        interest=point.interest,
        other_organisation=point.other_organisation,
        contributions=counts[0],
        changes=counts[1],
        commitments=counts[2],
        is_correction=point.published_at is not None,
        correction=correction,
    )


def _count(
    column: sa.orm.InstrumentedAttribute[object], condition: sa.ColumnElement[bool]
) -> sa.ScalarSelect[int]:
    return sa.select(sa.func.count(column)).where(condition).scalar_subquery()
