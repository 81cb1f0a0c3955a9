"""The permission matrix: everybody gets the answer that the tables in this folder promise, in every state.

The site's own tables are then spoiled in every way: no row, predicate or negation may pass unnoticed.
"""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

import participatie.app  # noqa: F401 - makes the tables of all rooms known
from participatie.admin.terms import DEED_LABELS, ROOM_LABELS
from participatie.kernel.actor import Role
from participatie.security.policy import Predicate, reason_of, tables, told
from participatie.web import sentences
from tests.matrix.actors import ACTORS
from tests.matrix.states import STATES
from tests.matrix.tables import YES, Case, Rows, cases, rooms

EVERYBODY = "anyone"
ALL = [case for room in rooms() for case in cases(room)]


def table_of(case: Case) -> Rows:
    return tables()[case.room].table[case.deed]


@pytest.mark.parametrize("case", ALL, ids=str)
def test_everybody_gets_the_promised_answer(case: Case) -> None:
    assert case.answers(table_of(case)) == case.expected


def missing() -> list[str]:
    """Deeds without a row of expectations, and states that no table speaks of."""
    promised = {(case.room, case.deed, case.state) for case in ALL}
    faults = []
    for room, policy in tables().items():
        for deed in type(next(iter(policy.table))):
            states = STATES.get(room, {}).get(deed.value, {})
            if deed not in policy.table or not states:
                faults.append(f"{room}: {deed.value}")
            faults += [
                f"{room}: {deed.value}, {state}"
                for state in states
                if (room, deed.value, state) not in promised
            ]
    return faults


def test_every_deed_of_every_room_is_in_the_matrix() -> None:
    assert missing() == []
    assert set(rooms()) == set(tables())


def spoiled(rows: Rows) -> Iterator[tuple[str, Rows]]:
    """A table in every way in which it could be wrong: without a row, without a predicate, with one turned round."""
    for number, row in enumerate(rows):
        others = [*rows[:number], *rows[number + 1 :]]
        yield f"without row {number + 1}", others
        for place, predicate in enumerate(row):
            name = f"{predicate.__name__} in row {number + 1}"
            before, after = [*row[:place]], [*row[place + 1 :]]
            if predicate.__name__ != EVERYBODY:  # leaving out what always holds changes nothing
                yield f"without {name}", _put(rows, number, before + after)
            yield f"the opposite of {name}", _put(rows, number, [*before, opposite(predicate), *after])


def _put(rows: Rows, number: int, row: list[Predicate]) -> Rows:
    return [*rows[:number], row, *rows[number + 1 :]]


def opposite(predicate: Predicate) -> Predicate:
    def turned(actor: Any, subject: Any) -> bool:
        return not predicate(actor, subject)

    turned.__name__ = predicate.__name__
    return turned


def survivors(room: str, rows_of: Callable[[str], Rows]) -> list[str]:
    """The spoiled tables that no case notices."""
    by_deed: dict[str, list[Case]] = {}
    for case in ALL:
        if case.room == room:
            by_deed.setdefault(case.deed, []).append(case)
    return [
        f"{room}: {deed} {fault}"
        for deed, known in by_deed.items()
        for fault, rows in spoiled(rows_of(deed))
        if all(case.answers(rows) == case.expected for case in known)
    ]


@pytest.mark.parametrize("room", rooms())
def test_no_cell_can_be_flipped_unnoticed(room: str) -> None:
    table = tables()[room].table
    assert survivors(room, lambda deed: table[deed]) == []


def test_a_table_that_is_tried_in_too_few_states_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    table = tables()["responses"].table
    few = [case for case in ALL if case.state != "published"]
    monkeypatch.setitem(globals(), "ALL", few)
    assert "responses: unbundle without point_is_draft in row 1" in survivors(
        "responses", lambda deed: table[deed]
    )


def test_every_refusal_is_told_in_a_sentence() -> None:
    reasons = {answer for case in ALL for answer in case.expected.values()} - {YES}
    assert {reason for reason in reasons if not sentences.known(reason)} == set()


def test_every_deed_and_every_predicate_has_dutch_words() -> None:
    nameless = [
        f"{room}: {deed}"
        for room, policy in tables().items()
        for deed in policy.table
        if deed not in DEED_LABELS.get(room, {}) or room not in ROOM_LABELS
    ]
    silent = {
        f"{room}: {predicate.__name__} ({reason_of(predicate)})"
        for room, policy in tables().items()
        for rows in policy.table.values()
        for row in rows
        for predicate in row
        if told(predicate) is None
    }
    assert nameless == []
    assert silent == set()


def test_what_a_page_says_of_roles_is_what_the_rules_do() -> None:
    """A predicate that names roles refuses everybody who holds none of them."""
    wrong = []
    for case in ALL:
        subject = STATES[case.room][case.deed][case.state]()
        for row in table_of(case):
            for predicate in row:
                said = told(predicate)
                if said is None or not said.roles or Role.RESIDENT in said.roles:
                    continue
                wrong += [
                    f"{predicate.__name__}: {name}"
                    for name, actor in ACTORS.items()
                    if not actor.has_role_anywhere(*said.roles) and predicate(actor, subject)
                ]
    assert wrong == []
