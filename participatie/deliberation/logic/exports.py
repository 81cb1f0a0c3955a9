"""Reading votes that Polis exported: plain or gzipped CSV, with a clear sentence for what cannot be read."""

import csv
import gzip
import io
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from participatie.deliberation.logic.ballots import AGREE, DISAGREE, PASS, Whole
from participatie.i18n import N_

LARGEST_FILE = 512 * 1024 * 1024
MAGIC = b"\x1f\x8b"


class UnreadableExport(ValueError):
    """A file that is no export; `sentence` says what to do about it, with `details` to fill in."""

    def __init__(self, sentence: str, **details: object) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.details = details


def read_votes(path: Path) -> Whole:
    """Give votes (person, statement, vote) as rows in order of time: 1 agree, 0 pass, -1 disagree."""
    needed = ("timestamp", "comment-id", "voter-id", "vote")
    rows = [tuple(_number(path, line, row[name]) for name in needed) for line, row in _rows(path, needed)]
    for line, (_at, _statement, _voter, vote) in enumerate(rows, start=2):
        if vote not in (AGREE, PASS, DISAGREE):
            raise UnreadableExport(
                N_("%(file)s, regel %(line)s: een stem is 1, 0 of -1."), file=path.name, line=line
            )
    table = np.array(rows, dtype=np.int64).reshape(-1, 4)
    in_time = table[np.argsort(table[:, 0], kind="stable")]
    return in_time[:, [2, 1, 3]]


def read_statements(path: Path) -> tuple[dict[int, str], frozenset[int]]:
    """Give the texts of statements by number, and the numbers of those that moderation took out."""
    texts, rejected = {}, set()
    for line, row in _rows(path, ("comment-id", "moderated", "comment-body")):
        number = _number(path, line, row["comment-id"])
        texts[number] = row["comment-body"]
        if row["moderated"].strip() == "-1":
            rejected.add(number)
    return texts, frozenset(rejected)


def read_groups(path: Path) -> dict[int, int | None]:
    """Give per person the group that was published, or None for who was not grouped."""
    groups: dict[int, int | None] = {}
    for line, row in _rows(path, ("participant", "group-id")):
        given = row["group-id"].strip()
        groups[_number(path, line, row["participant"])] = _number(path, line, given) if given else None
    return groups


def _number(path: Path, line: int, text: str | None) -> int:
    try:
        return int(text or "")
    except ValueError:
        raise UnreadableExport(
            N_("%(file)s, regel %(line)s: hier hoort een getal te staan, niet “%(text)s”."),
            file=path.name,
            line=line,
            text=(text or "")[:40],
        ) from None


def _rows(path: Path, needed: tuple[str, ...]) -> Iterator[tuple[int, dict[str, str]]]:
    text = io.StringIO(_text(path), newline="")
    reader = csv.DictReader(text)
    missing = [name for name in needed if name not in (reader.fieldnames or ())]
    if missing:
        raise UnreadableExport(
            N_("%(file)s heeft geen kolom %(columns)s. Is dit wel het goede bestand?"),
            file=path.name,
            columns=", ".join(missing),
        )
    try:
        for line, row in enumerate(reader, start=2):
            yield line, {name: row[name] or "" for name in needed}
    except csv.Error:
        raise UnreadableExport(N_("%(file)s is geen leesbaar CSV-bestand."), file=path.name) from None


def _text(path: Path) -> str:
    try:
        raw = path.read_bytes()
    except OSError:
        raise UnreadableExport(N_("Wij kunnen %(file)s niet openen."), file=str(path)) from None
    try:
        if raw.startswith(MAGIC):
            with gzip.GzipFile(fileobj=io.BytesIO(raw)) as packed:
                raw = packed.read(LARGEST_FILE + 1)
        if len(raw) > LARGEST_FILE:
            raise UnreadableExport(N_("%(file)s is te groot."), file=path.name)
        return raw.decode("utf-8-sig")
    except (OSError, EOFError, UnicodeDecodeError):
        raise UnreadableExport(N_("%(file)s is beschadigd of geen tekst."), file=path.name) from None
