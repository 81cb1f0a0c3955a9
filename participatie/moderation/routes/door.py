"""The blueprint of this room and its sentences."""

from datetime import datetime, timedelta

from flask import Blueprint, url_for

from participatie.i18n import N_, ngettext
from participatie.kernel import clock
from participatie.moderation.logic.items import Own
from participatie.web import sentences

blueprint = Blueprint("moderation", __name__)
HOUR, DAY = 60, 60 * 24
sentences.add(
    {
        "moderators_only": N_("Deze bladzijde is voor moderatoren."),
        "own_item": N_("Dit schreef u zelf. Laat een andere moderator beslissen."),
        "give_a_reason": N_("Schrijf op waarom. De afzender leest dit."),
        "choose_a_rule": N_("Kies de huisregel die deze tekst breekt."),
        "give_the_words": N_("Schrijf op welke woorden zwart moeten worden: op elke regel één stukje."),
        "words_not_there": N_("“%(words)s” staat niet zo in de tekst. Neem de woorden precies over."),
        "claimed_by_other": N_(
            "Een collega kijkt hier nu naar. Wacht even, of neem het over. Wat u typte, staat er nog."
        ),
        "not_for_everybody": N_("Deze tekst is niet bedoeld voor iedereen. U hoeft hem niet te melden."),
        "site_only": N_("Dit doet de website zelf, volgens een vaste regel."),
        "not_yours": N_("Laat eerst zien dat dit uw tekst is: vul uw nummer en code in."),
        "nothing_to_appeal": N_("Er is nu geen besluit waartegen u iets kunt doen."),
        "appealed_already": N_("U heeft al om een herbeoordeling gevraagd. U krijgt daar bericht over."),
        "appeal_too_late": N_(
            "U kon tot 14 dagen na het besluit om een herbeoordeling vragen. Bel ons als u het er niet mee eens bent."
        ),
        "not_who_decided": N_("Dit besluit nam u zelf. Iemand anders moet er opnieuw naar kijken."),
        "moderators_first": N_("Er is nog een andere moderator. Die kijkt er opnieuw naar."),
        "not_your_organisation": N_("Dit is het rooster van een andere organisatie."),
        "say_why": N_("Schrijf op waarom u het er niet mee eens bent."),
        "give_a_name": N_("Geef deze keuze een naam."),
        "hours_wrong": N_("Het eerste uur moet voor het laatste uur liggen."),
        "not_a_moderator": N_("Kies alleen moderatoren van deze organisatie."),
        "nothing_chosen": N_("Kies eerst een of meer teksten uit de lijst."),
    }
)


def address_of(place: Own) -> str:
    """Give the address of a place on the site."""
    return url_for(place.endpoint, **place.values)


def in_words(wait: timedelta) -> str:
    """Say how long something took or waits, in the largest unit that fits."""
    minutes = int(wait.total_seconds() // 60)
    if minutes < HOUR:
        return ngettext("%(num)s minuut", "%(num)s minuten", max(minutes, 1))
    if minutes < DAY:
        return ngettext("%(num)s uur", "%(num)s uur", minutes // HOUR)
    return ngettext("%(num)s dag", "%(num)s dagen", minutes // DAY)


def waited(since: datetime) -> str:
    """Say how long something waits."""
    return in_words(clock.now() - since)
