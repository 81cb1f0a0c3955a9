"""Erasing an author for who asks it by letter or telephone: two people, because it cannot be undone."""

from collections.abc import Mapping
from typing import Any

from participatie.contributions import policy
from participatie.contributions.models import Contribution
from participatie.contributions.policy import Do
from participatie.contributions.services import erase_words, forget_author
from participatie.db.session import session
from participatie.i18n import N_
from participatie.i18n import gettext as _
from participatie.identity.logic.acts import Asked, WeightyAct
from participatie.identity.models import SecondPersonRequest
from participatie.identity.services import second_person
from participatie.kernel.actor import Actor, Role
from participatie.kernel.errors import Invalid
from participatie.moderation.services import forget_author_words

ERASE = "erase_author"
ERASURE = Actor.system("erasure")
AUTHOR, WORDS = "afzender", "alles"
WHAT_LABELS = {
    AUTHOR: N_("Alles over de afzender. De tekst blijft staan onder “een inwoner”."),
    WORDS: N_("Alles over de afzender, en ook de tekst. Alleen het nummer blijft staan."),
}


def ask_to_erase(actor: Actor, contribution: Contribution, *, what: str, reason: str) -> SecondPersonRequest:
    """Ask a colleague to agree to erase who sent this, as that person wants; nothing goes before that."""
    policy.require(actor, Do.ASK_ERASURE, contribution)
    if not reason.strip():
        raise Invalid("say_how_they_asked", "reason")
    return second_person.ask(
        actor,
        ERASE,
        contribution.id,
        organisation_id=contribution.organisation_id,
        dossier_id=contribution.dossier_id,
        reason=reason,
        details={"number": contribution.reference, "what": what},
    )


def erase(actor: Actor, contribution: Contribution, *, what: str) -> None:
    """Erase who sent this, now that a second person agrees."""
    policy.require(actor, Do.ASK_ERASURE, contribution)
    deed = erase_words if what == WORDS else forget_author
    deed(ERASURE, contribution)
    forget_author_words(ERASURE, contribution.id)


def _execute(actor: Actor, asked: Asked) -> None:
    erase(actor, session.get_one(Contribution, asked.subject_id), what=str(asked.details["what"]))


def _tell(told: Mapping[str, Any]) -> list[tuple[str, str]]:
    label = WHAT_LABELS[told["what"]]
    return [(_("Inbreng"), told["number"]), (_("Wat wordt gewist"), _(label))]


ACTS = (
    WeightyAct(
        name=ERASE,
        label=N_("De afzender van een reactie wissen"),
        roles=(Role.ADMINISTRATOR,),
        execute=_execute,
        tell=_tell,
    ),
)
