"""Tables of this room. Versions, articles and paragraphs are never updated: a trigger refuses it."""

from datetime import date, datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from participatie.consultations.terms import (
    Horizon,
    Influence,
    ManuscriptSource,
    ParticipationLevel,
    Procedure,
)
from participatie.db.base import Base, CreatedAt, Id, OptionalMoment, Text, choice, refers_to
from participatie.identity.models import Organisation


class Dossier(Base):
    """One policy process, owned by one organisation, with partners."""

    __tablename__ = "dossier"
    __table_args__ = (sa.Index("ix_dossier_listing", "published_at"),)

    id: Mapped[Id]
    organisation_id: Mapped[UUID] = refers_to("organisation.id")
    number: Mapped[str] = mapped_column(unique=True)
    slug: Mapped[str] = mapped_column(unique=True)
    title: Mapped[str]
    subtitle: Mapped[Text]
    summary: Mapped[Text]
    area: Mapped[Text]
    level: Mapped[ParticipationLevel | None] = mapped_column(choice(ParticipationLevel, "level"))
    promise: Mapped[Text]
    decision_maker: Mapped[Text]
    decision_on: Mapped[date | None]
    owner_role: Mapped[Text]
    contact: Mapped[Text]
    phone: Mapped[Text]
    paper_route: Mapped[Text]
    walk_in: Mapped[Text]
    created_at: Mapped[CreatedAt]
    published_at: Mapped[OptionalMoment]
    revision: Mapped[int] = mapped_column(default=1)

    organisation: Mapped[Organisation] = relationship(lazy="joined", innerjoin=True)
    items: Mapped[list["InfluenceItem"]] = relationship(
        order_by="InfluenceItem.position", cascade="all, delete-orphan", lazy="raise"
    )
    horizons: Mapped[list["DossierHorizon"]] = relationship(
        order_by="DossierHorizon.position", cascade="all, delete-orphan", lazy="raise"
    )
    criteria: Mapped[list["Criterion"]] = relationship(
        order_by="Criterion.position", cascade="all, delete-orphan", lazy="raise"
    )
    partners: Mapped[list["DossierPartner"]] = relationship(cascade="all, delete-orphan", lazy="raise")
    rounds: Mapped[list["Round"]] = relationship(
        order_by="Round.number", back_populates="dossier", lazy="raise"
    )

    __mapper_args__ = {"version_id_col": revision}  # noqa: RUF012 - SQLAlchemy's own spelling


class InfluenceItem(Base):
    """One thing that is fixed, or one that is still open."""

    __tablename__ = "influence_item"

    id: Mapped[Id]
    dossier_id: Mapped[UUID] = refers_to("dossier.id")
    influence: Mapped[Influence] = mapped_column(choice(Influence, "influence"))
    text: Mapped[str]
    position: Mapped[int]


class DossierHorizon(Base):
    """A level of resilience this dossier is about, and the articles that serve it."""

    __tablename__ = "dossier_horizon"
    __table_args__ = (sa.UniqueConstraint("dossier_id", "horizon"),)

    id: Mapped[Id]
    dossier_id: Mapped[UUID] = refers_to("dossier.id")
    horizon: Mapped[Horizon] = mapped_column(choice(Horizon, "horizon"))
    articles: Mapped[Text]
    position: Mapped[int]


class Criterion(Base):
    """Something people will notice if the policy works: set before the round, scored afterwards."""

    __tablename__ = "criterion"

    id: Mapped[Id]
    dossier_id: Mapped[UUID] = refers_to("dossier.id")
    text: Mapped[str]
    position: Mapped[int]


class DossierPartner(Base):
    """Another organisation that does part of the work."""

    __tablename__ = "dossier_partner"
    __table_args__ = (sa.UniqueConstraint("dossier_id", "organisation_id"),)

    id: Mapped[Id]
    dossier_id: Mapped[UUID] = refers_to("dossier.id")
    organisation_id: Mapped[UUID] = refers_to("organisation.id")
    part: Mapped[Text]
    organisation: Mapped[Organisation] = relationship(lazy="joined", innerjoin=True)


