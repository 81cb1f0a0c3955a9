"""Publishing a text: from that moment a version that never changes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from uuid import UUID

from participatie.consultations import policy, queries
from participatie.consultations.facts import VersionPublished
from participatie.consultations.logic.sealed import version_words
from participatie.consultations.models import Article, Dossier, Paragraph, Version
from participatie.consultations.policy import Do
from participatie.consultations.terms import RoundState
from participatie.db.session import session
from participatie.facts.record import record
from participatie.kernel.actor import Actor
from participatie.kernel.errors import Conflict, Invalid
from participatie.kernel.ids import new_id

_RUNNING = {RoundState.ANNOUNCED, RoundState.OPEN, RoundState.GRACE}


@dataclass(frozen=True)
class NewParagraph:
    """A paragraph of a text that becomes a version; without a lineage it is new."""

    number: str
    text: str
    lineage_id: UUID | None = None


@dataclass(frozen=True)
class NewArticle:
    """An article of a text that becomes a version; without a lineage it is new."""

    number: str
    heading: str
    lineage_id: UUID | None = None
    paragraphs: Sequence[NewParagraph] = ()


def publish_text(
    actor: Actor,
    dossier: Dossier,
    *,
    based_on: Version | None,
    articles: Sequence[NewArticle],
    label: str,
    note: str = "",
) -> Version:
    """Publish the next version of a text; refused while a round runs, because people react to what stands."""
    policy.require(actor, Do.PUBLISH_TEXT, dossier)
    if any(queries.state_of(round_) in _RUNNING for round_ in queries.list_rounds(actor, dossier)):
        raise Conflict("round_runs")
    newest = queries.find_newest_version(dossier.id)
    if (newest and newest.id) != (based_on and based_on.id):
        raise Conflict("newer_version")
    _check(articles, label)
    version_id = new_id()
    version = Version(
        id=version_id,
        dossier=dossier,
        number=newest.number + 1 if newest else 1,
        label=label.strip(),
        note=note.strip(),
        based_on_id=newest.id if newest else None,
        articles=list(_written(version_id, articles)),
    )
    session.add(version)
    record(
        actor,
        VersionPublished(
            organisation_id=dossier.organisation_id,
            dossier_id=dossier.id,
            subject_id=version.id,
            version_number=version.number,
            based_on_id=version.based_on_id,
        ),
        content=version_words(label=version.label, note=version.note, articles=version.articles),
    )
    return version


def _check(articles: Sequence[NewArticle], label: str) -> None:
    if not label.strip():
        raise Invalid("version_label_missing", "label")
    if not any(paragraph.text.strip() for article in articles for paragraph in article.paragraphs):
        raise Invalid("manuscript_empty", "markup")
    for numbers in (
        [article.number for article in articles],
        [paragraph.number for article in articles for paragraph in article.paragraphs],
    ):
        twice = sorted({number for number in numbers if numbers.count(number) > 1})
        if twice:
            raise Invalid("version_number_twice", "markup", number=twice[0])


def _written(version_id: UUID, articles: Sequence[NewArticle]) -> Iterator[Article]:
    positions = count(1)
    for place, new in enumerate(articles, start=1):
        yield Article(
            lineage_id=new.lineage_id or new_id(),
            position=place,
            number=new.number,
            heading=new.heading,
            paragraphs=[
                Paragraph(
                    version_id=version_id,
                    lineage_id=paragraph.lineage_id or new_id(),
                    position=next(positions),
                    number=paragraph.number,
                    text=paragraph.text,
                )
                for paragraph in new.paragraphs
            ],
        )
