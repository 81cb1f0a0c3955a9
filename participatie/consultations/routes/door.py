"""What all modules of the desk share: the blueprint, the way in, and the sentences for its reason codes."""

from collections.abc import Iterable

from flask import Blueprint

from participatie.consultations import policy, queries
from participatie.consultations.logic.importing import IMPORT_SENTENCES
from participatie.consultations.logic.missing import MISSING_SENTENCES
from participatie.consultations.models import Dossier, Round
from participatie.consultations.policy import Do
from participatie.i18n import N_
from participatie.i18n import gettext as _
from participatie.kernel.errors import Refusal
from participatie.web import sentences
from participatie.web.access import current_actor
from participatie.web.forms import Form

blueprint = Blueprint("consultations", __name__, url_prefix="/beheer")

sentences.add(MISSING_SENTENCES)
sentences.add(IMPORT_SENTENCES)
sentences.add(
    {
        "other_organisation": N_("Dit dossier is van een andere organisatie. Alleen zij kan het veranderen."),
        "promise_stands": N_(
            "Mensen reageren hier al op. Daarom staat dit vast en kunt u het niet meer veranderen."
        ),
        "round_announced": N_("Deze ronde is al bekendgemaakt. U kunt de dagen alleen nog verlengen."),
        "round_not_running": N_(
            "Deze ronde loopt niet. Alleen een ronde die nog niet dicht is, kunt u verlengen."
        ),
        "round_not_closed": N_("Deze ronde is nog niet gesloten."),
        "dossier_title_missing": N_("Geef het dossier een naam."),
        "already_partner": N_("Deze organisatie doet al mee."),
        "round_name_missing": N_("Geef de ronde een naam."),
        "round_not_ready": N_("De ronde kan nog niet open. Hieronder staat wat er nog ontbreekt."),
        "newer_version": N_("Er is intussen een nieuwere versie van de tekst. Kijk eerst wat daarin staat."),
        "round_overlaps": N_("In deze dagen loopt al een andere ronde van dit dossier. Kies andere dagen."),
        "gazette_url_wrong": N_("Vul een link in die begint met https://."),
        "extension_reason_missing": N_("Leg uit waarom de ronde langer duurt."),
        "only_later": N_("De nieuwe laatste dag moet later zijn dan de oude."),
        "answers_only_later": N_("De dag voor de antwoorden is beloofd. Die kan alleen naar een latere dag."),
        "round_runs": N_(
            "Er loopt een ronde over deze tekst. Een nieuwe versie kan pas als de ronde dicht is."
        ),
        "save_is_older": N_(
            "Deze opslag is ouder dan de nieuwste versie. Zet hem eerst terug of sla hem opnieuw op."
        ),
        "version_label_missing": N_("Geef deze versie een naam."),
        "manuscript_empty": N_("Er staat nog geen tekst. Typ of plak eerst een tekst."),
        "version_number_twice": N_(
            "Nummer %(number)s staat twee keer in de tekst. Geef een van de twee een ander nummer."
        ),
        "answers_first": N_(
            "Mensen hebben op deze tekst gereageerd. Geef eerst iedereen antwoord. Daarna kunt u een nieuwe tekst publiceren."
        ),
        "import_nothing_given": N_("Kies een bestand of plak een tekst."),
        "version_note_missing": N_("Leg uit waarom er een nieuwe tekst is. Iedereen kan de vorige al lezen."),
    }
)


def own_dossier(slug: str, action: Do = Do.CHANGE_DOSSIER) -> Dossier:
    """Give a whole dossier to somebody who may work on it."""
    dossier = queries.get_dossier(current_actor(), slug)
    policy.require(current_actor(), action, dossier)
    return dossier


def own_round(slug: str, number: int) -> Round:
    """Give a round, with its whole dossier, to somebody who may work on it."""
    return queries.get_round(current_actor(), own_dossier(slug, Do.PLAN_ROUND), number)


def refused(form: Form, refusal: Refusal) -> int:
    """Show a refusal in the form and give the status of the answer."""
    form.refuse(refusal)
    return refusal.status


def differences(form: Form, now: dict[str, str], names: Iterable[str]) -> list[tuple[str, str]]:
    """List what stands there now, field by field, where it is something else than was typed."""
    return [
        (str(form[name].label.text), now[name] or _("(leeg)"))
        for name in names
        if _said(form[name].data) != now[name]
    ]


def _said(value: object) -> str:
    if isinstance(value, list | tuple):
        return "\n".join(str(item) for item in value)
    if isinstance(value, bool):
        return _("ja") if value else ""
    return "" if value is None else str(value)
