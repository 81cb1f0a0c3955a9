"""Reading DOCX: judged and repacked without anything but its XML, then read by mammoth."""

from collections.abc import Callable
from io import BytesIO
from typing import Any
from xml.parsers.expat import ExpatError

import mammoth

from participatie.consultations.logic.importing.blocks import BlockCollector
from participatie.consultations.logic.importing.codes import ImportHint, ImportRefusal
from participatie.consultations.logic.importing.container import judge_xml, read_members, repack
from participatie.consultations.logic.importing.errors import NotADocument
from participatie.consultations.logic.importing.html import read_html

_TYPES = "[Content_Types].xml"
_STYLES = "\n".join(
    (
        "p[style-name='Title'] => h1.title:fresh",
        "p[style-name='Titel'] => h1.title:fresh",
        *(f"p[style-name='Kop {level}'] => h{level}:fresh" for level in range(1, 7)),
        "p[style-name^='toc'] => !",
        "p[style-name^='Inhopg'] => !",
    )
)

_BROKEN = (AttributeError, ExpatError, LookupError, OSError, RecursionError, TypeError, ValueError)
"""What mammoth meets in a file whose parts do not fit together; it does not judge files itself."""


def read_word(data: bytes) -> BlockCollector:
    """Gather the blocks of a DOCX file; deleted words of tracked changes and comments are not in it."""
    members = read_members(data, lambda name: name.endswith((".xml", ".rels")))
    if _TYPES not in members:
        raise NotADocument(ImportRefusal.OTHER_CONTENT)
    judge_xml(members)
    has_images = False

    def leave_out(_image: object) -> list[Any]:
        nonlocal has_images
        has_images = True
        return []

    collector = read_html(_to_html(repack(members), leave_out))
    if has_images:
        collector.warn(ImportHint.IMAGES_LEFT_OUT)
    return collector


def _to_html(packed: BytesIO, convert_image: Callable[[object], list[Any]]) -> str:
    try:
        html: str = mammoth.convert_to_html(
            packed, style_map=_STYLES, include_embedded_style_map=False, convert_image=convert_image
        ).value
    except _BROKEN as damage:
        raise NotADocument(ImportRefusal.DAMAGED) from damage
    return html
