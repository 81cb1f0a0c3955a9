"""Writing down what was decided about a text: never by one person alone, where there are two who may."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from participatie.consultations.logic.dutch_days import local_day
from participatie.consultations.models import Dossier, Version
from participatie.db.session import session
from participatie.facts.record import record
from participatie.i18n import N_
from participatie.i18n import gettext as _
from participatie.i18n.dates import long_date
from participatie.identity.logic.acts import Asked, WeightyAct
from participatie.identity.models import SecondPersonRequest
from participatie.identity.queries.second_person import is_seconded
from participatie.identity.services import second_person
from participatie.kernel import clock
from participatie.kernel.actor import LEADING, Actor
from participatie.kernel.errors import Invalid
from participatie.responses import facts, policy
from participatie.responses.models import Decision
from participatie.responses.policy import DecisionInHand, Do
from participatie.responses.queries.sealed import decision_words

FINAL_DECISION = "final_decision"


def record_decision(
    actor: Actor,
    dossier: Dossier,
    version: Version,
    *,
    decided_by: str,
    decided_on: date,
    summary: str,
    url: str = "",
    agreed: Asked | None = None,
) -> Decision:
    """Write down what the decision maker decided, about which version, on which day.

    Where two people may do this, it is refused until the other has agreed: see `ask_decision`.
    """
    policy.require(actor, Do.RECORD_DECISION, DecisionInHand(dossier, _is_seconded(actor, dossier, agreed)))
    _check(decided_by, decided_on, summary)
    decision = Decision(
        dossier_id=dossier.id,
        version_id=version.id,
        decided_by=decided_by,
        decided_on=decided_on,
        summary=summary,
        url=url,
    )
    session.add(decision)
    session.flush()  # the fact needs the id
    record(
        actor,
        facts.DecisionRecorded(
            organisation_id=dossier.organisation_id,
            dossier_id=dossier.id,
            subject_id=decision.id,
            version_id=version.id,
        ),
        content=decision_words(decision),
    )
    return decision


def ask_decision(
    actor: Actor,
    dossier: Dossier,
    version: Version,
    *,
    decided_by: str,
    decided_on: date,
    summary: str,
    url: str = "",
) -> SecondPersonRequest:
    """Ask a colleague to agree to a decision as it will be written down; nothing is public before that."""
    policy.require(actor, Do.ASK_DECISION, dossier)
    _check(decided_by, decided_on, summary)
    return second_person.ask(
        actor,
        FINAL_DECISION,
        dossier.id,
        organisation_id=dossier.organisation_id,
        dossier_id=dossier.id,
        details={
            "dossier": dossier.title,
            "version_id": str(version.id),
            "version": version.label,
            "decided_by": decided_by,
            "decided_on": decided_on.isoformat(),
            "summary": summary,
            "url": url,
        },
    )


def _check(decided_by: str, decided_on: date, summary: str) -> None:
    for field, value in (("decided_by", decided_by), ("summary", summary)):
        if not value:
            raise Invalid(f"{field}_is_missing", field)
    if decided_on > local_day(clock.now()):
        raise Invalid("decision_is_in_the_future", "decided_on")


def _is_seconded(actor: Actor, dossier: Dossier, agreed: Asked | None) -> bool:
    return is_seconded(actor, FINAL_DECISION, dossier.organisation_id, dossier.id, agreed=agreed)


def _execute(actor: Actor, asked: Asked) -> None:
    told = asked.details
    record_decision(
        actor,
        session.get_one(Dossier, asked.subject_id),
        session.get_one(Version, UUID(told["version_id"])),
        decided_by=told["decided_by"],
        decided_on=date.fromisoformat(told["decided_on"]),
        summary=told["summary"],
        url=told["url"],
        agreed=asked,
    )


def _tell(told: Mapping[str, Any]) -> list[tuple[str, str]]:
    rows = [
        (_("Dossier"), told["dossier"]),
        (_("Over versie"), told["version"]),
        (_("Wie besliste"), told["decided_by"]),
        (_("Op"), long_date(date.fromisoformat(told["decided_on"]))),
        (_("Wat is besloten"), told["summary"]),
        (_("Het besluit zelf"), told["url"]),
    ]
    return [(name, value) for name, value in rows if value]


ACTS = (
    WeightyAct(
        name=FINAL_DECISION,
        label=N_("Een besluit vastleggen"),
        roles=LEADING,
        execute=_execute,
        tell=_tell,
    ),
)
