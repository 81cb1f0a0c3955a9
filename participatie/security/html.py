"""The one file that knows bleach: what people wrote becomes safe HTML, once, when it is stored.

Only Markdown comes in, rendered with HTML off and capped before it is parsed; bleach is the second
wall and the content security policy the third. Another cleaner would be a change of this file alone.
"""

import re
import unicodedata

import bleach
from markdown_it import MarkdownIt

LONGEST_TEXT = 20_000
TAGS = frozenset({"p", "br", "strong", "em", "ul", "ol", "li", "blockquote", "a", "h3", "h4", "code", "pre"})
SCHEMES = frozenset({"http", "https", "mailto", "tel"})
_DROPPED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\U000e0000-\U000e007f]"
)
_PILES = re.compile(
    r"([\u0300-\u036f\u1ab0-\u1aff\u20d0-\u20ff]{4})[\u0300-\u036f\u1ab0-\u1aff\u20d0-\u20ff]+"
)
_markdown = MarkdownIt("commonmark", {"html": False, "maxNesting": 20, "breaks": True}).disable(
    ["image", "html_block", "html_inline"]
)
_cleaner = bleach.Cleaner(
    tags=TAGS, attributes={"a": ["href"]}, protocols=SCHEMES, strip=True, strip_comments=True
)


def plain_text(text: str) -> str:
    """Normalise what somebody typed, at the border: NFC, LF, no control or bidi-override characters."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = unicodedata.normalize("NFC", _DROPPED.sub("", text))
    return _PILES.sub(r"\1", text).strip()


def safe_html(markdown: str) -> str:
    """Render a text of at most 20,000 code points to the few tags we allow; links get no weight."""
    rendered = _markdown.render(plain_text(markdown)[:LONGEST_TEXT])
    cleaned = _cleaner.clean(rendered).strip()
    return str(cleaned).replace("<a href=", '<a rel="nofollow ugc noopener" href=')
