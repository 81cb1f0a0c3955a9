"""Printing the report of responses: a tagged PDF (PDF/UA-1) made by typst.

What people wrote goes in as JSON data and is never read as markup, so nothing in it can be a command.
"""

import json
from pathlib import Path
from typing import Any


def render_pdf(data: dict[str, Any], *, template: Path, fonts: Path) -> bytes:
    """Print data with a typst template; `fonts` is the folder with the font files."""
    import typst  # noqa: PLC0415 - takes long to load and is seldom needed

    made = typst.compile(
        template,
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
        root=template.parent,
        font_paths=[fonts],
        ignore_system_fonts=True,
        pdf_standards=["ua-1"],
    )
    assert isinstance(made, bytes)  # noqa: S101 - one document, and no file was named to write it to
    return made
