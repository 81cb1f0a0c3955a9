"""Reading HTML and Markdown: HTML goes by as a stream, Markdown is made into HTML first."""

import re
from typing import Any

from lxml import etree
from markdown_it import MarkdownIt

from participatie.consultations.logic.importing.blocks import BlockCollector
from participatie.consultations.logic.importing.codes import ImportRefusal
from participatie.consultations.logic.importing.errors import TooLarge

MAX_HTML = 2_000_000
MAX_MARKDOWN = 250_000
_MAX_NESTING = 20
_CHUNK = 65_536
_FRONT_MATTER = re.compile(r"\A---\n(?:[\w-]+:.*\n|[ -].*\n)+---\n")


def read_html(text: str) -> BlockCollector:
    """Gather the blocks of an HTML page or of a piece of one."""
    if len(text) > MAX_HTML:
        raise TooLarge(ImportRefusal.TEXT_TOO_LARGE)
    collector = BlockCollector()
    target: Any = collector
    parser = etree.HTMLParser(target=target, encoding="utf-8", no_network=True)
    encoded = text.encode()
    for start in range(0, len(encoded), _CHUNK):
        parser.feed(encoded[start : start + _CHUNK])
    try:
        parser.close()
    except etree.XMLSyntaxError:  # there was not one element: nothing to gather
        return collector
    return collector


def read_markdown(text: str) -> BlockCollector:
    """Gather the blocks of a Markdown text; HTML inside it is text like any other."""
    if len(text) > MAX_MARKDOWN:
        raise TooLarge(ImportRefusal.TEXT_TOO_LARGE)
    markdown = MarkdownIt("commonmark", {"html": False, "maxNesting": _MAX_NESTING}).enable("table")
    return read_html(markdown.render(_FRONT_MATTER.sub("", text)))
