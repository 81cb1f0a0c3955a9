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
        "too_many_passwords": N_(
            "Er is te vaak geprobeerd om in te loggen. Wacht vijf minuten, of vraag een link in uw mail: dat kan altijd."
        ),
        "too_many_codes": N_(
            "U heeft te vaak een verkeerde code getypt. Vraag over tien minuten een nieuwe link."
        ),
        "wrong_link_code": N_(
            "Deze code klopt niet, of hij is verlopen. Kijk in de nieuwste mail. De code werkt alleen op"
            " het apparaat waarop u de link vroeg."
        ),
        "link_of_another_browser": N_(
            "Deze link is gevraagd op een ander apparaat of in een andere browser. Gebruik hem daar, of vraag hier"
            " een nieuwe."
        ),
        "link_expired": N_("Deze link is verlopen. Vraag een nieuwe link."),
        "link_used": N_("Deze link is al gebruikt. Vraag een nieuwe link."),
        "email_taken": N_("Dit e-mailadres hoort al bij een ander account. Gebruik een ander adres."),
        "common_password": N_(
            "Dit wachtwoord proberen anderen als eerste. Kies iets langers, bijvoorbeeld vier losse woorden."
        ),
        "not_your_account": N_("Dit is het account van iemand anders. Log in met uw eigen account."),
        "sign_in_for_new_email": N_(
            "Log eerst in met uw huidige adres. Open daarna de link in uw mail nog een keer."
        ),
        "no_invitation": N_("Deze uitnodiging bestaat niet. Kijk of u de hele link heeft overgenomen."),
        "invitation_is_used": N_("Deze uitnodiging is al gebruikt. U kunt gewoon inloggen."),
        "invitation_is_withdrawn": N_("Deze uitnodiging is ingetrokken, of er is een nieuwere verstuurd."),
        "invitation_has_expired": N_("Deze uitnodiging is ouder dan 72 uur."),
        "sign_in_to_accept": N_(
            "U heeft al een account met dit e-mailadres. Log daarmee in en neem de uitnodiging dan aan."
        ),
        "prove_again": N_("Bevestig eerst dat u het bent. Uw tekst blijft staan."),
    }
)
