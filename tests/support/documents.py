"""Documents as people send them, and as nobody should: made here, so that the tests carry no files."""

import io
import struct
import zipfile
from collections.abc import Mapping, Sequence

import docx
from docx.document import Document
from odf import style, text
from odf.opendocument import OpenDocumentText

Parts = Sequence[tuple[str, str]]
"""Kinds ("title", "heading", "text", "bullet", "number", "strong") with their words."""

_WORD_STYLES = {"bullet": "List Bullet", "number": "List Number", "text": "Normal", "strong": "Normal"}


def word(parts: Parts) -> bytes:
    """Make a DOCX."""
    document = docx.Document()
    for kind, words in parts:
        if kind in {"title", "heading"}:
            document.add_heading(words, level=int(kind == "heading"))
        else:
            run = document.add_paragraph(style=_WORD_STYLES[kind]).add_run(words)
            run.bold = kind == "strong" or None
    return _saved(document)


def word_with_table(rows: Sequence[Sequence[str]]) -> bytes:
    """Make a DOCX with a table under one heading."""
    document = docx.Document()
    document.add_heading("Artikel 1 Geld", level=1)
    table = document.add_table(len(rows), len(rows[0]))
    for at, row in enumerate(rows):
        for cell, words in zip(table.rows[at].cells, row, strict=True):
            cell.text = words
    return _saved(document)


def word_with_image(picture: bytes) -> bytes:
    """Make a DOCX with a picture in it."""
    document = docx.Document()
    document.add_heading("Artikel 1 Kaart", level=1)
    document.add_paragraph("De kaart van de wijk.")
    document.add_picture(io.BytesIO(picture))
    return _saved(document)


def _saved(document: Document) -> bytes:
    packed = io.BytesIO()
    document.save(packed)
    return packed.getvalue()


def open_text(parts: Parts) -> bytes:
    """Make an ODT; a list is one list item by itself."""
    document = OpenDocumentText()
    bold = style.Style(name="Vet", family="text")
    bold.addElement(style.TextProperties(fontweight="bold"))
    numbered = text.ListStyle(name="Cijfers")
    numbered.addElement(text.ListLevelStyleNumber(level="1", numformat="1"))
    title = style.Style(name="P1", family="paragraph", parentstylename="Title")
    for made in (bold, numbered, title):
        document.automaticstyles.addElement(made)
    listed = None
    for kind, words in parts:
        if kind in {"bullet", "number"}:
            if listed is None:
                listed = text.List(stylename="Cijfers") if kind == "number" else text.List()
                document.text.addElement(listed)
            item = text.ListItem()
            item.addElement(text.P(text=words))
            listed.addElement(item)
            continue
        listed = None
        if kind == "heading":
            document.text.addElement(text.H(outlinelevel=1, text=words))
        elif kind == "strong":
            paragraph = text.P()
            paragraph.addElement(text.Span(stylename=bold, text=words))
            document.text.addElement(paragraph)
        else:
            document.text.addElement(text.P(text=words, **({"stylename": title} if kind == "title" else {})))
    packed = io.BytesIO()
    document.write(packed)
    return packed.getvalue()


def open_text_of(body: str, *, before: str = "") -> bytes:
    """Make an ODT of raw XML inside office:text."""
    names = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{space}:1.0"'
        for name, space in (
            ("office", "office"),
            ("text", "text"),
            ("table", "table"),
            ("draw", "drawing"),
            ("style", "style"),
            ("fo", "xsl-fo-compatible"),
        )
    )
    content = (
        f'<?xml version="1.0"?>{before}<office:document-content {names} xmlns:xlink="http://www.w3.org/1999/xlink">'
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    return packed({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": content.encode()})


def packed(members: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Pack members into a zip."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return made.getvalue()


def repacked(document: bytes, members: Mapping[str, bytes]) -> bytes:
    """Pack a document again, with some members put in or put in place of others."""
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        kept = {name: archive.read(name) for name in archive.namelist()}
    return packed(kept | members)


def lying(document: bytes, member: str, promised: int) -> bytes:
    """Let the table of contents promise another size for a member than it has."""
    at = document.rindex(member.encode()) - 46
    changed = bytearray(document)
    changed[at + 24 : at + 28] = struct.pack("<I", promised)
    return bytes(changed)


def zip_bomb() -> bytes:
    """A DOCX of some tens of kilobytes that would become fifty megabytes."""
    return repacked(word([("text", "Hallo")]), {"word/media/groot.xml": b"a" * 50_000_000})


def entity_bomb() -> str:
    """A document type in which every entity is ten of the one before it."""
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    return f'<!DOCTYPE lolz [<!ENTITY e0 "lol">{entities}]>'
