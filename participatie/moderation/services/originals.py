"""What was blacked out: read with a reason, forgotten in time; and the file for the police."""

from datetime import datetime

import sqlalchemy as sa

from participatie.db.session import session
from participatie.facts.record import record
from participatie.kernel.actor import Actor
from participatie.moderation import facts, policy, queries
from participatie.moderation.logic.items import Item
from participatie.moderation.logic.police_file import PoliceFile
from participatie.moderation.models import SealedOriginal
from participatie.moderation.policy import Do
from participatie.moderation.terms import ReadReason


def read_original(actor: Actor, item: Item, *, reason: ReadReason) -> list[SealedOriginal]:
    """Open the sealed words of an item; that it was done, and why, is written down."""
    policy.require(actor, Do.READ_ORIGINAL, item)
    sealed = queries.list_originals(item)
    fact = facts.OriginalRead(
        organisation_id=item.organisation_id,
        dossier_id=item.dossier_id,
        subject_id=item.id,
        kind=item.kind,
        reason=reason.value,
    )
    record(actor, fact)
    return list(sealed)


def forget_sealed_originals(actor: Actor, before: datetime) -> int:
    """Remove the sealed words from before a moment; the black blocks stay, the words are gone for good."""
    policy.require(actor, Do.FORGET, None)
    old = sa.delete(SealedOriginal).where(SealedOriginal.sealed_at < before)
    number = int(session.execute(old).rowcount)  # type: ignore[attr-defined]
    record(actor, facts.OriginalsForgotten(number=number))
    return number


def make_report_file(actor: Actor, item: Item) -> PoliceFile:
    """Put together what the police need: the exact words, when and where they came, and how to check them."""
    policy.require(actor, Do.MAKE_FILE, item)
    made = queries.police_file(item)
    fact = facts.ReportFileMade(
        organisation_id=item.organisation_id,
        dossier_id=item.dossier_id,
        subject_id=item.id,
        kind=item.kind,
        sha256=made.sha256,
    )
    record(actor, fact)
    return made
