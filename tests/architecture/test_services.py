"""Every service says who acts, asks its policy before anything else, and records what happened.

A module of services in which no function has an actor is a helper: only services of its own room may use it.
"""

import ast
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from pathlib import Path

from tests.support.sources import calls, imported, package_sources, rooms, sources_of

ASKS = {"require"}
LOOKS = ("get", "find_", "list_", "read_")


def public_functions(source: str) -> list[ast.FunctionDef]:
    body = ast.parse(source).body
    return [node for node in body if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")]


def has_actor(node: ast.FunctionDef) -> bool:
    return any(argument.arg == "actor" for argument in node.args.args[:1])


def is_helper(source: str) -> bool:
    return not any(has_actor(node) for node in public_functions(source))


def recording(sources: Iterable[str]) -> set[str]:
    """Names of the services that record a fact themselves."""
    functions = (node for source in sources for node in public_functions(source))
    return {node.name for node in functions if "record" in short_calls(node)}


def short_calls(node: ast.AST) -> set[str]:
    return {call.rpartition(".")[2] for call in calls(node)}


def service_faults(name: str, source: str, others: AbstractSet[str] = frozenset()) -> list[str]:
    """Public functions that do not say who acts, do something before asking, or end without a fact.

    A service may leave the fact to another service that it calls (one of `others`).
    """
    faults = []
    for node in [] if is_helper(source) else public_functions(source):
        if not has_actor(node):
            faults.append(f"{name}:{node.lineno} {node.name} does not say who acts")
        if not _asks_first(node):
            faults.append(f"{name}:{node.lineno} {node.name} does not ask its policy first")
        if not short_calls(node) & {"record", *others}:
            faults.append(f"{name}:{node.lineno} {node.name} records no fact")
    return faults


def _asks_first(node: ast.FunctionDef) -> bool:
    """Whether nothing comes before the question but looking up what the question is about."""
    for statement in node.body:
        names = short_calls(statement)
        if any(name in ASKS or name.startswith("require_") for name in names):
            return True
        if any(not name.startswith(LOOKS) for name in names):
            return False
    return False


def test_every_service_asks_first_and_records_a_fact() -> None:
    found = sources_of("services")
    assert found, "there are no services at all"
    others = recording(found.values())
    assert [fault for name, source in found.items() for fault in service_faults(name, source, others)] == []


GOOD = '''
def open_round(actor, round_):
    """Open it."""
    policy.require(actor, Do.OPEN, round_)
    round_.opened_at = clock.now()
    record(actor, RoundOpened(subject_id=round_.id))
'''


def test_a_good_service_is_left_alone() -> None:
    assert service_faults("services.py", GOOD) == []


def test_a_service_may_look_up_what_it_asks_about() -> None:
    looks = GOOD.replace(
        "    policy.require(", "    dossier = session.get_one(Dossier, 1)\n    policy.require("
    )
    assert service_faults("services.py", looks) == []


def test_a_service_that_does_not_ask_is_told() -> None:
    asks_not = GOOD.replace("policy.require(actor, Do.OPEN, round_)", "pass")
    asks_late = GOOD.replace("    policy.require(", "    session.add(round_)\n    policy.require(")
    for source in (asks_not, asks_late):
        assert service_faults("services.py", source) == [
            "services.py:2 open_round does not ask its policy first"
        ]


def test_a_service_without_a_fact_is_told() -> None:
    silent = GOOD.replace("record(actor, RoundOpened(subject_id=round_.id))", "return round_")
    assert service_faults("services.py", silent) == ["services.py:2 open_round records no fact"]


def test_a_service_may_leave_the_fact_to_another() -> None:
    leaves = GOOD.replace("record(actor, RoundOpened(subject_id=round_.id))", "services.plan_round(actor)")
    assert service_faults("services.py", leaves, {"plan_round"}) == []
    assert service_faults("services.py", leaves, {"close_round"}) != []
    assert recording([GOOD, leaves.replace("open_round(", "leave_round(")]) == {"open_round"}


def test_a_service_without_an_actor_is_told() -> None:
    nameless = GOOD + "\ndef tidy(round_):\n    require(1)\n    record(2)\n"
    assert service_faults("services.py", nameless) == ["services.py:8 tidy does not say who acts"]


def helper_faults(helpers: set[str], sources: dict[str, str]) -> list[str]:
    """Uses of a helper outside the services of its own room; both are given by file name."""
    modules = {helper.removesuffix(".py").replace("/", "."): str(Path(helper).parent) for helper in helpers}
    return [
        f"{name} uses {module}"
        for name, source in sources.items()
        for word in imported(ast.parse(source))
        for module, home in modules.items()
        if (word == module or word.startswith(f"{module}.")) and not name.startswith(home)
    ]


def test_helpers_of_services_stay_inside() -> None:
    found = sources_of("services")
    helpers = {
        name for name, source in found.items() if not name.endswith("__init__.py") and is_helper(source)
    }
    assert helper_faults(helpers, package_sources()) == []


def test_a_helper_that_is_used_elsewhere_is_told() -> None:
    helpers = {"participatie/a/services/counting.py"}
    use = "from participatie.a.services.counting import count"
    assert helper_faults(helpers, {"participatie/a/routes.py": use})
    assert helper_faults(helpers, {"participatie/a/services/sending.py": use}) == []


def test_there_are_rooms_to_guard() -> None:
    assert {"identity", "consultations", "contributions", "responses"} <= rooms()
