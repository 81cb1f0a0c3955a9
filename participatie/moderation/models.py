"""Cases in the queue, decisions and appeals that are only ever added to, sealed originals, and who is on duty."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from participatie.db.base import Base, CreatedAt, Id, OptionalMoment, Text, choice, refers_to
from participatie.moderation.terms import AppealResult, HouseRule, Outcome, Standing, Why


class Case(Base):
    """An item that asked for a look at some time: what the queue is made of.

    `waiting_since` is empty when nothing asks for a look now; `risk` and `reporters` follow from its signals.
    """

    __tablename__ = "moderation_case"
    __table_args__ = (
        sa.UniqueConstraint("kind", "subject_id"),
        sa.Index("ix_moderation_case_waiting", "organisation_id", "risk", "reporters", "waiting_since"),
        sa.CheckConstraint("(waiting_since IS NULL) = (risk = 0)", name="waiting_has_risk"),
        sa.CheckConstraint("(claimed_by IS NULL) = (claimed_at IS NULL)", name="claim_is_whole"),
    )

    id: Mapped[Id]
    kind: Mapped[str]
    subject_id: Mapped[UUID]
    reference: Mapped[str] = mapped_column(index=True)
    organisation_id: Mapped[UUID] = refers_to("organisation.id", index=False)
    dossier_id: Mapped[UUID | None] = refers_to("dossier.id")
    standing: Mapped[Standing] = mapped_column(choice(Standing, "standing"))
    risk: Mapped[int] = mapped_column(default=0)
    reporters: Mapped[int] = mapped_column(default=0)
    waiting_since: Mapped[OptionalMoment]
    asks_facts: Mapped[bool] = mapped_column(default=False)
    claimed_by: Mapped[UUID | None] = refers_to("account.id")
    claimed_at: Mapped[OptionalMoment]
    opened_at: Mapped[CreatedAt]
    revision: Mapped[int] = mapped_column(default=1)

    signals: Mapped[list["Signal"]] = relationship(
        lazy="selectin", order_by="Signal.since", cascade="all, delete-orphan"
    )

    __mapper_args__ = {"version_id_col": revision}  # noqa: RUF012 - SQLAlchemy's own spelling


class Signal(Base):
    """One reason why a case asks for a look now; a decision takes it away."""

    __tablename__ = "moderation_signal"
    __table_args__ = (sa.UniqueConstraint("case_id", "why"),)

    id: Mapped[Id]
    case_id: Mapped[UUID] = refers_to("moderation_case.id", index=False, ondelete="CASCADE")
    why: Mapped[Why] = mapped_column(choice(Why, "why"))
    since: Mapped[datetime]


class ModerationDecision(Base):
    """Which outcome, under which rule, for what reason and on what facts, by whom, in which role."""

    __tablename__ = "moderation_decision"
    __table_args__ = (
        sa.Index("ix_moderation_decision_subject", "subject_id", "decided_at"),
        sa.CheckConstraint(
            "outcome IN ('zichtbaar', 'feitelijk_antwoord') OR rule IS NOT NULL", name="has_rule"
        ),
        sa.CheckConstraint("reason <> ''", name="has_reason"),
    )

    id: Mapped[Id]
    kind: Mapped[str]
    subject_id: Mapped[UUID]
    organisation_id: Mapped[UUID] = refers_to("organisation.id")
    dossier_id: Mapped[UUID | None] = refers_to("dossier.id")
    outcome: Mapped[Outcome] = mapped_column(choice(Outcome, "moderation_outcome"))
    rule: Mapped[HouseRule | None] = mapped_column(choice(HouseRule, "house_rule"))
    reason: Mapped[str]
    facts_used: Mapped[Text]
    asked_at: Mapped[OptionalMoment]
    """Since when it waited for this decision; empty when a moderator found it."""
    decided_at: Mapped[CreatedAt]
    decided_by: Mapped[UUID | None] = refers_to("account.id")
    role: Mapped[str]


class Report(Base):
    """Somebody said that an item breaks a house rule. `reporter` tells browsers apart, for this one item only.

    `circle` is the same for reports from one place on the internet on one day; it is forgotten after a week.
    """

    __tablename__ = "moderation_report"
    __table_args__ = (sa.UniqueConstraint("case_id", "reporter"),)

    id: Mapped[Id]
    case_id: Mapped[UUID] = refers_to("moderation_case.id", index=False)
    rule: Mapped[HouseRule | None] = mapped_column(choice(HouseRule, "report_rule"))
    words: Mapped[Text]
    reporter: Mapped[str]
    circle: Mapped[Text]
    counts: Mapped[bool]
    by_author: Mapped[bool] = mapped_column(default=False)
    reported_at: Mapped[CreatedAt]


class Appeal(Base):
    """An author disagrees with a decision, in their own words: once per decision."""

    __tablename__ = "moderation_appeal"
    __table_args__ = (sa.UniqueConstraint("decision_id"),)

    id: Mapped[Id]
    decision_id: Mapped[UUID] = refers_to("moderation_decision.id", index=False)
    case_id: Mapped[UUID] = refers_to("moderation_case.id")
    words: Mapped[str]
    asked_at: Mapped[CreatedAt]


class AppealRuling(Base):
    """What somebody else found of it; `decision_id` is the decision that stands since."""

    __tablename__ = "moderation_appeal_ruling"

    appeal_id: Mapped[UUID] = refers_to("moderation_appeal.id", index=False, primary_key=True)
    decision_id: Mapped[UUID] = refers_to("moderation_decision.id")
    result: Mapped[AppealResult] = mapped_column(choice(AppealResult, "appeal_result"))
    ruled_at: Mapped[CreatedAt]
    ruled_by: Mapped[UUID | None] = refers_to("account.id")
    role: Mapped[str]


class SealedOriginal(Base):
    """Words as they were before some of them were blacked out: apart, and only for a time."""

    __tablename__ = "moderation_original"

    id: Mapped[Id]
    kind: Mapped[str]
    subject_id: Mapped[UUID] = mapped_column(index=True)
    decision_id: Mapped[UUID] = refers_to("moderation_decision.id")
    texts: Mapped[dict[str, Any]] = mapped_column(sa.JSON)
    sealed_at: Mapped[datetime] = mapped_column(index=True)


class SavedView(Base):
    """A selection of the queue that a moderator gave a name."""

    __tablename__ = "moderation_view"
    __table_args__ = (sa.UniqueConstraint("account_id", "name"),)

    id: Mapped[Id]
    account_id: Mapped[UUID] = refers_to("account.id", index=False)
    name: Mapped[str]
    chosen: Mapped[dict[str, Any]] = mapped_column(sa.JSON)


class DutyDesk(Base):
    """When an organisation's moderators are at work, and the telephone for the other hours."""

    __tablename__ = "duty_desk"
    __table_args__ = (sa.CheckConstraint("0 <= opens AND opens < closes AND closes <= 24", name="hours"),)

    organisation_id: Mapped[UUID] = refers_to("organisation.id", index=False, primary_key=True)
    opens: Mapped[int] = mapped_column(default=9)
    closes: Mapped[int] = mapped_column(default=17)
    phone: Mapped[Text]


class DutyDay(Base):
    """Who is on duty for an organisation on one day."""

    __tablename__ = "duty_day"
    __table_args__ = (sa.UniqueConstraint("organisation_id", "day"),)

    id: Mapped[Id]
    organisation_id: Mapped[UUID] = refers_to("organisation.id", index=False)
    day: Mapped[date]
    account_id: Mapped[UUID] = refers_to("account.id")


class DutyAlarm(Base):
    """Whoever is on duty was called about a threat: once per case."""

    __tablename__ = "duty_alarm"
    __table_args__ = (sa.UniqueConstraint("case_id"),)

    id: Mapped[Id]
    case_id: Mapped[UUID] = refers_to("moderation_case.id", index=False)
    account_id: Mapped[UUID] = refers_to("account.id")
    owed_at: Mapped[CreatedAt]
