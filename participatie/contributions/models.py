"""Contributions with their earlier wordings, the numbers given out, and the counts readers see."""

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from participatie.consultations.models import Article, Dossier, Paragraph, Round
from participatie.contributions.terms import Channel, HoldReason, Kind, LateRuling, Publication, Visibility
from participatie.db.base import Base, CreatedAt, Id, OptionalMoment, Text, choice, refers_to


class Contribution(Base):
    """One thing that somebody sent in. It carries a public name, never a person."""

    __tablename__ = "contribution"
    __table_args__ = (
        sa.UniqueConstraint("dossier_id", "number"),
        sa.UniqueConstraint("submission_key"),
        sa.UniqueConstraint("reference"),
        sa.CheckConstraint(
            "late_ruling IS NULL OR (is_late AND late_reason <> '')", name="late_ruling_has_reason"
        ),
        sa.CheckConstraint("(proposed_was = '') = (proposed_becomes = '')", name="proposal_is_whole"),
        sa.Index("ix_contribution_anchor_shown", "anchor_id", "is_shown", "number"),
        sa.Index("ix_contribution_dossier_shown", "dossier_id", "is_shown", "number"),
        sa.Index("ix_contribution_round", "round_id", "number"),
    )

    id: Mapped[Id]
    organisation_id: Mapped[UUID] = refers_to("organisation.id", index=False)
    dossier_id: Mapped[UUID] = refers_to("dossier.id", index=False)
    round_id: Mapped[UUID] = refers_to("round.id", index=False)
    version_id: Mapped[UUID] = refers_to("version.id", index=False)
    article_id: Mapped[UUID | None] = refers_to("article.id", index=False)
    paragraph_id: Mapped[UUID | None] = refers_to("paragraph.id", index=False)
    anchor_id: Mapped[UUID]
    number: Mapped[int]
    reference: Mapped[str]
    submission_key: Mapped[UUID]
    content_hash: Mapped[str]
    code_hash: Mapped[str]

    kind: Mapped[Kind] = mapped_column(choice(Kind, "kind"))
    body: Mapped[str]
    body_html: Mapped[str]
    quote: Mapped[Text]
    proposed_was: Mapped[Text]
    proposed_becomes: Mapped[Text]
    language: Mapped[str] = mapped_column(default="nl")
    translation: Mapped[Text]
    pseudonym: Mapped[Text]
    neighbourhood: Mapped[Text]
    visibility: Mapped[Visibility] = mapped_column(choice(Visibility, "visibility"))
    publication: Mapped[Publication] = mapped_column(
        choice(Publication, "publication"), default=Publication.SHOWN
    )
    is_shown: Mapped[bool]
    out_of_sight_since: Mapped[OptionalMoment]
    """When a moderator took it out of sight; empty while it is in sight."""
    asks_facts: Mapped[bool] = mapped_column(default=False, server_default=sa.false())
    """Somebody feels wronged: it stays, and those who answer do so with facts."""
    channel: Mapped[Channel] = mapped_column(choice(Channel, "channel"))

    contact_id: Mapped[UUID | None] = refers_to("contact.id", index=False)
    account_id: Mapped[UUID | None] = refers_to("account.id")
    received_at: Mapped[datetime]
    is_late: Mapped[bool] = mapped_column(default=False)
    late_ruling: Mapped[LateRuling | None] = mapped_column(choice(LateRuling, "late_ruling"))
    late_reason: Mapped[Text]
    after_report: Mapped[bool] = mapped_column(default=False, server_default=sa.false())
    """It came when the report of responses of its round stood already; it is answered by itself."""
    read_at: Mapped[OptionalMoment]
    read_by_role: Mapped[Text]
    edited_at: Mapped[OptionalMoment]
    withdrawn_at: Mapped[OptionalMoment]
    revision: Mapped[int] = mapped_column(default=1)

    dossier: Mapped[Dossier] = relationship(lazy="raise")
    round: Mapped[Round] = relationship(lazy="raise")
    article: Mapped[Article | None] = relationship(lazy="raise")
    paragraph: Mapped[Paragraph | None] = relationship(lazy="raise")

    __mapper_args__ = {"version_id_col": revision}  # noqa: RUF012 - SQLAlchemy's own spelling


class Hold(Base):
    """One reason for which a contribution waits for a moderator, and until when: the kind, never the words."""

    __tablename__ = "contribution_hold"
    __table_args__ = (sa.Index("ix_contribution_hold_open", "contribution_id", "ended_at"),)

    id: Mapped[Id]
    contribution_id: Mapped[UUID] = refers_to("contribution.id", index=False)
    reason: Mapped[HoldReason] = mapped_column(choice(HoldReason, "hold_reason"))
    noted_at: Mapped[CreatedAt]
    ended_at: Mapped[OptionalMoment]


class EarlierWording(Base):
    """What a contribution said before its author changed it."""

    __tablename__ = "contribution_wording"
    __table_args__ = (sa.UniqueConstraint("contribution_id", "revision"),)

    id: Mapped[Id]
    contribution_id: Mapped[UUID] = refers_to("contribution.id", index=False)
    revision: Mapped[int]
    kind: Mapped[Kind] = mapped_column(choice(Kind, "wording_kind"))
    body: Mapped[str]
    proposed_was: Mapped[Text]
    proposed_becomes: Mapped[Text]
    replaced_at: Mapped[datetime]


class Serial(Base):
    """The last number given out in a dossier; its row is the queue in which numbers are drawn."""

    __tablename__ = "contribution_serial"

    dossier_id: Mapped[UUID] = refers_to("dossier.id", index=False, primary_key=True)
    last: Mapped[int]


class Tally(Base):
    """How many contributions a place in the text has: counted when they come, never when it is read.

    `anchor_id` is a paragraph, an article, or the version itself (reactions to the whole).
    """

    __tablename__ = "contribution_tally"

    anchor_id: Mapped[UUID] = mapped_column(primary_key=True)
    version_id: Mapped[UUID] = refers_to("version.id")
    shown: Mapped[int] = mapped_column(default=0)
    received: Mapped[int] = mapped_column(default=0)


class Pulse(Base):
    """Beats whenever something a reader of a version sees has changed: the key of every kept page."""

    __tablename__ = "reading_pulse"

    version_id: Mapped[UUID] = refers_to("version.id", index=False, primary_key=True)
    beat: Mapped[int] = mapped_column(default=0)
