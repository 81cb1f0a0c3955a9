"""Blacking out words: every place where they stand, in whatever capitals and line breaks, and nothing else."""

import re
from collections.abc import Sequence

BLOCK = "█████ (zwartgelakt)"
"""Takes the place of words in the stored text itself, so that every output has it; who listens hears why."""


def _pattern(phrase: str) -> re.Pattern[str]:
    words = r"\s+".join(re.escape(word) for word in phrase.split())
    before = r"(?<!\w)" if phrase.strip()[:1].isalnum() else ""
    after = r"(?!\w)" if phrase.strip()[-1:].isalnum() else ""
    return re.compile(f"{before}{words}{after}", re.IGNORECASE)


def stands_in(text: str, phrase: str) -> bool:
    """Say whether these words stand in a text, as words of their own."""
    return bool(phrase.strip()) and any(_pattern(phrase).search(piece) for piece in text.split(BLOCK))


def blacked_out(text: str, phrases: Sequence[str]) -> str:
    """Put a black block in the place of each of these words; the longest first, so that none is left in half."""
    for phrase in sorted(filter(str.strip, phrases), key=len, reverse=True):
        pattern = _pattern(phrase)
        text = BLOCK.join(pattern.sub(BLOCK, piece) for piece in text.split(BLOCK))
    return text
