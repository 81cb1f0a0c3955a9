"""Persons who are named, and what is told of their health or their money.

One pass over the words, each of which says what it is: a person, a pronoun, a verb that links, an illness.
"Mijn buurman Jan heeft dementie" is about somebody; "hulp voor mensen met dementie" is about a policy.
What people tell of themselves, or of their own family without a name, is theirs to tell.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from enum import Enum, auto
from itertools import pairwise
from typing import NamedTuple

from participatie.security.personal_data import words
from participatie.security.personal_data.findings import Finding, Kind, Strength

_TOKEN = re.compile(r"\w[\w'’-]*\.?|'t|[.!?\n;:,()\"“”]")
_ABBREVIATIONS = frozenset(
    [
        "dhr.",
        "mevr.",
        "mw.",
        "fam.",
        "dr.",
        "mr.",
        "drs.",
        "ir.",
        "nr.",
        "bijv.",
        "ca.",
        "o.a.",
        "t/m",
        "st.",
        "jhr.",
    ]
)
_PHRASES = (
    (
        Kind.HEALTH,
        r"neemt\s(?:zijn|haar)\s(?:pillen|medicijnen|medicatie)\sniet|slikt\s(?:zijn|haar)\s(?:pillen|medicijnen)\sniet",
    ),
    (
        Kind.HEALTH,
        r"drinkt\s(?:te\sveel|zich|sinds|elke\sdag|hele\sdagen|alleen\smaar|stevig)|(?:gebruikt|verslaafd\saan)\s(?:drugs|cocaïne|coke|heroïne|alcohol)",
    ),
    (
        Kind.HEALTH,
        r"(?:ongeneeslijk|ernstig|psychisch|geestelijk|terminaal)\sziek|psychische\s(?:problemen|klachten)|verstandelijk\sbeperkt",
    ),
    (
        Kind.HEALTH,
        r"opgenomen\sin\s(?:een\s|de\s)?(?:kliniek|inrichting|ggz|psychiatri\w{2,8}|afkickkliniek)",
    ),
    (
        Kind.DEBT,
        r"(?:staat|loopt|maanden|ligt)\s(?:\w{1,12}\s){0,3}achter\smet\s(?:de|zijn|haar)\shuur|(?:de|zijn|haar)\shuur\sniet\s(?:betalen|betaalt)",
    ),
    (
        Kind.DEBT,
        r"onder\sbewind|in\sde\sschulden|staat\srood|in\sde\sbijstand|het\shuis\suitgezet\swegens\sschuld\w{0,5}",
    ),
)
_PHRASE = re.compile(
    "|".join(f"(?P<{kind.name}{place}>{pattern})" for place, (kind, pattern) in enumerate(_PHRASES)),
    re.IGNORECASE,
)
_CAPITAL = "A-ZÀ-ÖØ-ÞĆČĐĞİŁŃŚŞŠŹŻŽ"
_SELF = re.compile(
    r"\b(?:[Mm]ijn naam is|[Ii]k heet|[Gg]roet(?:en|jes)?,?|[Hh]oogachtend,?|vriendelijke groet(?:en)?,?)\s{1,3}"
    rf"((?:[A-Z]\.\s?){{0,3}}[{_CAPITAL}][\w'’.-]{{1,30}}(?:\s(?:van|de|der|den|ten|ter|te|el|al|het|'t)){{0,3}}"
    rf"(?:\s[{_CAPITAL}][\w'’-]{{1,30}}){{1,2}})"
)
_AFTER_NAME = frozenset(
    [
        "school",
        "basisschool",
        "college",
        "huis",
        "ziekenhuis",
        "park",
        "stichting",
        "fonds",
        "museum",
        "vereniging",
        "centrum",
        "flat",
        "hof",
        "bv",
    ]
)
_STREET_END = re.compile(
    r"\w{2}(?:straat|laan|weg|plein|kade|dijk|gracht|singel|hof|park|pad|steeg|dreef|school)$", re.IGNORECASE
)
_WHILE, _FAR, _SOON, _BESIDE, _BACK = 3, 110, 48, 2, 16
"""How many sentences a person stays in mind, how many letters words may stand apart, how many marks to look back."""


class Role(Enum):
    """What a word does in a sentence."""

    NAMED = auto()
    CALLED = auto()
    NEAR = auto()
    KIN = auto()
    OWN = auto()
    PRONOUN = auto()
    MANY = auto()
    LINK = auto()
    TOLD = auto()
    FROM = auto()


_PERSONS = frozenset({Role.NAMED, Role.CALLED, Role.NEAR, Role.KIN})


class Mark(NamedTuple):
    """One word, or some words together, with what they do."""

    role: Role
    start: int
    end: int
    sentence: int
    kind: Kind | None = None
    has_verb: bool = False


class Token(NamedTuple):
    """A word or a stop, with its place; `low` is the word in small letters, without a full stop behind it."""

    text: str
    low: str
    start: int
    end: int
    sentence: int

    @property
    def ends(self) -> bool:
        """Whether a sentence ends with this word."""
        return self.text.endswith(".") and not _is_short(self.text)

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[:1].isupper()


def tokens_of(text: str) -> list[Token]:
    """Cut a text in words and stops, and number its sentences."""
    tokens: list[Token] = []
    sentence = 0
    for found in _TOKEN.finditer(text):
        word = found[0]
        tokens.append(Token(word, word.rstrip(".").casefold(), found.start(), found.end(), sentence))
        sentence += word[-1] in ".!?\n" and not _is_short(word)
    return tokens


def _is_short(word: str) -> bool:
    return word.casefold() in _ABBREVIATIONS or (len(word) == 2 and word[0].isupper())  # noqa: PLR2004 - an initial


def sentence_starts(tokens: Sequence[Token]) -> list[int]:
    """Give where each sentence begins."""
    starts = [0]
    starts += [two.start for one, two in pairwise(tokens) if two.sentence > one.sentence]
    return starts


def persons(text: str, tokens: Sequence[Token]) -> list[Mark]:
    """Find who is meant: by name, as a neighbour, or as one's own family."""
    found: list[Mark] = []
    place = 0
    while place < len(tokens):
        mark, place = _person_at(tokens, place)
        if mark is not None:
            found.append(mark)
    for told in _SELF.finditer(text):
        sentence = next((one.sentence for one in tokens if one.start >= told.start(1)), 0)
        found.append(Mark(Role.NAMED, told.start(1), told.end(1), sentence))
    return sorted(found, key=lambda mark: (mark.start, -mark.end))


