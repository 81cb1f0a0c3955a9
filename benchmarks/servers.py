"""What a benchmark starts: gunicorn with a site, and a database as durable as in production."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.load import ask, request
from config import ROOT
from tests.support import postgres
from tests.support.ports import free_port

SECRET = "a secret of the benchmarks alone, and of nobody else"
DURABLE = ("listen_addresses=", "shared_buffers=256MB", "max_connections=200")


@dataclass
class Site:
    """A running server."""

    port: int
    process: subprocess.Popen[bytes]

    def worked(self) -> float:
        """Give the processor seconds that the workers have used until now."""
        master = self.process.pid
        workers = Path(f"/proc/{master}/task/{master}/children").read_text().split()
        ticks = 0
        for worker in workers:
            after_name = Path(f"/proc/{worker}/stat").read_text().rpartition(")")[2].split()
            ticks += int(after_name[11]) + int(after_name[12])
        return ticks / os.sysconf("SC_CLK_TCK")

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(20)


@contextmanager
def serving(module: str, app: str, folder: Path, **environment: str) -> Iterator[Site]:
    """Serve a site with gunicorn for a while."""
    port = free_port()
    command = [sys.executable, "-m", "gunicorn", "-c", f"python:{module}", "-b", f"127.0.0.1:{port}", app]
    with (folder / f"{module}-{port}.log").open("wb") as log:
        process = subprocess.Popen(
            command, cwd=ROOT, env={**os.environ, **environment}, stdout=log, stderr=subprocess.STDOUT
        )
    site = Site(port, process)
    try:
        _wait(site, Path(log.name))
        yield site
    finally:
        site.stop()


def _wait(site: Site, log: Path) -> None:
    until = time.monotonic() + 60
    while True:
        try:
            ask(site.port, request("GET", "/dossiers"))
        except OSError:
            assert site.process.poll() is None, log.read_text()
            assert time.monotonic() < until, log.read_text()
            time.sleep(0.05)
        else:
            return


@contextmanager
def database_server(kind: str, folder: Path) -> Iterator[str]:
    """Give an empty database of a kind, as durable as in production."""
    if kind == "SQLite":
        yield f"sqlite:///{folder / 'benchmark.sqlite'}"
        return
    postgres.HASTE = DURABLE
    server = postgres.PostgresServer()
    server.execute("CREATE DATABASE benchmark")
    try:
        yield server.url.replace("/postgres?", "/benchmark?")
    finally:
        server.stop()
