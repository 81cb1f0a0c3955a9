"""Files that are no documents, or that want to do harm."""

import random
import time
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from participatie.consultations.logic.importing import (
    MAX_BYTES,
    ImportRefusal,
    ImportRefused,
    NotADocument,
    TooLarge,
    Unsafe,
    read_document,
    read_pasted,
)
from tests.support import documents

WORD = documents.word([("heading", "Artikel 1"), ("text", "Hallo")])
OPEN = documents.open_text([("heading", "Artikel 1"), ("text", "Hallo")])
DOCUMENT = "word/document.xml"


SPACES = "".join(f'<text:s text:c="{n}"/>' for n in range(260_000))


def _noise(size: int) -> bytes:
    """Letters that can be packed tightly, but not suspiciously so."""
    chance = random.Random(1)  # noqa: S311 - the same noise every time
    return b"".join(chance.randbytes(25).hex().encode() * 20 for _ in range(size // 1000 + 1))


def _xml(inside: str, before: str = "") -> bytes:
    """A Word document with this XML as its text."""
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    return documents.repacked(
        WORD,
        {DOCUMENT: f'{before}<w:document xmlns:w="{space}"><w:body>{inside}</w:body></w:document>'.encode()},
    )


def _encrypted(document: bytes) -> bytes:
    """Set the flag of encryption on every member, as a zip with a password has."""
    changed = bytearray(document)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = changed.find(mark)
        while at != -1:
            changed[at + offset] |= 1
            at = changed.find(mark, at + 1)
    return bytes(changed)


NOT_DOCUMENTS = {
    "empty": ("plan.docx", b"", ImportRefusal.EMPTY),
    "blank": ("plan.txt", b" \n ", ImportRefusal.NO_TEXT),
    "blank page": ("plan.html", b" ", ImportRefusal.NO_TEXT),
    "only a comment": ("plan.html", b"<!-- niets -->", ImportRefusal.NO_TEXT),
    "only headings": ("plan.md", b"# Een\n\n# Twee", ImportRefusal.NO_TEXT),
    "a program": ("plan.exe", b"MZ\x90", ImportRefusal.UNKNOWN_KIND),
    "no name": ("plan", b"tekst", ImportRefusal.UNKNOWN_KIND),
    "a PDF": ("plan.pdf", b"%PDF-1.7", ImportRefusal.PDF),
    "a PDF with another name": ("plan.docx", b"%PDF-1.7", ImportRefusal.PDF),
    "an old Word file": ("plan.doc", b"tekst", ImportRefusal.OLD_OR_LOCKED),
    "a Word file with a password": ("plan.docx", b"\xd0\xcf\x11\xe0\xa1\xb1", ImportRefusal.OLD_OR_LOCKED),
    "text named as Word": ("plan.docx", b"tekst", ImportRefusal.OTHER_CONTENT),
    "Word named as text": ("plan.txt", WORD, ImportRefusal.OTHER_CONTENT),
    "Word named as OpenDocument": ("plan.odt", WORD, ImportRefusal.OTHER_CONTENT),
    "OpenDocument named as Word": ("plan.docx", OPEN, ImportRefusal.OTHER_CONTENT),
    "rich text": ("plan.txt", b"{\\rtf1 tekst}", ImportRefusal.OTHER_CONTENT),
    "binary": ("plan.txt", bytes(range(1, 256)) * 4, ImportRefusal.NOT_TEXT),
    "zero bytes": ("plan.md", b"tekst\x00tekst", ImportRefusal.NOT_TEXT),
    "half a file": ("plan.docx", WORD[: len(WORD) // 2], ImportRefusal.DAMAGED),
    "nothing but the letters of a zip": ("plan.docx", b"PK", ImportRefusal.DAMAGED),
    "broken XML": ("plan.docx", documents.repacked(WORD, {DOCUMENT: b"<a><b></a>"}), ImportRefusal.DAMAGED),
    "parts that are not there": (
        "plan.docx",
        documents.packed({"[Content_Types].xml": b"<a/>"}),
        ImportRefusal.DAMAGED,
    ),
    "another way of packing": (
        "plan.docx",
        documents.packed({"[Content_Types].xml": b"<a/>" * 99}, zipfile.ZIP_BZIP2),
        ImportRefusal.DAMAGED,
    ),
    "a zip with a password": ("plan.docx", _encrypted(WORD), ImportRefusal.LOCKED),
    "an OpenDocument with a password": (
        "plan.odt",
        documents.repacked(OPEN, {"META-INF/manifest.xml": b"<encryption-data/>"}),
        ImportRefusal.LOCKED,
    ),
}


@pytest.mark.parametrize(("name", "data", "code"), NOT_DOCUMENTS.values(), ids=NOT_DOCUMENTS)
def test_what_is_no_document_is_refused_with_the_reason(name: str, data: bytes, code: ImportRefusal) -> None:
    with pytest.raises(NotADocument) as refused:
        read_document(name, data)
    assert (refused.value.code, refused.value.field, refused.value.status) == (code, "file", 422)


HOSTILE = {
    "ten megabytes and a byte": ("plan.txt", b"a" * (MAX_BYTES + 1), ImportRefusal.FILE_TOO_LARGE),
    "a zip bomb": ("plan.docx", documents.zip_bomb(), ImportRefusal.UNPACKED_TOO_LARGE),
    "too many members": (
        "plan.docx",
        documents.packed({f"word/{n}.xml": b"" for n in range(1001)}),
        ImportRefusal.TOO_MANY_PARTS,
    ),
    "a zip in the zip": (
        "plan.docx",
        documents.repacked(WORD, {"word/embeddings/meer.ZIP": b"PK"}),
        ImportRefusal.ARCHIVE_INSIDE,
    ),
    "an entity bomb in Word": (
        "plan.docx",
        _xml("<w:p><w:r><w:t>&e9;</w:t></w:r></w:p>", documents.entity_bomb()),
        ImportRefusal.ENTITIES,
    ),
    "an entity bomb in OpenDocument": (
        "plan.odt",
        documents.open_text_of("<text:p>&e9;</text:p>", before=documents.entity_bomb()),
        ImportRefusal.ENTITIES,
    ),
    "deep XML": ("plan.docx", _xml("<w:p>" * 300 + "</w:p>" * 300), ImportRefusal.TOO_DEEP),
    "endless XML": ("plan.odt", documents.open_text_of(SPACES), ImportRefusal.TEXT_TOO_LARGE),
    "deep HTML": ("plan.html", b"<div>" * 100_000, ImportRefusal.TOO_DEEP),
    "long HTML": ("plan.html", b"a" * 2_000_001, ImportRefusal.TEXT_TOO_LARGE),
    "long Markdown": ("plan.md", b"a" * 250_001, ImportRefusal.TEXT_TOO_LARGE),
    "long text": ("plan.txt", b"a" * 2_000_001, ImportRefusal.TEXT_TOO_LARGE),
    "endless HTML paragraphs": ("plan.html", b"<p>a" * 30_000, ImportRefusal.TOO_MANY_PARAGRAPHS),
    "endless plain paragraphs": ("plan.txt", b"a\n\n" * 30_000, ImportRefusal.TOO_MANY_PARAGRAPHS),
    "too many paragraphs": ("plan.txt", b"a\n\n" * 2_001, ImportRefusal.TOO_MANY_PARAGRAPHS),
    "too many articles": ("plan.html", b"<h2>a</h2><p>b" * 2_001, ImportRefusal.TOO_MANY_PARAGRAPHS),
}


@pytest.mark.parametrize(("name", "data", "code"), HOSTILE.values(), ids=HOSTILE)
def test_what_is_too_large_or_unsafe_is_refused_before_it_costs_anything(
    name: str, data: bytes, code: ImportRefusal
) -> None:
    begun = time.process_time()
    with pytest.raises((TooLarge, Unsafe)) as refused:
        read_document(name, data)
    assert refused.value.code == code
    assert time.process_time() - begun < 3


def test_a_member_larger_than_any_text_is_not_unpacked() -> None:
    with pytest.raises(TooLarge) as refused:
        read_document("plan.docx", documents.packed({"[Content_Types].xml": _noise(30_000_001)}))
    assert refused.value.code == ImportRefusal.TEXT_TOO_LARGE


def test_members_that_are_too_much_together_are_not_read() -> None:
    part = b"<a>" + _noise(16_000_000) + b"</a>"
    with pytest.raises(TooLarge) as refused:
        read_document("plan.docx", documents.repacked(WORD, {"word/a.xml": part, "word/b.xml": part}))
    assert refused.value.code == ImportRefusal.TEXT_TOO_LARGE


def test_a_member_that_lies_about_its_size_is_not_unpacked_further() -> None:
    bomb = documents.lying(documents.zip_bomb(), "word/media/groot.xml", 10)
    begun = time.process_time()
    with pytest.raises(NotADocument) as refused:
        read_document("plan.docx", bomb)
    assert refused.value.code == ImportRefusal.DAMAGED
    assert time.process_time() - begun < 1


def _is_read_or_refused(name: str, data: bytes) -> bool:
    try:
        return bool(read_document(name, data).articles)
    except ImportRefused as refused:  # with a code, so that there is a sentence for it
        return refused.code in ImportRefusal


@settings(deadline=None)
@given(st.binary(max_size=300), st.sampled_from(["docx", "odt", "md", "html", "txt"]))
def test_any_bytes_are_read_or_refused(data: bytes, kind: str) -> None:
    assert _is_read_or_refused(f"plan.{kind}", data)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(WORD) - 1), st.binary(min_size=1, max_size=8), st.booleans())
def test_a_damaged_file_is_read_or_refused(at: int, noise: bytes, is_word: bool) -> None:
    whole = WORD if is_word else OPEN
    damaged = whole[: at % len(whole)] + noise + whole[at % len(whole) + len(noise) :]
    assert _is_read_or_refused("plan.docx" if is_word else "plan.odt", damaged)


@given(st.text(max_size=200))
def test_any_pasted_text_is_read_or_refused_as_empty(pasted: str) -> None:
    try:
        found = bool(read_pasted(pasted).articles)
    except ImportRefused as refused:  # nothing but spaces, marks nobody sees, or headings
        found = refused.code == ImportRefusal.NO_TEXT
    assert found
