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
    HELD = "wacht"
    """A moderator looks first; until then it is not shown."""
    WITHHELD = "afgeschermd"


class HoldReason(StrEnum):
    """Why something waits for a moderator. The first ones are the kinds of `security.personal_data`."""

    BSN = "bsn"
    IBAN = "iban"
    PHONE = "telefoon"
    EMAIL = "e-mail"
    ADDRESS = "adres"
    HEALTH = "gezondheid"
    DEBT = "schulden"
    THREAT = "bedreiging"
    MODERATED_FIRST = "vooraf"
    MANY_AT_ONCE = "veel_tegelijk"
    MODERATOR = "moderator"


HOLD_LABELS = {
    HoldReason.BSN: N_("burgerservicenummer"),
    HoldReason.IBAN: N_("rekeningnummer"),
    HoldReason.PHONE: N_("telefoonnummer"),
    HoldReason.EMAIL: N_("e-mailadres"),
    HoldReason.ADDRESS: N_("woonadres"),
    HoldReason.HEALTH: N_("gezondheid van een ander"),
    HoldReason.DEBT: N_("geldzaken van een ander"),
    HoldReason.THREAT: N_("bedreiging"),
    HoldReason.MODERATED_FIRST: N_("deze ronde wordt vooraf bekeken"),
    HoldReason.MANY_AT_ONCE: N_("veel reacties achter elkaar"),
    HoldReason.MODERATOR: N_("een moderator kijkt nog"),
}


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


ERASED_TEXT = "Deze tekst is op verzoek van de schrijver verwijderd."
"""Stands in the place of what somebody wrote; Dutch, like every text that is part of the record."""

SENTENCES = {
    "staff_use_private_account": N_(
        "U bent ingelogd als medewerker. Als medewerker geeft u antwoord, u reageert niet. Wilt u zelf reageren? "
        "Log dan uit, of gebruik een eigen account. Een brief of telefoontje van een bewoner voert u in bij de ronde."
    ),
    "round_not_open_yet": N_(
        "Deze ronde is nog niet begonnen. Bewaar uw tekst en kom terug als de ronde open is."
    ),
    "text_changed": N_(
        "Er is een nieuwe tekst. U begon te schrijven bij de vorige. Uw woorden staan er nog."
        " Lees of zij hier nog bij passen, en verstuur ze dan."
    ),
    "place_is_gone": N_(
        "Er is een nieuwe tekst. Het stuk waar u over schreef, staat er niet meer in. Uw woorden staan er nog."
        " U kunt ze versturen als reactie op het hele plan."
    ),
    "round_without_text": N_("Er is nog geen tekst om op te reageren."),
    "round_closed_for_changes": N_(
        "De ronde is gesloten. U kunt uw reactie niet meer wijzigen of intrekken."
    ),
    "claimed_already": N_("Deze reactie hoort al bij een account."),
    "already_withdrawn": N_("U heeft deze reactie al ingetrokken."),
    "not_your_contribution": N_("Laat eerst zien dat dit uw reactie is: vul uw nummer en code in."),
    "no_author_kept": N_("Van deze afzender is niets bewaard. Er valt dus niets te laten zien, aan niemand."),
    "say_how_they_asked": N_("Schrijf hoe de afzender erom vroeg, en hoe u weet dat het de afzender is."),
    "tell_too_late": N_("U mag de schrijver niet later dan over een jaar inlichten. Kies een eerdere dag."),
    "must_tell_now": N_("Bij deze grond moet de schrijver het meteen horen. Maak de dag leeg."),
    "not_your_dossier": N_("Dit dossier is van een andere organisatie of een andere collega."),
    "is_not_late": N_("Deze reactie kwam op tijd binnen. U hoeft niets te besluiten."),
    "say_something": N_("Schrijf uw reactie, of stel andere woorden voor."),
    "proposal_half": N_("Vul bij een voorstel twee dingen in: de woorden van nu en uw nieuwe woorden."),
    "proposal_not_in_text": N_(
        "Deze woorden staan niet zo in het lid. Neem ze letterlijk over uit de tekst hierboven."
    ),
    "sent_already": N_(
        "U heeft dit formulier al verstuurd. Die reactie heeft nummer %(number)s."
        " Wilt u deze tekst als nieuwe reactie sturen? Klik dan nog een keer op versturen."
    ),
    "form_expired": N_("Uw formulier was verlopen. Uw tekst staat er nog. Verstuur het nog een keer."),
    "received_in_the_future": N_("Deze dag of dit tijdstip moet nog komen. Vul in wanneer het binnenkwam."),
    "give_a_reason": N_("Leg uit waarom. De afzender leest dit."),
}
