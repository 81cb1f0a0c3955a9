"""Thousands of Dutch sentences about policy: half with something planted in them, half with what only looks like it.

Everything follows from a seed. `measure()` counts what the detector sees of it.
"""

import random
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from participatie.security.personal_data import Kind, find
from tests.support.policy_words import OWN, SEEN, Stock
from tests.support.policy_words_again import AGAIN
from tests.support.policy_words_apart import APART

DESK_PHONES = ("14 000", "(0512) 99 88 77", "088-1234567", "0800-1234")
DESK_MAILS = ("participatie@waterrecht.example", "info@waterrecht.example", "meldpunt@waterrecht.example")
KNOWN = (*DESK_PHONES, *DESK_MAILS, "Stadhuis, Raadhuisplein 1, 9900 AA Waterrecht")
STREETS = (
    "Sluisstraat",
    "Havenkade",
    "Lindelaan",
    "Dijkweg",
    "Kerkplein",
    "Burgemeester Smitsingel",
    "Wilgenpad",
)


@dataclass(frozen=True)
class Sentence:
    """A sentence, and what was planted in it: which kind, which words."""

    text: str
    kind: Kind | None = None
    planted: str = ""


@dataclass
class Score:
    """What was seen of what was planted, and what was seen where nothing was."""

    planted: Counter[Kind] = field(default_factory=Counter)
    missed: list[Sentence] = field(default_factory=list)
    clean: int = 0
    alarms: list[tuple[Sentence, str]] = field(default_factory=list)

    @property
    def recall(self) -> float:
        """Which part of what was planted was seen."""
        return 1 - len(self.missed) / sum(self.planted.values())

    @property
    def false_alarms(self) -> float:
        """In which part of the sentences without anything something was seen all the same."""
        return len(self.alarms) / self.clean


def digits(chance: random.Random, count: int) -> str:
    return "".join(chance.choice("0123456789") for _ in range(count))


def a_bsn(chance: random.Random, *, right: bool = True) -> str:
    """Nine digits that pass the eleven test, or that fail it."""
    while True:
        number = chance.choice("123456789") + digits(chance, 8)
        total = sum(
            int(one) * weight for one, weight in zip(number, (9, 8, 7, 6, 5, 4, 3, 2, -1), strict=True)
        )
        if (total % 11 == 0) is right:
            return number


def bsn(chance: random.Random) -> str:
    n = a_bsn(chance)
    spelled = (
        n,
        f"{n[:3]} {n[3:6]} {n[6:]}",
        f"{n[:3]}.{n[3:6]}.{n[6:]}",
        f"{n[:4]}.{n[4:6]}.{n[6:]}",
        f"{n[:3]}-{n[3:6]}-{n[6:]}",
    )
    return chance.choice(spelled)


def iban(chance: random.Random) -> str:
    bank, account = chance.choice(("INGB", "RABO", "ABNA", "TRIO", "SNSB")), digits(chance, 10)
    letters = "".join(str(int(letter, 36)) for letter in f"{bank}{account}NL00")
    whole = f"NL{98 - int(letters) % 97:02}{bank}{account}"
    groups = [whole[place : place + 4] for place in range(0, 18, 4)]
    return chance.choice((whole, " ".join(groups), whole.lower(), ".".join(groups), "-".join(groups)))


def phone(chance: random.Random) -> str:
    n, land = digits(chance, 8), chance.choice(("10", "20", "30", "70"))
    mobile = (
        f"06{n}", f"06-{n}", f"06 {n}", f"06 {n[:2]} {n[2:4]} {n[4:6]} {n[6:]}", f"06-{n[:4]} {n[4:]}", f"+316{n}",
        f"+31 6 {n}", f"+31 (0)6 {n[:4]} {n[4:]}", f"0031 6 {n}", f"00316{n}", f"06.{n[:2]}.{n[2:4]}.{n[4:6]}.{n[6:]}",
        f"06 {n[:3]} {n[3:6]} {n[6:]}", f"(06) {n}", f"06/{n}",
    )  # fmt: skip
    seven = chance.choice("2345679") + n[1:7]
    fixed = (
        f"0{land}-{seven}", f"0{land} {seven[:3]} {seven[3:5]} {seven[5:]}", f"(0{land}) {seven}", f"+31 {land} {seven}",
        f"0512-{seven[:6]}", f"0512 {seven[:2]} {seven[2:4]} {seven[4:6]}", f"0{land}/{seven}",
    )  # fmt: skip
    return chance.choice(mobile + fixed)


