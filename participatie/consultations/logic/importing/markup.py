"""The plain-text form of a draft, in which a civil servant corrects articles and paragraphs.

    # 3 Hulp bij wateroverlast

    3.1 Er komt één meldpunt.
    - voor bewoners
    - voor winkels

    3.2 Het meldpunt is dag en nacht open.

A line that begins with a hash begins an article, a blank line or a number begins a paragraph. A
backslash before a line keeps it as it is. What was written can be read back without a difference.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from participatie.consultations.logic.importing.articles import INTRODUCTION
from participatie.consultations.logic.importing.codes import ImportHint, ImportRefusal
from participatie.consultations.logic.importing.errors import NotADocument, TooLarge
from participatie.consultations.logic.importing.numbering import (
    MARKUP_TAIL,
    Numbers,
    has_number_of_other_article,
    split_dotted,
    split_markup_heading,
)
from participatie.consultations.logic.importing.text import (
    MAX_PARAGRAPHS,
    ImportedArticle,
    ImportedParagraph,
    ImportedText,
    clean,
)

MAX_MARKUP = 2_000_000

_NEEDS_BACKSLASH = re.compile(r"[#\\]|\d+[a-z]?[.:]\d", re.IGNORECASE)


@dataclass
class _Section:
    heading: str
    number: str | None
    chunks: list[list[str]] = field(default_factory=list)
    """Lines that stand together; a chunk can still hold several numbered paragraphs."""


def to_markup(articles: Iterable[ImportedArticle]) -> str:
    """Write articles in the form in which they can be corrected in one field."""
    return "\n\n".join(_article_markup(article) for article in articles)


def parse_markup(text: str) -> ImportedText:
    """Read a corrected text back; numbers that are missing or double are given anew, with a warning.

    Raises NotADocument when there is no text at all, and TooLarge beyond 2,000 paragraphs.
    """
    if len(text) > MAX_MARKUP:
        raise TooLarge(ImportRefusal.TEXT_TOO_LARGE)
    sections = _sections(clean(text))
    if not sections:
        raise NotADocument(ImportRefusal.NO_TEXT)
    numbers = Numbers()
    warnings: dict[ImportHint, None] = {}
    articles = tuple(_numbered(sections, numbers, warnings))
    found = {
        ImportHint.NO_HEADINGS: sections[0].heading == INTRODUCTION and sections[0].number == "1",
        ImportHint.EMPTY_ARTICLE: any(not article.paragraphs for article in articles),
        ImportHint.NUMBERS_MADE: numbers.are_made,
        ImportHint.NUMBERS_CHANGED: numbers.are_changed,
    }
    return ImportedText(articles, (*(code for code, is_found in found.items() if is_found), *warnings))


def _article_markup(article: ImportedArticle) -> str:
    paragraphs = (_paragraph_markup(paragraph) for paragraph in article.paragraphs)
    return "\n\n".join((f"# {article.number} {article.heading}".rstrip(), *paragraphs))


def _paragraph_markup(paragraph: ImportedParagraph) -> str:
    first, *others = paragraph.text.split("\n")
    kept = (f"\\{line}" if _NEEDS_BACKSLASH.match(line) else line for line in others)
    return "\n".join((f"{paragraph.number} {first}", *kept))


def _sections(text: str) -> list[_Section]:
    sections: list[_Section] = []
    is_open = False
    for raw in text.split("\n"):
        line = " ".join(raw.split())
        if line.startswith("#"):
            number, heading = split_markup_heading(line.lstrip("#").strip())
            sections.append(_Section(heading, number))
            if len(sections) > MAX_PARAGRAPHS:
                raise TooLarge(ImportRefusal.TOO_MANY_PARAGRAPHS)
        elif line:
            if not sections:
                sections.append(_Section(INTRODUCTION, None))
            if not is_open:
                sections[-1].chunks.append([])
            sections[-1].chunks[-1].append(line)
        is_open = bool(line) and not line.startswith("#")
    if sections and sections[0].heading == INTRODUCTION and sections[0].number is None:
        sections[0].number = "0" if len(sections) > 1 else "1"
    return sections


def _numbered(
    sections: Sequence[_Section], numbers: Numbers, warnings: dict[ImportHint, None]
) -> Iterator[ImportedArticle]:
    article_numbers = numbers.of_articles([section.number for section in sections])
    room = MAX_PARAGRAPHS
    for section, number in zip(sections, article_numbers, strict=True):
        drafts = [draft for chunk in section.chunks for draft in _split(chunk, number)]
        room -= max(len(drafts), 1)
        if room < 0:
            raise TooLarge(ImportRefusal.TOO_MANY_PARAGRAPHS)
        if any(own is None and has_number_of_other_article(text) for own, text in drafts):
            warnings[ImportHint.NUMBER_OF_OTHER_ARTICLE] = None
        given = numbers.of_paragraphs(number, article_numbers, [own for own, _ in drafts])
        paragraphs = zip(given, drafts, strict=True)
        yield ImportedArticle(
            number, section.heading, tuple(ImportedParagraph(own, text) for own, (_, text) in paragraphs)
        )


def _split(chunk: Sequence[str], article_number: str) -> Iterator[tuple[str | None, str]]:
    """Part lines that stand together where a line begins with a number of this article."""
    number: str | None = None
    gathered: list[str] = []
    for line in chunk:
        own = split_dotted(line, article_number, MARKUP_TAIL)
        if own is not None and gathered:
            yield number, "\n".join(gathered)
            gathered = []
        number, text = own or (number, line.removeprefix("\\"))
        gathered.append(text)
    yield number, "\n".join(gathered)
