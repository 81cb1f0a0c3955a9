"""Threats of violence against a person. Anger, swearing and a hard word about a plan stay visible."""

import re
from collections.abc import Iterator

from participatie.security.personal_data.findings import Finding, Kind, Strength

_ROLE = (
    r"(?:vent|vrouw|man|kerel|lui|gast(?:en)?|mensen|idio(?:ot|ten)|wethouders?|burgemeester|ambtena(?:ar|ren)|raadsl(?:id|eden)|buurman"
    r"|buurvrouw|buren|bestuurders?|politic(?:us|i)|boa'?s?|wijf|medewerk(?:er|ers|ster)|handhavers?|agent(?:en)?|buurtverbinder"
    r"|projectleider|voorzitter|directeur|journalist)"
)
_WHOM = (
    rf"(?:hem|haar|hen|hun|ze|je|jou|jullie|u|(?:die|de|dat|deze|elke|iedere|zo'n|al\sdie)\s(?:\w{{1,20}}\s){{0,2}}{_ROLE}"
    r"(?:\s(?:van|bij|op)\s(?:het|de|mijn)?\s?\w{1,20})?)"
)
_HURT = (
    r"(?:sla|slaan|schop|schoppen|steek|steken|schiet|schieten|vermoord|vermoorden|wurg|wurgen|verzuip|verzuipen|verdrink|trap|trappen"
    r"|gooi|gooien|duw|duwen|kieper|kieperen|stamp|stampen|ram|rammen|ros|rossen|maak|maken|hak|hakken|knuppel|pak|pakken|rijd|rij)"
)
_HOW = (
    r"(?:dood|neer|overhoop|verrot|kapot|af\b|in\selkaar|tegen\sde\s(?:grond|vlakte|muur)|de\strap\saf|van\sde\strap|de\shersens\sin|op\s(?:zijn|haar|je|jullie|hun|de)\s"
    r"(?:bek|muil|smoel|kop|bakkes)|het\sziekenhuis\sin|ondersteboven|omver|het\swater\sin|in\s(?:het|de|dat|die)\s(?:water\w{0,8}|gracht|haven|vijver|kanaal|rivier|sloot)"
    r"|voor\szijn\skop|voor\shaar\skop|voor\sje\skop|van\skant|te\sgrazen|nog\swel\sterug)"
)
_TO_HURT = (
    r"(?:gooien|kieperen|schieten|slaan|duwen|schoppen|rammen|trappen|steken|maken|rijden|nemen|pakken)\b"
)
_TO_KILL = r"(?:doodschieten|neerschieten|afschieten|doodslaan|afmaken|opknopen|ophangen|vermoorden|verzuipen|doodrijden|doodsteken)\b"
_WORDS = r"(?:[\w'’-]{1,24}\s){0,5}?"
_THREATS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?:ik|we|wij)\s{_WORDS}{_HURT}\s{_WHOM}\s{_WORDS}{_HOW}",
        rf"\b(?:ik|we|wij)\s{_WORDS}{_WHOM}\s{_WORDS}{_HOW}\s?{_TO_HURT}",
        rf"\b(?:ik|we|wij)\s{_WORDS}{_WHOM}\s{_WORDS}{_HOW}\s?{_HURT}\b",
        rf"\b(?:iemand|ze|men)\smoet(?:en)?\s{_WHOM}\s{_WORDS}{_HOW}\s?{_TO_HURT}",
        r"\b(?:hoop|wens|wou)\s(?:[\w'’-]{1,16}\s){0,3}(?:jullie|hij|zij|ze|u|je|die\s\w{1,20})\s(?:[\w'’-]{1,16}\s){0,4}(?:doodga(?:at|an)|doodvalt|doodvallen|verzuip(?:t|en)|verongelukt?|creper(?:en|t)|creëpeert)\b",
        rf"\b{_HURT}\s(?:ik|we|wij)\s{_WHOM}\s{_WORDS}{_HOW}",
        rf"\b(?:moet|moeten|mogen|zouden)\s(?:ze|we|wij|jullie|ik)\s{_WORDS}{_HOW}\s?{_WORDS}{_TO_HURT}",
        rf"\b{_WHOM}\s(?:moet|moeten|mogen|zouden)\s(?:ze|we|wij|jullie)\s{_WORDS}{_TO_KILL}",
        rf"\b(?:moet|moeten|mogen|zouden)\s(?:(?:ze|we|wij|jullie)\s)?{_WORDS}{_WHOM}\s{_WORDS}{_TO_KILL}",
        rf"\b{_WHOM}\s(?:moet|moeten|mogen|verdien\w{{1,2}})\s{_WORDS}(?:doodgeschoten|afgeschoten|neergeschoten|opgehangen|opgeknoopt|doodgeslagen|vermoord|afgemaakt|doodgestoken|verzopen|een\skogel|aan\sde\shoogste\sboom)",
        r"\b(?:ik|wij|we)\s(?:weet|weten)\s(?:ook\s|heel\sgoed\s|precies\s|wel\s)?waar\s(?:je|jij|jullie|u|hij|zij|ze|die\s\w{1,20}|de\s\w{1,20})\s(?:\w{1,12}\s){0,2}(?:woont|wonen|slaapt|slapen|je\skinderen)",
        rf"\b(?:ik|we|wij)\s(?:zal\s|ga\s|gaan\s|zullen\s)?{_WORDS}(?:vermoord|vermoorden|doodschieten|neerschieten|doodslaan|neersteken|afmaken|opknopen|ophangen|wurgen|kapotmaken)\b",
        rf"\b(?:vermoord|wurg)\s(?:ik|we|wij)\s{_WHOM}",
        r"\bkogel\sdoor\s(?:je|jullie|zijn|haar|hun|uw)\s(?:kop|hoofd|hersens|raam)|\bjullie\sgaan\s(?:er\s(?:allemaal\s)?aan|eraan)\b|\bje\sbent\ser\sgeweest\b",
        r"\bste(?:ek|ken)\s(?:ik|we|wij)\s(?:\w{1,16}\s){0,4}in\s(?:de\s(?:fik|hens)|brand)|\b(?:ik|we|wij)\sste(?:ek|ken)\s(?:\w{1,16}\s){0,4}in\s(?:de\s(?:fik|hens)|brand)",
        r"\b(?:ik|we|wij)\s(?:kom|komen)\smet\s(?:een|mijn|ons)\s(?:\w{1,12}\s)?(?:mes|pistool|geweer|honkbalknuppel|knuppel|bom|bijl)",
        r"\b(?:pas|kijk)\smaar\s(?:goed\s)?(?:op|uit)\s(?:als|wanneer)\s(?:je|jullie|u|hij|zij)\s(?:\w{1,16}\s){0,5}(?:alleen|straat|donker|buiten|huis)",
    )
)
_HARMLESS = re.compile(r"\b(?:niet|nooit|geen)\b", re.IGNORECASE)
_HINT = re.compile(
    r"\b(?:sla|slaan|schop|steek|steken|schiet|vermoord|wurg|verz[uo]|verdrink|trap|gooi|duw|kieper|stamp|ram|ros|hak|knuppel|honkbal|dood|creper"
    r"|neer|overhoop|verrot|kapot|afm|afg|af\b|opgeh|opgek|opkn|oph|kogel|pistool|geweer|mes\b|bom\b|bijl|brand|fik|hens|woont"
    r"|wonen|slaap|slapen|gaan\ser|eraan|geweest|pas\smaar|kijk\smaar|rij|maak|pak|creper|verong)",
    re.IGNORECASE,
)
_AROUND = 160


def find_threats(text: str) -> Iterator[Finding]:
    """Find words that say that somebody will be, or must be, hurt."""
    for start, end in _places(text):
        for pattern in _THREATS:
            for found in pattern.finditer(text, start, end):
                if not _HARMLESS.search(found[0]):
                    yield Finding(
                        kind=Kind.THREAT, start=found.start(), end=found.end(), strength=Strength.STRONG
                    )


def _places(text: str) -> Iterator[tuple[int, int]]:
    """Give the parts of a text in which a word stands that a threat could be made of."""
    start = end = 0
    for hint in _HINT.finditer(text):
        if hint.start() - _AROUND > end:
            if end:
                yield start, end
            start = hint.start() - _AROUND
        end = hint.end() + _AROUND
    if end:
        yield max(0, start), min(end, len(text))
