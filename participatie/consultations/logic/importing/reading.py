"""Reading a file or a pasted text into articles: what is it really, may it be read, and by which reader."""

import re
from collections.abc import Callable

from participatie.consultations.logic.importing.articles import compose
from participatie.consultations.logic.importing.blocks import BlockCollector
from participatie.consultations.logic.importing.codes import ImportRefusal
from participatie.consultations.logic.importing.errors import NotADocument, TooLarge
from participatie.consultations.logic.importing.html import read_html, read_markdown
from participatie.consultations.logic.importing.opendocument import read_opendocument
from participatie.consultations.logic.importing.plain import read_plain
from participatie.consultations.logic.importing.text import ImportedText, clean
from participatie.consultations.logic.importing.word import read_word

MAX_BYTES = 10_000_000

_PACKED: dict[str, Callable[[bytes], BlockCollector]] = {"docx": read_word, "odt": read_opendocument}
_TEXT: dict[str, Callable[[str], BlockCollector]] = {
    "html": read_html,
    "htm": read_html,
    "md": read_markdown,
    "markdown": read_markdown,
    "txt": read_plain,
}
_OLD_KINDS = {"doc", "dot"}
_ZIP, _OLE, _RTF, _PDF = b"PK", b"\xd0\xcf\x11\xe0", b"{\\rtf", b"%PDF-"
_PDF_BEGINS_WITHIN = 1024
_CONTROLS = re.compile("[\x01-\x08\x0e-\x1a\x1c-\x1f]")
_MOST_CONTROLS = 0.001


def read_document(filename: str, data: bytes) -> ImportedText:
    """Read a DOCX, ODT, Markdown, HTML or text file into articles with numbered paragraphs.

    Raises NotADocument, TooLarge or Unsafe (all ImportRefused, with a code) before anything costly is done.
    """
    if len(data) > MAX_BYTES:
        raise TooLarge(ImportRefusal.FILE_TOO_LARGE)
    if not data:
        raise NotADocument(ImportRefusal.EMPTY)
    kind = filename.rpartition(".")[2].strip().lower() if "." in filename else ""
    if kind == "pdf" or _PDF in data[:_PDF_BEGINS_WITHIN]:
        raise NotADocument(ImportRefusal.PDF)
    if kind in _OLD_KINDS or data.startswith(_OLE):
        raise NotADocument(ImportRefusal.OLD_OR_LOCKED)
    if kind not in _PACKED and kind not in _TEXT:
        raise NotADocument(ImportRefusal.UNKNOWN_KIND)
    if data.startswith(_ZIP) != (kind in _PACKED) or data.startswith(_RTF):
        raise NotADocument(ImportRefusal.OTHER_CONTENT)
    return compose(_PACKED[kind](data) if kind in _PACKED else _TEXT[kind](_decode(data)))


def read_pasted(text: str) -> ImportedText:
    """Read a typed or pasted text into articles; headings are lines with a hash, a number or "Artikel 3"."""
    return compose(read_plain(clean(text)))


def _decode(data: bytes) -> str:
    """Read the letters: UTF-8 or what its first bytes say, else as Windows writes them in Western Europe."""
    encodings = (
        "utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig",
        "cp1252",
        "latin-1",
    )
    text = next(text for encoding in encodings if (text := _try(data, encoding)) is not None)
    if "\x00" in text or len(_CONTROLS.findall(text)) > _MOST_CONTROLS * len(text):
        raise NotADocument(ImportRefusal.NOT_TEXT)
    return clean(text)


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:  # written in another one
        return None
