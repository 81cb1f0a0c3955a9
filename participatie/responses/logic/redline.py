"""Old words beside new words: what was taken out, what was put in, and putting changes into a text.

Words are whole: a redline never cuts through one. The same two texts give the same redline on every
machine and on every day, because it is also printed.
"""

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import NamedTuple

from diff_match_patch import diff_match_patch
from rapidfuzz.distance import LCSseq

_NUMBER = r"\d+(?:[.,:]\d+)+"
_WORD = r"[\w\u0300-\u036f]+(?:[-'’][\w\u0300-\u036f]+)*"
_TOKEN = re.compile(rf"{_NUMBER}|{_WORD}|.", re.DOTALL)
_FIRST_WORD_CODE = 0x20000


class Op(StrEnum):
    """What happened to a stretch of words."""

    EQUAL = "equal"
    DELETE = "delete"
    INSERT = "insert"


class Segment(NamedTuple):
    """A stretch of text that stayed, went or came."""

    op: Op
    text: str


_OPS = {
    diff_match_patch.DIFF_EQUAL: Op.EQUAL,
    diff_match_patch.DIFF_DELETE: Op.DELETE,
    diff_match_patch.DIFF_INSERT: Op.INSERT,
}


class _Edit(NamedTuple):
    """One place where the texts differ: from and to in the old, from and to in the new."""

    old_start: int
    old_end: int
    new_start: int
    new_end: int

    @property
    def size(self) -> int:
        """How many words and marks were touched, on the side where most were."""
        return max(self.old_end - self.old_start, self.new_end - self.new_start)


def redline(was: str, wordt: str) -> tuple[Segment, ...]:
    """Compare two texts word by word, in stretches that read well.

    What stayed and went is exactly the old text; what stayed and came is exactly the new one. The
    longest common run of words is found exactly, stray equal words in the midst of a rewrite are
    struck and rewritten with it, and edges move to the end of a word or sentence (diff-match-patch).
    """
    codes: dict[str, str] = {}
    old, new = _encode(was, codes), _encode(wordt, codes)
    stretches = [(op, run) for op, run in _stretches(old, new, _joined(_edits(old, new))) if run]
    diff_match_patch().diff_cleanupSemanticLossless(stretches)
    tokens = {code: token for token, code in codes.items()}
    return tuple(Segment(_OPS[op], "".join(tokens[code] for code in run)) for op, run in stretches)


def _encode(text: str, codes: dict[str, str]) -> str:
    """Write each word as one letter from a range of letters; spaces and marks stay what they are."""
    encoded = []
    for token in _TOKEN.findall(text):
        if token not in codes:
            is_mark = len(token) == 1 and not token.isalnum() and ord(token) < _FIRST_WORD_CODE
            codes[token] = token if is_mark else chr(_FIRST_WORD_CODE + len(codes))
        encoded.append(codes[token])
    return "".join(encoded)


def _edits(old: str, new: str) -> list[_Edit]:
    return [
        _Edit(step.src_start, step.src_end, step.dest_start, step.dest_end)
        for step in LCSseq.opcodes(old, new)
        if step.tag != "equal"
    ]


def _joined(edits: Iterable[_Edit]) -> list[_Edit]:
    """Join edits that are parted by no more words than they touch themselves; one pass, however long the text."""
    joined: list[_Edit] = []
    for edit in edits:
        latest = edit
        while joined and latest.old_start - joined[-1].old_end <= min(joined[-1].size, latest.size):
            before = joined.pop()
            latest = _Edit(before.old_start, latest.old_end, before.new_start, latest.new_end)
        joined.append(latest)
    return joined


def _stretches(old: str, new: str, edits: Iterable[_Edit]) -> Iterator[tuple[int, str]]:
    at = 0
    for edit in edits:
        yield diff_match_patch.DIFF_EQUAL, old[at : edit.old_start]
        yield diff_match_patch.DIFF_DELETE, old[edit.old_start : edit.old_end]
        yield diff_match_patch.DIFF_INSERT, new[edit.new_start : edit.new_end]
        at = edit.old_end
    yield diff_match_patch.DIFF_EQUAL, old[at:]
