"""Where somebody can be found: e-mail addresses in every disguise, postcodes with a number, streets with a number."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from participatie.security.personal_data.findings import Finding, Kind, Strength

_EMAIL = re.compile(r"(?<![\w.+%-])[\w.+%-]{1,64}\s?@\s?[\w-]{1,63}(?:\.[\w-]{2,63}|\s\.\s?[a-z]{2,63}){1,4}")
_SPOKEN = re.compile(
    r"(?<![\w.])[\w.+-]{1,64}\s{0,2}(?:\bat\b|\bapenstaart(?:je)?\b|[(\[{]\s?(?:at|apenstaart(?:je)?|@)\s?[)\]}])\s{0,2}"
    r"[\w-]{1,63}(?:\s{0,2}(?:\bpunt\b|\bdot\b|\.|[(\[{]\s?(?:punt|dot|\.)\s?[)\]}])\s{0,2}[\w-]{1,63}){0,3}"
    r"\s{0,2}(?:\bpunt\b|\bdot\b|\.|[(\[{]\s?(?:punt|dot|\.)\s?[)\]}])\s{0,2}(?:nl|com|org|net|eu|be|de|info|frl)\b",
    re.IGNORECASE,
)
_SPELLED_AT = re.compile(r"\bat\b|apenstaart|[(\[{]\s?@", re.IGNORECASE)
_DESKS = frozenset(
    [
        "info",
        "gemeente",
        "post",
        "contact",
        "klantcontact",
        "participatie",
        "meldpunt",
        "redactie",
        "secretariaat",
        "griffie",
        "balie",
        "loket",
        "bestuur",
        "inspraak",
        "omgeving",
        "publiekszaken",
        "webmaster",
        "pers",
        "voorlichting",
        "klantenservice",
        "helpdesk",
    ]
)
_POSTCODE = r"[1-9]\d{3}(?:\s(?!S[ADS])[A-Z]{2}|(?!S[ADS]|s[ads])(?:[A-Z]{2}|[a-z]{2}))"
_NUMBER = r"\d{1,4}(?:\s?-\s?\d{1,4}|\s?[a-zA-Z](?![\w'’])|\s?-?(?:hs|bis|I{1,3})\b|-[A-Z])?"
_POSTCODE_FIRST = re.compile(
    rf"(?<![\w.,€-])({_POSTCODE})\s{{0,2}}(?:,|/|-|\()?\s{{0,2}}(?:(?:huis)?nummer|huisnr\.?|nr\.?|no\.?|op|#)?\s{{0,2}}"
    rf"(?P<number>{_NUMBER})(?![\w%]|[.,]\d|\s?(?:uur|euro|procent|jaar|meter|m2|km|keer|woningen))"
)
_POSTCODE_AFTER = re.compile(rf"\s?[,(]?\s{{0,2}}{_POSTCODE}(?!\w)")
_SURELY_STREET = re.compile(r"\w{2}(?:straat|laan|gracht|singel|plein|kade|dijk|steeg|dreef|weg)$")
_AT = re.compile(r"\b(?:op|aan|bij|voor|naast|naar|van|tegenover|achter|tussen)\s$", re.IGNORECASE)
_IN_THE = re.compile(r"\b(?:in|langs|door|voor)\s(?:de|het)\s$")
_NEAR = 160
_POSTCODE_WORDS = frozenset(["EN", "OF", "IN", "OP", "OM", "IS", "DE", "TE", "TO", "AL", "ER", "ZO", "NA"])
_SUFFIX = (
    r"(?:straat|str\.|laan|weg|plein|kade|dijk|pad|hof|gracht|singel|steeg|dreef|plantsoen|wal|haven|baan|markt|burg"
    r"|erf|oord|kamp|akker|veld|ring|brink|hoek|waard|gaarde|weide|zijde|terras|boulevard|park|donk|horst|meent|stee"
    r"|werf|sluis|vliet|vaart|drift|ende|pleintje|straatje|laantje|weegje|paadje)"
)
_STREET = re.compile(
    r"(?<![\w'’-])(?:(?:[A-Z][\w.'’-]{0,24}\s(?:(?:van|de|der|den|het|ten|ter|'t|te)\s){0,2}){0,3}"
    rf"(?P<name>[A-Z]?[\w'’-]{{1,30}}?{_SUFFIX})|Laan van [A-Z][\w'’-]{{2,30}}|[A-Z][\w'’-]{{2,30}}\s(?:Plein|Kade|Laan|Weg|Straat|Dijk|Pad))"
    rf"\s(?:(?:huis)?nummer\s|huisnr\.?\s|nr\.?\s|op\s(?=\d))?(?P<number>{_NUMBER})(?![\w%°]|[.,:]\d)"
)
_COMMON = frozenset(
    [
        "hoofdweg",
        "snelweg",
        "onderweg",
        "weg",
        "straat",
        "plein",
        "dijk",
        "park",
        "haven",
        "pad",
        "hoek",
        "veld",
        "markt",
        "baan",
        "ring",
        "uitweg",
        "omweg",
        "zijweg",
        "fietspad",
        "voetpad",
        "trottoir",
        "zijde",
        "kade",
        "sluis",
        "hof",
        "provincialeweg",
        "busbaan",
        "startbaan",
        "rijbaan",
        "spoorbaan",
    ]
)
_GOES_ON = re.compile(
    r"\s(?:en|in|te|of|is|heeft|had|was|op|bij|aan|staat|stond|woont|woonde|wonen|woon|ligt|met|van|om|naar|kan|wil|komt"
    r"|kwam|had|waar|die|dat|want|maar|ook|niet|wordt|werd|als|dan|mee|voor|door|al|hier|daar|belt|zit|kreeg|ben|heb"
    r"|zijn|willen|hebben|krijgt|sinds|nu|zal|moet|mag|uit|vlakbij|naast|tegenover|boven|beneden|links|rechts|rood"
    r"|haar|hun|toen|omdat|doet|slaapt|ik|we|wij|hij|zij|ze|postcode|waterrecht)\b"
)
_RANGE = re.compile(
    r"\s?(?:t/m|tot|-|–|/)\s?(?:en met\s)?\d|\s(?:en|of)\s\d|\s(?:meter|m2|km|kilometer|uur|jaar|dagen|weken|keer"
    r"|bomen|parkeer\w{0,12}|woningen|huizen|procent|euro|lantaarn\w{0,8}|minuten|cm|bewoners|mensen)\b"
)
_HOME = re.compile(
    r"\b(?:ik|wij|we)\s(?:\w{1,12}\s){0,2}(?:woon|wonen)\b|\bwoont\b|\bwoon\s(?:ik|op|aan|in)\b|\bwoonachtig|\bwonend"
    r"|\bwoonde\b|\bwonen\s(?:wij|we)\b|\bmijn\s(?:\w{1,12}\s)?(?:adres|huis|woning|flat|voordeur)\b|\bons\s(?:adres|huis)\b"
    r"|\bonze\swoning|\bbij\s(?:mij|ons)\sthuis|\bbewo(?:ner|onster)\svan\b|\bbuur(?:man|vrouw|en)?\b|\badres\s?(?:is|:)"
    r"|\bthuisadres|\bpost\s?adres|\bstuur\w{0,2}\s.{0,40}\bnaar\b|\bfamilie\b|\bhuurder\svan\b",
    re.IGNORECASE,
)
_PUBLIC_PLACE = re.compile(
    r"stadhuis|gemeentehuis|raadhuis|bibliotheek|buurtkamer|buurthuis|dorpshuis|wijkcentrum|sporthal|speeltuin|winkel"
    r"|station|kerk|moskee|gemaal|school|museum|zwembad|politiebureau|ziekenhuis|inloop|bijeenkomst|postbus|loket|zaal"
    r"|theater|kantoor|caf[eé]|gezondheidscentrum|huisartsenpost|provinciehuis|hoofdingang|bushalte|rotonde",
    re.IGNORECASE,
)


def find_addresses(text: str, named: Sequence[int], sentences: Sequence[int]) -> Iterator[Finding]:
    """Find addresses. `named` tells where persons are named, `sentences` where each sentence begins.

    A street with a number is a place like any other, until somebody is named with it or is said to live there.
    """
    yield from _mails(text)
    postcodes = list(_postcodes(text))
    yield from postcodes
    behind_postcode = {one.end + gap for one in postcodes for gap in range(4)}
    for found in _STREET.finditer(text):
        if _is_address(text, found):
            postcode = _POSTCODE_AFTER.match(text, found.end())
            is_door = found.start() in behind_postcode or postcode is not None
            if is_door or _is_home(text, found.start(), found.end(), named, sentences):
                end = postcode.end() if postcode else found.end()
                yield Finding(kind=Kind.ADDRESS, start=found.start(), end=end)
            elif (found["name"] or "X")[0].isupper() and not _IN_THE.search(
                text[max(0, found.start() - 12) : found.start()]
            ):
                yield Finding(kind=Kind.ADDRESS, start=found.start(), end=found.end(), strength=Strength.WEAK)


def _mails(text: str) -> Iterator[Finding]:
    if "@" in text:
        for found in _EMAIL.finditer(text):
            if found[0].partition("@")[0].strip().casefold() not in _DESKS:
                yield Finding(kind=Kind.EMAIL, start=found.start(), end=found.end())
    for found in _SPOKEN.finditer(text) if _SPELLED_AT.search(text) else ():
        yield Finding(kind=Kind.EMAIL, start=found.start(), end=found.end())


def _postcodes(text: str) -> Iterator[Finding]:
    for found in _POSTCODE_FIRST.finditer(text):
        letters, digits = found[1][-2:], found[1][:4]
        is_year = digits[:2] in {"19", "20"} and (
            letters.upper() in _POSTCODE_WORDS or found["number"][:2] in {"19", "20"}
        )
        if not is_year and not (len(found["number"]) == 4 and letters in _POSTCODE_WORDS):  # noqa: PLR2004 - another year
            yield Finding(kind=Kind.ADDRESS, start=found.start(), end=found.end())


def _is_address(text: str, found: re.Match[str]) -> bool:
    """Say whether a street with a number is an address, and not a street of which something is counted."""
    name = found["name"] or "X"
    if name.casefold() in _COMMON or not (name[0].isupper() or _SURELY_STREET.search(name)):
        return False
    after = text[found.end() : found.end() + 24]
    if _RANGE.match(after):
        return False
    goes_on = re.match(r"\s[a-zà-ü]", after)
    return not goes_on or bool(
        _GOES_ON.match(after) or _AT.search(text[max(0, found.start() - 12) : found.start()])
    )


def _is_home(text: str, start: int, end: int, named: Sequence[int], sentences: Sequence[int]) -> bool:
    """Say whether the sentence around an address names somebody, or says that somebody lives there."""
    begins = max(sentences[bisect_right(sentences, start) - 1], start - _NEAR)
    after = bisect_right(sentences, start)
    ends = min(sentences[after] if after < len(sentences) else len(text), end + _NEAR)
    names_somebody = bisect_left(named, begins) < bisect_left(named, ends)
    return names_somebody or _HOME.search(text[begins:ends]) is not None


def is_public_place(text: str, finding: Finding) -> bool:
    """Say whether an address is one of a building for everybody."""
    around = (text[max(0, finding.start - 60) : finding.start], text[finding.end : finding.end + 30])
    return any(_PUBLIC_PLACE.search(words) for words in around)
