"""What is kept of one contribution, for who sent it: everything, in names and values."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from participatie.contributions.terms import CHANNEL_LABELS, KIND_LABELS, Visibility
from participatie.i18n import gettext as _
from participatie.identity.logic.kept import Kept, Value

if TYPE_CHECKING:  # this room's rows as they are; nothing is asked of a database here
    from participatie.contributions.models import Contribution, EarlierWording


def kept_of_contribution(contribution: "Contribution", earlier: Sequence["EarlierWording"]) -> list[Kept]:
    """Give a contribution with everything it said before."""
    public = contribution.visibility is Visibility.PUBLIC
    rows: tuple[tuple[str, Value], ...] = (
        (_("Nummer"), contribution.reference),
        (_("Dossier"), contribution.dossier.title),
        (_("Soort"), _(KIND_LABELS[contribution.kind])),
        (_("Uw tekst"), contribution.body),
        (_("Over deze woorden"), contribution.quote),
        (_("Woorden die u anders wilde"), contribution.proposed_was),
        (_("Uw nieuwe woorden"), contribution.proposed_becomes),
        (_("Vertaling"), contribution.translation),
        (_("Schuilnaam"), contribution.pseudonym),
        (_("Buurt"), contribution.neighbourhood),
        (_("Wie mag het lezen"), _("iedereen") if public else _("alleen de medewerkers die het behandelen")),
        (_("Hoe het binnenkwam"), _(CHANNEL_LABELS[contribution.channel])),
        (_("Ontvangen"), contribution.received_at),
        (_("Gelezen"), contribution.read_at),
        (_("Gewijzigd"), contribution.edited_at),
        (_("Ingetrokken"), contribution.withdrawn_at),
        (_("Hoort bij een account"), _("ja") if contribution.account_id else _("nee")),
        (_("Volgcode"), _("alleen als versleutelde afdruk")),
    )
    return [
        Kept(_("Uw inbreng %(number)s", number=contribution.reference), rows),
        *(
            Kept(
                _("Een eerdere tekst"),
                (
                    (_("Soort"), _(KIND_LABELS[one.kind])),
                    (_("Uw tekst"), one.body),
                    (_("Woorden die u anders wilde"), one.proposed_was),
                    (_("Uw nieuwe woorden"), one.proposed_becomes),
                    (_("Vervangen"), one.replaced_at),
                ),
            )
            for one in earlier
        ),
    ]
