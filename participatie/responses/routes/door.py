"""What all pages of this room share: the blueprint, the way in, and the sentences for its reason codes."""

from flask import Blueprint

from participatie.consultations import queries as consultations
from participatie.consultations.models import Dossier
from participatie.i18n import N_
from participatie.kernel.errors import Conflict, NotFound, Refusal
from participatie.responses import policy, queries
from participatie.responses.forms import EmptyForm
from participatie.responses.logic.changes import CHANGE_SENTENCES
from participatie.responses.logic.gates import GAP_SENTENCES
from participatie.responses.models import Point
from participatie.responses.policy import Do
from participatie.web import sentences
from participatie.web.access import current_actor
from participatie.web.forms import Form

blueprint = Blueprint("responses", __name__)

sentences.add(CHANGE_SENTENCES)
sentences.add(GAP_SENTENCES)
sentences.add(
    {
        "button_expired": N_(
            "Deze knop was verlopen. Ga terug, laad de bladzijde opnieuw en druk nog een keer."
        ),
        "not_your_dossier": N_("Dit dossier is van een andere organisatie. Alleen zij geeft hier antwoord."),
        "round_has_not_begun": N_("Deze ronde is nog niet begonnen. Er is nog niets om op te antwoorden."),
        "round_not_closed": N_(
            "Afronden kan pas als de ronde dicht is, en één keer. Kijk wanneer de ronde sluit."
        ),
        "answer_is_public": N_(
            "Het antwoord op dit punt is al openbaar. Een inbreng kan er dan niet meer uit."
        ),
        "commitment_has_ended": N_("Bij deze toezegging staat al wat ervan is gekomen."),
        "title_is_missing": N_("Schrijf in één zin wat er is gezegd."),
        "owner_is_missing": N_("Schrijf welke functie dit punt beantwoordt."),
        "nothing_chosen": N_("Kies eerst een of meer inbrengen in de lijst."),
        "other_round": N_("Inbreng %(number)s hoort bij een andere ronde. Haal die uit uw keuze."),
        "contribution_is_withdrawn": N_(
            "Inbreng %(number)s is ingetrokken door de afzender. Haal die uit uw keuze."
        ),
        "words_are_not_in_text": N_("Deze woorden staan niet in inbreng %(number)s. Neem ze precies over."),
        "text_is_superseded": N_("Er is een nieuwere versie van de tekst. Maak de wijziging in die versie."),
        "other_dossier": N_("Dit punt hoort bij een ander dossier."),
        "own_motion_needs_reason": N_("Leg uit waarom u dit verandert. Iedereen leest die uitleg."),
        "change_waits_for_answer": N_(
            "Deze wijziging staat al klaar bij een antwoord. Zij gaat mee zodra dat antwoord openbaar is."
        ),
        "change_is_public": N_(
            "Deze wijziging is al openbaar. Maak een nieuwe wijziging of verbeter het antwoord."
        ),
        "changes_do_not_fit": N_(
            "In lid %(number)s passen de wijzigingen niet bij elkaar. Maak er één wijziging van."
        ),
        "nothing_to_publish": N_(
            "Er is nog niets dat verandert. Publiceer eerst een antwoord met een wijziging, of maak een ambtshalve wijziging."
        ),
        "list_has_changed": N_(
            "De lijst met wijzigingen is intussen veranderd. Kijk de nieuwe lijst na en publiceer dan."
        ),
        "commitment_what_is_missing": N_("Schrijf wat er gaat gebeuren."),
        "commitment_who_is_missing": N_("Schrijf wie dit doet."),
        "commitment_is_in_the_past": N_("Kies een dag die nog komt."),
        "commitment_is_public": N_(
            "Deze toezegging is al openbaar. Zij blijft staan tot u schrijft wat ervan is gekomen."
        ),
        "commitment_is_draft": N_("Deze toezegging is nog niet openbaar. Publiceer eerst het antwoord."),
        "result_is_missing": N_("Schrijf wat ervan is gekomen, ook als het niet is gelukt."),
        "contributions_wait": N_("Deze inbrengen hebben nog geen antwoord: %(numbers)s."),
        "learned_is_missing": N_("Schrijf wat u van deze ronde leerde."),
        "next_steps_is_missing": N_("Schrijf hoe het verdergaat, met data."),
        "decided_by_is_missing": N_("Schrijf wie het besluit nam."),
        "summary_is_missing": N_("Schrijf in gewone woorden wat er is besloten."),
        "leaders_only": N_(
            "Dit doet de projectleider van dit dossier, of een beheerder. Vraag een van hen om dit te doen."
        ),
        "second_person_needed": N_("Hiervoor moet een tweede persoon akkoord zijn. Vraag het een collega."),
        "decision_is_in_the_future": N_(
            "Deze dag moet nog komen. Vul de dag in waarop het besluit is genomen."
        ),
    }
)


def dossier_to_answer(slug: str) -> Dossier:
    """Give a dossier to those who answer it; absent for everybody else."""
    dossier = consultations.get_dossier(current_actor(), slug, load=())
    if not policy.allows(current_actor(), Do.READ_DRAFTS, dossier):
        raise NotFound
    return dossier


def point_to_answer(slug: str, number: int) -> tuple[Dossier, Point]:
    """Give a point with its dossier to those who answer it."""
    dossier = dossier_to_answer(slug)
    return dossier, queries.get_point(current_actor(), dossier, number)


def public_dossier(slug: str) -> Dossier:
    """Give a dossier that everybody may read (or its makers, before that)."""
    return consultations.get_dossier(current_actor(), slug, load=())


def press() -> None:
    """Take the press of a lone button; one whose protection has run out is refused."""
    if not EmptyForm().validate_on_submit():
        raise Conflict("button_expired")


def refused(form: Form, refusal: Refusal, field: str = "") -> int:
    """Show a refusal in the form and give the status of the answer."""
    form.refuse(refusal, field)
    return refusal.status


def stale(form: Form, current: int) -> bool:
    """Say whether somebody else saved meanwhile; the form then says so and is about what is there now."""
    opened_on, form.revision.data = str(form.revision.data), str(current)
    if form.is_submitted() and opened_on != str(current):
        form.refuse(Conflict("changed_meanwhile"))
        return True
    return False
