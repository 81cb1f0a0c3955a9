"""The words of this room: house rules, what a moderator can decide, and why something asks for a look."""

from enum import StrEnum

from participatie.i18n import N_


class HouseRule(StrEnum):
    """Why something may be kept out of sight."""

    THREAT = "bedreiging"
    INSULT = "belediging"
    HATE = "haat"
    PERSONAL_DATA = "persoonsgegevens"
    ABOUT_OTHERS = "gegevens_van_een_ander"
    ADVERTISING = "reclame"


HOUSE_RULE_LABELS = {
    HouseRule.THREAT: N_("Bedreig niemand"),
    HouseRule.INSULT: N_("Scheld niemand uit"),
    HouseRule.HATE: N_("Zet niet aan tot haat"),
    HouseRule.PERSONAL_DATA: N_("Zet geen persoonsgegevens in uw tekst"),
    HouseRule.ABOUT_OTHERS: N_("Schrijf niet over de gezondheid of schulden van een ander"),
    HouseRule.ADVERTISING: N_("Maak geen reclame"),
}


HOUSE_RULE_MEANINGS = {
    HouseRule.THREAT: N_("U mag boos zijn en dat opschrijven. U mag niemand bang maken met geweld."),
    HouseRule.INSULT: N_(
        "Kritiek op een plan, een bestuurder of de gemeente mag altijd. Schelden op een mens mag niet."
    ),
    HouseRule.HATE: N_(
        "Schrijf niet dat mensen minder waard zijn om hun afkomst, geloof, lichaam of liefde."
    ),
    HouseRule.PERSONAL_DATA: N_(
        "Uw adres, telefoonnummer of e-mailadres hoort niet in een tekst die iedereen kan lezen."
    ),
    HouseRule.ABOUT_OTHERS: N_("Noem geen namen van anderen en vertel niet wat alleen zij mogen vertellen."),
    HouseRule.ADVERTISING: N_("Dit is een plek om mee te praten, niet om iets te verkopen."),
}


class Standing(StrEnum):
    """Whether everybody can read an item now; it is received either way."""

    VISIBLE = "zichtbaar"
    HELD = "wacht"
    HIDDEN = "afgeschermd"


STANDING_LABELS = {
    Standing.VISIBLE: N_("Op de website"),
    Standing.HELD: N_("Wacht op een moderator"),
    Standing.HIDDEN: N_("Afgeschermd"),
}


class Outcome(StrEnum):
    """What a moderator decided about an item."""

    VISIBLE = "zichtbaar"
    FACTS = "feitelijk_antwoord"
    REDACTED = "zwartgelakt"
    HELD = "wacht"
    HIDDEN = "afgeschermd"


OUTCOME_LABELS = {
    Outcome.VISIBLE: N_("Zichtbaar"),
    Outcome.FACTS: N_("Blijft staan, vraagt om een feitelijk antwoord"),
    Outcome.REDACTED: N_("Woorden zwart maken"),
    Outcome.HELD: N_("Laten wachten"),
    Outcome.HIDDEN: N_("Afschermen"),
}

OUTCOME_MEANINGS = {
    Outcome.VISIBLE: N_("Iedereen kan de tekst lezen. Een regel is niet gebroken."),
    Outcome.FACTS: N_(
        "Iemand voelt zich onrecht aangedaan. Dat mag er staan. De behandelaar antwoordt met feiten."
    ),
    Outcome.REDACTED: N_("De tekst blijft staan. De woorden die u kiest, worden zwarte blokken."),
    Outcome.HELD: N_("Niemand kan de tekst lezen. U kijkt er later nog eens naar, of vraagt een collega."),
    Outcome.HIDDEN: N_("Niemand kan de tekst lezen. De inbreng blijft ontvangen en krijgt antwoord."),
}

OUTCOME_DONE = {
    Outcome.VISIBLE: N_("zichtbaar"),
    Outcome.FACTS: N_("zichtbaar, vraagt om een feitelijk antwoord"),
    Outcome.REDACTED: N_("zichtbaar, met zwarte blokken"),
    Outcome.HELD: N_("wacht"),
    Outcome.HIDDEN: N_("afgeschermd"),
}

STANDS_AS = {
    Outcome.VISIBLE: Standing.VISIBLE,
    Outcome.FACTS: Standing.VISIBLE,
    Outcome.REDACTED: Standing.VISIBLE,
    Outcome.HELD: Standing.HELD,
    Outcome.HIDDEN: Standing.HIDDEN,
}
"""Whether everybody can read an item after a decision."""

NEEDS_RULE = frozenset({Outcome.REDACTED, Outcome.HELD, Outcome.HIDDEN})
"""Who takes something away says which house rule it breaks."""


class Why(StrEnum):
    """Why an item asks for a look."""

    THREAT = "bedreiging"
    ABOUT_OTHERS = "over_een_ander"
    PERSONAL_DATA = "persoonsgegevens"
    APPEAL = "herbeoordeling"
    REPORTED = "gemeld"
    ASKED = "verzoek_schrijver"
    MENDED = "verbeterd"
    FLOOD = "veel_tegelijk"
    FIRST = "vooraf_kijken"
    AGAIN = "later_opnieuw"


WHY_LABELS = {
    Why.THREAT: N_("Misschien een bedreiging"),
    Why.ABOUT_OTHERS: N_("Gegevens over een ander"),
    Why.PERSONAL_DATA: N_("Persoonsgegevens"),
    Why.APPEAL: N_("Herbeoordeling gevraagd"),
    Why.REPORTED: N_("Gemeld"),
    Why.ASKED: N_("Schrijver vraagt om zwarte blokken"),
    Why.MENDED: N_("Verbeterd door de schrijver"),
    Why.FLOOD: N_("Veel tegelijk van één plek"),
    Why.FIRST: N_("Eerst kijken in deze ronde"),
    Why.AGAIN: N_("U zou nog eens kijken"),
}


class AppealResult(StrEnum):
    """What somebody else found of a decision."""

    UPHELD = "blijft"
    REVERSED = "teruggedraaid"
    CHANGED = "veranderd"


APPEAL_RESULT_LABELS = {
    AppealResult.UPHELD: N_("Het besluit blijft"),
    AppealResult.REVERSED: N_("De tekst is weer zichtbaar"),
    AppealResult.CHANGED: N_("Het besluit is veranderd"),
}


class ReadReason(StrEnum):
    """Why somebody reads words that were blacked out."""

    APPEAL = "herbeoordeling"
    ANSWER = "antwoord"
    POLICE = "aangifte"
    MISTAKE = "vergissing"


READ_REASON_LABELS = {
    ReadReason.APPEAL: N_("Ik beoordeel het besluit opnieuw."),
    ReadReason.ANSWER: N_("Zonder deze woorden kunnen wij geen antwoord geven."),
    ReadReason.POLICE: N_("Ik maak een bestand voor de politie."),
    ReadReason.MISTAKE: N_("Er zijn misschien verkeerde woorden zwart gemaakt."),
}
