"""Erasing what an author wrote to moderators, and what was kept of their words here; the decisions stay."""

from uuid import UUID

import sqlalchemy as sa

from participatie.db.session import session
from participatie.facts.record import record
from participatie.kernel.actor import Actor
from participatie.moderation import facts, policy
from participatie.moderation.models import Appeal, Case, Report, SealedOriginal
from participatie.moderation.policy import Do


def forget_author_words(actor: Actor, subject_id: UUID) -> int:
    """Erase an author's appeals, their requests, and the sealed originals of one thing; gives how many."""
    policy.require(actor, Do.FORGET, None)
    cases = sa.select(Case.id).where(Case.subject_id == subject_id)
    run = session.connection().execute
    number = int(run(sa.delete(SealedOriginal).where(SealedOriginal.subject_id == subject_id)).rowcount)
    said = sa.update(Appeal).where(Appeal.case_id.in_(cases), Appeal.words != "")
    asked = sa.update(Report).where(Report.case_id.in_(cases), Report.by_author, Report.words != "")
    number += int(run(said.values(words="")).rowcount) + int(run(asked.values(words="")).rowcount)
    if number:
        record(actor, facts.AuthorWordsForgotten(subject_id=subject_id, number=number))
    return number
