"""Reading our own sources, for the guards in tests/architecture."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "participatie"
FURNITURE = {
    "routes",
    "forms",
    "handlers",
    "services",
    "queries",
    "policy",
    "models",
    "logic",
    "facts",
    "terms",
}
LEAVE_OUT = {"node_modules", ".chromium", "__pycache__", "dist"}


def files_below(folder: Path, *endings: str) -> list[Path]:
    """List files by ending, without what is installed or built."""
    found = (path for path in folder.rglob("*") if path.suffix in endings and path.is_file())
    return sorted(path for path in found if not LEAVE_OUT & set(path.relative_to(ROOT).parts))


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def package_sources() -> dict[str, str]:
    """Every Python file of the package: its name from the root, and its text."""
    return {name_of(path): path.read_text() for path in files_below(PACKAGE, ".py")}


def rooms() -> set[str]:
    """Folders of the package that are furnished as a room."""
    return {
        folder.name
        for folder in PACKAGE.iterdir()
        if folder.is_dir()
        and folder.name not in {"facts", "web"}
        and {"routes", "services"} & words_in(folder)
    }


def words_in(folder: Path) -> set[str]:
    """The furniture of one room, files and packages alike."""
    return {item.stem for item in folder.iterdir() if item.suffix == ".py" or (item / "__init__.py").exists()}


def sources_of(word: str) -> dict[str, str]:
    """The sources of one kind of furniture in every room: `services.py` and `services/*.py`."""
    return {
        name: text
        for name, text in package_sources().items()
        if (parts := Path(name).parts)[1] in rooms()
        and len(parts) > 2
        and parts[2].removesuffix(".py") == word
    }


def called(node: ast.AST) -> str:
    """The dotted name that a call calls, as far as it is a name: "policy.require"."""
    if isinstance(node, ast.Call):
        return called(node.func)
    if isinstance(node, ast.Attribute):
        return f"{called(node.value)}.{node.attr}".lstrip(".")
    return node.id if isinstance(node, ast.Name) else ""


def calls(node: ast.AST) -> Iterator[str]:
    """Every call inside a piece of source, by its dotted name."""
    yield from (called(inner) for inner in ast.walk(node) if isinstance(inner, ast.Call))


def imported(tree: ast.AST) -> Iterator[str]:
    """Every module or name that is imported, dotted in full."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
