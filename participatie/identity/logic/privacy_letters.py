"""Letters about personal data."""

from participatie.i18n import gettext as _
from participatie.i18n.dates import date_and_time
from participatie.identity.logic.letters import Facts, Said, writes
from participatie.identity.terms import GROUND_LABELS, LegalGround
from participatie.mail.message import Link, Paragraph, Rows


@writes("author_unmasked")
def _author_unmasked(told: Facts) -> Said:
    reference = str(told.values["reference"])
    ground = _(GROUND_LABELS[LegalGround(told.values["ground"])])
    return Said(
        subject=_("Twee medewerkers zagen wie inbreng %(number)s stuurde", number=reference),
        blocks=(
            Paragraph(
                _(
                    "U stuurde ons inbreng onder een schuilnaam. Twee medewerkers mochten zien wie u bent. "
                    "Dat mag alleen als de wet het toelaat, en nooit door één medewerker alleen."
                )
            ),
            Rows(
                _("Wat wij vastlegden"),
                (
                    (_("Nummer"), reference),
                    (_("Waarom het mocht"), ground),
                    (_("Verteld op"), date_and_time(told.at)),
                ),
            ),
            Paragraph(
                _(
                    "Bij “Uw gegevens” op de bladzijde van uw inbreng leest u de reden. Bent u het er niet mee eens? "
                    "Bel ons, of dien een klacht in bij de Autoriteit Persoonsgegevens."
                )
            ),
        ),
        action=Link(_("Bekijk uw inbreng"), "portal.follow", {"nummer": reference}),
        reason=_("U krijgt deze mail omdat u inbreng gaf en wij uw e-mailadres hebben."),
    )
