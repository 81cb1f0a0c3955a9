"""Printing the report of responses: a tagged PDF (PDF/UA-1) made by typst.

What people wrote goes in as JSON data and is never read as markup, so nothing in it can be a command. A letter
that our fonts do not have (a smiley) may not keep everybody from the report: it is printed as a mark.
"""

import json
import unicodedata
from pathlib import Path
from typing import Any

MARK = "\ufffd"
_OURS = (
    *((0x20, 0x7E), (0xA0, 0x52F), (0x1E00, 0x1FFF), (0x2010, 0x2027), (0x2030, 0x205E), (0x20A0, 0x20BF)),
    *((0x2100, 0x214F), (0x2190, 0x22FF), (0x2500, 0x25FF)),
)
"""Latin, Greek, Cyrillic, and signs: what Noto Sans has without holes."""


def render_pdf(data: dict[str, Any], *, template: Path, fonts: Path) -> bytes:
    """Print data with a typst template; `fonts` is the folder with the font files."""
    import typst  # noqa: PLC0415 - takes long to load and is seldom needed

    def compiled(told: Any) -> bytes:
        made = typst.compile(
            template,
            sys_inputs={"data": json.dumps(told, ensure_ascii=False)},
            root=template.parent,
            font_paths=[fonts],
            ignore_system_fonts=True,
            pdf_standards=["ua-1"],
        )
        assert isinstance(made, bytes)  # noqa: S101 - one document, and no file was named to write it to
        return made

    try:
        return compiled(data)
    except typst.TypstError:  # a letter without a glyph makes a document that is not for everybody
        return compiled(printable(data))


def printable(told: Any) -> Any:
    """Put a mark where our fonts have no letter, in every text of the data."""
    if isinstance(told, str):
        return "".join(letter if _has_glyph(letter) else MARK for letter in told)
    if isinstance(told, dict):
        return {name: printable(value) for name, value in told.items()}
    return [printable(value) for value in told] if isinstance(told, list | tuple) else told


def _has_glyph(letter: str) -> bool:
    code = ord(letter)
    is_ours = any(first <= code <= last for first, last in _OURS) and unicodedata.category(letter) != "Cn"
    return is_ours or letter in "\n\t"
