"""The letter to whoever is on duty: short, without a word of what was written."""

from participatie.i18n import gettext as _
from participatie.identity.logic.letters import Facts, Said, writes
from participatie.mail.message import Link, Paragraph


@writes("duty_alarm")
def duty_alarm(told: Facts) -> Said:
    """Call whoever is on duty to a text that may be a threat."""
    reference = str(told.values["reference"])
    return Said(
        subject=_("Nu kijken: misschien een bedreiging in %(number)s", number=reference),
        blocks=(
            Paragraph(
                _(
                    "U heeft dienst. In inbreng %(number)s staat misschien een bedreiging. "
                    "Niemand kan de tekst lezen tot u heeft gekeken.",
                    number=reference,
                )
            ),
            Paragraph(_("Is er nu gevaar voor iemand? Bel dan eerst 112.")),
        ),
        action=Link(
            _("Bekijk de tekst"),
            "moderation.decide",
            {"kind": str(told.values["kind"]), "reference": reference},
        ),
        reason=_("U krijgt deze mail omdat u in het dienstrooster staat."),
    )
