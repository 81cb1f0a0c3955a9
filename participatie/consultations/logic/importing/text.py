"""What importing gives: articles with numbered paragraphs in plain text, and the cleaning of that text."""

import re
import unicodedata
from dataclasses import dataclass

from participatie.consultations.logic.importing.codes import ImportHint

MAX_PARAGRAPHS = 2_000

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_SPACES = re.compile("[\t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\ufffe\uffff]"
)
"""Control characters, soft hyphens, marks that turn the reading direction, halves of characters."""


@dataclass(frozen=True)
class ImportedParagraph:
    """One paragraph: its number is unique in the text; lines are parted by a newline, never by a blank line."""

    number: str
    text: str


@dataclass(frozen=True)
class ImportedArticle:
    """One article with its paragraphs in order."""

    number: str
    heading: str
    paragraphs: tuple[ImportedParagraph, ...]


@dataclass(frozen=True)
class ImportedText:
    """A whole draft, and what somebody should look at."""

    articles: tuple[ImportedArticle, ...]
    warnings: tuple[ImportHint, ...] = ()


def clean(text: str) -> str:
    """Keep what a reader sees: one kind of line end, one kind of space, nothing invisible, NFC."""
    text = _SPACES.sub(" ", _LINE_ENDS.sub("\n", text))
    return unicodedata.normalize("NFC", _INVISIBLE.sub("", text))


def one_line(text: str) -> str:
    """Write a text on one line, single-spaced."""
    return " ".join(clean(text).split())


def lines(text: str) -> list[str]:
    """Give the lines that say something, single-spaced."""
    spaced = (" ".join(line.split()) for line in clean(text).split("\n"))
    return [line for line in spaced if line]
