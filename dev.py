#!/usr/bin/env python3
"""Everything a developer does, in one file that needs only Python 3.11: `python3 dev.py <command> --help`."""

from __future__ import annotations

import argparse
import contextlib
import fcntl
import hashlib
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
VAR = ROOT / "var"
OLDEST_PYTHON = (3, 11)


class Failed(Exception):
    """A step ended badly; the message is all a person needs."""


def say(text: str) -> None:
    """Print one line of progress at once, also when the output is a file."""
    print(f"· {text}", flush=True)


def run(*command: str | Path, env: dict[str, str] | None = None, cwd: Path = ROOT) -> None:
    """Run a command and stop everything when it fails."""
    words = [str(word) for word in command]
    done = subprocess.run(words, cwd=cwd, env={**os.environ, **(env or {})}, check=False)
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


def setup(arguments: argparse.Namespace) -> None:
    """Make .venv and install what the site needs (--dev: also the tools and test servers)."""
    with alone():
        make_venv()
        install_python("dev" if arguments.dev else "base")


def main() -> int:
    """Read the command line and do one command."""
    parser = argparse.ArgumentParser(description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    one = commands.add_parser("setup", help=setup.__doc__, description=setup.__doc__)
    one.add_argument("--dev", action="store_true", help="also the tools and test servers")
    one.set_defaults(do=setup)
    arguments = parser.parse_args()
    arguments.do(arguments)
    return 0


if __name__ == "__main__":
    if sys.version_info < OLDEST_PYTHON:
        sys.exit("participatie needs Python 3.11 or newer")
    try:
        sys.exit(main())
    except Failed as failure:
        sys.exit(f"✘ {failure}")
    except KeyboardInterrupt:
        sys.exit(130)
