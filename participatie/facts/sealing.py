"""Sealing: a committed fact gets its place in the log, and the log gets a new signed head.

A request only writes the commitment, in the transaction of its fact. The place is given afterwards,
by one sealer at a time: residents on the last evening never queue behind one another for it.
"""

import time
from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa

from participatie.db.session import after_commit, session, unit_of_work
from participatie.facts import tree
from participatie.facts.checkpoint import signer
from participatie.facts.entries import canonical, commit_to, content_of, new_salt, public_entry
from participatie.facts.models import FactRow, LogEntry, LogHead, LogNode
from participatie.jobs.queue import enqueue
from participatie.jobs.registry import every
from participatie.kernel import clock

ONE_SEALER = 7_361_000_001
BATCH = 500
QUIET_SECONDS = 5
_last_call = [-1_000.0]


def promise(fact: FactRow, words: Mapping[str, str]) -> None:
    """Bind a fact to its values and words, in its own transaction; the sealer gives it a place afterwards."""
    salt = new_salt()
    commitment = commit_to(salt, content_of(fact.data, words))
    session.add(LogEntry(fact_seq=fact.seq, commitment=commitment, salt=salt))
    _wake()


def _wake() -> None:
    """Call the sealer after this commit; in a busy moment one call serves all, and each minute comes by itself."""
    if time.monotonic() - _last_call[0] > QUIET_SECONDS:
        _last_call[0] = time.monotonic()
        after_commit(lambda: enqueue(seal))


@every(minutes=1)
def seal() -> None:
    """Give every committed fact that waits its place, and sign a head above it."""
    while _seal_some():
        pass


def _seal_some() -> bool:
    """Seal at most a batch in a transaction of its own; say whether more may wait."""
    with unit_of_work(writing=True):
        if not _is_our_turn():
            return False
        size = session.scalar(sa.select(sa.func.max(LogHead.size))) or 0
        waiting = session.execute(_WAITING).all()
        known = nodes_at(tree.peaks(size))
        if waiting:
            _append(waiting, size, known)
        _sign(size + len(waiting), known)
        return len(waiting) == BATCH


_WAITING = (
    sa.select(
        LogEntry.fact_seq, LogEntry.commitment, FactRow.at, FactRow.kind, FactRow.subject_id, FactRow.data
    )
    .join(FactRow, FactRow.seq == LogEntry.fact_seq)
    .where(LogEntry.position.is_(None))
    .order_by(LogEntry.fact_seq)
    .limit(BATCH)
)


def _is_our_turn() -> bool:
    """Say whether nobody else is sealing; on SQLite there is one writer anyway."""
    if session.get_bind().dialect.name == "sqlite":
        return True
    return bool(session.scalar(sa.select(sa.func.pg_try_advisory_xact_lock(ONE_SEALER))))


def _append(waiting: Any, size: int, known: dict[tree.Place, bytes]) -> None:
    made: dict[tree.Place, bytes] = {}
    for position, row in enumerate(waiting, start=size):
        entry = public_entry(
            seq=row.fact_seq,
            at=row.at,
            kind=row.kind,
            subject_id=row.subject_id,
            values=row.data,
            commitment=row.commitment,
        )
        grown = tree.grow(position, tree.leaf_hash(canonical(entry)), known.__getitem__)
        made |= grown
        known |= grown
    given = [{"fact_seq": row.fact_seq, "position": at} for at, row in enumerate(waiting, start=size)]
    session.execute(sa.update(LogEntry), given)
    nodes = [{"level": level, "place": place, "hash": value} for (level, place), value in made.items()]
    session.execute(sa.insert(LogNode), nodes)


def _sign(size: int, known: dict[tree.Place, bytes]) -> None:
    """Sign a head above everything, unless this key did so before; a new key signs what it finds."""
    signed = sa.select(LogHead.size).where(LogHead.size == size, LogHead.signer == signer().name)
    if size and session.scalar(signed) is None:
        root = tree.fold([known[peak] for peak in tree.peaks(size)])
        note = signer().sign(size, root)
        session.add(LogHead(size=size, signer=signer().name, at=clock.now(), note=note))


def nodes_at(places: list[tree.Place]) -> dict[tree.Place, bytes]:
    """Read the hashes of whole subtrees."""
    if not places:
        return {}
    wanted = sa.tuple_(LogNode.level, LogNode.place).in_(places)
    rows = session.execute(sa.select(LogNode.level, LogNode.place, LogNode.hash).where(wanted))
    return {(level, place): value for level, place, value in rows}
