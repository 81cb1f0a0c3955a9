"""Reads the tables of expectations: per room a file, per deed its states, per state who gets which answer.

An answer is "allowed" or the reason code of the refusal. "others" is everybody who is not named in the state.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from participatie.kernel import clock
from participatie.security.policy import Predicate, judge
from tests.matrix.actors import ACTORS, NOW
from tests.matrix.states import STATES

FOLDER = Path(__file__).parent
YES, OTHERS = "allowed", "others"
Rows = Sequence[Sequence[Predicate]]


@dataclass(frozen=True)
class Case:
    """One deed in one state, with the answer that everybody must get."""

    room: str
    deed: str
    state: str
    expected: Mapping[str, str]

    def answers(self, rows: Rows) -> dict[str, str]:
        """What everybody gets from these rows."""
        subject = STATES[self.room][self.deed][self.state]()
        with clock.frozen(NOW):
            found = {
                name: judge({self.deed: rows}, actor, self.deed, subject) for name, actor in ACTORS.items()
            }
        return {name: YES if one.allowed else one.reason for name, one in found.items()}

    def __str__(self) -> str:
        return f"{self.room}: {self.deed}, {self.state}"


def rooms() -> list[str]:
    return sorted({path.stem for path in FOLDER.glob("*.yaml")} - {"routes"})


@cache
def read(room: str) -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    told: dict[str, Any] = yaml.safe_load((FOLDER / f"{room}.yaml").read_text())
    return told


def cases(room: str) -> Iterator[Case]:
    for deed, states in read(room).items():
        for state, told in states.items():
            yield Case(room, deed, state, expectation(told))


def expectation(told: Mapping[str, str]) -> dict[str, str]:
    """Who gets what, for everybody; `ValueError` when somebody is named twice, or is nobody."""
    expected: dict[str, str] = {}
    for answer, names in told.items():
        for name in str(names).split() if names != OTHERS else ():
            if name in expected or name not in ACTORS:
                message = f"{name} is named twice, or is nobody"
                raise ValueError(message)
            expected[name] = answer
    rest = [answer for answer, names in told.items() if names == OTHERS]
    return dict.fromkeys(ACTORS, rest[0]) | expected if rest else expected
