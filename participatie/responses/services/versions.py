"""The next version: every change that was promised, made in the text at once."""

from collections.abc import Sequence
from itertools import groupby
from uuid import UUID

from participatie.consultations.models import Dossier, Version
from participatie.consultations.queries import ArticleText, read_text
from participatie.consultations.services.texts import NewArticle, NewParagraph, publish_text
from participatie.facts.record import record
from participatie.kernel.actor import Actor
from participatie.kernel.errors import Conflict, Invalid
from participatie.responses import facts, policy
from participatie.responses.logic.changes import Change as Words
from participatie.responses.logic.changes import ChangeRefused, combine
from participatie.responses.models import Change
from participatie.responses.policy import Do
from participatie.responses.queries.changes import list_left_behind, list_to_apply


def publish_next_version(
    actor: Actor, dossier: Dossier, base: Version, *, label: str, note: str = ""
) -> Version:
    """Publish the text with all words changed that published answers promised, and the authority's own.

    Draft changes wait on and move along to the new version. Raises `Conflict` with the paragraph when
    two changes want the same words, and `Invalid` when there is nothing to change.
    """
    policy.require(actor, Do.PUBLISH_VERSION, dossier)
    changes = list_to_apply(base.id)
    if not changes:
        raise Invalid("nothing_to_publish", "")
    articles = rewritten(read_text(base.id), changes)
    version = publish_text(actor, dossier, based_on=base, articles=articles, label=label, note=note)
    for change in changes:
        change.version_id = version.id
    _move_along(base, version)
    record(
        actor,
        facts.WordsChanged(
            organisation_id=dossier.organisation_id,
            dossier_id=dossier.id,
            subject_id=version.id,
            version_id=version.id,
            change_ids=tuple(change.id for change in changes),
        ),
    )
    return version


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


def _move_along(base: Version, version: Version) -> None:
    """Let drafts look at the same paragraphs in the new version; a paragraph that is gone keeps its drafts."""
    places = {
        paragraph.lineage_id: paragraph.id
        for article in read_text(version.id)
        for paragraph in article.paragraphs
    }
    for change in list_left_behind(base.id):
        if change.lineage_id in places:
            change.base_version_id = version.id
            change.paragraph_id = places[change.lineage_id]
