"""Reads the policy tables of the rooms.

A table maps an action to rows of predicates. Any row suffices, all predicates of a row must hold,
and an action that is absent is forbidden. A predicate answers True or the reason code why not.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Any, Generic, TypeVar

from participatie.kernel import clock
from participatie.kernel.actor import Actor
from participatie.kernel.errors import NotAllowed

A = TypeVar("A", bound=StrEnum)
Predicate = Callable[[Actor, Any], bool]
Rows = Sequence[Sequence[Predicate]]

_REASONS: dict[Predicate, str] = {}


def because(reason: str) -> Callable[[Predicate], Predicate]:
    """Give a predicate the reason code that a refusal carries when it is what fails."""

    def remember(predicate: Predicate) -> Predicate:
        _REASONS[predicate] = reason
        return predicate

    return remember


PROOF_LASTS = timedelta(minutes=15)


@because("prove_again")
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
                    furthest, reason = step, _REASONS.get(predicate, "not_allowed")
                break
        else:
            return Verdict(allowed=True)
    return Verdict(allowed=False, reason=reason)


class Policy(Generic[A]):
    """A room's table with the two questions that are asked of it."""

    def __init__(self, table: Mapping[A, Rows]) -> None:
        """Hold the table; it is never changed afterwards."""
        self.table = table

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
