"""What everybody may read: a point with its answer, and what changed in the text and why."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from flask import request
from werkzeug.wrappers import Response as BaseResponse

from participatie.consultations import queries as consultations
from participatie.consultations.queries import ArticleText
from participatie.kernel.errors import NotFound
from participatie.responses import queries
from participatie.responses.logic.redline import Segment, redline
from participatie.responses.queries import Cause, ChangeInPlace
from participatie.responses.routes.door import blueprint, public_dossier
from participatie.responses.terms import OUTCOME_LABELS, OUTCOME_MEANINGS, REASON_LABELS
from participatie.web.access import EVERYONE, audience, current_actor
from participatie.web.pages import page


@blueprint.get("/dossiers/<slug>/punten/<int:number>")
@audience(EVERYONE)
def read_point(slug: str, number: int) -> BaseResponse:
    """Show one point: who raised it, what we read, what we answer and why, which words changed."""
    dossier = public_dossier(slug)
    return page(
        "responses/read_point.html",
        dossier=dossier,
        read=queries.read_point(dossier, number),
        redline=redline,
        reason_labels=REASON_LABELS,
        outcome_labels=OUTCOME_LABELS,
        outcome_meanings=OUTCOME_MEANINGS,
    )


@dataclass(frozen=True)
class ParagraphChange:
    """A paragraph of the new text beside the old, and why it is different."""

    number: str
    lineage_id: UUID
    segments: tuple[Segment, ...]
    changes: tuple[ChangeInPlace, ...]
    is_changed: bool

    @property
    def causes(self) -> list[Cause]:
        """The points behind its changes, each once; only those that everybody may read."""
        found = {cause.number: cause for change in self.changes for cause in change.causes if cause.is_public}
        return [found[number] for number in sorted(found)]

    @property
    def own_reasons(self) -> list[str]:
        """Why the authority changed words of its own motion."""
        return [change.own_reason for change in self.changes if change.is_own_motion]


@dataclass(frozen=True)
class ArticleChange:
    """An article with its paragraphs beside those of the version before."""

    number: str
    heading: str
    paragraphs: tuple[ParagraphChange, ...]

    @property
    def is_changed(self) -> bool:
        """Whether anything in it is different."""
        return any(paragraph.is_changed for paragraph in self.paragraphs)


@blueprint.get("/dossiers/<slug>/versies/<int:number>/wijzigingen")
@audience(EVERYONE)
def read_changes(slug: str, number: int) -> BaseResponse:
    """Show a version beside the one before: every change with the answers and reactions that caused it."""
    dossier = public_dossier(slug)
    version = consultations.get_version(current_actor(), dossier, number)
    versions = {held.id: held for held in consultations.list_versions(dossier)}
    base = versions.get(version.based_on_id) if version.based_on_id else None
    if base is None:
        raise NotFound
    changes = queries.list_changes_in(version.id)
    articles = _beside(consultations.read_text(base.id), consultations.read_text(version.id), changes)
    return page(
        "responses/read_changes.html",
        dossier=dossier,
        version=version,
        base=base,
        articles=articles,
        whole="alles" in request.args,
        number_of_changes=sum(one.is_changed for article in articles for one in article.paragraphs),
        outcome_labels=OUTCOME_LABELS,
    )


def _beside(
    old: Iterable[ArticleText], new: Iterable[ArticleText], changes: Iterable[ChangeInPlace]
) -> list[ArticleChange]:
    """Lay two versions beside each other by lineage; paragraphs that went come last."""
    old, new = list(old), list(new)
    texts = {one.lineage_id: one.text for article in old for one in article.paragraphs}
    kept = {one.lineage_id for article in new for one in article.paragraphs}
    whys: dict[UUID, list[ChangeInPlace]] = {}
    for change in changes:
        whys.setdefault(change.lineage_id, []).append(change)
    beside = [
        ArticleChange(
            article.number,
            article.heading,
            tuple(
                _pair(one.number, one.lineage_id, texts.get(one.lineage_id, ""), one.text, whys)
                for one in article.paragraphs
            ),
        )
        for article in new
    ]
    gone = [
        ArticleChange(
            article.number,
            article.heading,
            tuple(
                _pair(one.number, one.lineage_id, one.text, "", whys)
                for one in article.paragraphs
                if one.lineage_id not in kept
            ),
        )
        for article in old
    ]
    return beside + [article for article in gone if article.paragraphs]


def _pair(
    number: str, lineage_id: UUID, was: str, becomes: str, whys: dict[UUID, list[ChangeInPlace]]
) -> ParagraphChange:
    segments, why = redline(was, becomes), tuple(whys.get(lineage_id, ()))
    return ParagraphChange(number, lineage_id, segments, why, is_changed=was != becomes)