def email(chance: random.Random) -> str:
    who = chance.choice(("jan.devries", "fatima1985", "k.visser", "wim_uit_dekom", "m-bakker", "anja"))
    where, end = chance.choice(("voorbeeld", "mail-thuis", "prive")), chance.choice(("nl", "org", "com"))
    plain = f"{who}@{where}.{end}"
    disguised = (
        f"{who} at {where} punt {end}", f"{who} (at) {where} (punt) {end}", f"{who}[at]{where}.{end}",
        f"{who} apenstaart {where} punt {end}", f"{who} @ {where} . {end}", f"{who} apenstaartje {where}.{end}",
    )  # fmt: skip
    return chance.choice((plain, plain, plain, plain.upper(), *disguised))


def postcode(chance: random.Random) -> str:
    letters = "".join(chance.choice("ABCDEGHKLMNPRTVWXZ") for _ in range(2))
    number, code = str(chance.randint(1, 480)), str(chance.randint(1011, 9999))
    street = chance.choice(STREETS)
    return chance.choice(
        (
            f"{code} {letters} {number}",
            f"{code}{letters} {number}",
            f"{code}{letters}, nummer {number}",
            f"{street} {number}, {code} {letters} Waterrecht",
            f"{street} {number} {code}{letters}",
            f"{code} {letters} huisnummer {number}",
            f"{code}{letters.lower()} {number}",
            f"{code} {letters}-{number}",
        )
    )


def street(chance: random.Random) -> str:
    number = chance.choice(
        (
            str(chance.randint(1, 480)),
            f"{chance.randint(1, 99)}a",
            f"{chance.randint(1, 999)}-{chance.randint(1, 9)}",
            f"{chance.randint(1, 99)} B",
        )
    )
    return f"{chance.choice(STREETS)} {number}"


def plate(chance: random.Random) -> str:
    a, n = (
        (lambda count: "".join(chance.choice("BDFGHJKLNPRSTVXZ") for _ in range(count))),
        lambda count: digits(chance, count),
    )
    return chance.choice(
        (
            f"{a(2)}-{n(3)}-{a(1)}",
            f"{n(2)}-{a(3)}-{n(1)}",
            f"{n(1)}-{a(3)}-{n(2)}",
            f"{a(2)}-{n(2)}-{a(2)}",
            f"{n(2)}-{a(2)}-{a(2)}",
        )
    )


def someone(chance: random.Random, stock: Stock) -> str:
    relation = chance.choice(
        ("mijn buurman", "mijn buurvrouw", "mijn zus", "onze overbuurman", "mijn collega")
    )
    return chance.choice(
        (
            f"{chance.choice(TITLES)} {chance.choice(stock.surnames)}",
            f"{relation} {chance.choice(stock.firsts)}",
            f"{relation} {chance.choice(stock.firsts)} {chance.choice(stock.surnames)}",
            f"{chance.choice(stock.firsts)} {chance.choice(stock.surnames)}",
        )
    )


TITLES = ("mevrouw", "meneer", "de heer", "dhr.", "mevr.")


def _in_carrier(kind: Kind, spell: Callable[[random.Random], str]) -> "Maker":
    def make(chance: random.Random, stock: Stock) -> Sentence:
        words = spell(chance)
        return Sentence(chance.choice(stock.carriers).replace("{x}", words), kind, words)

    return make


def _home(chance: random.Random, stock: Stock) -> Sentence:
    words = street(chance)
    return Sentence(chance.choice(stock.homes).replace("{x}", words), Kind.ADDRESS, words)


def _place(chance: random.Random, stock: Stock) -> Sentence:
    words = street(chance)
    return Sentence(chance.choice(stock.places).replace("{x}", words), Kind.ADDRESS, words)


def _vehicle(chance: random.Random, stock: Stock) -> Sentence:
    words = plate(chance)
    told = (
        "De auto met kenteken {x} staat altijd op de stoep.",
        "Die witte bestelbus ({x}) rijdt veel te hard.",
    )
    return Sentence(chance.choice(told).replace("{x}", words), Kind.LICENCE_PLATE, words)


def _told(kind: Kind) -> "Maker":
    def make(chance: random.Random, stock: Stock) -> Sentence:
        words = chance.choice(stock.illnesses if kind is Kind.HEALTH else stock.debts)
        told = chance.choice(stock.told * 3 + stock.near)
        text = told.replace("{who}", someone(chance, stock)).replace("{ill}", words)
        return Sentence(text[0].upper() + text[1:], kind, words)

    return make


