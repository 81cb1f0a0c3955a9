"""Numbers of articles and paragraphs: read from a text where they are, given where they are not.

An article has a number like "3", "3a" or "2.1"; a paragraph has the number of its article and its own:
"3.1". Numbers in the text are kept; no number is given out twice.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import count
from string import ascii_lowercase

MAX_HEADING = 200

_NUMBER = r"(?P<number>\d{1,4}[a-z]?(?:[.:]\d{1,4}[a-z]?)*)"
_HEADING = r"(?P<mark>[.:)]?)(?:\s+[-–]?\s*(?P<heading>.*))?"
_FLAGS = re.IGNORECASE | re.DOTALL
_ARTICLE_LINE = re.compile(rf"(?:artikel|art\.?)\s+{_NUMBER}{_HEADING}", _FLAGS)
_CHAPTER_LINE = re.compile(rf"(?:hoofdstuk|paragraaf|deel|§)\s*{_NUMBER}{_HEADING}", _FLAGS)
_NUMBERED_LINE = re.compile(rf"(?P<number>\d{{1,3}}[a-z]?(?:[.:]\d{{1,3}}[a-z]?)*){_HEADING}", _FLAGS)
_MARKUP_HEADING = re.compile(rf"(?:artikel\s+)?{_NUMBER}[.:)]?(?:\s+(?P<heading>.*))?", _FLAGS)
_FIRST_DOTTED = re.compile(r"(?P<article>\d{1,3}[a-z]?(?:[.:]\d{1,3}[a-z]?)*)\.1[.)]? +\S")
_OTHER_DOTTED = re.compile(r"\d{1,3}[a-z]?\.\d{1,2}[.)]? +[A-ZÀ-Þ]")
_PLAIN_ORDINAL = re.compile(r"(?P<ordinal>\d{1,2})(?P<letter>[a-z]?)[.)°] +(?P<text>\S.*)", re.DOTALL)
_FIRST_DIGITS = re.compile(r"\d+")
_MOST = 9_999

TYPED_TAIL = r"\d{1,2}[a-z]?"
"""A paragraph's own number in a document: 4.12 is a number, "4.000 euro" in article 4 is not."""

MARKUP_TAIL = r"\d{1,4}[a-z]?(?:\.\d{1,4}[a-z]?)*"
"""The same where every paragraph shows its number: any number that we can give."""


def is_article_line(text: str) -> bool:
    """Say whether a line calls itself an article and is no sentence about one ("Artikel 3 van de wet ...")."""
    found = _ARTICLE_LINE.fullmatch(text)
    if found is None or len(text) > MAX_HEADING or "\n" in text:
        return False
    heading = found["heading"] or ""
    return not heading[:1].islower() and not heading.endswith((".", ";", ":", ","))


def split_heading(text: str, *, has_article_lines: bool) -> tuple[str | None, str]:
    """Take the number from a heading: ("3", "Hulp") from "Artikel 3 Hulp", "3. Hulp" or "Hoofdstuk 3 Hulp".

    Where a text has lines that say "Artikel", a chapter is no article and keeps its words. A number
    without a mark belongs to the words when they go on in small letters ("30 km in de wijk", "2e ronde").
    """
    for pattern in (_ARTICLE_LINE, _CHAPTER_LINE, _NUMBERED_LINE):
        found = pattern.fullmatch(text)
        if found is not None and not (has_article_lines and pattern is _CHAPTER_LINE):
            heading = (found["heading"] or "").strip()
            if pattern is _NUMBERED_LINE and not found["mark"] and heading[:1].islower():
                return None, text
            return found["number"].lower(), heading
    return None, text


def split_markup_heading(text: str) -> tuple[str | None, str]:
    """Take the number from a heading in the plain-text form ("3 Hulp"), leaving every other letter."""
    found = _MARKUP_HEADING.fullmatch(text)
    return (found["number"].lower(), found["heading"] or "") if found else (None, text)


def split_dotted(text: str, article_number: str, tail: str = TYPED_TAIL) -> tuple[str, str] | None:
    """Take the number from a paragraph of this article: ("3.1", "Er komt ...") from "3.1 Er komt ..."."""
    found = re.fullmatch(rf"({re.escape(article_number)}\.{tail})[.)]?\s+(\S.*)", text, _FLAGS)
    return (found[1].lower(), found[2]) if found else None


def split_ordinal(text: str, previous: int) -> tuple[str, str] | None:
    """Take the number from "2. Het college ..." when it follows the previous one (0 at the start of an article)."""
    found = _PLAIN_ORDINAL.fullmatch(text)
    if found is None or int(found["ordinal"]) != previous + (not found["letter"]):
        return None
    return found["ordinal"] + found["letter"], found["text"]


def article_of_first_paragraph(text: str) -> str | None:
    """Guess the number of an article from its first paragraph: "3" from "3.1 Er komt ..."."""
    found = _FIRST_DOTTED.match(text)
    return found["article"] if found else None


def has_number_of_other_article(text: str) -> bool:
    """Say whether a paragraph seems to begin with the number of another article."""
    return _OTHER_DOTTED.match(text) is not None


class Numbers:
    """Gives out the numbers of one text, and remembers whether it had to make or change any."""

    def __init__(self) -> None:
        """Begin with nothing given out."""
        self.are_made = False
        self.are_changed = False
        self._paragraphs: set[str] = set()

    def of_articles(self, wanted: Sequence[str | None]) -> list[str]:
        """Give every article a number: its own where it has one, else the next that nobody has."""
        return self._give(wanted, "", set())

    def of_paragraphs(
        self, article_number: str, articles: Iterable[str], wanted: Sequence[str | None]
    ) -> list[str]:
        """Give every paragraph of an article a number, unique in the whole text.

        Where article 2 has text of its own beside articles 2.1 and 2.2, its paragraphs are 2.0.1, 2.0.2.
        """
        is_parent = any(number.startswith(f"{article_number}.") for number in articles)
        return self._give(
            wanted, f"{article_number}.0." if is_parent else f"{article_number}.", self._paragraphs
        )

    def _give(self, wanted: Sequence[str | None], prefix: str, given_before: set[str]) -> list[str]:
        own = {number for number in wanted if number is not None}
        given: list[str] = []
        for wish in wanted:
            number = wish
            if number is None or number in given_before or number in given:
                self.are_made = self.are_made or number is None
                self.are_changed = self.are_changed or number is not None
                tails = _following(given[-1].removeprefix(prefix) if given else None)
                taken = own.union(given, given_before)
                number = next(made for tail in tails if (made := prefix + tail) not in taken)
            given.append(number)
        given_before.update(given)
        return given


def _following(previous: str | None) -> Iterator[str]:
    """After 3 comes 4, or 3a where there is a 4 already; before 1 comes 0; at the end anything that is free."""
    digits = _FIRST_DIGITS.match(previous or "")
    at = int(digits[0]) if digits else 0
    if at < _MOST:
        yield str(at + 1)
    if previous is None:
        yield "0"
    yield from (f"{at}{letter}" for letter in ascii_lowercase)
    yield from map(str, count(1))
