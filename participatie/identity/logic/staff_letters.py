"""Letters to people who work here: invitations, and what waits for a second person."""

from uuid import UUID

from participatie.i18n import gettext as _
from participatie.identity.logic.acts import act_by_name
from participatie.identity.logic.letters import Facts, Said, writes
from participatie.mail.message import Link, Paragraph, Rows
from participatie.security.tokens import link_token

INVITATION = "invitation"
SECOND_PERSON_ASKED = "second_person_asked"
SECOND_PERSON_DECIDED = "second_person_decided"


@writes(INVITATION)
def _invitation(told: Facts) -> Said:
    token = link_token(UUID(str(told.values["invitation_id"])))
    organisation = str(told.values["organisation"])
    return Said(
        subject=_("Uitnodiging: werken met de website van %(organisation)s", organisation=organisation),
        blocks=(
            Paragraph(
                _("%(organisation)s nodigt u uit om op deze website te werken.", organisation=organisation)
            ),
            Rows(_("Wat u gaat doen"), ((_("Uw rol"), _(str(told.values["role"]))),)),
            Paragraph(
                _(
                    "Open de uitnodiging en kies hoe u inlogt. Daarna stelt u een tweede stap in, "
                    "bijvoorbeeld een passkey of een app. De link werkt één keer, 72 uur lang."
                )
            ),
            Paragraph(
                _("Verwacht u deze uitnodiging niet? Doe dan niets. Zonder deze mail kan niemand verder.")
            ),
        ),
        action=Link(_("Open de uitnodiging"), "identity.accept_invitation", {"token": token}),
        reason=_("U krijgt deze mail omdat een beheerder dit adres invulde voor een nieuwe collega."),
    )


def _deed(told: Facts) -> str:
    return _(act_by_name(str(told.values["act"])).label)


@writes(SECOND_PERSON_ASKED)
def _second_person_asked(told: Facts) -> Said:
    return Said(
        subject=_("Een collega vraagt of u akkoord bent: %(deed)s", deed=_deed(told)),
        blocks=(
            Paragraph(_("Een collega wil iets doen waarvoor twee mensen nodig zijn.")),
            Rows(_("Waar het om gaat"), ((_("Wat"), _deed(told)),)),
            Paragraph(
                _(
                    "Kijk of het klopt. Daarna zegt u ja of nee. U heeft zeven dagen. "
                    "Als niemand antwoordt, gebeurt er niets."
                )
            ),
        ),
        action=Link(_("Bekijk de vraag"), "admin.list_requests"),
    )


@writes(SECOND_PERSON_DECIDED)
def _second_person_decided(told: Facts) -> Said:
    agreed = bool(told.values["agreed"])
    return Said(
        subject=_("Een collega is akkoord: %(deed)s", deed=_deed(told))
        if agreed
        else _("Een collega is niet akkoord: %(deed)s", deed=_deed(told)),
        blocks=(
            Paragraph(
                _("Uw collega is akkoord. Het is meteen gedaan.")
                if agreed
                else _("Uw collega is niet akkoord. Er is niets gebeurd. Lees waarom, en overleg.")
            ),
        ),
        action=Link(_("Bekijk het antwoord"), "admin.list_requests"),
    )
