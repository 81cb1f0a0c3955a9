"""The border for text: what somebody typed becomes one plain, honest form before anything else sees it."""

import re
import unicodedata
from collections.abc import Iterator

LONGEST_TEXT = 20_000
MOST_MARKS = 4
"""So many accents on one letter; a pile that is higher hides the lines above it."""

_UNREADABLE = re.compile("[\x00\ud800-\udfff]")
_DROPPED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # control characters, but tab and line end
    "\u202a-\u202e\u2066-\u2069"  # letters that turn the reading direction around
    "\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff"  # half characters and no characters
    "\U000e0000-\U000e007f]"  # tags: text that nobody sees
)
_JOINERS = re.compile("[\u200c\u200d]")
_HIDDEN_IN_NAMES = re.compile("[\u00ad\u034f\u061c\u115f\u1160\u180e\u200b-\u200f\u2060-\u206f\u3164\uffa0]")
_MAY_NEED_CARE = re.compile("[\u0300-\U0010ffff]")
_JOINED = ("L", "M", "S")
_ASIAN = {"CJK", "HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO", "IDEOGRAPHIC"}


def is_readable(text: str) -> bool:
    """Say whether there is nothing in it that no keyboard makes: a NUL or half a character."""
    return _UNREADABLE.search(text) is None


def plain_text(text: str) -> str:
    """Normalise: NFC, LF, no control or turning characters, joiners only where they join, no piles of marks."""
    text = _DROPPED.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    if _MAY_NEED_CARE.search(text):
        text = "".join(_joining(text)) if _JOINERS.search(text) else text
        text = "".join(_lowered(unicodedata.normalize("NFC", text)))
    return text.strip()


def plain_name(text: str) -> str:
    """Normalise a name as well: one line, the ordinary form of every letter, nothing that is not seen."""
    text = _HIDDEN_IN_NAMES.sub("", unicodedata.normalize("NFKC", plain_text(text)))
    return " ".join(plain_text(text).split())


def is_one_script(text: str) -> bool:
    """Say whether all letters are of one script: a Cyrillic а among Latin letters is there to deceive."""
    return len({_script(letter) for letter in text if letter.isalpha()}) <= 1


def _script(letter: str) -> str:
    word = unicodedata.name(letter, "UNKNOWN").split(" ", 1)[0].split("-", 1)[0]
    return "ASIAN" if word in _ASIAN else "LATIN" if letter in "ªº" else word


def _joining(text: str) -> Iterator[str]:
    """Keep a joiner between two letters or pictures only; elsewhere it is an invisible nothing."""
    before = ""
    for here, after in zip(text, f"{text[1:]} ", strict=True):
        if _JOINERS.match(here) and not (_can_join(before) and _can_join(after)):
            continue
        yield here
        before = here


def _can_join(character: str) -> bool:
    return character != "" and unicodedata.category(character)[0] in _JOINED


def _lowered(text: str) -> Iterator[str]:
    """Cut piles of marks: after the fourth on one letter the rest is left out."""
    pile = 0
    for character in text:
        pile = pile + 1 if unicodedata.category(character) in {"Mn", "Me"} else 0
        if pile <= MOST_MARKS:
            yield character
