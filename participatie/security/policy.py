"""Reads the policy tables of the rooms.

A table maps an action to rows of predicates. Any row suffices, all predicates of a row must hold,
and an action that is absent is forbidden. A predicate answers True or the reason code why not.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Any, Generic, TypeVar
from uuid import UUID

from participatie.kernel import clock
from participatie.kernel.actor import Actor, Role
from participatie.kernel.errors import NotAllowed

A = TypeVar("A", bound=StrEnum)
Predicate = Callable[[Actor, Any], bool]
Rows = Sequence[Sequence[Predicate]]

Place = tuple[UUID, UUID | None]
"""An organisation, and a dossier of it."""

_REASONS: dict[Predicate, str] = {}
_TOLD: dict[Predicate, "Told"] = {}
_TABLES: dict[str, "Policy[Any]"] = {}


@dataclass(frozen=True)
class Told:
    """A predicate for people: the condition in Dutch words, and the roles it asks for (None: it asks none)."""

    words: str
    roles: tuple[Role, ...] | None = None


def because(
    reason: str, words: str = "", roles: Sequence[Role] | None = None
) -> Callable[[Predicate], Predicate]:
    """Give a predicate the reason code of its refusal, and the words in which a page tells its condition."""

    def remember(predicate: Predicate) -> Predicate:
        _REASONS[predicate] = reason
        if words:
            _TOLD[predicate] = Told(words, None if roles is None else tuple(roles))
        return predicate

    return remember


def holding(*roles: Role, where: Callable[[Any], Place], reason: str, words: str) -> Predicate:
    """Make the predicate "holds one of these roles where the subject belongs"."""

    @because(reason, words, roles)
    def holds_a_role(actor: Actor, subject: Any) -> bool:
        organisation_id, dossier_id = where(subject)
        return actor.has_role(*roles, organisation_id=organisation_id, dossier_id=dossier_id)

    return holds_a_role


def told(predicate: Predicate) -> Told | None:
    """Give what a page may say of a predicate; None when nobody wrote it down."""
    return _TOLD.get(predicate)


def reason_of(predicate: Predicate) -> str:
    """Give the reason code that a predicate refuses with."""
    return _REASONS.get(predicate, "not_allowed")


PROOF_LASTS = timedelta(minutes=15)
PROVED_IN_WORDS = "u heeft zich in het laatste kwartier bevestigd"


@because("prove_again", PROVED_IN_WORDS)
def proved_recently(actor: Actor, _subject: object) -> bool:
    """Showed a factor in the last fifteen minutes; the site itself has nothing to show."""
    return bool(actor.system_name) or actor.has_proved(since=clock.now() - PROOF_LASTS)


@dataclass(frozen=True)
class Verdict:
    """Whether an act is allowed; when not, the reason code of the row that came furthest."""

    allowed: bool
    reason: str = ""


def judge(table: Mapping[A, Rows], actor: Actor, action: A, subject: object) -> Verdict:
    """Weigh an act against a table; undeclared is forbidden."""
    furthest, reason = -1, "not_allowed"
    for row in table.get(action, ()):
        for step, predicate in enumerate(row):
            if not predicate(actor, subject):
                if step > furthest:
                    furthest, reason = step, reason_of(predicate)
                break
        else:
            return Verdict(allowed=True)
    return Verdict(allowed=False, reason=reason)


class Policy(Generic[A]):
    """A room's table with the two questions that are asked of it."""

    def __init__(self, table: Mapping[A, Rows]) -> None:
        """Hold the table; it is never changed afterwards. The room is the one in which its deeds are named."""
        self.table = table
        _TABLES[type(next(iter(table))).__module__.split(".")[1]] = self

    def allows(self, actor: Actor, action: A, subject: object) -> bool:
        """Say whether a button belongs on the page."""
        return judge(self.table, actor, action, subject).allowed

    def why_not(self, actor: Actor, action: A, subject: object) -> str:
        """Give the reason code of a refusal, or nothing when it is allowed."""
        return judge(self.table, actor, action, subject).reason

    def require(self, actor: Actor, action: A, subject: object) -> None:
        """Let the deed pass or raise `NotAllowed` with its reason."""
        verdict = judge(self.table, actor, action, subject)
        if not verdict.allowed:
            raise NotAllowed(verdict.reason, action=str(action))


def tables() -> Mapping[str, Policy[Any]]:
    """Give the tables of all rooms of this house, by the name of the room."""
    return dict(sorted(_TABLES.items()))