def _person_at(tokens: Sequence[Token], place: int) -> tuple[Mark | None, int]:
    """Read a person that begins at this word; with it the place to read on."""
    first = tokens[place]
    low = first.low
    if low in words.TITLES:
        last = _name_after(tokens, place)
        if last is not None and not _is_public_role(tokens, place):
            start = tokens[place - 1].start if place and tokens[place - 1].low == "de" else first.start
            return Mark(Role.NAMED, start, tokens[last].end, first.sentence), last + 1
    elif low in words.RELATIONS and (
        place == 0 or tokens[place - 1].low in words.OWNERS or low in words.NEIGHBOURS
    ):
        role = Role.NEAR if low in words.NEIGHBOURS else Role.KIN
        last = _called(tokens, place)
        start = tokens[place - 1].start if place and tokens[place - 1].low in words.OWNERS else first.start
        if last is not None:
            return Mark(Role.NAMED, start, tokens[last].end, first.sentence), last + 1
        return Mark(role, start, first.end, first.sentence), place + 1
    elif first.is_capital and low in words.FIRST_NAMES and not _is_public_role(tokens, place):
        last = _surname(tokens, place)
        if last is not None:
            return Mark(Role.NAMED, first.start, tokens[last].end, first.sentence), last + 1
    elif _may_be_called(tokens, place):
        last = _surname(tokens, place)
        if last is not None:
            return Mark(Role.CALLED, first.start, tokens[last].end, first.sentence), last + 1
    return None, place + 1


def _may_be_called(tokens: Sequence[Token], place: int) -> bool:
    """Say whether a word with a capital may be a first name that we do not know; only counts with what is told."""
    word = tokens[place]
    strange = word.low in words.NOT_A_NAME or word.low in words.PARTICLES or word.low in words.ORGANISATIONS
    is_word = word.text[0].isalpha() and word.is_capital and not word.text.isupper() and len(word.text) > 1
    return is_word and not strange and not _STREET_END.search(word.low) and not _is_public_role(tokens, place)


