"""Making changes in a whole text."""

from collections.abc import Sequence
from itertools import groupby
from uuid import UUID

from participatie.consultations.queries import ArticleText
from participatie.consultations.services.texts import NewArticle, NewParagraph
from participatie.kernel.errors import Conflict
from participatie.responses.logic.changes import Change as Words
from participatie.responses.logic.changes import ChangeRefused, combine
from participatie.responses.models import Change


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


def _combined(number: str, text: str, changes: Sequence[Words]) -> str:
    try:
        return combine(text, changes).strip() if changes else text
    except ChangeRefused as refused:
        raise Conflict("changes_do_not_fit", number=number) from refused
