"""Numbers that belong to one person: citizen service number, bank account, telephone, licence plate.

Every pattern has a bound on its length and no repetition inside a repetition: time grows with the text.
"""

import re
from collections.abc import Iterator

from participatie.security.personal_data.findings import Finding, Kind, Strength

_BSN = re.compile(
    r"(?<![\w.,+/-])(?:\d{9}|\d{3}([ .-])\d{3}\1\d{3}|\d{4}([ .-])\d{2}\2\d{3}|\d{2}([ .-])\d{3}\3\d{4})"
    r"(?![\w/]|[-.,]\d)"
)
_PUBLIC_NUMBER = re.compile(
    r"(?:dossier|zaak|perceel|kadast\w{0,6}|kenmerk|besluit|factuur|order|project|budget|begroting\w{0,6}|kosten"
    r"plaats|artikel|referentie|kvk|bestek|registratie|post|code|vergunning|tender|volg|rapport|contract)"
    r"[\w -]{0,24}[:#]?\s{0,2}$",
    re.IGNORECASE,
)
_AMOUNT_BEFORE = re.compile(
    r"(?:€|\beuro?|\bbedrag(?:en)?(?:\svan)?|\bkost(?:en|te)?|\bbudget\svan|\bbegroting\svan|\btotaal(?:\svan)?|\bruim|\bbijna|\bongeveer|\bcirca)\s{0,2}$",
    re.IGNORECASE,
)
_AMOUNT_AFTER = re.compile(
    r"\s{0,2}(?:euro|eur\b|,-|inwoners|huishoudens|mensen|bewoners|ouderen|kinderen|jongeren|bezoekers|woningen|huizen|stemmen|bomen|auto|reacties|kuub|m2|m3|m²|m³|liter|kilo|kg\b|ton\b|kwh|stemmen)",
    re.IGNORECASE,
)
_IBAN = re.compile(r"(?<![\w])[A-Za-z]{2}\d{2}(?:[ .-]?[A-Za-z0-9]){11,30}(?![A-Za-z0-9])")
_COUNTRY_LENGTHS = {"NL": 18, "BE": 16, "DE": 22, "FR": 27, "LU": 20, "GB": 22, "PL": 28, "ES": 24, "IT": 27}
_PHONE = re.compile(
    r"(?<![\w.,+-])(?:(?P<abroad>(?:\+|00)(?!31)\d{2}[ -]?\(?(?:0\)?)?(?:[ .-]?\d){8,10})"
    r"|(?P<dutch>(?:(?:\+|00)31[ .-]?(?:\(0\))?[ .-]?|\(?0)[1-9](?:[ .)/-]{0,3}\d){8}))"
    r"(?![\w/]|[-.,]\d)"
)
_EVERYBODYS = ("088", "085", "084", "0800", "0900", "0906", "0909", "0970")
_CALLING = re.compile(
    r"(?:\bbel\w{0,4}|tel\w{0,7}|mobiel\w{0,2}|gsm|app\w{0,3}|nummer is|bereikbaar|06)[\w :.,]{0,20}$",
    re.IGNORECASE,
)
_PLATE = re.compile(
    r"(?<![\w-])(?:[A-Z]{2}-\d{2}-\d{2}|\d{2}-\d{2}-[A-Z]{2}|\d{2}-[A-Z]{2}-\d{2}|[A-Z]{2}-\d{2}-[A-Z]{2}"
    r"|[A-Z]{2}-[A-Z]{2}-\d{2}|\d{2}-[A-Z]{2}-[A-Z]{2}|\d{2}-[A-Z]{3}-\d|\d-[A-Z]{3}-\d{2}|[A-Z]{2}-\d{3}-[A-Z]"
    r"|[A-Z]-\d{3}-[A-Z]{2}|[A-Z]{3}-\d{2}-[A-Z]|[A-Z]-\d{2}-[A-Z]{3}|\d-[A-Z]{2}-\d{3}|\d{3}-[A-Z]{2}-\d)(?![\w-])"
)
_VEHICLE = re.compile(
    r"kenteken|nummerbord|\bauto|\bwagen|busje|bestelbus|scooter|\bmotor\b|vrachtwagen|taxi|camper|tesla|volvo|\bbmw",
    re.IGNORECASE,
)
_NEAR = 60


