"""What all modules of this room share: the blueprint, the count in the work menu, and the sentences."""

from typing import Any

from flask import Blueprint

from participatie.i18n import N_
from participatie.identity.queries.second_person import count_for_me
from participatie.web import sentences
from participatie.web.access import current_actor

blueprint = Blueprint("admin", __name__, url_prefix="/beheer")

sentences.add(
    {
        "own_rights": N_("Dit zijn uw eigen rechten. Vraag een andere beheerder om ze te veranderen."),
        "role_of_the_platform": N_("Deze rol geeft een beheerder van een organisatie niet."),
        "first_administrator_only": N_("U kunt alleen de eerste beheerder van een organisatie uitnodigen."),
        "answers_and_moderates": N_(
            "Wie antwoord geeft, modereert niet. Trek eerst de andere rol in, of kies een andere collega."
        ),
        "works_elsewhere_too": N_(
            "Deze persoon werkt ook voor een andere organisatie. Trek hier alleen de rollen in."
        ),
        "works_here_already": N_("Deze persoon werkt hier al. Geef de rol op de bladzijde van deze persoon."),
        "has_role_already": N_("Deze persoon heeft deze rol al."),
        "account_is_closed": N_("Dit account is al gesloten."),
        "platform_only": N_("Dit doet de beheerder van het platform."),
        "role_of_another_organisation": N_("Deze rol hoort bij een andere organisatie."),
        "organisation_name_taken": N_("Een andere organisatie heeft dit al. Kies iets anders."),
        "no_say_in_this": N_("U heeft niet de rol die hierbij hoort."),
        "asked_it_yourself": N_("U vroeg dit zelf. Een ander moet akkoord gaan."),
        "not_your_request": N_("Alleen wie het vroeg, kan de vraag terugnemen."),
        "request_is_decided": N_("Een collega heeft hier al over besloten. Kijk onder “Besloten”."),
        "request_has_expired": N_("Deze vraag is ouder dan zeven dagen. Vraag het opnieuw."),
        "second_person_asked_already": N_("Dit is al gevraagd. Wacht tot een collega antwoordt."),
        "nobody_to_ask": N_("Er is geen collega die hiermee akkoord kan gaan."),
        "say_why_not": N_("Schrijf waarom u niet akkoord gaat. Uw collega leest dit."),
    }
)


@blueprint.app_context_processor
def work_menu() -> dict[str, Any]:
    """Let the work menu count what waits, at the moment it is drawn."""
    return {"waits_for_me": lambda: count_for_me(current_actor())}
