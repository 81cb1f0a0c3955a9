"""Every address that changes something asks for the form's protection and writes down what happened."""

import ast
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from flask import Flask

from tests.support.sources import ROOT, calls, files_below, package_sources, sources_of

WRITING = {"POST", "PUT", "PATCH", "DELETE"}
PROTECTED = {"validate_on_submit", "validate"}
ONLY_A_COOKIE = {"portal.choose_language", "portal.follow", "portal.forget"}
"""They change what this browser remembers and nothing else."""


@cache
def functions_in(source: str) -> dict[str, frozenset[str]]:
    """Every function by its name, with the short names of what it calls."""
    return {
        node.name: frozenset(name.rpartition(".")[2] for name in calls(node))
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef)
    }


def functions(sources: Iterable[str]) -> dict[str, set[str]]:
    """The functions of several sources; two of one name count as one that does what both do."""
    found: dict[str, set[str]] = {}
    for source in sources:
        for name, called in functions_in(source).items():
            found.setdefault(name, set()).update(called)
    return found


def reached(start: str, known: dict[str, set[str]]) -> set[str]:
    """Everything that is called from here, however far."""
    seen: set[str] = set()
    waiting = [start]
    while waiting:
        name = waiting.pop()
        new = known.get(name, set()) - seen
        seen |= new
        waiting += new
    return seen


def writing_views(app: Flask) -> dict[str, str]:
    """The views that take something in: endpoint, and the folder of their room."""
    rules = [rule for rule in app.url_map.iter_rules() if WRITING & (rule.methods or set())]
    return {rule.endpoint: app.view_functions[rule.endpoint].__module__.split(".")[1] for rule in rules}


@cache
def sources() -> dict[str, str]:
    return package_sources()


def of_room(room: str, words: tuple[str, ...]) -> list[str]:
    """The sources that its routes are made of, with what the web gives all rooms."""
    return [
        source
        for name, source in sources().items()
        if Path(name).parts[1] == "web"
        or (Path(name).parts[1] == room and Path(name).parts[2].removesuffix(".py") in words)
    ]


def test_every_address_that_changes_something_asks_for_the_protection_of_its_form(app: Flask) -> None:
    views = writing_views(app)
    assert len(views) > 30
    faults = []
    for endpoint, room in views.items():
        known = functions(of_room(room, ("routes", "forms")))
        if not PROTECTED & reached(endpoint.rpartition(".")[2], known):
            faults.append(f"{endpoint} takes a post without looking at the token")
    assert faults == []


def test_every_address_that_changes_something_writes_a_fact(app: Flask) -> None:
    services = list(sources_of("services").values())
    faults = []
    for endpoint, room in writing_views(app).items():
        known = functions([*services, *of_room(room, ("routes",))])
        if endpoint not in ONLY_A_COOKIE and "record" not in reached(endpoint.rpartition(".")[2], known):
            faults.append(f"{endpoint} changes something and records no fact")
    assert faults == []


def test_who_forgets_is_told() -> None:
    known = functions(["def view():\n    form = F()\n    save()\ndef save():\n    add(1)\n"])
    assert not (PROTECTED | {"record"}) & reached("view", known)
    mended = functions(
        ["def view():\n    f.validate_on_submit()\n    save()\ndef save():\n    facts.record(1)\n"]
    )
    assert {"validate_on_submit", "record"} <= reached("view", mended)


def test_no_form_fills_a_row_by_itself() -> None:
    for name, source in package_sources().items():
        assert "populate_obj" not in {call.rpartition(".")[2] for call in calls(ast.parse(source))}, name


def test_no_query_is_made_of_text() -> None:
    """Raw SQL is written out in full: never with an f, a percent sign, a plus or a format."""
    faults = []
    for name, source in package_sources().items():
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] in {
                "text",
                "literal_column",
            }:
                faults += [
                    f"{name}:{node.lineno}"
                    for argument in node.args[:1]
                    if not isinstance(argument, ast.Constant | ast.Name | ast.Attribute)
                ]
    assert faults == []


def test_unescaped_text_stands_where_it_was_thought_about() -> None:
    """What is shown as it is was cleaned when it came in, or rendered by a template of ours."""
    marking = {
        name
        for name, source in sources().items()
        if any("Markup" in called for called in functions_in(source).values())
    }
    assert marking == {
        "participatie/portal/routes/reading.py",
        "participatie/web/fragments.py",
        "participatie/web/pages.py",
    }
    templates = [path.read_text() for path in files_below(ROOT / "templates", ".html")]
    unescaped = {found for text in templates for found in re.findall(r"([\w.]+)\s*\|\s*safe\b", text)}
    assert unescaped == {"contribution.body_html", "reactions"}
    assert not [text for text in templates if re.search(r"autoescape\s+false", text)]
