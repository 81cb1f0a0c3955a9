"""Some deeds have one place: the clock, the commit, the cleaning of HTML, the environment, a room's forms."""

import ast
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.support.sources import ROOT, files_below, imported, name_of, package_sources

MOST_LINES = 400
CLOCKS = {"now", "utcnow", "today"}


def clock_faults(name: str, source: str) -> list[str]:
    """Reading the time anywhere but through kernel/clock.py."""
    if name == "participatie/kernel/clock.py":
        return []
    tree = ast.parse(source)
    ours = {"participatie.kernel.clock.now"} & set(imported(tree))
    faults = []
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        told = ast.unparse(node.func)
        base, _, last = told.rpartition(".")
        if told == "time.time" or (last in CLOCKS and base != "clock" and not (told == "now" and ours)):
            faults.append(f"{name}:{node.lineno} reads a clock of its own: {told}()")
    return faults


def commit_faults(name: str, source: str) -> list[str]:
    """Committing anywhere but in the unit of work."""
    if name == "participatie/db/session.py":
        return []
    return [
        f"{name}:{node.lineno} commits"
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "commit"
    ]


def cleaning_faults(name: str, source: str) -> list[str]:
    """Cleaning HTML anywhere but in its one file."""
    if name == "participatie/security/html.py":
        return []
    return [
        f"{name} imports {word}" for word in imported(ast.parse(source)) if word.split(".")[0] == "bleach"
    ]


def environment_faults(name: str, source: str) -> list[str]:
    """Reading the environment anywhere but in config.py."""
    return [
        f"{name}:{node.lineno} reads the environment"
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Attribute | ast.Name)
        and (node.attr if isinstance(node, ast.Attribute) else node.id) in {"environ", "getenv", "environb"}
    ]


def form_faults(name: str, source: str) -> list[str]:
    """Taking the forms of another room."""
    room = Path(name).parts[1]
    words = (word.split(".") for word in imported(ast.parse(source)))
    return [
        f"{name} imports the forms of {parts[1]}"
        for parts in words
        if parts[0] == "participatie" and parts[2:3] == ["forms"] and parts[1] not in {room, "web"}
    ]


GUARDS = (clock_faults, commit_faults, cleaning_faults, environment_faults, form_faults)


@pytest.mark.parametrize("guard", GUARDS, ids=lambda guard: guard.__name__)
def test_everything_happens_in_its_own_place(guard: Any) -> None:
    assert [fault for name, source in package_sources().items() for fault in guard(name, source)] == []


@pytest.mark.parametrize(
    ("guard", "source"),
    [
        (clock_faults, "from datetime import datetime\ndatetime.now()"),
        (clock_faults, "from datetime import date\ndate.today()"),
        (clock_faults, "import time\ntime.time()"),
        (clock_faults, "from elsewhere import now\nnow()"),
        (clock_faults, "import sqlalchemy as sa\nsa.func.now()"),
        (commit_faults, "session.commit()"),
        (cleaning_faults, "import bleach"),
        (cleaning_faults, "from bleach.sanitizer import Cleaner"),
        (environment_faults, "import os\nos.environ['A']"),
        (environment_faults, "from os import getenv\ngetenv('A')"),
        (form_faults, "from participatie.identity.forms import SignInForm"),
        (form_faults, "from participatie.identity import forms"),
    ],
)
def test_a_deed_in_the_wrong_place_is_told(guard: Any, source: str) -> None:
    assert guard("participatie/responses/routes.py", source)


@pytest.mark.parametrize(
    ("guard", "source"),
    [
        (clock_faults, "from participatie.kernel import clock\nclock.now()"),
        (clock_faults, "from participatie.kernel.clock import now\nnow()"),
        (
            form_faults,
            "from participatie.responses.forms import AnswerForm\nfrom participatie.web.forms import Form",
        ),
    ],
)
def test_a_deed_in_its_place_is_left_alone(guard: Any, source: str) -> None:
    assert guard("participatie/responses/routes.py", source) == []


def long_files(files: Iterator[tuple[str, int]]) -> list[str]:
    return [f"{name} has {lines} lines" for name, lines in files if lines > MOST_LINES]


def test_no_file_is_longer_than_a_person_can_hold() -> None:
    folders = ("participatie", "static/src", "templates", "tests", "migrations")
    files = [
        path for name in folders for path in files_below(ROOT / name, ".py", ".html", ".css", ".js", ".mjs")
    ]
    assert long_files((name_of(path), len(path.read_text().splitlines())) for path in files) == []


def test_a_long_file_is_told() -> None:
    assert long_files(iter([("short.py", MOST_LINES), ("long.py", MOST_LINES + 1)])) == [
        "long.py has 401 lines"
    ]


def addresses_in(lock: Any, *, funding: bool = False) -> list[str]:
    """Addresses in a package-lock, other than where a maker may be thanked."""
    if isinstance(lock, dict):
        inner = lock.items()
        return [
            found
            for key, value in inner
            for found in addresses_in(value, funding=funding or key == "funding")
        ]
    if isinstance(lock, list):
        return [found for value in lock for found in addresses_in(value, funding=funding)]
    return [lock] if isinstance(lock, str) and "://" in lock and not funding else []


def test_lock_files_name_no_address() -> None:
    for path in (ROOT / "package-lock.json", ROOT / "tests/browser/package-lock.json"):
        assert addresses_in(json.loads(path.read_text())) == [], path.name
    for path in (ROOT / "requirements").glob("*.txt"):
        text = path.read_text()
        assert "://" not in text, path.name
        assert "--hash=sha256:" in text, path.name
        assert not [line for line in text.splitlines() if line.startswith("-")], path.name


def test_an_address_in_a_lock_file_is_told() -> None:
    lock = {
        "packages": {
            "a": {"resolved": "https://example.org/a.tgz", "funding": {"url": "https://example.org"}}
        }
    }
    assert addresses_in(lock) == ["https://example.org/a.tgz"]