def _is_public_role(tokens: Sequence[Token], place: int) -> bool:
    return place > 0 and tokens[place - 1].low in words.PUBLIC_ROLES


def _name_after(tokens: Sequence[Token], place: int) -> int | None:
    """Give the last word of the surname after a title: initials, particles, and one word with a capital."""
    for ahead in range(place + 1, min(place + 9, len(tokens))):
        word = tokens[ahead]
        if word.low in words.PARTICLES or (word.is_capital and len(word.text.rstrip(".")) == 1):
            continue
        is_name = word.is_capital and word.text[0].isalpha() and word.low not in words.NOT_A_NAME
        return _rest_of_name(tokens, ahead) if is_name else None
    return None


def _rest_of_name(tokens: Sequence[Token], last: int) -> int:
    """Give the last word when a surname follows what may be a first name."""
    surname = _surname(tokens, last)
    return last if surname is None else surname


def _called(tokens: Sequence[Token], place: int) -> int | None:
    """Give the last word of the name after a relation: "mijn buurman Jan de Vries", "mijn zus fatima"."""
    if place + 1 >= len(tokens) or tokens[place].ends:
        return None
    word = tokens[place + 1]
    if word.low in {"de", "meneer", "mevrouw"}:
        return _name_after(tokens, place + 1) if word.low != "de" else None
    known = word.low in words.FIRST_NAMES
    capital = (
        word.is_capital
        and word.low not in words.NOT_A_NAME
        and not word.text.isupper()
        and word.text[0].isalpha()
    )
    return _rest_of_name(tokens, place + 1) if known or capital else None


def _surname(tokens: Sequence[Token], place: int) -> int | None:
    """Give the last word of the surname that follows a first name; none when there is no surname."""
    for ahead in range(place + 1, min(place + 6, len(tokens))):
        word = tokens[ahead]
        if tokens[ahead - 1].ends:
            return None
        if word.low in words.PARTICLES:
            continue
        after = tokens[ahead + 1] if ahead + 1 < len(tokens) else None
        is_thing = after is not None and (after.low in _AFTER_NAME or after.text.isdecimal())
        if not word.is_capital or not word.text[0].isalpha() or word.low in words.NOT_A_NAME or is_thing:
            return None
        return None if _STREET_END.search(word.low) else ahead
    return None


def find_people(text: str, tokens: Sequence[Token], known: Sequence[Mark]) -> Iterator[Finding]:
    """Find names, and what is told of the health and the money of others."""
    for mark in known:
        if mark.role is Role.NAMED:
            yield Finding(kind=Kind.NAME, start=mark.start, end=mark.end, strength=Strength.WEAK)
    yield from _told(_marks(text, tokens, known), text)


def _marks(text: str, tokens: Sequence[Token], known: Sequence[Mark]) -> list[Mark]:
    marks = list(known)
    starts = [one.start for one in tokens]
    for found in _PHRASE.finditer(text):
        name = found.lastgroup or ""
        kind = Kind[name.rstrip("0123456789")]
        sentence = tokens[max(0, bisect_right(starts, found.start()) - 1)].sentence
        marks.append(Mark(Role.TOLD, found.start(), found.end(), sentence, kind, has_verb=True))
    marks += _pointing(tokens)
    inside = {place for one in known for place in range(one.start + 1, one.end)}
    for token in tokens:
        known_word = _ROLES.get(token.low)
        if known_word is not None and token.start not in inside:
            marks.append(Mark(known_word[0], token.start, token.end, token.sentence, known_word[1]))
    return sorted(marks, key=lambda mark: mark.start)


def _pointing(tokens: Sequence[Token]) -> Iterator[Mark]:
    """Find the other words that point at who was spoken of: "Die heeft schulden", "zijn dementie"."""
    for before, token, after in zip(tokens, tokens[1:], tokens[2:], strict=False):
        begins = (
            before.sentence < token.sentence and token.low in {"die", "deze"} and after.low in words.LINKS
        )
        owns = token.low in {"zijn", "haar"} and (after.low in words.HEALTH or after.low in words.DEBT)
        if begins or owns:
            yield Mark(Role.PRONOUN, token.start, token.end, token.sentence)
        if owns:
            yield Mark(Role.LINK, token.start, token.end, token.sentence)


