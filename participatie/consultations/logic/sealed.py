"""The exact words of texts and rounds that the record binds."""

from collections.abc import Iterable, Sequence
from typing import Protocol


class Numbered(Protocol):
    """A paragraph."""

    number: str
    text: str


class Headed(Protocol):
    """An article with its paragraphs."""

    number: str
    heading: str

    @property
    def paragraphs(self) -> Sequence[Numbered]:
        """Its paragraphs, in order."""


def version_words(*, label: str, note: str, articles: Iterable[Headed]) -> dict[str, str]:
    """Name the words of a published text: every heading and every paragraph, by its number."""
    words = {"label": label, "note": note}
    for article in articles:
        words[f"article {article.number}"] = article.heading
        words |= {f"paragraph {paragraph.number}": paragraph.text for paragraph in article.paragraphs}
    return words
