"""Recording: one call at the end of every service."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from enum import Enum
from typing import Any, ClassVar
from uuid import UUID

from participatie.db.session import after_commit, session
from participatie.facts import sealing
from participatie.facts.models import Delivery, FactRow
from participatie.jobs.queue import enqueue
from participatie.kernel import clock
from participatie.kernel.actor import Actor

Listener = Callable[[FactRow], bool | None]
"""Hears of a fact. One that answers True has more to do and is called again, in a transaction of its own."""

_listeners: dict[str, list[Listener]] = {}
_by_name: dict[str, Listener] = {}


@dataclass(frozen=True, kw_only=True)
class Fact:
    """Something that happened. Subclasses add ids and non-personal old and new values.

    A sealed kind goes into the public log, where nobody can change it unseen. `tells` says in a
    sentence what happened, for whom it concerns; values of the fact are filled in by name.
    """

    is_sealed: ClassVar[bool] = False
    is_for_author: ClassVar[bool] = True
    """Whether the author of what it is about reads it too; false for what only officials may know."""
    tells: ClassVar[str] = ""

    organisation_id: UUID | None = None
    dossier_id: UUID | None = None
    subject_id: UUID | None = None

    @classmethod
    def sentence(cls, values: Mapping[str, Any]) -> str:  # noqa: ARG003 - some kinds have more than one sentence
        """Give the sentence for one that happened with these values; it is translated and filled in where it is shown."""
        return cls.tells


def kind_of(fact: type[Fact]) -> str:
    """Give the name under which a fact stands in the table: its class."""
    return fact.__name__


def kinds() -> dict[str, type[Fact]]:
    """Give every kind of fact that this house knows, by name."""
    found, waiting = dict[str, type[Fact]](), [Fact]
    while waiting:
        waiting = [kind for parent in waiting for kind in parent.__subclasses__()]
        found |= {kind_of(kind): kind for kind in waiting if kind.__module__.startswith("participatie.")}
    return found


def subscribe(handlers: Mapping[type[Fact], Sequence[Listener]]) -> None:
    """Let a room's handlers hear of facts; app.py calls this once per room."""
    for fact, listeners in handlers.items():
        for listener in listeners:
            if listener not in _listeners.setdefault(kind_of(fact), []):
                _listeners[kind_of(fact)].append(listener)
            _by_name[listener_name(listener)] = listener


def listener_name(listener: Listener) -> str:
    """Give the name by which a delivery remembers its listener."""
    return f"{listener.__module__.removeprefix('participatie.')}.{listener.__name__}"


def listener_by_name(name: str) -> Listener:
    """Find a listener; `KeyError` when a release has dropped it."""
    return _by_name[name]


def record(actor: Actor, fact: Fact, *, content: Mapping[str, str] | None = None) -> FactRow:
    """Write down what just happened, in the transaction in which it happened, and wake who listens.

    `content` is the exact words that a sealed kind binds, by name; they are not kept here.
    """
    moment = clock.now()
    row = FactRow(
        kind=kind_of(type(fact)),
        at=moment,
        actor=actor.label,
        organisation_id=fact.organisation_id,
        dossier_id=fact.dossier_id,
        subject_id=fact.subject_id,
        data={
            field.name: _plain(getattr(fact, field.name))
            for field in fields(fact)
            if field.name not in _COLUMNS
        },
    )
    session.add(row)
    session.flush()  # the deliveries below need the number, and what was changed must stand before it is told
    if fact.is_sealed:
        sealing.promise(row, content or {})
    for listener in _listeners.get(row.kind, ()):
        delivery = Delivery(fact_seq=row.seq, listener=listener_name(listener), next_attempt_at=moment)
        session.add(delivery)
        session.flush()  # the wake-up call names the delivery
        _wake(delivery.id)
    return row


_COLUMNS = frozenset({"organisation_id", "dossier_id", "subject_id"})


def _wake(delivery_id: int) -> None:
    from participatie.facts.dispatch import deliver  # noqa: PLC0415 - dispatch reads what this file registers

    after_commit(lambda: enqueue(deliver, delivery_id))


def _plain(value: Any) -> Any:
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value
