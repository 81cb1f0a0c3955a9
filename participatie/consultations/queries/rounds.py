"""Rounds: where they stand, when they begin and end, and every time a promised day moved."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import contains_eager

from participatie.consultations import policy
from participatie.consultations.facts import DecisionDayMoved, RoundExtended
from participatie.consultations.logic import dutch_days
from participatie.consultations.models import (
    Dossier,
    Round,
)
from participatie.consultations.policy import Do
from participatie.consultations.queries.dossiers import visible_to, written_by
from participatie.consultations.terms import RoundState
from participatie.db.session import session
from participatie.facts.models import FactRow
from participatie.facts.record import kind_of
from participatie.kernel import clock
from participatie.kernel.actor import Actor
from participatie.kernel.errors import NotFound


@dataclass(frozen=True)
class Extension:
    """A closing time that moved later, and why."""

    at: datetime
    old_closes_at: datetime
    new_closes_at: datetime
    reason: str

    @property
    def last_day(self) -> date:
        """The last day on which people can take part now."""
        return dutch_days.local_day(self.new_closes_at - timedelta(seconds=1))


def state_of(round_: Round) -> RoundState:
    """Say where a round stands at this moment."""
    return policy.state_now(round_)


def real_opening(round_: Round) -> datetime:
    """Give the moment a round opens if it is announced now: as planned, or today when that day has passed."""
    return max(round_.opens_at, dutch_days.midnight(dutch_days.local_day(clock.now())))


def first_day_of(round_: Round) -> date:
    """Give the first day on which people can take part."""
    return dutch_days.local_day(round_.opens_at)


def last_day_of(round_: Round) -> date:
    """Give the last day on which people can take part: a round closes at its end."""
    return dutch_days.local_day(round_.closes_at - timedelta(seconds=1))


def get_round(actor: Actor, dossier: Dossier, number: int) -> Round:
    """Give a round by its number; a draft only to those who write it."""
    wanted = sa.select(Round).join(Round.dossier).where(Dossier.id == dossier.id, Round.number == number)
    shown = sa.or_(Round.announced_at.is_not(None), written_by(actor))
    found = session.scalars(
        wanted.where(visible_to(actor), shown).options(contains_eager(Round.dossier))
    ).one_or_none()
    if found is None:
        raise NotFound
    return found


def list_rounds(actor: Actor, dossier: Dossier) -> list[Round]:
    """List the rounds of a dossier in order; drafts only to those who write them."""
    writes = policy.allows(actor, Do.PLAN_ROUND, dossier)
    wanted = sa.select(Round).where(Round.dossier_id == dossier.id).order_by(Round.number)
    return [row for row in session.scalars(wanted) if writes or row.announced_at is not None]


def find_current_round(rounds: Sequence[Round]) -> Round | None:
    """Find the round people look for: the one that runs, else the next one, else the last one that ran."""
    states = {round_: state_of(round_) for round_ in rounds}
    for wanted in ({RoundState.OPEN, RoundState.GRACE}, {RoundState.ANNOUNCED}):
        running = [round_ for round_ in rounds if states[round_] in wanted]
        if running:
            return min(running, key=lambda round_: round_.opens_at)
    over = [round_ for round_ in rounds if states[round_] is not RoundState.DRAFT]
    return max(over, key=lambda round_: round_.closes_at, default=None)


def list_extensions(round_: Round) -> list[Extension]:
    """List when and why the closing time of a round moved, oldest first."""
    moved = sa.select(FactRow).where(FactRow.subject_id == round_.id)
    facts = session.scalars(moved.where(FactRow.kind == kind_of(RoundExtended)).order_by(FactRow.seq))
    return [_extension(fact) for fact in facts]


@dataclass(frozen=True)
class DecisionMove:
    """The promised day of the decision moved after people had been told of it."""

    at: datetime
    was: date
    becomes: date | None


@dataclass(frozen=True)
class Moves:
    """Every promised day of a dossier that moved, in the order in which they moved."""

    extensions: tuple[Extension, ...]
    decisions: tuple[DecisionMove, ...]


def list_moves(dossier_id: UUID, round_: Round | None) -> Moves:
    """List when the decision day moved, and the closing time of a round, in one query."""
    kinds = (kind_of(RoundExtended), kind_of(DecisionDayMoved))
    moved = sa.select(FactRow).where(FactRow.dossier_id == dossier_id, FactRow.kind.in_(kinds))
    facts = session.scalars(moved.order_by(FactRow.seq)).all()
    return Moves(
        tuple(_extension(fact) for fact in facts if round_ is not None and fact.subject_id == round_.id),
        tuple(_decision_move(fact) for fact in facts if fact.subject_id == dossier_id),
    )


def _decision_move(fact: FactRow) -> DecisionMove:
    becomes = fact.data["becomes"]
    return DecisionMove(
        at=fact.at,
        was=date.fromisoformat(fact.data["was"]),
        becomes=date.fromisoformat(becomes) if becomes else None,
    )


def _extension(fact: FactRow) -> Extension:
    return Extension(
        at=fact.at,
        old_closes_at=datetime.fromisoformat(fact.data["old_closes_at"]),
        new_closes_at=datetime.fromisoformat(fact.data["new_closes_at"]),
        reason=fact.data["reason"],
    )
