"""What everybody may know of moderation: counts, outcomes and how long it took; never a text."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from statistics import median
from typing import Any, NamedTuple

import sqlalchemy as sa

from participatie.consultations.models import Dossier
from participatie.contributions.models import Contribution
from participatie.db.session import session
from participatie.moderation.models import Appeal, AppealRuling, Case, ModerationDecision
from participatie.moderation.terms import AppealResult, HouseRule, Outcome, Standing

ENOUGH = 2000


class PerDossier(NamedTuple):
    """How a dossier is moderated: its name, and how many texts are hidden, blacked out in part, or wait."""

    slug: str
    title: str
    received: int
    hidden: int
    redacted: int
    held: int


@dataclass(frozen=True, kw_only=True)
class Figures:
    """The figures of the public page."""

    per_rule: Mapping[HouseRule, int]
    per_dossier: Sequence[PerDossier]
    held: int
    asks_facts: int
    appeals: Mapping[AppealResult, int]
    appeals_waiting: int
    median_wait: timedelta | None


_NEWEST = (
    sa.select(ModerationDecision.id)
    .where(ModerationDecision.subject_id == Case.subject_id)
    .order_by(ModerationDecision.decided_at.desc(), ModerationDecision.id)
    .limit(1)
    .correlate(Case)
    .scalar_subquery()
)
_TAKEN = (Outcome.HIDDEN, Outcome.REDACTED)


def withheld_per_rule() -> dict[HouseRule, int]:
    """Count how many texts each house rule keeps out of sight now, whole or in part."""
    counted = (
        sa.select(ModerationDecision.rule, sa.func.count())
        .join(Case, Case.subject_id == ModerationDecision.subject_id)
        .where(ModerationDecision.id == _NEWEST, ModerationDecision.outcome.in_(_TAKEN))
        .group_by(ModerationDecision.rule)
    )
    found = dict(session.execute(counted).all())
    return {rule: found.get(rule, 0) for rule in HouseRule}


def _per_dossier() -> list[PerDossier]:
    received = (
        sa.select(sa.func.count())
        .select_from(Contribution)
        .where(Contribution.dossier_id == Dossier.id)
        .correlate(Dossier)
        .scalar_subquery()
    )
    numbers = [
        sa.func.count().filter(Case.standing == Standing.HIDDEN),
        sa.func.count().filter(ModerationDecision.outcome == Outcome.REDACTED),
        sa.func.count().filter(Case.standing == Standing.HELD),
    ]
    wanted = (
        sa.select(Dossier.slug, Dossier.title, received, *numbers)
        .join(Case, Case.dossier_id == Dossier.id)
        .outerjoin(ModerationDecision, ModerationDecision.id == _NEWEST)
        .where(Dossier.published_at.is_not(None))
        .group_by(Dossier.id, Dossier.slug, Dossier.title)
        .order_by(Dossier.title)
    )
    return [PerDossier(*row) for row in session.execute(wanted)]


def _median_wait() -> timedelta | None:
    wanted = sa.select(ModerationDecision.asked_at, ModerationDecision.decided_at).where(
        ModerationDecision.asked_at.is_not(None)
    )
    newest = session.execute(wanted.order_by(ModerationDecision.decided_at.desc()).limit(ENOUGH))
    waits = [(decided - asked).total_seconds() for asked, decided in newest if asked is not None]
    return timedelta(seconds=median(waits)) if waits else None


def public_figures() -> Figures:
    """Gather what the page of house rules tells."""
    ruled = sa.select(AppealRuling.result, sa.func.count()).group_by(AppealRuling.result)
    results = dict(session.execute(ruled).all())
    asked = session.scalar(sa.select(sa.func.count()).select_from(Appeal)) or 0
    numbers = [
        sa.func.count().filter(Case.standing == Standing.HELD),
        sa.func.count().filter(Case.asks_facts),
    ]
    row: Any = session.execute(sa.select(*numbers).select_from(Case)).one()
    return Figures(
        per_rule=withheld_per_rule(),
        per_dossier=_per_dossier(),
        held=row[0],
        asks_facts=row[1],
        appeals={result: results.get(result, 0) for result in AppealResult},
        appeals_waiting=asked - sum(results.values()),
        median_wait=_median_wait(),
    )
