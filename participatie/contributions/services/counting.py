"""Counts and the pulse: moved in the same transaction as what they count, never counted when read."""

from uuid import UUID

from participatie.contributions.models import Contribution, Pulse, Serial, Tally
from participatie.db.session import session
from participatie.db.upsert import insert_into


def draw_number(dossier_id: UUID) -> int:
    """Draw the next number of a dossier; who draws holds the queue until the transaction ends."""
    row = insert_into(Serial).values(dossier_id=dossier_id, last=1)
    row = row.on_conflict_do_update(index_elements=[Serial.dossier_id], set_={"last": Serial.last + 1})
    return int(session.scalar(row.returning(Serial.last)) or 0)


def count(contribution: Contribution, *, shown: int, received: int = 0) -> None:
    """Move the counts of the place a contribution is about, and of its whole version; and beat the pulse."""
    anchors = {contribution.anchor_id, contribution.version_id}
    rows = insert_into(Tally).values(
        [
            {"anchor_id": anchor, "version_id": contribution.version_id, "shown": shown, "received": received}
            for anchor in sorted(anchors)
        ]
    )
    moved = {"shown": Tally.shown + shown, "received": Tally.received + received}
    session.execute(rows.on_conflict_do_update(index_elements=[Tally.anchor_id], set_=moved))
    beat(contribution.version_id)


def beat(version_id: UUID) -> None:
    """Let every kept page of this version know that it has aged."""
    row = insert_into(Pulse).values(version_id=version_id, beat=1)
    session.execute(
        row.on_conflict_do_update(index_elements=[Pulse.version_id], set_={"beat": Pulse.beat + 1})
    )


def follow_visibility(contribution: Contribution, *, was_shown: bool) -> None:
    """Move the shown counts when something came into sight or went out of it."""
    shown = int(contribution.is_shown) - int(was_shown)
    count(contribution, shown=shown)
