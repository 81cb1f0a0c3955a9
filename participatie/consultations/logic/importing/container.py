"""Opening a packed document (DOCX, ODT) without being drowned by it.

Everything is judged by the table of contents before anything is unpacked. What is then read stops at
the size it promised, so that a member that lies about its size does no harm.
"""

import zipfile
import zlib
from collections.abc import Callable, Mapping
from io import BytesIO
from xml.parsers import expat

from participatie.consultations.logic.importing.codes import ImportRefusal
from participatie.consultations.logic.importing.errors import NotADocument, TooLarge, Unsafe

MAX_MEMBERS = 1_000
MAX_UNPACKED = 100_000_000
MAX_RATIO = 100
MAX_XML = 30_000_000
MAX_ELEMENTS = 250_000
MAX_DEPTH = 200

_ARCHIVES = (".zip", ".7z", ".rar", ".gz", ".tgz", ".bz2", ".xz", ".zst", ".tar", ".jar")
_CHUNK = 65_536
_ENTRY = b"PK\x01\x02"
_IS_ENCRYPTED = 0x1


def read_members(data: bytes, is_wanted: Callable[[str], bool]) -> dict[str, bytes]:
    """Unpack the wanted members of a packed document; refused when it is hostile, damaged or locked."""
    if data.count(_ENTRY) > MAX_MEMBERS:
        raise TooLarge(ImportRefusal.TOO_MANY_PARTS)
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            members = archive.infolist()
            _judge(members, len(data))
            return {
                member.filename: _read(archive, member) for member in members if is_wanted(member.filename)
            }
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError) as damage:
        # what the standard library says of a broken table, a broken stream and an unknown method
        raise NotADocument(ImportRefusal.DAMAGED) from damage


def repack(members: Mapping[str, bytes]) -> BytesIO:
    """Pack judged members again, for a library that wants a file; nothing else of the original is in it."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    packed.seek(0)
    return packed


def judge_xml(documents: Mapping[str, bytes]) -> None:
    """Refuse XML with a document type (the door of every entity bomb), or without a reasonable size and depth."""
    if sum(map(len, documents.values())) > MAX_XML:
        raise TooLarge(ImportRefusal.TEXT_TOO_LARGE)
    judge = _Judge()
    for document in documents.values():
        parse_xml(document, judge.start, judge.end)


def parse_xml(
    document: bytes,
    start: Callable[[str, dict[str, str]], None],
    end: Callable[[str], None],
    data: Callable[[str], None] | None = None,
) -> None:
    """Read XML from begin to end, telling what comes by; names are written "namespace name"."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartDoctypeDeclHandler = _refuse_document_type
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = data
    parser.buffer_text = True
    try:
        parser.Parse(document, True)  # noqa: FBT003 - the way of expat to say that this is all
    except (expat.ExpatError, LookupError, ValueError) as damage:  # broken, or in an unknown encoding
        raise NotADocument(ImportRefusal.DAMAGED) from damage


class _Judge:
    """Counts what comes by."""

    def __init__(self) -> None:
        self.elements = 0
        self.depth = 0

    def start(self, _name: str, _attributes: dict[str, str]) -> None:
        self.elements += 1
        self.depth += 1
        if self.elements > MAX_ELEMENTS:
            raise TooLarge(ImportRefusal.TEXT_TOO_LARGE)
        if self.depth > MAX_DEPTH:
            raise TooLarge(ImportRefusal.TOO_DEEP)

    def end(self, _name: str) -> None:
        self.depth -= 1


def _refuse_document_type(*_declaration: object) -> None:
    raise Unsafe(ImportRefusal.ENTITIES)


def _judge(members: list[zipfile.ZipInfo], packed_size: int) -> None:
    unpacked = sum(member.file_size for member in members)
    if unpacked > min(MAX_UNPACKED, MAX_RATIO * packed_size):
        raise TooLarge(ImportRefusal.UNPACKED_TOO_LARGE)
    if any(member.filename.lower().endswith(_ARCHIVES) for member in members):
        raise Unsafe(ImportRefusal.ARCHIVE_INSIDE)
    if any(member.flag_bits & _IS_ENCRYPTED for member in members):
        raise NotADocument(ImportRefusal.LOCKED)
    if any(member.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED} for member in members):
        raise NotADocument(ImportRefusal.DAMAGED)


def _read(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    """Read in small steps: one large step would unpack all that is there, whatever size was promised."""
    if member.file_size > MAX_XML:
        raise TooLarge(ImportRefusal.TEXT_TOO_LARGE)
    with archive.open(member) as stream:
        return b"".join(iter(lambda: stream.read(_CHUNK), b""))
