"""The words that a sealed fact bound, as they stand in the tables now: a changed word no longer opens it.

A kind that is not here has no words that everybody may read, or none that are kept.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import selectinload

from participatie.consultations.logic.sealed import version_words
from participatie.consultations.models import Article, Round, Version
from participatie.contributions.logic.sealed import sealed_words
from participatie.contributions.models import Contribution
from participatie.contributions.queries import list_earlier_wordings
from participatie.db.session import session
from participatie.facts.log import Sealed
from participatie.moderation.models import ModerationDecision
from participatie.responses.models import Answer, Commitment, Decision
from participatie.responses.queries.sealed import (
    answer_words,
    concluded_words,
    decision_words,
    ended_words,
)

Words = Mapping[str, str]
WORDINGS = frozenset(
    {
        "ContributionReceived",
        "ContributionEdited",
        "ContributionRedacted",
        "AuthorForgotten",
        "WordsErased",
    }
)
"""Facts that bind how a contribution reads from then on."""


def official_words(sealed: Sealed) -> Words | None:
    """Give the public words of the authority that a fact bound; None for a fact of another kind."""
    find = _OFFICIAL.get(sealed.kind)
    return find(sealed) if find else None


def author_words(contribution: Contribution, found: Sequence[Sealed]) -> dict[int, Words]:
    """Give, by the number of the fact, what was said at each time, and why it was moderated."""
    words = _wordings(contribution, found)
    rulings = [sealed.seq for sealed in found if sealed.kind == "LateRuled"]
    words |= {seq: {"reason": contribution.late_reason} for seq in rulings[-1:]}
    for sealed in found:
        if sealed.kind == "ModerationDecided":
            decided = session.get(ModerationDecision, UUID(sealed.values["decision_id"]))
            words[sealed.seq] = {"reden": decided.reason} if decided else {}
        elif sealed.kind not in {*WORDINGS, "LateRuled"}:
            words[sealed.seq] = {}
    return words


def _wordings(contribution: Contribution, found: Sequence[Sealed]) -> dict[int, Words]:
    """Go back in time from how it reads now: an edit leads to an earlier wording, a redaction or erasure to none."""
    texts: list[Any] = [contribution, *list_earlier_wordings(contribution)]
    words: dict[int, Words] = {}
    for sealed in sorted(found, key=lambda sealed: -sealed.seq):
        if sealed.kind not in WORDINGS or not texts:
            continue
        words[sealed.seq] = sealed_words(
            texts[0],
            reference=contribution.reference,
            anchor_id=contribution.anchor_id,
            quote=contribution.quote,
        )
        if sealed.kind == "ContributionEdited":
            texts.pop(0)
        elif sealed.kind in {"ContributionRedacted", "WordsErased"}:
            texts.clear()
    return words


def _answer(sealed: Sealed) -> Words | None:
    found = session.get(Answer, UUID(sealed.values["answer_id"]))
    return answer_words(found) if found else None


def _version(sealed: Sealed) -> Words | None:
    wanted = sa.select(Version).where(Version.id == sealed.subject_id)
    whole = wanted.options(selectinload(Version.articles).selectinload(Article.paragraphs))
    found = session.scalars(whole).one_or_none()
    return version_words(label=found.label, note=found.note, articles=found.articles) if found else None


def _decision(sealed: Sealed) -> Words | None:
    found = session.get(Decision, sealed.subject_id)
    return decision_words(found) if found else None


def _ended(sealed: Sealed) -> Words | None:
    found = session.get(Commitment, sealed.subject_id)
    return ended_words(found) if found else None


def _opened(sealed: Sealed) -> Words | None:
    found = session.get(Round, sealed.subject_id)
    return {"name": found.name, "question": found.question} if found else None


def _concluded(sealed: Sealed) -> Words | None:
    found = session.get(Round, sealed.subject_id)
    return concluded_words(found) if found else None


def _nothing(_sealed: Sealed) -> Words:
    return {}


_OFFICIAL: Mapping[str, Callable[[Sealed], Words | None]] = {
    "AnswerPublished": _answer,
    "VersionPublished": _version,
    "DecisionRecorded": _decision,
    "CommitmentEnded": _ended,
    "RoundOpened": _opened,
    "RoundExtended": _nothing,
    "DecisionDayMoved": _nothing,
    "RoundConcluded": _concluded,
}
