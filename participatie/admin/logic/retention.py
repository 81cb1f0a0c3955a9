"""How long what is kept, and why: the one table. A setting may change a number of days, never drop a row."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from participatie.i18n import N_


@dataclass(frozen=True, kw_only=True)
class Keeping:
    """One kind of personal data: how many days it stays after `since`, and why that long."""

    name: str
    label: str
    since: str
    days: int
    why: str

    def before(self, at: datetime) -> datetime:
        """Give the moment from before which it must be gone."""
        return at - timedelta(days=self.days)


KEEPINGS: tuple[Keeping, ...] = (
    Keeping(
        name="contacts",
        label=N_("Naam, e-mailadres en postadres bij inbreng"),
        since=N_("na het laatste besluit in het dossier"),
        days=365,
        why=N_("Daarna is er geen antwoord of toezegging meer om over te berichten."),
    ),
    Keeping(
        name="letters",
        label=N_("Gegevens over verstuurde mails"),
        since=N_("na het versturen"),
        days=90,
        why=N_("Zo lang kunnen wij nagaan of een mail aankwam."),
    ),
    Keeping(
        name="mails",
        label=N_("Kopieën van mails op deze computer"),
        since=N_("na het versturen"),
        days=90,
        why=N_("Alleen als de website op één computer draait. Verder bewaren wij geen mails."),
    ),
    Keeping(
        name="sign_ins",
        label=N_("Wanneer en op welk apparaat iemand inlogde"),
        since=N_("na uitloggen of laatste gebruik"),
        days=30,
        why=N_("Zo ziet iemand of een vreemde het account gebruikte."),
    ),
    Keeping(
        name="links",
        label=N_("Links om in te loggen"),
        since=N_("nadat zij niet meer werken"),
        days=1,
        why=N_("Zij werken tien minuten en zijn dan nergens meer goed voor."),
    ),
    Keeping(
        name="attempts",
        label=N_("Pogingen om in te loggen, zonder naam of adres"),
        since=N_("na de poging"),
        days=2,
        why=N_("Zo remmen wij wie wachtwoorden raadt."),
    ),
    Keeping(
        name="used_proofs",
        label=N_("Kenmerken van inloggen via een andere dienst"),
        since=N_("na gebruik"),
        days=1,
        why=N_("Zo werkt één antwoord van die dienst maar één keer."),
    ),
    Keeping(
        name="invitations",
        label=N_("Uitnodigingen aan collega’s"),
        since=N_("nadat zij niet meer werken"),
        days=30,
        why=N_("Zo ziet een beheerder wie onlangs is uitgenodigd."),
    ),
    Keeping(
        name="originals",
        label=N_("Woorden die een moderator zwart maakte"),
        since=N_("na het zwart maken"),
        days=90,
        why=N_("Zo lang kan iemand anders nakijken of het terecht was."),
    ),
    Keeping(
        name="unmaskings",
        label=N_("Wie een afzender bekeek, en waarom"),
        since=N_("na het bekijken"),
        days=5 * 365,
        why=N_("Zo is later te controleren of het mocht."),
    ),
)
NEVER_KEPT = (
    N_("Wat u typt en niet verstuurt. Dat staat alleen in uw eigen browser."),
    N_("Wie welke bladzijde bekijkt. Er is geen bezoeklogboek."),
    N_("Het adres en de gegevens van uw computer bij inbreng."),
)


def keepings(days: Mapping[str, int]) -> tuple[Keeping, ...]:
    """Give the table with the numbers of days that this installation sets; an unknown name raises `ValueError`."""
    strange = set(days) - {one.name for one in KEEPINGS}
    if strange or any(number < 1 for number in days.values()):
        raise ValueError("KEEP_DAYS knows: " + ", ".join(one.name for one in KEEPINGS))
    return tuple(replace(one, days=days.get(one.name, one.days)) for one in KEEPINGS)
