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


class Act(StrEnum):
    """What a moderator decided."""

    WITHHOLD = "afschermen"
    RESTORE = "terugzetten"
