"""What should perhaps not be public, seen before it is: numbers, addresses, what is told of others, threats.

Rules that anybody can read, no learning and nobody else's machine. A finding is a suggestion: whoever wrote the
words may mend them, keep them for the organisation, or send them as they are; a person looks at a strong one
before it is shown. It errs to the side of people's words: general talk of illness or debt is left alone.
"""

from collections.abc import Collection

from participatie.security.personal_data.addresses import find_addresses, is_public_place
from participatie.security.personal_data.findings import Finding, Kind, Strength, without_overlap
from participatie.security.personal_data.numbers import find_numbers
from participatie.security.personal_data.people import Role, find_people, persons, sentence_starts, tokens_of
from participatie.security.personal_data.threats import find_threats

__all__ = ["Finding", "Kind", "Strength", "find", "find_in_name"]


def find(text: str, known: Collection[str] = ()) -> tuple[Finding, ...]:
    """Find what should perhaps not be public; `known` are texts that are public already, such as a telephone of a desk."""
    tokens = tokens_of(text)
    named = persons(text, tokens)
    found = [
        *find_numbers(text),
        *find_addresses(
            text, [one.start for one in named if one.role is Role.NAMED], sentence_starts(tokens)
        ),
        *find_people(text, tokens, named),
        *find_threats(text),
    ]
    published = [_bare(one) for one in known]
    return without_overlap([one for one in found if not _is_public(text, one, published)])


def find_in_name(text: str, known: Collection[str] = ()) -> tuple[Finding, ...]:
    """Find what does not belong in a public name: a number, an address, or a whole name with a street.

    A name alone is somebody's own choice; a name and a street lead to a door.
    """
    found = find(text, known)
    rest = tuple(one for one in found if one.kind is not Kind.NAME)
    names = [one for one in found if one.kind is Kind.NAME]
    leads_home = names and any(_is_street(one.low) for one in tokens_of(text))
    if leads_home and not any(one.kind is Kind.ADDRESS for one in rest):
        return (Finding(kind=Kind.ADDRESS, start=0, end=len(text), strength=Strength.WEAK),)
    return rest


_STREETS = ("straat", "laan", "weg", "plein", "kade", "dijk", "gracht", "singel", "steeg", "dreef")
_SHORTEST, _TELEPHONE = 4, 9


def _is_street(word: str) -> bool:
    return word.endswith(_STREETS) and word not in _STREETS


def _is_public(text: str, finding: Finding, published: Collection[str]) -> bool:
    """Say whether the words of a finding are public already, or belong to a place for everybody."""
    if finding.kind in {Kind.THREAT, Kind.HEALTH, Kind.DEBT}:
        return False
    if finding.kind is Kind.ADDRESS and not finding.is_strong and is_public_place(text, finding):
        return True
    words = _bare(finding.words(text))
    if finding.kind is Kind.PHONE:
        words = words[-_TELEPHONE:]
    return len(words) >= _SHORTEST and any(words in one for one in published)


def _bare(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())