def is_bsn(digits: str) -> bool:
    """Say whether nine digits pass the eleven test of the citizen service number (Wabb, art. 4)."""
    if len(digits) != 9 or not digits.isdecimal() or digits == "000000000":  # noqa: PLR2004 - nine digits
        return False
    weighed = sum(
        int(digit) * weight for digit, weight in zip(digits, (9, 8, 7, 6, 5, 4, 3, 2, -1), strict=True)
    )
    return weighed % 11 == 0


def is_iban(letters: str) -> bool:
    """Say whether an account number passes the mod-97 test (ISO 13616) and has the length of its country."""
    bare = "".join(letter for letter in letters.upper() if letter.isalnum())
    if not bare.isascii() or len(bare) != _COUNTRY_LENGTHS.get(bare[:2], len(bare)):
        return False
    return int("".join(str(int(letter, 36)) for letter in bare[4:] + bare[:4])) % 97 == 1


def find_numbers(text: str) -> Iterator[Finding]:
    """Find every number that belongs to one person."""
    yield from _accounts(text)
    yield from _telephones(text)
    yield from _citizens(text)
    yield from _plates(text)


def _citizens(text: str) -> Iterator[Finding]:
    for found in _BSN.finditer(text):
        digits = re.sub(r"\D", "", found[0])
        before, after = text[max(0, found.start() - 40) : found.start()], text[found.end() : found.end() + 12]
        amount = _AMOUNT_BEFORE.search(before) or _AMOUNT_AFTER.match(after)
        if is_bsn(digits) and not amount and not _PUBLIC_NUMBER.search(before):
            yield Finding(kind=Kind.BSN, start=found.start(), end=found.end())


def _accounts(text: str) -> Iterator[Finding]:
    for found in _IBAN.finditer(text):
        for length in _whole(found[0]):
            if is_iban(found[0][:length]):
                yield Finding(kind=Kind.IBAN, start=found.start(), end=found.start() + length)
                break


def _whole(letters: str) -> Iterator[int]:
    """Give how much of what was found can be one account number: a word after it may have come along."""
    wanted = _COUNTRY_LENGTHS.get(letters[:2].upper())
    if wanted is None:
        yield len(letters)
        return
    counted = 0
    for place, letter in enumerate(letters):
        counted += letter.isalnum()
        if counted == wanted:
            yield place + 1
            return


def _telephones(text: str) -> Iterator[Finding]:
    for found in _PHONE.finditer(text):
        before = text[max(0, found.start() - 40) : found.start()]
        if _is_public(found[0]) or (_PUBLIC_NUMBER.search(before) and not _CALLING.search(before)):
            continue
        yield Finding(kind=Kind.PHONE, start=found.start(), end=found.end())


def _is_public(number: str) -> bool:
    """Say whether a number is one of a company or a service, for everybody to call."""
    digits = re.sub(r"\D", "", number)
    national = (
        "0" + re.sub(r"^(?:00)?31(?:0(?=\d{9}))?", "", digits)
        if number[:1] == "+" or digits[:2] == "00"
        else digits
    )
    return national.startswith(_EVERYBODYS)


def _plates(text: str) -> Iterator[Finding]:
    for found in _PLATE.finditer(text):
        if _VEHICLE.search(text[max(0, found.start() - _NEAR) : found.end() + _NEAR]):
            yield Finding(
                kind=Kind.LICENCE_PLATE, start=found.start(), end=found.end(), strength=Strength.WEAK
            )
