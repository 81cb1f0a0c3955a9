"""Databases for tests: migrated once by the real command, then copied, on SQLite and PostgreSQL alike."""

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from zlib import crc32

from tests.support.postgres import execute

ROOT = Path(__file__).resolve().parents[2]
UPGRADE = """
from alembic import command
from alembic.config import Config
settings = Config()
settings.set_main_option("script_location", "migrations")
command.upgrade(settings, "head")
"""
_numbers = count(1)


def migrate(url: str, var_dir: Path) -> None:
    """Bring an empty database up to date, in a process of its own as the settings come from its environment."""
    env = {**os.environ, "DATABASE_URL": url, "PARTICIPATIE_ENV": "development", "VAR_DIR": str(var_dir)}
    command = [sys.executable, "-c", UPGRADE]
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"migrate failed:\n{done.stdout}\n{done.stderr}"


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Let the workers of one run wait for each other."""
    with path.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


class SqliteDatabases:
    """Every database is a copy of one migrated file."""

    def __init__(self, shared: Path, own: Path) -> None:
        self.own = own
        template = shared / "template.sqlite"
        with locked(shared / "template.lock"):
            if not template.exists():
                making = shared / "making.sqlite"
                migrate(f"sqlite:///{making}", shared)
                making.rename(template)
        self.template = template

    def clone(self) -> str:
        path = self.own / f"test{next(_numbers)}.sqlite"
        shutil.copy(self.template, path)
        return f"sqlite:///{path}"

    def drop(self, url: str) -> None:
        for leftover in self.own.glob(f"{Path(url.removeprefix('sqlite:///')).name}*"):
            leftover.unlink()


class PostgresDatabases:
    """Every database is cloned from one migrated template on the server at `server_url`."""

    def __init__(self, server_url: str, shared: Path, worker: str) -> None:
        self.server_url, self.worker = server_url, worker
        self.shared = shared
        self.prefix = f"pt_{crc32(str(shared).encode())}"  # the server may belong to others too
        done = shared / "template.done"
        with locked(shared / "template.lock"):
            if not done.exists():
                execute(server_url, f'CREATE DATABASE "{self.prefix}"')
                migrate(self._url(self.prefix), shared)
                done.touch()

    def _url(self, name: str) -> str:
        before, _, after = self.server_url.partition("?")
        return f"{before.rsplit('/', 1)[0]}/{name}" + (f"?{after}" if after else "")

    def clone(self) -> str:
        name = f"{self.prefix}_{self.worker}_{next(_numbers)}"
        with locked(self.shared / "clone.lock"):  # a template can be copied by one at a time
            execute(self.server_url, f'CREATE DATABASE "{name}" TEMPLATE "{self.prefix}"')
        return self._url(name)

    def drop(self, url: str) -> None:
        name = url.partition("?")[0].rsplit("/", 1)[1]
        execute(self.server_url, f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


Databases = SqliteDatabases | PostgresDatabases
