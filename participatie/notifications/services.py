"""What an official can do with the ledger. What is owed is written by the handlers, never by hand."""

from participatie.facts.record import record
from participatie.kernel import clock
from participatie.kernel.actor import Actor
from participatie.notifications import facts, policy
from participatie.notifications.models import Notice
from participatie.notifications.policy import Do
from participatie.notifications.terms import NoticeState


def retry_notice(actor: Actor, notice: Notice) -> Notice:
    """Have a failed notice sent again, with new patience; the Message-ID stays the same."""
    policy.require(actor, Do.RETRY, notice)
    notice.state = NoticeState.OWED
    notice.attempts = 0
    notice.next_attempt_at = clock.now()
    record(
        actor,
        facts.NoticeRetried(
            organisation_id=notice.organisation_id, dossier_id=notice.dossier_id, subject_id=notice.id
        ),
    )
    return notice
