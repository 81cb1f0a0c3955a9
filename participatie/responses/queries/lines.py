"""The line of contributions: everything a status line needs, in four queries whatever their number."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

import sqlalchemy as sa

from participatie.consultations.logic.dutch_days import local_day
from participatie.consultations.models import Dossier, Round
from participatie.contributions.models import Contribution
from participatie.contributions.terms import LateRuling
from participatie.db.session import session
from participatie.kernel import clock
from participatie.responses.logic.status_line import (
    LineFacts,
    LineStep,
    PointOnLine,
    Promised,
    status_line,
)
from participatie.responses.models import Bundled, Commitment, Decision, Point
from participatie.responses.queries.commitments import PUBLIC

Line = tuple[LineStep, ...]


@dataclass(frozen=True)
class _Promise:
    """What a round promised and its dossier plans."""

    answer_by: date | None
    closed_on: date
    dossier_id: UUID
    owner_role: str
    decision_on: date | None
    decision_maker: str


def line_of(contribution: Contribution) -> Line:
    """Give the line of one contribution."""
    return lines_of([contribution])[contribution.id]


def lines_of(contributions: Sequence[Contribution]) -> dict[UUID, Line]:
    """Give the lines of contributions, by their id."""
    points = _points(contribution.id for contribution in contributions)
    numbers = {point_id for group in points.values() for point_id, _ in group}
    promised = _promised(numbers)
    rounds = _rounds(contribution.round_id for contribution in contributions)
    decisions = _decisions(promise.dossier_id for promise in rounds.values())
    return {
        one.id: status_line(_facts(one, points.get(one.id, []), promised, rounds[one.round_id], decisions))
        for one in contributions
    }


def _facts(
    one: Contribution,
    points: Sequence[tuple[UUID, PointOnLine]],
    promised: Mapping[UUID, Sequence[Promised]],
    promise: _Promise,
    decisions: Mapping[UUID, Sequence[Decision]],
) -> LineFacts:
    decision = next(
        (made for made in decisions.get(promise.dossier_id, ()) if made.decided_on >= promise.closed_on), None
    )
    ruled_out = one.late_ruling is LateRuling.DOES_NOT_COUNT
    return LineFacts(
        now=clock.now(),
        received_at=one.received_at,
        read_at=one.read_at,
        read_by_role=one.read_by_role,
        points=tuple(point for _, point in points),
        answer_by=None if one.after_report else promise.answer_by,
        answering_role=promise.owner_role,
        decision_on=promise.decision_on,
        decision_maker=promise.decision_maker,
        decided_on=decision.decided_on if decision else None,
        decided_by=decision.decided_by if decision else "",
        commitments=tuple(made for point_id, _ in points for made in promised.get(point_id, ())),
        withdrawn_at=one.withdrawn_at,
        ruled_out_because=one.late_reason if ruled_out else "",
    )


def _points(contribution_ids: Iterable[UUID]) -> dict[UUID, list[tuple[UUID, PointOnLine]]]:
    rows = session.execute(
        sa.select(
            Bundled.contribution_id,
            Point.id,
            Point.number,
            Bundled.added_at,
            Point.owner_role,
            Point.published_at,
        )
        .join(Point, Point.id == Bundled.point_id)
        .where(Bundled.contribution_id.in_(list(contribution_ids)))
        .order_by(Point.number)
    )
    found: dict[UUID, list[tuple[UUID, PointOnLine]]] = {}
    for row in rows:
        found.setdefault(row[0], []).append((row[1], PointOnLine(*row[2:])))
    return found


def _promised(point_ids: Iterable[UUID]) -> dict[UUID, list[Promised]]:
    rows = session.execute(
        sa.select(Commitment.point_id, Commitment.due_on, Commitment.result_at).where(
            Commitment.point_id.in_(list(point_ids)), PUBLIC
        )
    )
    found: dict[UUID, list[Promised]] = {}
    for point_id, due_on, ended_at in rows:
        found.setdefault(point_id, []).append(Promised(due_on, ended_at))
    return found


def _rounds(round_ids: Iterable[UUID]) -> dict[UUID, _Promise]:
    rows = session.execute(
        sa.select(
            Round.id,
            Round.answer_by,
            Round.closes_at,
            Dossier.id,
            Dossier.owner_role,
            Dossier.decision_on,
            Dossier.decision_maker,
        )
        .join(Dossier, Dossier.id == Round.dossier_id)
        .where(Round.id.in_(set(round_ids)))
    )
    return {row[0]: _Promise(row[1], local_day(row[2]), *row[3:]) for row in rows}


def _decisions(dossier_ids: Iterable[UUID]) -> dict[UUID, list[Decision]]:
    """Give the decisions per dossier, oldest first: the first one after a round decides on it."""
    wanted = sa.select(Decision).where(Decision.dossier_id.in_(set(dossier_ids)))
    found: dict[UUID, list[Decision]] = {}
    for decision in session.scalars(wanted.order_by(Decision.decided_on, Decision.recorded_at)):
        found.setdefault(decision.dossier_id, []).append(decision)
    return found


def list_decisions(dossier_id: UUID) -> Sequence[Decision]:
    """List what was decided in a dossier, the latest first."""
    wanted = sa.select(Decision).where(Decision.dossier_id == dossier_id)
    return session.scalars(wanted.order_by(Decision.decided_on.desc(), Decision.recorded_at.desc())).all()
