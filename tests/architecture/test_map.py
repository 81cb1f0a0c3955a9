"""The map of the house in the README is the house."""

import re

import dev
from tests.support.sources import PACKAGE, ROOT


def mapped(readme: str) -> set[str]:
    """Names that the map gives below `participatie/`: folders end in a slash."""
    block = next(
        (
            b
            for b in re.findall(r"```\w*\n(.*?)```", readme, re.DOTALL)
            if re.search(r"^participatie/", b, re.MULTILINE)
        ),
        "",
    )
    names: set[str] = set()
    inside = False
    for line in block.splitlines():
        if line and not line.startswith(" "):
            inside = line.startswith("participatie/")
        elif inside:
            first = re.split(r"\s{2,}", line.strip())[0]
            names |= {word for word in first.split() if word.endswith(("/", ".py"))}
    return names


def built() -> set[str]:
    """Names that are there: packages, and the files beside them."""
    folders = {f"{item.name}/" for item in PACKAGE.iterdir() if (item / "__init__.py").exists()}
    return folders | {item.name for item in PACKAGE.glob("*.py")} - {"__init__.py"}


def test_the_map_in_the_readme_is_the_house() -> None:
    assert mapped((ROOT / "README.md").read_text()) == built()


def test_a_map_that_is_behind_is_told() -> None:
    readme = "# x\n```\nparticipatie/\n  __main__.py cli.py   commands\n  app.py  puts it together\n\n  identity/   people\n  kernel/\ntests/\n  unit/\n```\n"
    assert mapped(readme) == {"__main__.py", "cli.py", "app.py", "identity/", "kernel/"}
    assert mapped("no map at all") == set()


def test_every_folder_of_tests_is_run_by_the_test_command() -> None:
    tests = ROOT / "tests"
    with_tests = {
        path.relative_to(tests).parts[0]
        for path in tests.rglob("test_*.py")
        if "node_modules" not in path.parts
    }
    assert with_tests == set(dev.SUITES)
