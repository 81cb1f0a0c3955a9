"""Forgetting: the salt of an entry goes, and with it what its commitment could prove. The log stays whole."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

import sqlalchemy as sa

from participatie.db.session import session
from participatie.facts.models import FactRow, LogEntry
from participatie.facts.record import Fact, record
from participatie.i18n import N_
from participatie.kernel.actor import Actor


@dataclass(frozen=True, kw_only=True)
class SaltsForgotten(Fact):
    """What the record could prove about something was erased together with its words."""

    is_sealed: ClassVar[bool] = True
    tells: ClassVar[str] = N_("De tekst is gewist. Het bewijs van de inhoud is ook gewist.")

    entries: int


def forget_salts(actor: Actor, subject_id: UUID) -> int:
    """Erase what opens the commitments about one thing, and say in the log that it was done; give how many.

    For the service that erases the words: it has asked its policy, and does both in one transaction.
    """
    about = sa.select(FactRow.seq).where(
        FactRow.subject_id == subject_id, FactRow.kind != SaltsForgotten.__name__
    )
    salted = sa.update(LogEntry).where(LogEntry.fact_seq.in_(about), LogEntry.salt.is_not(None))
    erased = session.connection().execute(salted.values(salt=None)).rowcount
    if erased:
        record(actor, SaltsForgotten(subject_id=subject_id, entries=erased))
    return erased
