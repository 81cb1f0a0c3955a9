"""Writing a text: every save is kept, nothing is public until it is published as a version."""

from collections.abc import Sequence
from uuid import UUID

from participatie.consultations import policy, queries
from participatie.consultations.facts import ManuscriptSaved
from participatie.consultations.logic import lineage
from participatie.consultations.logic.importing import ImportedArticle, parse_markup
from participatie.consultations.models import Dossier, ManuscriptRevision, Version
from participatie.consultations.policy import Do
from participatie.consultations.services.texts import NewArticle, NewParagraph, publish_text
from participatie.consultations.terms import ManuscriptSource
from participatie.db.session import session
from participatie.facts.record import record
from participatie.kernel.actor import Actor
from participatie.kernel.errors import Conflict, Invalid


def save_manuscript(
    actor: Actor,
    dossier: Dossier,
    *,
    markup: str,
    source: ManuscriptSource,
    file_name: str = "",
    warnings: Sequence[str] = (),
) -> ManuscriptRevision:
    """Keep the text as it is now, beside every earlier save."""
    policy.require(actor, Do.WRITE_TEXT, dossier)
    if not markup.strip():
        raise Invalid("manuscript_empty", "markup")
    newest = queries.find_newest_manuscript(dossier.id)
    revision = ManuscriptRevision(
        dossier_id=dossier.id,
        number=newest.number + 1 if newest else 1,
        markup=markup,
        source=source,
        file_name=file_name,
        warnings="\n".join(warnings),
        saved_by=actor.account_id,
    )
    session.add(revision)
    session.flush()  # the fact needs the identifier
    record(
        actor,
        ManuscriptSaved(
            organisation_id=dossier.organisation_id,
            dossier_id=dossier.id,
            subject_id=revision.id,
            revision=revision.number,
            source=source.value,
        ),
    )
    return revision


def publish_manuscript(
    actor: Actor, dossier: Dossier, revision: ManuscriptRevision, *, label: str, note: str = ""
) -> Version:
    """Publish a saved text as a version; paragraphs that were there before keep their lineage.

    Refused while an announced round has not been answered: what people reacted to changes only by
    answers. A public text is followed by another one only with a note that says why.
    """
    policy.require(actor, Do.PUBLISH_TEXT, dossier)
    if any(round_.announced_at and not round_.answered_at for round_ in queries.list_rounds(actor, dossier)):
        raise Conflict("answers_first")
    newest = queries.find_newest_version(dossier.id)
    if newest and revision.saved_at < newest.published_at:
        raise Conflict("save_is_older")
    if newest and dossier.published_at and not note.strip():
        raise Invalid("version_note_missing", "note")
    articles = parse_markup(revision.markup).articles
    old = queries.read_text(newest.id) if newest else ()
    return publish_text(
        actor, dossier, based_on=newest, articles=_with_lineage(old, articles), label=label, note=note
    )


def _with_lineage(old: Sequence[queries.ArticleText], new: Sequence[ImportedArticle]) -> list[NewArticle]:
    found = iter(
        lineage.match_paragraphs(
            [
                lineage.OldParagraph(paragraph.lineage_id, article.number, paragraph.number, paragraph.text)
                for article in old
                for paragraph in article.paragraphs
            ],
            [
                lineage.NewParagraph(article.number, paragraph.number, paragraph.text)
                for article in new
                for paragraph in article.paragraphs
            ],
        )
    )
    paragraphs = [
        [NewParagraph(paragraph.number, paragraph.text, next(found)) for paragraph in article.paragraphs]
        for article in new
    ]
    of_articles = _article_lineages(old, new, paragraphs)
    return [
        NewArticle(article.number, article.heading, lineage_id, tuple(parts))
        for article, lineage_id, parts in zip(new, of_articles, paragraphs, strict=True)
    ]


def _article_lineages(
    old: Sequence[queries.ArticleText],
    new: Sequence[ImportedArticle],
    paragraphs: Sequence[Sequence[NewParagraph]],
) -> list[UUID | None]:
    return lineage.match_articles(
        [
            lineage.OldArticle(
                article.lineage_id,
                article.number,
                article.heading,
                tuple(paragraph.lineage_id for paragraph in article.paragraphs),
            )
            for article in old
        ],
        [
            lineage.NewArticle(
                article.number, article.heading, tuple(paragraph.lineage_id for paragraph in parts)
            )
            for article, parts in zip(new, paragraphs, strict=True)
        ],
    )
