"""Every address says whom it is for, and every page has its template under its own name."""

import ast
import inspect
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from flask import Flask

from participatie.web.access import Audience
from tests.support.sources import PACKAGE, ROOT, files_below, package_sources

TEMPLATES = ROOT / "templates"
NO_ROOM = {"layouts", "components", "mails", "errors", "development"}


def views(app: Flask) -> dict[str, Callable[..., Any]]:
    """Our own views by endpoint; what Flask serves by itself is no page."""
    return {endpoint: view for endpoint, view in app.view_functions.items() if endpoint != "static"}


def without_audience(found: Mapping[str, Callable[..., Any]]) -> list[str]:
    return sorted(
        name for name, view in found.items() if not isinstance(getattr(view, "audience", None), Audience)
    )


def test_every_route_declares_its_audience(app: Flask) -> None:
    assert without_audience(views(app)) == []


def test_a_route_without_an_audience_is_told() -> None:
    assert without_audience({"room.open_door": lambda: "hello"}) == ["room.open_door"]


def templates_named_in(source: str) -> list[str]:
    """The templates of rooms that a piece of Python names."""
    strings = (node.value for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Constant))
    return [
        text
        for text in strings
        if isinstance(text, str)
        and text.endswith((".html", ".txt"))
        and "/" in text
        and not text.startswith("/")
    ]


def misnamed(endpoint: str, source: str, there: Callable[[str], bool]) -> list[str]:
    """What a view renders under another name than its own, or does not exist."""
    room, _, function = endpoint.partition(".")
    faults = []
    for name in templates_named_in(source):
        if name.split("/")[0] in NO_ROOM:
            continue
        if not there(name):
            faults.append(f"{endpoint} names {name}, which is not there")
        elif not (name.startswith(f"{room}/_") or name == f"{room}/{function}.html"):
            faults.append(f"{endpoint} renders {name} instead of {room}/{function}.html")
    return faults


def source_of(view: Callable[..., Any]) -> str:
    return inspect.cleandoc("\n" + inspect.getsource(inspect.unwrap(view)))


def test_every_page_has_its_template_under_its_own_name(app: Flask) -> None:
    faults = []
    for endpoint, view in views(app).items():
        if view.__module__.startswith("participatie."):
            faults += misnamed(endpoint, source_of(view), lambda name: (TEMPLATES / name).is_file())
    assert faults == []


def test_a_template_under_another_name_is_told() -> None:
    source = 'def show_round():\n    return page("portal/other.html")'
    assert misnamed("portal.show_round", source, lambda _: True)
    assert misnamed("portal.show_round", source.replace("other", "show_round"), lambda _: False)
    assert misnamed("portal.show_round", source.replace("other", "show_round"), lambda _: True) == []


def orphans(templates: Iterable[str], texts: Iterable[str]) -> list[str]:
    """Templates that nothing names, in full or with an ending that is filled in ("mails/letter.{form}")."""
    everything = "\n".join(texts).replace("'", '"')
    names = ((name, name.rpartition(".")[0]) for name in templates)
    return [name for name, stem in names if f'"{name}"' not in everything and f'"{stem}.{{' not in everything]


def test_no_template_is_an_orphan(app: Flask) -> None:
    files = files_below(TEMPLATES, ".html", ".txt", ".typ")
    texts = [path.read_text() for path in files] + list(package_sources().values())
    # a view may leave the name to its room, which makes it of the endpoint: f"consultations/{endpoint}.html"
    texts += [
        path.read_text().replace('" / "', "/") for path in files_below(PACKAGE, ".py")
    ]  # names made of parts
    texts += [f'"{endpoint.replace(".", "/")}.html"' for endpoint in views(app)]
    assert orphans([str(path.relative_to(TEMPLATES)) for path in files], texts) == []


def test_an_orphan_is_told() -> None:
    assert orphans(
        ["a/used.html", "a/two.txt", "a/lost.html"], ['page("a/used.html")', 'f"a/two.{form}"']
    ) == ["a/lost.html"]


def test_every_room_with_pages_has_a_folder_of_templates() -> None:
    folders = {path.name for path in TEMPLATES.iterdir() if path.is_dir()} - NO_ROOM
    rooms = {Path(name).parts[1] for name in package_sources()}
    assert folders <= rooms
