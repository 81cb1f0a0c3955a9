"""The house rules, by name."""

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


class Act(StrEnum):
    """What a moderator decided."""

    WITHHOLD = "afschermen"
    RESTORE = "terugzetten"
