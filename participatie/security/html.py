"""The one file that knows bleach: what people wrote becomes safe HTML, once, when it is stored.

Only Markdown comes in, rendered with HTML off and capped before it is parsed; bleach is the second
wall and the content security policy the third. Another cleaner would be a change of this file alone.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import bleach
from bleach.html5lib_shim import Filter  # type: ignore[attr-defined]
from markdown_it import MarkdownIt

from participatie.security.text import LONGEST_TEXT, plain_text

TAGS = frozenset({"p", "br", "strong", "em", "ul", "ol", "li", "blockquote", "a", "h3", "h4", "code", "pre"})
SCHEMES = frozenset({"http", "https", "mailto", "tel"})
REL = "nofollow ugc noopener"
_WHOLE_ADDRESS = re.compile(
    r"(https?://[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[0-9]{1,5})?([/?#].*)?|(mailto|tel):[^/\\].*)", re.IGNORECASE
)
"""No name before the host: what stands before an @ only looks like the place where a link leads."""
_HREF, _RELATION = (None, "href"), (None, "rel")


class _WeightlessLinks(Filter):  # type: ignore[misc]
    """Every link says that it is not ours, whatever it said itself; one that leads nowhere is no link."""

    def __iter__(self) -> Iterator[Mapping[str, Any]]:
        leads_nowhere = False
        for token in super().__iter__():
            if token.get("name") == "a":
                if token["type"] == "StartTag":
                    address = token["data"].get(_HREF, "")
                    leads_nowhere = not _WHOLE_ADDRESS.fullmatch(address)
                    token["data"] = {_HREF: address, _RELATION: REL}
                if leads_nowhere:
                    continue
            yield token


_markdown = MarkdownIt("commonmark", {"html": False, "maxNesting": 20, "breaks": True}).disable(
    ["image", "html_block", "html_inline", "reference"]
)
_cleaner = bleach.Cleaner(
    tags=TAGS,
    attributes={"a": ["href"]},
    protocols=SCHEMES,
    strip=True,
    strip_comments=True,
    filters=[_WeightlessLinks],
)


def safe_html(markdown: str) -> str:
    """Render a text of at most 20,000 code points to the few tags we allow; links get no weight."""
    return cleaned(_markdown.render(plain_text(markdown)[:LONGEST_TEXT]))


def cleaned(html: str) -> str:
    """Leave only what we allow; what this gave before comes back unchanged."""
    return str(_cleaner.clean(html)).strip()
