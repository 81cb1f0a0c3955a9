"""Reading the record: its heads, its public entries, and what proves that an entry stands in it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from participatie.db.session import session
from participatie.facts import tree
from participatie.facts.checkpoint import signer
from participatie.facts.entries import public_entry
from participatie.facts.models import FactRow, LogEntry, LogHead
from participatie.facts.sealing import nodes_at

MOST_HEADS = 50
MOST_PLACES = 500


@dataclass(frozen=True)
class Sealed:
    """A fact with its commitment; `position` is None until it is sealed, `salt` once its words are forgotten."""

    seq: int
    kind: str
    at: datetime
    subject_id: UUID | None
    values: dict[str, Any]
    commitment: str
    salt: bytes | None
    position: int | None

    @property
    def entry(self) -> dict[str, Any]:
        """Give what anybody may know of it."""
        return public_entry(
            seq=self.seq,
            at=self.at,
            kind=self.kind,
            subject_id=self.subject_id,
            values=self.values,
            commitment=self.commitment,
        )


_SEALED = sa.select(
    FactRow.seq,
    FactRow.kind,
    FactRow.at,
    FactRow.subject_id,
    FactRow.data,
    LogEntry.commitment,
    LogEntry.salt,
    LogEntry.position,
).join(LogEntry, LogEntry.fact_seq == FactRow.seq)


def find_head() -> LogHead | None:
    """Find the newest head; None while nothing was ever sealed."""
    return next(iter(list_heads(most=1)), None)


def list_heads(*, most: int = MOST_HEADS) -> Sequence[LogHead]:
    """List the newest heads, newest first."""
    return session.scalars(_ours().order_by(LogHead.size.desc()).limit(most)).all()


def list_heads_between(first: int, last: int) -> Sequence[LogHead]:
    """List the heads of logs from `first` to `last` entries, oldest first."""
    wanted = _ours().where(LogHead.size.between(first, last))
    return session.scalars(wanted.order_by(LogHead.size)).all()


def _ours() -> sa.Select[LogHead]:
    """Choose the heads that the present key signed, under the present name of the site."""
    return sa.select(LogHead).where(LogHead.signer == signer().name)


def list_entries(start: int, end: int) -> list[Sealed]:
    """List the entries on positions from `start` to just before `end`."""
    wanted = _SEALED.where(LogEntry.position >= start, LogEntry.position < end)
    return [Sealed(*row) for row in session.execute(wanted.order_by(LogEntry.position))]


def list_sealed(subject_ids: Iterable[UUID]) -> list[Sealed]:
    """List the sealed facts about these things, in the order in which they happened."""
    wanted = _SEALED.where(FactRow.subject_id.in_(list(subject_ids)))
    return [Sealed(*row) for row in session.execute(wanted.order_by(FactRow.seq))]


def list_proofs(positions: Iterable[int], size: int) -> dict[int, list[str]]:
    """List, by position, the hashes beside the way from an entry to the root of the log of this size."""
    beside = {position: tree.inclusion(position, size) for position in positions if position < size}
    wanted = {place for groups in beside.values() for group in groups for place in group}
    known: dict[tree.Place, bytes] = {}
    for some in batched(sorted(wanted)):
        known |= nodes_at(some)
    return {
        position: [tree.fold([known[place] for place in group]).hex() for group in groups]
        for position, groups in beside.items()
    }


def batched(places: list[tree.Place]) -> Iterator[list[tree.Place]]:
    """Divide places into questions that a database can take."""
    for start in range(0, len(places), MOST_PLACES):
        yield places[start : start + MOST_PLACES]
