"""Headings, paragraphs and list items, taken from marked-up text as it comes by.

Word, OpenDocument, Markdown and HTML all end up here, as a stream of HTML-like beginnings, words and
ends. One pass, however strange the markup: nothing is built that hostile markup could make explode.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto

from participatie.consultations.logic.importing.codes import ImportHint, ImportRefusal
from participatie.consultations.logic.importing.errors import TooLarge
from participatie.consultations.logic.importing.text import lines, one_line

MAX_DEPTH = 200
MAX_BLOCKS = 20_000
TITLE_LEVEL = 0

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_LISTS = {"ul", "ol"}
_BREAKING = {
    *(
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
    ),
    *(
        "fieldset",
        "figcaption",
        "figure",
        "form",
        "header",
        "hgroup",
        "hr",
        "html",
        "legend",
        "main",
        "p",
        "pre",
    ),
    *("section", "summary", *_HEADINGS),
}
_WITHOUT_TEXT = {
    *("button", "footer", "head", "iframe", "math", "nav", "noscript", "object", "script", "select", "style"),
    *("svg", "template", "textarea"),
}
_NOTE = re.compile(r"(?:foot|end)note-")
_CELL_SEPARATOR = " | "


class Kind(Enum):
    """What a block is."""

    HEADING = auto()
    PARAGRAPH = auto()
    ITEM = auto()


@dataclass(frozen=True)
class Block:
    """One heading, paragraph or list item in plain text; further lines come after a newline.

    `level` is that of a heading (0 for the title of the whole document) or the depth of an item from 1;
    `ordinal` is the number an item has in a numbered list; `list_id` is the same within one outer list;
    an item that `continues` is a further paragraph of the item before it.
    """

    kind: Kind
    text: str
    level: int = 0
    ordinal: int | None = None
    list_id: int = 0
    is_strong: bool = False
    continues: bool = False


@dataclass
class _List:
    next_ordinal: int | None
    has_item_text: bool = False


class BlockCollector:
    """Told of every begin, word and end, it gathers blocks and warnings."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.blocks: list[Block] = []
        self.warnings: dict[ImportHint, None] = {}
        self._words: list[str] = []
        self._heading: int | None = None
        self._lists: list[_List] = []
        self._list_count = 0
        self._depth = self._skipped = self._tables = self._strong = 0
        self._cells = 0
        self._has_plain = False

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Something begins."""
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise TooLarge(ImportRefusal.TOO_DEEP)
        if self._skipped or tag in _WITHOUT_TEXT or self._is_note(attributes):
            self._skipped += 1
        elif self._tables or tag == "table":
            self._start_in_table(tag)
        elif tag in _BREAKING or tag in _LISTS or tag == "li":
            self._flush()
            self._start_block(tag, attributes)
        else:
            self._start_inline(tag, attributes)

    def data(self, text: str) -> None:
        """Some words."""
        if not self._skipped:
            self._words.append(text.replace("\n", " "))
            self._has_plain = self._has_plain or (not self._strong and bool(text.strip()))

    def end(self, tag: str) -> None:
        """Something ends."""
        self._depth -= 1
        if self._skipped:
            self._skipped -= 1
        elif self._tables:
            self._end_in_table(tag)
        elif tag in _BREAKING or tag in _LISTS or tag == "li":
            self._flush()
            self._end_block(tag)
        elif tag in {"strong", "b"}:
            self._strong = max(0, self._strong - 1)

    def close(self) -> list[Block]:
        """That was all."""
        self._flush()
        return self.blocks

    def warn(self, warning: ImportHint) -> None:
        """Note that somebody should look at something."""
        self.warnings[warning] = None

    def _is_note(self, attributes: Mapping[str, str]) -> bool:
        is_note = bool(_NOTE.match(attributes.get("id", "")))
        if is_note:
            self.warn(ImportHint.NOTES_LEFT_OUT)
        return is_note

    def _start_block(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag in _HEADINGS:
            self._heading = TITLE_LEVEL if attributes.get("class") == "title" else _HEADINGS[tag]
        elif tag in _LISTS:
            self._list_count += not self._lists
            self._lists.append(_List(_number(attributes.get("start"), 1) if tag == "ol" else None))
        elif tag == "li" and self._lists:
            current = self._lists[-1]
            current.has_item_text = False
            if current.next_ordinal is not None:
                current.next_ordinal = _number(attributes.get("value"), current.next_ordinal)

    def _end_block(self, tag: str) -> None:
        if tag in _HEADINGS:
            self._heading = None
        elif tag in _LISTS and self._lists:
            self._lists.pop()
        elif tag == "li" and self._lists and self._lists[-1].next_ordinal is not None:
            self._lists[-1].next_ordinal += 1

    def _start_inline(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "br":
            self._words.append("\n")
        elif tag in {"strong", "b"}:
            self._strong += 1
        elif tag == "img":
            self.warn(ImportHint.IMAGES_LEFT_OUT)
        elif tag == "a" and not attributes.get("href", "#").startswith("#"):
            self.warn(ImportHint.LINKS_LEFT_OUT)

    def _start_in_table(self, tag: str) -> None:
        """A table becomes one paragraph with a line for each row."""
        if tag == "table":
            self._tables += 1
            if self._tables == 1:
                self._flush()
                self.warn(ImportHint.TABLES_FLATTENED)
        elif tag == "tr":
            self._words.append("\n")
            self._cells = 0
        elif tag in {"td", "th"}:
            self._words.append(_CELL_SEPARATOR if self._cells else "")
            self._cells += 1
        else:
            self._words.append(" ")

    def _end_in_table(self, tag: str) -> None:
        self._words.append(" ")
        if tag == "table":
            self._tables -= 1
            if not self._tables:
                self._has_plain = True
                self._flush()

    def _flush(self) -> None:
        """Make a block of the words so far."""
        words, self._words = "".join(self._words), []
        is_strong, self._has_plain = not self._has_plain, False
        text = "\n".join(lines(words))
        if not text:
            return
        if len(self.blocks) >= MAX_BLOCKS:
            raise TooLarge(ImportRefusal.TOO_MANY_PARAGRAPHS)
        if self._heading is not None:
            self.blocks.append(Block(Kind.HEADING, one_line(text), level=self._heading))
        elif self._lists:
            self._add_item(text)
        else:
            self.blocks.append(Block(Kind.PARAGRAPH, text, is_strong=is_strong))

    def _add_item(self, text: str) -> None:
        """The first words of an item are the item; further paragraphs in it are further lines."""
        current = self._lists[-1]
        continues, current.has_item_text = current.has_item_text, True
        depth = sum(one.has_item_text for one in self._lists)
        ordinal = None if continues else current.next_ordinal
        self.blocks.append(
            Block(
                Kind.ITEM, text, level=depth, ordinal=ordinal, list_id=self._list_count, continues=continues
            )
        )


def _number(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < len("10000") else otherwise
