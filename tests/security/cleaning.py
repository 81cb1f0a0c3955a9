"""Markdown that nobody would write by accident, always the same for the same seed; and what another cleaner says."""

import random
import re

import nh3

from participatie.security.html import REL, SCHEMES, TAGS, cleaned, safe_html

PIECES = (
    *(
        "a",
        " ",
        "\n",
        "\n\n",
        "woord",
        "é",
        "\u202e",
        "\x00",
        "\t",
        "    ",
        "\\",
        "&",
        "&lt;",
        "&#106;",
        "&colon;",
    ),
    *("*", "**", "_", "__", "`", "```", "~~~", "> ", "- ", "1. ", "# ", "### ", "---", "===", "|", "~~"),
    *(
        "[",
        "]",
        "(",
        ")",
        "](",
        "![",
        "<",
        ">",
        "<!--",
        "-->",
        "<![CDATA[",
        "]]>",
        "<?",
        "</",
        "/>",
        '"',
        "'",
        "=",
    ),
    *(
        "javascript:",
        "JaVaScRiPt:",
        "java\tscript:",
        "data:text/html,",
        "vbscript:",
        "http://",
        "//",
        "mailto:",
        "tel:",
    ),
    *(
        "<script>",
        "</script>",
        "<svg",
        "<math>",
        "<style>",
        "<img src=x onerror=alert(1)>",
        "<a href=",
        "<table>",
    ),
    *(
        "onclick=",
        "formaction=",
        "<form>",
        "<noscript>",
        "<title>",
        "<textarea>",
        "<p>",
        "</p>",
        "<br>",
        "<pre>",
        "[a]: ",
    ),
    *(
        "\u200b",
        "\u0301",
        "\U0001f469\u200d\U0001f4bb",
        "\ud800",
        "%0a",
        "%6a",
        "\x01",
        "\x0c",
        "\u2028",
        "\u00ad",
    ),
)
_REST = re.compile(r'<a href="([^"]*)" rel="nofollow ugc noopener">')


def texts(count: int, seed: int = 1) -> list[str]:
    """Give so many texts of one to forty pieces."""
    chance = random.Random(seed)  # noqa: S311 - the same texts every time
    return ["".join(chance.choices(PIECES, k=chance.randint(1, 40))) for _ in range(count)]


def disagreement(markdown: str) -> str:
    """Say what is wrong with our own cleaning of one text, or nothing: cleaned again, or by nh3, it is the same."""
    once = safe_html(markdown)
    if cleaned(once) != once:
        return f"cleaning again changes {markdown!r}: {once!r} becomes {cleaned(once)!r}"
    other = nh3.clean(
        once, tags=set(TAGS), attributes={"a": {"href"}}, url_schemes=set(SCHEMES), link_rel=REL
    )
    if _plain(other) != _plain(once):
        return f"nh3 changes {markdown!r}: {once!r} becomes {other!r}"
    return ""


def _plain(html: str) -> str:
    """Write what means the same in one way: a space that does not break, an empty tag, quotes."""
    return (
        html.replace("&nbsp;", "\u00a0").replace("&quot;", '"').replace("<br/>", "<br>").replace("&#39;", "'")
    )
