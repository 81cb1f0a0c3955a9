"""Making changes in a whole text, and seeing beforehand whether that will go."""

from collections.abc import Sequence
from itertools import groupby
from uuid import UUID

import sqlalchemy as sa

from participatie.consultations.queries import ArticleText, find_newest_version, read_text
from participatie.consultations.services.texts import NewArticle, NewParagraph
from participatie.db.session import session
from participatie.kernel.errors import Conflict
from participatie.responses.logic.changes import Change as Words
from participatie.responses.logic.changes import ChangeRefused, combine
from participatie.responses.models import Change, ChangeCause, Point
from participatie.responses.queries.changes import list_left_behind, list_to_apply


def rewritten(text: Sequence[ArticleText], changes: Sequence[Change]) -> tuple[NewArticle, ...]:
    """Make the changes in a text; a paragraph of which no word is left vanishes, and so does an empty article."""
    by_paragraph: dict[UUID, list[Words]] = {
        paragraph_id: [Words(change.was, change.becomes) for change in group]
        for paragraph_id, group in groupby(
            sorted(changes, key=lambda change: str(change.paragraph_id)), lambda change: change.paragraph_id
        )
    }
    articles = []
    for article in text:
        kept = tuple(
            NewParagraph(paragraph.number, words, paragraph.lineage_id)
            for paragraph in article.paragraphs
            if (words := _combined(paragraph.number, paragraph.text, by_paragraph.get(paragraph.id, [])))
        )
        if kept or not article.paragraphs:
            articles.append(NewArticle(article.number, article.heading, article.lineage_id, kept))
    return tuple(articles)


def check_promised(point: Point) -> None:
    """Refuse a promise that the next version could not keep: other words for what another answer changes too.

    Raises `Conflict` when the words are not in the newest text any more, or with the paragraph when
    changes want the same words.
    """
    waiting = session.scalars(
        sa.select(Change)
        .join(ChangeCause, ChangeCause.change_id == Change.id)
        .where(
            ChangeCause.point_id == point.id, ChangeCause.dropped_at.is_(None), Change.version_id.is_(None)
        )
    ).all()
    newest = find_newest_version(point.dossier_id)
    if newest is None or not waiting:
        return
    if any(change.base_version_id != newest.id for change in waiting):
        raise Conflict("text_is_superseded")
    touched = {change.paragraph_id for change in waiting}
    rewritten(read_text(newest.id), [one for one in list_to_apply(newest.id) if one.paragraph_id in touched])


def carry_along(base_id: UUID, version_id: UUID) -> list[UUID]:
    """Let what still waits on a text look at the same paragraphs in the next one.

    Where the new words stand already, and the old ones do not, the change is done. A paragraph that
    is gone keeps what waited on it. Gives the changes that moved.
    """
    moved = []
    places = {one.lineage_id: one for article in read_text(version_id) for one in article.paragraphs}
    for change in list_left_behind(base_id):
        place = places.get(change.lineage_id)
        if place is None:
            continue
        moved.append(change.id)
        if change.becomes and change.becomes in place.text and change.was not in place.text:
            change.version_id = version_id
        else:
            change.base_version_id, change.paragraph_id = version_id, place.id
    return moved


def _combined(number: str, text: str, changes: Sequence[Words]) -> str:
    try:
        return combine(text, changes).strip() if changes else text
    except ChangeRefused as refused:
        raise Conflict("changes_do_not_fit", number=number) from refused
