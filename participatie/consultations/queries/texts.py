"""The text: its versions with articles and paragraphs, and the manuscripts before them."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import contains_eager, defer, joinedload

from participatie.consultations.models import (
    Article,
    Dossier,
    ManuscriptRevision,
    Paragraph,
    Version,
)
from participatie.consultations.queries.dossiers import visible_to
from participatie.db.session import session
from participatie.kernel.actor import Actor
from participatie.kernel.errors import NotFound


@dataclass(frozen=True)
class ParagraphText:
    """A paragraph as it is read."""

    id: UUID
    number: str
    text: str
    lineage_id: UUID


@dataclass(frozen=True)
class ArticleText:
    """An article as it is read, with its paragraphs in order."""

    id: UUID
    number: str
    heading: str
    lineage_id: UUID
    paragraphs: tuple[ParagraphText, ...]


def get_version(actor: Actor, dossier: Dossier, number: int) -> Version:
    """Give a version of the text by its number."""
    wanted = sa.select(Version).join(Version.dossier).options(contains_eager(Version.dossier))
    version = session.scalars(
        wanted.where(Dossier.id == dossier.id, Version.number == number, visible_to(actor))
    ).one_or_none()
    if version is None:
        raise NotFound
    return version


def list_versions(dossier: Dossier) -> Sequence[Version]:
    """List the versions of a text, newest first."""
    wanted = sa.select(Version).where(Version.dossier_id == dossier.id)
    return session.scalars(wanted.order_by(Version.number.desc())).all()


def count_versions(dossiers: Sequence[Dossier]) -> dict[UUID, int]:
    """Count the versions of each dossier, in one query."""
    wanted = sa.select(Version.dossier_id, sa.func.count()).group_by(Version.dossier_id)
    rows = session.execute(wanted.where(Version.dossier_id.in_([dossier.id for dossier in dossiers])))
    return {row[0]: row[1] for row in rows}


def find_newest_version(dossier_id: UUID) -> Version | None:
    """Find the version that holds now."""
    wanted = sa.select(Version).where(Version.dossier_id == dossier_id)
    return session.scalars(wanted.order_by(Version.number.desc()).limit(1)).one_or_none()


_TEXT = (
    sa.select(
        Article.id,
        Article.number,
        Article.heading,
        Article.lineage_id,
        Paragraph.id,
        Paragraph.number,
        Paragraph.text,
        Paragraph.lineage_id,
    )
    .join_from(Article, Paragraph, Paragraph.article_id == Article.id, isouter=True)
    .order_by(Article.position, Paragraph.position)
)

_PARAGRAPH_NUMBER = 5


def read_text(version_id: UUID) -> tuple[ArticleText, ...]:
    """Read a version as plain rows, in one query whatever its length."""
    rows = session.execute(_TEXT.where(Article.version_id == version_id)).all()
    return tuple(
        ArticleText(
            *article, tuple(ParagraphText(*row[4:]) for row in group if row[_PARAGRAPH_NUMBER] is not None)
        )
        for article, group in groupby(rows, key=_article_of)
    )


def _article_of(row: Sequence[Any]) -> tuple[UUID, str, str, UUID]:
    return row[0], row[1], row[2], row[3]


def get_article(actor: Actor, version: Version, number: str) -> Article:
    """Give an article of a version by its number."""
    wanted = sa.select(Article).join(Article.version).join(Version.dossier)
    article = session.scalars(
        wanted.where(Version.id == version.id, Article.number == number, visible_to(actor))
    ).one_or_none()
    if article is None:
        raise NotFound
    return article


def get_paragraph(actor: Actor, version: Version, number: str) -> Paragraph:
    """Give a paragraph of a version by its number, with its article."""
    wanted = sa.select(Paragraph).join(Paragraph.article).join(Article.version).join(Version.dossier)
    paragraph = session.scalars(
        wanted.where(Version.id == version.id, Paragraph.number == number, visible_to(actor)).options(
            joinedload(Paragraph.article, innerjoin=True)
        )
    ).one_or_none()
    if paragraph is None:
        raise NotFound
    return paragraph


def list_manuscripts(dossier: Dossier) -> Sequence[ManuscriptRevision]:
    """List every save of the text, newest first; what each says is fetched when it is asked for."""
    wanted = sa.select(ManuscriptRevision).where(ManuscriptRevision.dossier_id == dossier.id)
    newest_first = wanted.order_by(ManuscriptRevision.number.desc())
    return session.scalars(newest_first.options(defer(ManuscriptRevision.markup))).all()


def find_newest_manuscript(dossier_id: UUID) -> ManuscriptRevision | None:
    """Find the text as it is being written now."""
    wanted = sa.select(ManuscriptRevision).where(ManuscriptRevision.dossier_id == dossier_id)
    return session.scalars(wanted.order_by(ManuscriptRevision.number.desc()).limit(1)).one_or_none()


def get_manuscript(dossier: Dossier, number: int) -> ManuscriptRevision:
    """Give one save of the text by its number."""
    wanted = sa.select(ManuscriptRevision).where(ManuscriptRevision.dossier_id == dossier.id)
    found = session.scalars(wanted.where(ManuscriptRevision.number == number)).one_or_none()
    if found is None:
        raise NotFound
    return found
