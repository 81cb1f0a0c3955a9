"""Who may look into the ledger and have a notice sent again."""

from enum import StrEnum

from participatie.consultations.models import Dossier
from participatie.i18n import N_
from participatie.kernel.actor import ANSWERING, Actor
from participatie.notifications.models import Notice
from participatie.notifications.terms import NoticeState
from participatie.security.policy import Place, Policy, because, holding


class Do(StrEnum):
    """What can be done in this room."""

    READ_LEDGER = "read_ledger"
    RETRY = "retry_notice"


def _where(subject: Dossier | Notice) -> Place:
    return subject.organisation_id, subject.id if isinstance(subject, Dossier) else subject.dossier_id


answers_dossier = holding(*ANSWERING, where=_where, reason="not_your_dossier", words=N_("van dit dossier"))


@because("notice_did_not_fail", N_("het versturen is mislukt"))
def has_failed(_actor: Actor, notice: Notice) -> bool:
    """Nobody tries any more to send it."""
    return notice.state is NoticeState.FAILED


POLICY = Policy(
    {
        Do.READ_LEDGER: [[answers_dossier]],
        Do.RETRY: [[answers_dossier, has_failed]],
    }
)
require, allows = POLICY.require, POLICY.allows
