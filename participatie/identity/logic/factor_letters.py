"""Letters about second factors: what was added, taken away or tried, so that an owner notices a stranger."""

from participatie.i18n import gettext as _
from participatie.i18n.dates import date_and_time
from participatie.identity.logic.letters import Facts, Said, writes
from participatie.identity.terms import Factor
from participatie.mail.message import Link, Paragraph


def _was_it_you() -> Paragraph:
    return Paragraph(_("Was u dit? Dan hoeft u niets te doen. Was u dit niet? Bel ons dan meteen."))


def _about(subject: str, sentence: str, told: Facts) -> Said:
    return Said(
        subject=subject,
        blocks=(Paragraph(sentence % {"moment": date_and_time(told.at)}), _was_it_you()),
        action=Link(_("Mijn tweede stap"), "identity.list_factors"),
    )


@writes("factor_added")
def _factor_added(told: Facts) -> Said:
    sentence = (
        _("Sinds %(moment)s kunt u inloggen met een nieuwe passkey.")
        if told.values["factor"] == Factor.PASSKEY.value
        else _("Sinds %(moment)s vragen wij bij het inloggen een code uit uw app.")
    )
    return _about(_("Er is een tweede stap bij uw account gekomen"), sentence, told)


@writes("factor_removed")
def _factor_removed(told: Facts) -> Said:
    sentence = (
        _("Op %(moment)s is een passkey van uw account weggehaald.")
        if told.values["factor"] == Factor.PASSKEY.value
        else _("Op %(moment)s is de app met codes van uw account weggehaald.")
    )
    return _about(_("Er is een tweede stap van uw account weggehaald"), sentence, told)


@writes("factors_reset")
def _factors_reset(told: Facts) -> Said:
    return _about(
        _("Een beheerder haalde de tweede stap van uw account weg"),
        _(
            "Op %(moment)s haalde een beheerder van uw organisatie de tweede stap van uw account weg. "
            "Overal bent u uitgelogd. Als u weer inlogt, stelt u een nieuwe tweede stap in."
        ),
        told,
    )


@writes("recovery_codes_made")
def _recovery_codes_made(told: Facts) -> Said:
    return _about(
        _("Er zijn nieuwe herstelcodes voor uw account gemaakt"),
        _("Op %(moment)s zijn nieuwe herstelcodes gemaakt. De oude werken niet meer."),
        told,
    )


@writes("recovery_code_used")
def _recovery_code_used(told: Facts) -> Said:
    return _about(
        _("Er is een herstelcode van uw account gebruikt"),
        _("Op %(moment)s is ingelogd met een van uw herstelcodes."),
        told,
    )


@writes("too_many_codes")
def _too_many_codes(told: Facts) -> Said:
    return Said(
        subject=_("Iemand vulde vaak een verkeerde code in bij uw account"),
        blocks=(
            Paragraph(
                _(
                    "Rond %(moment)s vulde iemand een paar keer een verkeerde code in. "
                    "Wij wachten nu even voordat het opnieuw kan.",
                    moment=date_and_time(told.at),
                )
            ),
            Paragraph(
                _(
                    "Was u dit niet? Dan kent iemand misschien uw wachtwoord, of gebruikt iemand uw mail. "
                    "Kies een nieuw wachtwoord en bel ons."
                )
            ),
        ),
    )
