"""What was decided about an item, and how it stands for its author."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from participatie.contributions.models import Contribution
from participatie.contributions.terms import Publication
from participatie.db.session import session
from participatie.kernel import clock
from participatie.kernel.actor import Actor
from participatie.kernel.errors import NotFound
from participatie.moderation import policy
from participatie.moderation.logic.items import Item, moderable
from participatie.moderation.logic.urgency import MEND_WITHIN, is_late, may_appeal_until
from participatie.moderation.models import Appeal, AppealRuling, Case, ModerationDecision, Report
from participatie.moderation.policy import Appealed, Do
from participatie.moderation.terms import Outcome, Standing


def _decisions(subject_id: UUID) -> sa.Select[ModerationDecision]:
    wanted = sa.select(ModerationDecision).where(ModerationDecision.subject_id == subject_id)
    return wanted.order_by(ModerationDecision.decided_at.desc(), ModerationDecision.id)


def list_decisions(item: Item) -> Sequence[ModerationDecision]:
    """List what was decided about an item, newest first."""
    return session.scalars(_decisions(item.id)).all()


def find_newest(subject_id: UUID) -> ModerationDecision | None:
    """Find the decision that stands now."""
    return session.scalars(_decisions(subject_id).limit(1)).first()


def find_reason(contribution: Contribution) -> ModerationDecision | None:
    """Give the decision that keeps a contribution out of sight now, if there is one."""
    if contribution.publication is Publication.SHOWN:
        return None
    return find_newest(contribution.id)


@dataclass(frozen=True, kw_only=True)
class Asked:
    """An appeal as it stands: what was asked and, once somebody looked, what came of it."""

    appeal: Appeal
    decision: ModerationDecision
    ruling: AppealRuling | None
    answer: ModerationDecision | None

    @property
    def is_late(self) -> bool:
        """Whether it has waited for longer than a week."""
        return self.ruling is None and is_late(self.appeal.asked_at, clock.now())


@dataclass(frozen=True, kw_only=True)
class Told:
    """What an author sees of moderation at their own words, and what they can do."""

    item: Item
    decision: ModerationDecision | None
    appeals: Sequence[Asked]
    may_appeal: bool
    appeal_until: datetime | None
    mend_until: datetime | None
    may_ask_redaction: bool

    @property
    def waits(self) -> bool:
        """Whether somebody still has to look."""
        return self.item.standing is Standing.HELD

    @property
    def takes_away(self) -> bool:
        """Whether the decision that stands keeps something from everybody."""
        return self.decision is not None and self.decision.outcome in {Outcome.HIDDEN, Outcome.REDACTED}


def tell_author(actor: Actor, item: Item) -> Told:
    """Gather how moderation stands for the author of an item."""
    decision = find_newest(item.id)
    appealed = appealed_of(item, decision) if decision else None
    may_appeal = appealed is not None and policy.allows(actor, Do.APPEAL, appealed)
    mend_until = decision.decided_at + MEND_WITHIN if decision else clock.now()
    mends = item.standing is Standing.HIDDEN and clock.now() < mend_until
    return Told(
        item=item,
        decision=decision,
        appeals=list_appeals(item),
        may_appeal=may_appeal,
        appeal_until=may_appeal_until(decision.decided_at) if decision and may_appeal else None,
        mend_until=mend_until if mends else None,
        may_ask_redaction=policy.allows(actor, Do.ASK_REDACTION, item),
    )


def tell_author_of(actor: Actor, contribution: Contribution) -> Told | None:
    """Gather the same for a contribution; None when its author took it back."""
    item = moderable("inbreng").load([contribution.id]).get(contribution.id)
    return tell_author(actor, item) if item is not None else None


def appealed_of(item: Item, decision: ModerationDecision, *, other_moderators: int = 0) -> Appealed:
    """Give a decision as something to look at again."""
    newest = find_newest(item.id)
    asked = session.scalar(sa.select(Appeal.id).where(Appeal.decision_id == decision.id))
    return Appealed(
        item=item,
        decision=decision,
        is_newest=newest is not None and newest.id == decision.id,
        is_appealed=asked is not None,
        other_moderators=other_moderators,
    )


def list_appeals(item: Item) -> Sequence[Asked]:
    """List the appeals about an item, newest first."""
    answer = aliased(ModerationDecision)
    wanted = (
        sa.select(Appeal, ModerationDecision, AppealRuling, answer)
        .join(ModerationDecision, ModerationDecision.id == Appeal.decision_id)
        .outerjoin(AppealRuling, AppealRuling.appeal_id == Appeal.id)
        .outerjoin(answer, answer.id == AppealRuling.decision_id)
        .where(ModerationDecision.subject_id == item.id)
        .order_by(Appeal.asked_at.desc())
    )
    return [
        Asked(appeal=row[0], decision=row[1], ruling=row[2], answer=row[3]) for row in session.execute(wanted)
    ]


def get_open_appeal(item: Item) -> Asked:
    """Give the appeal about an item that waits for somebody to look again."""
    waiting = next((asked for asked in list_appeals(item) if asked.ruling is None), None)
    if waiting is None:
        raise NotFound
    return waiting


@dataclass(frozen=True)
class Circle:
    """Reports that came from one place on the internet on one day."""

    reports: Sequence[Report]


def list_reports(case: Case | None) -> Sequence[Circle]:
    """List the reports about an item, those from one place together, the largest group first."""
    if case is None:
        return []
    wanted = sa.select(Report).where(Report.case_id == case.id, Report.by_author.is_(False))
    groups: dict[str, list[Report]] = {}
    for report in session.scalars(wanted.order_by(Report.reported_at)):
        groups.setdefault(report.circle or str(report.id), []).append(report)
    return [Circle(held) for held in sorted(groups.values(), key=len, reverse=True)]


def find_wish(case: Case | None) -> Report | None:
    """Find what an author asked to have blacked out."""
    if case is None:
        return None
    wanted = sa.select(Report).where(Report.case_id == case.id, Report.by_author)
    return session.scalars(wanted).one_or_none()
