"""Moderation decisions: rows are added, never changed."""

from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from participatie.db.base import Base, CreatedAt, Id, choice, refers_to
from participatie.moderation.terms import Act, HouseRule


class ModerationDecision(Base):
    """Which act, under which rule, for what reason, by whom."""

    __tablename__ = "moderation_decision"

    id: Mapped[Id]
    contribution_id: Mapped[UUID] = refers_to("contribution.id")
    act: Mapped[Act] = mapped_column(choice(Act, "moderation_act"))
    rule: Mapped[HouseRule | None] = mapped_column(choice(HouseRule, "house_rule"))
    reason: Mapped[str]
    decided_at: Mapped[CreatedAt]
    decided_by: Mapped[UUID | None] = refers_to("account.id")
