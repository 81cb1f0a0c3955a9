"""The site as a process of its own, started by the command that people use."""

import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

from tests.support.databases import ROOT
from tests.support.ports import free_port

RUNNING: dict[str, "LiveServer"] = {}
"""The sites that were started, by their address."""


class LiveServer:
    """A running site; `url` has no slash at its end. `kill()` is a power cut, `stop()` a good night."""

    def __init__(
        self, database_url: str, var_dir: Path, *, command: str = "serve", **environment: str
    ) -> None:
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.var_dir = var_dir
        RUNNING[self.url] = self
        self.log = var_dir / f"{command}-{self.port}.log"
        self.env = {
            **os.environ,
            "PARTICIPATIE_ENV": "development",
            "DATABASE_URL": database_url,
            "VAR_DIR": str(var_dir),
            "BASE_URL": self.url,
            **environment,
        }
        self.process = self._start()
        try:
            self._wait()
        except AssertionError:
            self.stop()
            raise

    def _start(self) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "participatie", "serve", "--port", str(self.port)]
        with self.log.open("ab") as log:
            # A session of its own, so that kill() reaches the workers too.
            return subprocess.Popen(
                command, cwd=ROOT, env=self.env, stdout=log, stderr=subprocess.STDOUT, start_new_session=True
            )

    def _wait(self) -> None:
        until = time.monotonic() + 120
        while True:
            try:
                with urllib.request.urlopen(f"{self.url}/healthz", timeout=5):
                    return
            except (urllib.error.URLError, OSError):
                assert self.process.poll() is None, f"the site ended:\n{self.log.read_text()}"
                assert time.monotonic() < until, f"the site does not answer:\n{self.log.read_text()}"
                time.sleep(0.05)

    def sign_in_link(self, email: str) -> str:
        """Have the operator's command make a link with which this person signs in completely, once."""
        command = [sys.executable, "-m", "participatie", "sign-in-link", email]
        done = subprocess.run(command, cwd=ROOT, env=self.env, capture_output=True, text=True, check=False)
        assert done.returncode == 0, f"no link:\n{done.stdout}\n{done.stderr}"
        return next(word for word in done.stdout.split() if word.startswith(self.url))

    def kill(self) -> None:
        """Cut the power: everything of it ends at once."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def restart(self) -> None:
        """Start again on the same port and database."""
        self.process = self._start()
        self._wait()

    def stop(self) -> None:
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(15)
            except subprocess.TimeoutExpired:  # it hangs; the test that saw it fails by itself
                self.kill()
