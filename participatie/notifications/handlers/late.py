"""The clock: what was promised and did not come is told once, without anybody setting it by hand."""

from collections.abc import Callable
from functools import partial

import sqlalchemy as sa

from participatie.consultations.logic.dutch_days import local_day
from participatie.consultations.models import Round
from participatie.contributions.models import Contribution
from participatie.contributions.terms import LateRuling
from participatie.db.session import session, unit_of_work
from participatie.jobs.registry import every
from participatie.kernel import clock
from participatie.notifications.handlers.listening import behind_point
from participatie.notifications.handlers.owing import owe
from participatie.notifications.terms import NoticeKind
from participatie.responses.models import Answer, Bundled, Commitment
from participatie.responses.queries.commitments import PUBLIC

HOURLY = 60


@every(minutes=HOURLY)
def tell_what_is_late() -> None:
    """Owe the news that an answer or a commitment is late to everybody who waits for it."""
    with unit_of_work(writing=False):
        debts = [*_late_answers(), *_late_commitments()]
    for debt in debts:
        in_turns(debt)


def in_turns(debt: Callable[[], bool]) -> None:
    """Write a debt down in transactions of one turn each, so that nobody else has to wait long."""
    more = True
    while more:
        with unit_of_work(writing=True):
            more = debt()


def _late_answers() -> list[Callable[[], bool]]:
    """The rounds whose day has passed; the statement itself leaves out whoever has an answer."""
    today = local_day(clock.now())
    late = sa.select(Round.id).where(
        Round.answer_by < today, Round.announced_at.is_not(None), Round.answered_at.is_(None)
    )
    answered = (
        sa.select(Bundled.contribution_id)
        .join(Answer, Answer.point_id == Bundled.point_id)
        .where(Bundled.contribution_id == Contribution.id)
        .correlate(Contribution)
    )
    waiting = sa.and_(
        Contribution.withdrawn_at.is_(None),
        Contribution.late_ruling.is_distinct_from(LateRuling.DOES_NOT_COUNT),
        ~sa.exists(answered),
    )
    return [
        partial(owe, sa.and_(Contribution.round_id == round_id, waiting), NoticeKind.ANSWER_LATE, round_id)
        for round_id in session.scalars(late)
    ]


def _late_commitments() -> list[Callable[[], bool]]:
    late = sa.select(Commitment.id, Commitment.point_id).where(
        Commitment.due_on < local_day(clock.now()), Commitment.result.is_(None), PUBLIC
    )
    return [
        partial(owe, behind_point(point_id), NoticeKind.COMMITMENT_LATE, commitment_id)
        for commitment_id, point_id in session.execute(late)
    ]
