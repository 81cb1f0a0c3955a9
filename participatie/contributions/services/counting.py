"""Counts and the pulse: moved in the same transaction as what they count, never counted when read."""

from functools import cache
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from participatie.contributions.models import Contribution, Pulse, Serial, Tally
from participatie.db.session import session
from participatie.db.upsert import dialect_now, insert_into

_serial, _tally, _pulse = Serial.__table__, Tally.__table__, Pulse.__table__


@cache
def _drawing(dialect: str) -> Any:
    row = insert_into(_serial, dialect).values(dossier_id=sa.bindparam("dossier"), last=1)
    row = row.on_conflict_do_update(index_elements=[_serial.c.dossier_id], set_={"last": _serial.c.last + 1})
    return row.returning(_serial.c.last)


@cache
def _moving(dialect: str) -> Any:
    rows = insert_into(_tally, dialect)
    moved = {
        "shown": _tally.c.shown + rows.excluded.shown,
        "received": _tally.c.received + rows.excluded.received,
    }
    return rows.on_conflict_do_update(index_elements=[_tally.c.anchor_id], set_=moved)


@cache
def _beating(dialect: str) -> Any:
    row = insert_into(_pulse, dialect).values(version_id=sa.bindparam("version"), beat=1)
    return row.on_conflict_do_update(index_elements=[_pulse.c.version_id], set_={"beat": _pulse.c.beat + 1})


def draw_number(dossier_id: UUID) -> int:
    """Draw the next number of a dossier; who draws holds the queue until the transaction ends."""
    return int(session.connection().scalar(_drawing(dialect_now()), {"dossier": dossier_id}) or 0)


def hold_numbers(dossier_id: UUID) -> None:
    """Wait for everybody who is drawing a number in a dossier, and let nobody draw one until this work is done."""
    row = insert_into(_serial).values(dossier_id=dossier_id, last=0)
    held = row.on_conflict_do_update(index_elements=[_serial.c.dossier_id], set_={"last": _serial.c.last})
    session.connection().execute(held)


def count(contribution: Contribution, *, shown: int, received: int = 0) -> None:
    """Move the counts of the place a contribution is about, and of its whole version; and beat the pulse."""
    anchors = {contribution.anchor_id, contribution.version_id}
    rows = [
        {"anchor_id": anchor, "version_id": contribution.version_id, "shown": shown, "received": received}
        for anchor in sorted(anchors)
    ]
    session.connection().execute(_moving(dialect_now()), rows)
    beat(contribution.version_id)


def beat(version_id: UUID) -> None:
    """Let every kept page of this version know that it has aged."""
    session.connection().execute(_beating(dialect_now()), {"version": version_id})


def follow_visibility(contribution: Contribution, *, was_shown: bool) -> None:
    """Move the shown counts when something came into sight or went out of it."""
    shown = int(contribution.is_shown) - int(was_shown)
    count(contribution, shown=shown)
