"""Points, answers that are only added to, changed words, decisions and commitments."""

from datetime import date, datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from participatie.contributions.models import Contribution
from participatie.db.base import Base, CreatedAt, Id, OptionalMoment, Text, choice, refers_to
from participatie.responses.terms import CommitmentResult, Outcome, Reason


class Point(Base):
    """One thing that was said by one or many; it has exactly one owner, named by role.

    The answering fields are the draft: nobody outside sees them before `publish_answer`.
    """

    __tablename__ = "point"
    __table_args__ = (sa.UniqueConstraint("dossier_id", "number"),)

    id: Mapped[Id]
    organisation_id: Mapped[UUID] = refers_to("organisation.id", index=False)
    dossier_id: Mapped[UUID] = refers_to("dossier.id", index=False)
    round_id: Mapped[UUID] = refers_to("round.id")
    number: Mapped[int]
    title: Mapped[str]
    theme: Mapped[Text]
    owner_role: Mapped[Text]
    owner_id: Mapped[UUID | None] = refers_to("account.id")
    created_at: Mapped[CreatedAt]

    we_read: Mapped[Text]
    answer: Mapped[Text]
    outcome: Mapped[Outcome | None] = mapped_column(choice(Outcome, "draft_outcome"))
    reason: Mapped[Reason | None] = mapped_column(choice(Reason, "draft_reason"))
    interest: Mapped[Text]
    other_organisation: Mapped[Text]
    published_at: Mapped[OptionalMoment]
    revision: Mapped[int] = mapped_column(default=1)

    bundled: Mapped[list["Bundled"]] = relationship(back_populates="point", lazy="raise")
    answers: Mapped[list["Answer"]] = relationship(
        order_by="Answer.revision", back_populates="point", lazy="raise"
    )
    causes: Mapped[list["ChangeCause"]] = relationship(back_populates="point", lazy="raise")
    commitments: Mapped[list["Commitment"]] = relationship(
        order_by="Commitment.due_on", back_populates="point", lazy="raise"
    )

    __mapper_args__ = {"version_id_col": revision}  # noqa: RUF012 - SQLAlchemy's own spelling


class Bundled(Base):
    """A contribution in a point, with the words of it that matter there."""

    __tablename__ = "point_contribution"
    __table_args__ = (sa.UniqueConstraint("point_id", "contribution_id"),)

    id: Mapped[Id]
    point_id: Mapped[UUID] = refers_to("point.id", index=False)
    contribution_id: Mapped[UUID] = refers_to("contribution.id")
    marked: Mapped[Text]
    added_at: Mapped[CreatedAt]
    added_by_role: Mapped[Text]

    point: Mapped[Point] = relationship(back_populates="bundled", lazy="raise")
    contribution: Mapped[Contribution] = relationship(lazy="raise")


class Answer(Base):
    """A published answer, or a correction of one: rows are added, never changed (a trigger sees to it)."""

    __tablename__ = "answer"
    __table_args__ = (
        sa.UniqueConstraint("point_id", "revision"),
        sa.CheckConstraint(
            "outcome <> 'nee' OR (reason IS NOT NULL AND interest <> '')", name="no_has_reason"
        ),
        sa.CheckConstraint(
            "outcome <> 'andere_organisatie' OR other_organisation <> ''", name="other_is_named"
        ),
        sa.CheckConstraint("revision = 1 OR correction <> ''", name="correction_is_explained"),
    )

    id: Mapped[Id]
    point_id: Mapped[UUID] = refers_to("point.id", index=False)
    revision: Mapped[int]
    title: Mapped[str]
    we_read: Mapped[str]
    text: Mapped[str]
    outcome: Mapped[Outcome] = mapped_column(choice(Outcome, "outcome"))
    reason: Mapped[Reason | None] = mapped_column(choice(Reason, "reason"))
    interest: Mapped[Text]
    other_organisation: Mapped[Text]
    role: Mapped[str]
    correction: Mapped[Text]
    published_at: Mapped[datetime]
    published_by: Mapped[UUID | None] = refers_to("account.id")

    point: Mapped[Point] = relationship(back_populates="answers", lazy="raise")


class Change(Base):
    """Words of a paragraph before and after. Without a cause it is the authority's own (ambtshalve).

    `version_id` is the version in which the new words stand; empty while that version is still to come.
    """

    __tablename__ = "text_change"
    __table_args__ = (
        sa.CheckConstraint("was <> becomes", name="changes_something"),
        sa.Index("ix_text_change_dossier", "dossier_id", "base_version_id"),
    )

    id: Mapped[Id]
    dossier_id: Mapped[UUID] = refers_to("dossier.id", index=False)
    base_version_id: Mapped[UUID] = refers_to("version.id", index=False)
    paragraph_id: Mapped[UUID] = refers_to("paragraph.id")
    lineage_id: Mapped[UUID] = mapped_column(index=True)
    was: Mapped[str]
    becomes: Mapped[str]
    own_reason: Mapped[Text]
    version_id: Mapped[UUID | None] = refers_to("version.id")
    made_at: Mapped[CreatedAt]

    causes: Mapped[list["ChangeCause"]] = relationship(
        back_populates="change", cascade="all, delete-orphan", lazy="raise"
    )


class ChangeCause(Base):
    """The point whose answer caused a change; a change may have several.

    An answer promises the changes that were there when it was published. One that is taken back
    after that (`dropped_at`) stays promised until a correction of the answer is published.
    """

    __tablename__ = "change_cause"

    change_id: Mapped[UUID] = refers_to("text_change.id", index=False, primary_key=True)
    point_id: Mapped[UUID] = refers_to("point.id", primary_key=True)
    added_at: Mapped[CreatedAt]
    dropped_at: Mapped[OptionalMoment]
    change: Mapped[Change] = relationship(back_populates="causes", lazy="raise")
    point: Mapped[Point] = relationship(back_populates="causes", lazy="raise")


class Commitment(Base):
    """What was promised, who does it, by when; later its result."""

    __tablename__ = "commitment"
    __table_args__ = (sa.CheckConstraint("result IS NULL OR result_text <> ''", name="result_is_told"),)

    id: Mapped[Id]
    organisation_id: Mapped[UUID] = refers_to("organisation.id")
    dossier_id: Mapped[UUID] = refers_to("dossier.id")
    point_id: Mapped[UUID] = refers_to("point.id")
    what: Mapped[str]
    who: Mapped[str]
    due_on: Mapped[date]
    made_at: Mapped[CreatedAt]
    result: Mapped[CommitmentResult | None] = mapped_column(choice(CommitmentResult, "commitment_result"))
    result_text: Mapped[Text]
    result_at: Mapped[OptionalMoment]

    point: Mapped[Point] = relationship(back_populates="commitments", lazy="raise")


class Decision(Base):
    """What the decision maker decided about the text of a dossier, and which version it adopted."""

    __tablename__ = "decision"

    id: Mapped[Id]
    dossier_id: Mapped[UUID] = refers_to("dossier.id")
    version_id: Mapped[UUID] = refers_to("version.id", index=False)
    decided_by: Mapped[str]
    decided_on: Mapped[date]
    summary: Mapped[str]
    url: Mapped[Text]
    recorded_at: Mapped[CreatedAt]
