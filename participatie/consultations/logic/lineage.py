"""Finding the same paragraph and article again in a new text, so that reactions stay with their words.

A lineage is what a paragraph keeps when it is moved, renumbered or edited. When one paragraph becomes
two, the part that looks most like it keeps the lineage; what is really new gets none.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

from rapidfuzz.distance import Indel

LineageId = TypeVar("LineageId")

LIKE_ENOUGH = 0.5
"""The share of words, in order, that two texts must have in common to be the same paragraph."""

LIKE_ENOUGH_AT_SAME_NUMBER = 0.3
"""The same with the same number: a thorough rewrite of 3.2 is still 3.2, an entirely other text is not."""

_SAME_NUMBER, _SAME_ARTICLE, _SAME_HEADING = 0.1, 0.05, 0.5
_WORD = re.compile(r"\w+")
_FIRST_WORD_CODE = 0x20000


@dataclass(frozen=True)
class OldParagraph(Generic[LineageId]):
    """A paragraph of the published version."""

    lineage_id: LineageId
    article_number: str
    number: str
    text: str


@dataclass(frozen=True)
class NewParagraph:
    """A paragraph of the text that becomes the next version."""

    article_number: str
    number: str
    text: str


@dataclass(frozen=True)
class OldArticle(Generic[LineageId]):
    """An article of the published version, with the lineages of its paragraphs."""

    lineage_id: LineageId
    number: str
    heading: str
    paragraph_lineages: tuple[LineageId, ...] = ()


@dataclass(frozen=True)
class NewArticle(Generic[LineageId]):
    """An article of the next version, with the lineages that were found for its paragraphs."""

    number: str
    heading: str
    paragraph_lineages: tuple[LineageId | None, ...] = ()


class _Pair(NamedTuple):
    """A possible match; sorts best first, then by place in the text."""

    distance: float
    old: int
    new: int


def match_paragraphs(
    old: Sequence[OldParagraph[LineageId]], new: Sequence[NewParagraph]
) -> list[LineageId | None]:
    """Give for each new paragraph the lineage it continues, or None when it is new; no lineage twice.

    Equal texts find each other first, the same number before others. The rest are matched best first
    by words in common, where the same number or article decides between equals.
    """
    codes: dict[str, str] = {}
    old_words = [_encode(paragraph.text, codes) for paragraph in old]
    new_words = [_encode(paragraph.text, codes) for paragraph in new]
    found = _match_equal(old, new, old_words, new_words)
    taken = set(found.values())
    rest = [at for at in range(len(new)) if at not in found]
    left = [at for at in range(len(old)) if at not in taken]
    pairs = (
        _Pair(1 - likeness, was, at)
        for at in rest
        for was in left
        if (likeness := _likeness(old[was], new[at], old_words[was], new_words[at])) is not None
    )
    found |= _best_first(pairs)
    return [old[found[at]].lineage_id if at in found else None for at in range(len(new))]


def match_articles(
    old: Sequence[OldArticle[LineageId]], new: Sequence[NewArticle[LineageId]]
) -> list[LineageId | None]:
    """Give for each new article the lineage it continues, or None; call it after the paragraphs were matched.

    An article is where most of its paragraphs went; without those, where its heading is.
    """
    pairs = (
        _Pair(-likeness, was, at)
        for at, article in enumerate(new)
        for was, earlier in enumerate(old)
        if (likeness := _likeness_of_articles(earlier, article)) > _SAME_NUMBER
    )
    found = _best_first(pairs)
    return [old[found[at]].lineage_id if at in found else None for at in range(len(new))]


def _encode(text: str, codes: dict[str, str]) -> str:
    """Write each word as one letter, so that texts are compared word by word and fast."""
    words = _WORD.findall(text.casefold())
    return "".join(codes.setdefault(word, chr(_FIRST_WORD_CODE + len(codes))) for word in words)


def _match_equal(
    old: Sequence[OldParagraph[LineageId]],
    new: Sequence[NewParagraph],
    old_words: Sequence[str],
    new_words: Sequence[str],
) -> dict[int, int]:
    places: defaultdict[str, list[int]] = defaultdict(list)
    for was, words in enumerate(old_words):
        places[words].append(was)
    found = {}
    for same_number in (True, False):
        for at, words in enumerate(new_words):
            candidates = [
                was for was in places[words] if old[was].number == new[at].number or not same_number
            ]
            if candidates and at not in found:
                found[at] = candidates[0]
                places[words].remove(candidates[0])
    return found


def _likeness(
    old: OldParagraph[LineageId], new: NewParagraph, old_words: str, new_words: str
) -> float | None:
    """Say how much two paragraphs are alike, or None when they are not the same one."""
    is_same_number = old.number == new.number
    least = LIKE_ENOUGH_AT_SAME_NUMBER if is_same_number else LIKE_ENOUGH
    likeness = Indel.normalized_similarity(old_words, new_words, score_cutoff=least)
    if likeness < least:
        return None
    is_same_article = old.article_number == new.article_number
    return likeness + _SAME_NUMBER * is_same_number + _SAME_ARTICLE * is_same_article


def _likeness_of_articles(old: OldArticle[LineageId], new: NewArticle[LineageId]) -> float:
    kept = set(old.paragraph_lineages) & set(new.paragraph_lineages)
    most = max(len(old.paragraph_lineages), len(new.paragraph_lineages), 1)
    is_same_heading = (
        bool(new.heading.strip()) and old.heading.strip().casefold() == new.heading.strip().casefold()
    )
    return 2 * len(kept) / most + _SAME_HEADING * is_same_heading + _SAME_NUMBER * (old.number == new.number)


def _best_first(pairs: Iterable[_Pair]) -> dict[int, int]:
    """Choose pairs from the best down, each old and each new place once."""
    found: dict[int, int] = {}
    taken: set[int] = set()
    for pair in sorted(pairs):
        if pair.new not in found and pair.old not in taken:
            found[pair.new] = pair.old
            taken.add(pair.old)
    return found
