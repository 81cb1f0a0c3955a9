"""Every service asks its policy before anything else and records what happened; it knows nothing of the web."""

import ast

from tests.support.sources import calls, rooms, sources_of

ASKS = {"require"}


def service_faults(name: str, source: str) -> list[str]:
    """Public functions that do something before asking, or end without a fact."""
    faults = []
    for node in ast.parse(source).body:
        if not isinstance(node, ast.FunctionDef) or node.name.startswith("_"):
            continue
        if not _asks_first(node):
            faults.append(f"{name}:{node.lineno} {node.name} does not ask its policy first")
        if not any(call.rpartition(".")[2] == "record" for call in calls(node)):
            faults.append(f"{name}:{node.lineno} {node.name} records no fact")
    return faults


def _asks_first(node: ast.FunctionDef) -> bool:
    for statement in node.body:
        names = [call.rpartition(".")[2] for call in calls(statement)]
        if names:
            return any(name in ASKS or name.startswith("require_") for name in names)
    return False


def test_every_service_asks_first_and_records_a_fact() -> None:
    found = sources_of("services")
    assert found, "there are no services at all"
    assert [fault for name, source in found.items() for fault in service_faults(name, source)] == []


GOOD = '''
def open_round(actor, round_):
    """Open it."""
    policy.require(actor, Action.OPEN, round_)
    round_.opened_at = clock.now()
    record(actor, RoundOpened(subject_id=round_.id))
'''


def test_a_good_service_is_left_alone() -> None:
    assert service_faults("services.py", GOOD) == []


def test_a_service_that_does_not_ask_is_told() -> None:
    asks_not = GOOD.replace("policy.require(actor, Action.OPEN, round_)", "pass")
    asks_late = GOOD.replace("    policy.require(", "    session.add(round_)\n    policy.require(")
    for source in (asks_not, asks_late):
        assert service_faults("services.py", source) == [
            "services.py:2 open_round does not ask its policy first"
        ]


def test_a_service_without_a_fact_is_told() -> None:
    silent = GOOD.replace("record(actor, RoundOpened(subject_id=round_.id))", "return round_")
    assert service_faults("services.py", silent) == ["services.py:2 open_round records no fact"]


def test_there_are_rooms_to_guard() -> None:
    assert {"identity", "consultations", "contributions", "responses"} <= rooms()
