"""Looking behind a pseudonym: only on a ground of law, never alone, and the author hears of it."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from participatie.contributions import policy
from participatie.contributions.models import Contribution
from participatie.contributions.policy import Do
from participatie.db.session import session
from participatie.i18n import N_
from participatie.i18n import gettext as _
from participatie.i18n.dates import long_date
from participatie.identity.logic.acts import Asked, WeightyAct
from participatie.identity.models import SecondPersonRequest, Unmasking
from participatie.identity.policy import Behind
from participatie.identity.services import privacy, second_person
from participatie.identity.terms import GROUND_LABELS, MAY_TELL_LATER, LegalGround
from participatie.kernel import clock
from participatie.kernel.actor import ANSWERING, Actor
from participatie.kernel.errors import Invalid

UNMASK = "unmask_author"
LATEST_TELLING = timedelta(days=365)
TELLING = Actor.system("telling")


def ask_to_unmask(
    actor: Actor,
    contribution: Contribution,
    *,
    ground: LegalGround,
    reason: str,
    tell_at: datetime | None = None,
) -> SecondPersonRequest:
    """Ask a colleague to agree to see who sent this. Without `tell_at` the author hears of it at once."""
    policy.require(actor, Do.UNMASK, contribution)
    if not reason.strip():
        raise Invalid("give_a_reason", "reason")
    if tell_at is not None and ground not in MAY_TELL_LATER:
        raise Invalid("must_tell_now", "tell_on")
    if tell_at is not None and tell_at > clock.now() + LATEST_TELLING:
        raise Invalid("tell_too_late", "tell_on")
    return second_person.ask(
        actor,
        UNMASK,
        contribution.id,
        organisation_id=contribution.organisation_id,
        dossier_id=contribution.dossier_id,
        reason=reason,
        details={
            "number": contribution.reference,
            "ground": ground.value,
            "tell_at": tell_at.isoformat() if tell_at else "",
        },
    )


def unmask(actor: Actor, contribution: Contribution, *, asked: Asked) -> Unmasking:
    """Let both people see for a day who sent this, now that the second one agrees; and tell the author."""
    policy.require(actor, Do.UNMASK, contribution)
    told = asked.details
    unmasking = privacy.open_unmasking(
        actor,
        Behind(
            organisation_id=contribution.organisation_id,
            dossier_id=contribution.dossier_id,
            contribution_id=contribution.id,
            reference=contribution.reference,
            contact_id=contribution.contact_id,
            account_id=contribution.account_id,
            asked_by=asked.asked_by,
        ),
        ground=LegalGround(told["ground"]),
        reason=asked.reason,
        tell_at=datetime.fromisoformat(told["tell_at"]) if told["tell_at"] else clock.now(),
    )
    if unmasking.tell_at <= clock.now():
        privacy.tell_author(TELLING, unmasking)
    return unmasking


def _execute(actor: Actor, asked: Asked) -> None:
    unmask(actor, session.get_one(Contribution, asked.subject_id), asked=asked)


def _tell(told: Mapping[str, Any]) -> list[tuple[str, str]]:
    later = told["tell_at"]
    when = long_date(datetime.fromisoformat(later)) if later else _("meteen")
    return [
        (_("Inbreng"), told["number"]),
        (_("Waarom de wet dit toelaat"), _(GROUND_LABELS[LegalGround(told["ground"])])),
        (_("De schrijver hoort het"), when),
    ]


ACTS = (
    WeightyAct(
        name=UNMASK,
        label=N_("Zien wie de afzender van een reactie is"),
        roles=ANSWERING,
        execute=_execute,
        tell=_tell,
    ),
)