class Round(Base):
    """A period in which people can take part. Its state follows from its dates by one function."""

    __tablename__ = "round"
    __table_args__ = (
        sa.UniqueConstraint("dossier_id", "number"),
        sa.CheckConstraint("closes_at > opens_at", name="closes_after_opening"),
        sa.CheckConstraint("announced_at IS NULL OR version_id IS NOT NULL", name="announced_has_text"),
    )

    id: Mapped[Id]
    dossier_id: Mapped[UUID] = refers_to("dossier.id")
    number: Mapped[int]
    name: Mapped[str]
    question: Mapped[Text]
    procedure: Mapped[Procedure] = mapped_column(choice(Procedure, "procedure"))
    opens_at: Mapped[datetime]
    closes_at: Mapped[datetime]
    answer_by: Mapped[date | None]
    gazette_url: Mapped[Text]
    moderated_first: Mapped[bool] = mapped_column(default=False, server_default=sa.false())
    """A moderator looks at every contribution of this round before it is shown."""
    version_id: Mapped[UUID | None] = refers_to("version.id")
    announced_at: Mapped[OptionalMoment]
    answered_at: Mapped[OptionalMoment]
    learned: Mapped[Text]
    next_steps: Mapped[Text]
    created_at: Mapped[CreatedAt]
    revision: Mapped[int] = mapped_column(default=1)

    dossier: Mapped[Dossier] = relationship(back_populates="rounds", lazy="joined", innerjoin=True)
    version: Mapped["Version | None"] = relationship(lazy="raise")

    __mapper_args__ = {"version_id_col": revision}  # noqa: RUF012 - SQLAlchemy's own spelling


class ManuscriptRevision(Base):
    """The text as it is being written, kept at every save so that nothing is ever lost."""

    __tablename__ = "manuscript_revision"
    __table_args__ = (sa.UniqueConstraint("dossier_id", "number"),)

    id: Mapped[Id]
    dossier_id: Mapped[UUID] = refers_to("dossier.id")
    number: Mapped[int]
    markup: Mapped[str]
    source: Mapped[ManuscriptSource] = mapped_column(choice(ManuscriptSource, "manuscript_source"))
    file_name: Mapped[Text]
    warnings: Mapped[Text]
    saved_at: Mapped[CreatedAt]
    saved_by: Mapped[UUID | None] = refers_to("account.id")


class Version(Base):
    """A published text: immutable from its first moment."""

    __tablename__ = "version"
    __table_args__ = (sa.UniqueConstraint("dossier_id", "number"),)

    id: Mapped[Id]
    dossier_id: Mapped[UUID] = refers_to("dossier.id")
    number: Mapped[int]
    label: Mapped[str]
    note: Mapped[Text]
    based_on_id: Mapped[UUID | None] = refers_to("version.id")
    published_at: Mapped[CreatedAt]

    dossier: Mapped[Dossier] = relationship(lazy="raise")
    articles: Mapped[list["Article"]] = relationship(
        order_by="Article.position", back_populates="version", lazy="raise"
    )


class Article(Base):
    """A numbered part of a version; `lineage_id` is the same in every version."""

    __tablename__ = "article"
    __table_args__ = (
        sa.UniqueConstraint("version_id", "number"),
        sa.UniqueConstraint("version_id", "lineage_id"),
    )

    id: Mapped[Id]
    version_id: Mapped[UUID] = refers_to("version.id")
    lineage_id: Mapped[UUID]
    position: Mapped[int]
    number: Mapped[str]
    heading: Mapped[str]

    version: Mapped[Version] = relationship(back_populates="articles", lazy="raise")
    paragraphs: Mapped[list["Paragraph"]] = relationship(
        order_by="Paragraph.position", back_populates="article", lazy="raise"
    )


class Paragraph(Base):
    """A numbered paragraph (lid); it keeps its lineage across versions."""

    __tablename__ = "paragraph"
    __table_args__ = (
        sa.UniqueConstraint("version_id", "number"),
        sa.UniqueConstraint("version_id", "lineage_id"),
    )

    id: Mapped[Id]
    version_id: Mapped[UUID] = refers_to("version.id")
    article_id: Mapped[UUID] = refers_to("article.id")
    lineage_id: Mapped[UUID] = mapped_column(index=True)
    position: Mapped[int]
    number: Mapped[str]
    text: Mapped[str]

    article: Mapped[Article] = relationship(back_populates="paragraphs", lazy="raise")
