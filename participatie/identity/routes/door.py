"""The blueprint of this room and its sentences."""

from flask import Blueprint

from participatie.i18n import N_
from participatie.web import sentences

blueprint = Blueprint("identity", __name__)
sentences.add(
    {
        "wrong_sign_in": N_(
            "Dit e-mailadres en wachtwoord horen niet bij elkaar. Kijk het na en probeer het opnieuw."
        ),
        "not_administrator": N_("Alleen een beheerder van deze organisatie kan dit doen."),
        "prove_again": N_("Bevestig eerst dat u het bent. Uw tekst blijft staan."),
    }
)
