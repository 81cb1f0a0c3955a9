"""The words of this room, each with its Dutch label."""

from enum import StrEnum

from participatie.i18n import N_


class Kind(StrEnum):
    """What a contribution is, chosen by who sends it."""

    EXPERIENCE = "ervaring"
    IDEA = "idee"
    QUESTION = "vraag"
    WORRY = "zorg"
    OFFER = "aanbod"
    OBJECTION = "bezwaar"
    SUPPORT = "steun"


KIND_LABELS = {
    Kind.EXPERIENCE: N_("Ervaring"),
    Kind.IDEA: N_("Idee"),
    Kind.QUESTION: N_("Vraag"),
    Kind.WORRY: N_("Zorg"),
    Kind.OFFER: N_("Aanbod"),
    Kind.OBJECTION: N_("Bezwaar"),
    Kind.SUPPORT: N_("Steun"),
}

KIND_HINTS = {
    Kind.EXPERIENCE: N_("Dit heb ik meegemaakt."),
    Kind.IDEA: N_("Het kan zo beter."),
    Kind.QUESTION: N_("Ik wil iets weten."),
    Kind.WORRY: N_("Ik ben bang dat dit misgaat."),
    Kind.OFFER: N_("Ik kan of wil iets doen."),
    Kind.OBJECTION: N_("Ik ben het hier niet mee eens."),
    Kind.SUPPORT: N_("Ik vind dit goed. Houd het zo."),
}


class Visibility(StrEnum):
    """Who may see a contribution, chosen by who sends it."""

    PUBLIC = "openbaar"
    AUTHORITY = "alleen_organisatie"


class Publication(StrEnum):
    """Whether moderation keeps a contribution out of sight; it is received either way."""

    SHOWN = "zichtbaar"
    WITHHELD = "afgeschermd"


class Channel(StrEnum):
    """How a contribution came in."""

    WEBSITE = "website"
    EMAIL = "email"
    LETTER = "brief"
    PHONE = "telefoon"
    DESK = "balie"
    MEETING = "bijeenkomst"


CHANNEL_LABELS = {
    Channel.WEBSITE: N_("website"),
    Channel.EMAIL: N_("e-mail"),
    Channel.LETTER: N_("brief"),
    Channel.PHONE: N_("telefoon"),
    Channel.DESK: N_("balie"),
    Channel.MEETING: N_("bijeenkomst"),
}


class LateRuling(StrEnum):
    """What a civil servant decided about a contribution that came too late."""

    COUNTS = "telt_mee"
    DOES_NOT_COUNT = "telt_niet_mee"
