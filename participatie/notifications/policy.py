"""Who may look into the ledger and have a notice sent again."""

from enum import StrEnum

from participatie.consultations.models import Dossier
from participatie.kernel.actor import Actor, Role
from participatie.notifications.models import Notice
from participatie.notifications.terms import NoticeState
from participatie.security.policy import Policy, because

ANSWERING = (Role.CIVIL_SERVANT, Role.PROJECT_LEADER, Role.ADMINISTRATOR)


class Do(StrEnum):
    """What can be done in this room."""

    READ_LEDGER = "read_ledger"
    RETRY = "retry_notice"


@because("not_your_dossier")
def answers_dossier(actor: Actor, dossier: Dossier) -> bool:
    """Somebody who answers for the organisation of this dossier."""
    return actor.has_role(*ANSWERING, organisation_id=dossier.organisation_id, dossier_id=dossier.id)


@because("not_your_dossier")
def answers_its_dossier(actor: Actor, notice: Notice) -> bool:
    """Somebody who answers for the organisation that owes the notice."""
    return actor.has_role(*ANSWERING, organisation_id=notice.organisation_id, dossier_id=notice.dossier_id)


@because("notice_did_not_fail")
def has_failed(_actor: Actor, notice: Notice) -> bool:
    """Nobody tries any more to send it."""
    return notice.state is NoticeState.FAILED


POLICY = Policy(
    {
        Do.READ_LEDGER: [[answers_dossier]],
        Do.RETRY: [[answers_its_dossier, has_failed]],
    }
)
require, allows = POLICY.require, POLICY.allows