def _name(chance: random.Random, stock: Stock) -> Sentence:
    sur = chance.choice(stock.surnames)
    text = chance.choice(stock.names).replace("{title}", chance.choice(TITLES)).replace("{sur}", sur)
    text = text.replace("{first}", chance.choice(stock.firsts))
    return Sentence(text[0].upper() + text[1:], Kind.NAME, sur)


def _threat(chance: random.Random, stock: Stock) -> Sentence:
    text = chance.choice(stock.threats).replace("{whom}", chance.choice(stock.whom))
    return Sentence(text[0].upper() + text[1:], Kind.THREAT, text[1:])


Maker = Callable[[random.Random, Stock], Sentence]
MAKERS: tuple[Maker, ...] = (
    _in_carrier(Kind.BSN, bsn),
    _in_carrier(Kind.IBAN, iban),
    _in_carrier(Kind.PHONE, phone),
    _in_carrier(Kind.PHONE, phone),
    _in_carrier(Kind.EMAIL, email),
    _in_carrier(Kind.ADDRESS, postcode),
    _home,
    _place,
    _vehicle,
    _told(Kind.HEALTH),
    _told(Kind.DEBT),
    _name,
    _threat,
)


def _clean(chance: random.Random, stock: Stock) -> Sentence:
    year = chance.randint(2019, 2032)
    given = {
        "art": f"{chance.randint(1, 12)}.{chance.randint(1, 9)}",
        "n": str(chance.randint(2, 120)),
        "n2": str(chance.randint(2, 99)),
        "money": f"{chance.randint(1, 950)}.{digits(chance, 3)}",
        "big": f"{chance.randint(1, 950)}.{digits(chance, 3)}.{digits(chance, 3)}",
        "year": str(year),
        "year2": str(year + chance.randint(1, 12)),
        "dossier": chance.choice((f"WR-2026-{digits(chance, 4)}", f"Z{digits(chance, 8)}", digits(chance, 9), f"{digits(chance, 4)}/{digits(chance, 5)}")),
        "cadastre": a_bsn(chance, right=False),
        "date": chance.choice((f"{chance.randint(1, 28)}-{chance.randint(1, 12)}-{year}", f"{chance.randint(1, 28)} oktober {year}")),
        "time": f"{chance.randint(8, 21)}.{chance.choice(('00', '15', '30'))}",
        "time2": f"{chance.randint(8, 21)}:{chance.choice(('00', '15', '30'))}",
        "desk_phone": chance.choice(DESK_PHONES),
        "desk_mail": chance.choice(DESK_MAILS),
        "budget": chance.choice((f"06{digits(chance, 8)}", f"06-{digits(chance, 8)}", f"{digits(chance, 4)}.{digits(chance, 4)}.{digits(chance, 2)}")),
        "deep": f"{chance.randint(0, 3)},{digits(chance, 2)}",
        "deep2": f"{chance.randint(0, 3)},{digits(chance, 2)}",
    }  # fmt: skip
    return Sentence(chance.choice(stock.clean).format(**given))


def sentences(stock: Stock, count: int, seed: int) -> Iterator[Sentence]:
    """Give sentences, in turn with something planted and without."""
    chance = random.Random(seed)  # noqa: S311 - sentences to try, no secrets
    for place in range(count):
        if place % 2:
            yield _clean(chance, stock)
        else:
            yield MAKERS[place // 2 % len(MAKERS)](chance, stock)


def measure(stock: Stock, count: int, seed: int = 1) -> Score:
    """Count what is seen, and what is seen wrongly."""
    score = Score()
    for sentence in sentences(stock, count, seed):
        found = find(sentence.text, KNOWN)
        if sentence.kind is None:
            score.clean += 1
            score.alarms += [(sentence, found[0].words(sentence.text))] if found else []
            continue
        score.planted[sentence.kind] += 1
        start = sentence.text.find(sentence.planted)
        end = start + len(sentence.planted)
        if not any(
            one.kind is sentence.kind and _touches(one.start, one.end, sentence, start, end) for one in found
        ):
            score.missed.append(sentence)
    return score


def _touches(start: int, end: int, sentence: Sentence, planted_from: int, planted_to: int) -> bool:
    """Whether what was found is (a good part of) what was planted; words that stand twice count twice."""
    if sentence.text.count(sentence.planted) > 1:
        return True
    return start < planted_to and end > planted_from


STOCKS = {"own": OWN, "seen": SEEN, "again": AGAIN, "apart": APART}
