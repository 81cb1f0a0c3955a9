"""Reading plain text, typed or pasted: blank lines part the paragraphs, numbers and dashes say the rest."""

import re
from collections.abc import Iterator
from dataclasses import replace

from participatie.consultations.logic.importing.blocks import MAX_BLOCKS, Block, BlockCollector, Kind
from participatie.consultations.logic.importing.codes import ImportRefusal
from participatie.consultations.logic.importing.errors import TooLarge
from participatie.consultations.logic.importing.numbering import is_article_line
from participatie.consultations.logic.importing.text import lines

MAX_PLAIN = 2_000_000

_HASHES = re.compile(r"(#{1,6}) +(.+)")
_BULLET = re.compile(r"[-*+•–·▪◦\uf0b7] +(.+)")
_ORDINAL = re.compile(r"(\d{1,3})[.)] +(.+)")
_DOTTED = re.compile(r"\d{1,3}[a-z]?(?:[.:]\d{1,2}[a-z]?)+\.? ")
_NUMBERED_HEADING = re.compile(r"\d{1,3}[a-z]?(?:\.\d{1,3}[a-z]?)*[.)]? +\S.*[^.;:,]")
_LONGEST_NUMBERED_HEADING = 100
_HEADING_LEVEL = 2
_BLANK_LINES = re.compile(r"\n[ \t]*\n")


def read_plain(text: str) -> BlockCollector:
    """Gather the blocks of a plain text (already clean)."""
    if len(text) > MAX_PLAIN:
        raise TooLarge(ImportRefusal.TEXT_TOO_LARGE)
    collector = BlockCollector()
    chunks = [found for chunk in _BLANK_LINES.split(text) if (found := lines(chunk))]
    for at, chunk in enumerate(chunks):
        is_last = at + 1 == len(chunks)
        if not is_last and _is_numbered_heading(chunk) and not _is_numbered_heading(chunks[at + 1]):
            collector.blocks.append(Block(Kind.HEADING, chunk[0], level=_HEADING_LEVEL))
        else:
            collector.blocks += _read_chunk(chunk, list_id=at + 1)
        if len(collector.blocks) > MAX_BLOCKS:
            raise TooLarge(ImportRefusal.TOO_MANY_PARAGRAPHS)
    return collector


def _is_numbered_heading(chunk: list[str]) -> bool:
    """A short line by itself that starts with a number and does not end as a sentence does."""
    line = chunk[0]
    return (
        len(chunk) == 1
        and len(line) <= _LONGEST_NUMBERED_HEADING
        and _NUMBERED_HEADING.fullmatch(line) is not None
        and _DOTTED.match(line) is None
    )


def _read_chunk(chunk: list[str], list_id: int) -> Iterator[Block]:
    """Read lines that stand together; a line that starts nothing new was only wrapped."""
    is_numbered = _ORDINAL.fullmatch(chunk[0]) is not None
    block = _start(chunk[0], list_id, is_numbered=is_numbered) or Block(Kind.PARAGRAPH, chunk[0])
    wrapped: list[str] = []
    for line in chunk[1:]:
        started = _start(line, list_id, is_numbered=is_numbered)
        if started is None and block.kind is not Kind.HEADING:
            wrapped.append(line)
            continue
        yield replace(block, text=" ".join([block.text, *wrapped]))
        block, wrapped = started or Block(Kind.PARAGRAPH, line), []
    yield replace(block, text=" ".join([block.text, *wrapped]))


def _start(line: str, list_id: int, *, is_numbered: bool) -> Block | None:
    """Say what a line starts; in a chunk that begins with a number every number starts a paragraph."""
    if (hashes := _HASHES.fullmatch(line)) is not None:
        return Block(Kind.HEADING, hashes[2], level=len(hashes[1]))
    if is_article_line(line):
        return Block(Kind.HEADING, line, level=_HEADING_LEVEL)
    if (bullet := _BULLET.fullmatch(line)) is not None:
        return Block(Kind.ITEM, bullet[1], level=1, list_id=list_id)
    ordinal = _ORDINAL.fullmatch(line)
    if _DOTTED.match(line) is not None or (ordinal is not None and is_numbered):
        return Block(Kind.PARAGRAPH, line)
    if ordinal is not None:
        return Block(Kind.ITEM, ordinal[2], level=1, ordinal=int(ordinal[1]), list_id=list_id)
    return None