_ROLES: dict[str, tuple[Role, Kind | None]] = {
    **dict.fromkeys(words.LINKS, (Role.LINK, None)),
    **dict.fromkeys(words.THIRD_PERSON, (Role.PRONOUN, None)),
    **dict.fromkeys(words.FIRST_PERSON, (Role.OWN, None)),
    **dict.fromkeys(words.MANY, (Role.MANY, None)),
    **dict.fromkeys(words.HEALTH, (Role.TOLD, Kind.HEALTH)),
    **dict.fromkeys(words.DEBT, (Role.TOLD, Kind.DEBT)),
}


def _told(marks: Sequence[Mark], text: str) -> Iterator[Finding]:
    """Judge every word of illness or debt by the person it is said of."""
    focus: Mark | None = None
    for place, mark in enumerate(marks):
        if mark.role in _PERSONS:
            focus = mark
        if mark.role is not Role.TOLD or mark.kind is None:
            continue
        whose = _whose(marks, place, focus) or _whose_after(marks, place, text)
        if whose is not None and whose.role in {Role.NAMED, Role.CALLED, Role.NEAR}:
            strength = Strength.STRONG if whose.role is Role.NAMED else Strength.WEAK
            yield Finding(kind=mark.kind, start=mark.start, end=mark.end, strength=strength)


def _whose(marks: Sequence[Mark], place: int, focus: Mark | None) -> Mark | None:
    """Look back from a word for the person it is said of, over a verb that links the two."""
    told = marks[place]
    links = told.has_verb or _links_after(marks, place)
    for before in reversed(marks[max(0, place - _BACK) : place]):
        if before.sentence != told.sentence or told.start - before.end > _FAR:
            return None
        if before.role is Role.MANY or before.role is Role.OWN:
            return None
        if before.role is Role.LINK:
            links = links or told.start - before.end <= _SOON
        elif before.role in _PERSONS:
            links = links or told.start - before.end <= _BESIDE
            return before if links or _links_person(marks[max(0, place - _BACK) : place], before) else None
        elif before.role is Role.PRONOUN:
            return _meant(before, focus) if links or _links_before(marks, place) else None
    return None


def _links_after(marks: Sequence[Mark], place: int) -> bool:
    """Say whether the verb comes just behind, as in "dat hij schulden heeft"."""
    told = marks[place]
    return any(
        one.role is Role.LINK and one.sentence == told.sentence and one.start - told.end <= 14  # noqa: PLR2004 - two words
        for one in marks[place + 1 : place + 3]
    )


def _links_before(marks: Sequence[Mark], place: int) -> bool:
    """Say whether the verb stands before the pronoun, as in "volgens mij heeft hij schulden"."""
    told = marks[place]
    return any(
        one.role is Role.LINK and one.sentence == told.sentence and told.start - one.end <= _SOON
        for one in marks[max(0, place - 4) : place]
    )


def _links_person(marks: Sequence[Mark], person: Mark) -> bool:
    """Say whether the verb stands just before the person, as in "daarom heeft mevrouw De Vries schulden"."""
    return any(one.role is Role.LINK and 0 <= person.start - one.end <= _BESIDE for one in marks)


def _meant(pronoun: Mark, focus: Mark | None) -> Mark | None:
    """Give who "hij" is: the person of whom was spoken a moment ago."""
    return focus if focus is not None and pronoun.sentence - focus.sentence <= _WHILE else None


def _whose_after(marks: Sequence[Mark], place: int, text: str) -> Mark | None:
    """Look just behind: "de schulden van mevrouw De Vries"."""
    told = marks[place]
    for after in marks[place + 1 : place + 3]:
        between = text[told.end : after.start].split()
        if after.role in {Role.NAMED, Role.CALLED, Role.NEAR} and between in (
            ["van"],
            ["bij"],
            ["van", "mijn"],
        ):
            return after
    return None
