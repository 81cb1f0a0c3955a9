"""A small load generator: one thread, plain sockets, a connection per request as a reverse proxy makes them."""

import selectors
import socket
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from statistics import median

CONNECTIONS = 4
SLOWEST = 30.0


@dataclass(frozen=True)
class Answer:
    """What came back: the status, the headers in lower case, and the body."""

    status: int
    headers: dict[str, str]
    body: bytes


@dataclass
class Sample:
    """What one burst of requests showed."""

    seconds: float
    times: list[float] = field(default_factory=list)
    size: int = 0
    work: float = 0.0
    """Processor seconds that the server used meanwhile."""

    @property
    def rate(self) -> float:
        return len(self.times) / self.seconds

    def percentile(self, share: float) -> float:
        """Give the time in milliseconds within which this share of the requests was answered."""
        ordered = sorted(self.times)
        return 1000 * ordered[min(int(share * len(ordered)), len(ordered) - 1)]


class Line:
    """One connection with one request on it."""

    def __init__(self, port: int, request: bytes) -> None:
        self.began = time.perf_counter()
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=SLOWEST)
        self.socket.sendall(request)
        self.parts: list[bytes] = []

    def read(self) -> bool:
        """Take what came; True when the server has closed the connection: the answer is whole."""
        piece = self.socket.recv(1 << 20)
        if piece:
            self.parts.append(piece)
            return False
        self.socket.close()
        return True


def request(method: str, path: str, *, headers: dict[str, str] | None = None, body: bytes = b"") -> bytes:
    """Write a request as it goes over the line."""
    told = {"Host": "localhost", "Connection": "close", "Accept": "text/html", **(headers or {})}
    if body:
        told |= {"Content-Type": "application/x-www-form-urlencoded", "Content-Length": str(len(body))}
    lines = "".join(f"{name}: {value}\r\n" for name, value in told.items())
    return f"{method} {path} HTTP/1.1\r\n{lines}\r\n".encode() + body


def ask(port: int, wanted: bytes) -> Answer:
    """Send one request and wait for its answer."""
    line = Line(port, wanted)
    while not line.read():
        pass
    return _understand(line)


def _understand(line: Line) -> Answer:
    head, _empty, body = b"".join(line.parts).partition(b"\r\n\r\n")
    first, *rest = head.decode("latin-1").split("\r\n")
    headers = {name.lower(): value.strip() for name, _colon, value in (row.partition(":") for row in rest)}
    return Answer(int(first.split()[1]), headers, body)


def drive(port: int, requests: Iterator[bytes], *, seconds: float, expect: int) -> Sample:
    """Keep some connections busy for a while; every answer must have the expected status."""
    sample = Sample(seconds)
    began = time.perf_counter()
    with selectors.DefaultSelector() as selector:
        busy = 0
        for _ in range(CONNECTIONS):
            line = Line(port, next(requests))
            selector.register(line.socket, selectors.EVENT_READ, line)
            busy += 1
        while busy:
            for key, _events in selector.select(SLOWEST):
                line = key.data
                if not line.read():
                    continue
                selector.unregister(line.socket)
                _note(sample, line, expect)
                if time.perf_counter() - began < seconds:
                    line = Line(port, next(requests))
                    selector.register(line.socket, selectors.EVENT_READ, line)
                else:
                    busy -= 1
    sample.seconds = time.perf_counter() - began
    return sample


def _note(sample: Sample, line: Line, expect: int) -> None:
    sample.times.append(time.perf_counter() - line.began)
    if not line.parts[0].startswith(b"HTTP/1.1 %d" % expect):
        raise AssertionError(f"wanted {expect}: {b''.join(line.parts)[:2000].decode(errors='replace')}")
    if not sample.size:
        sample.size = len(_understand(line).body)


def middle(samples: list[Sample]) -> tuple[float, float, float]:
    """Give requests per second, p50 and p95 of the middle round."""
    return (
        median(sample.rate for sample in samples),
        median(sample.percentile(0.5) for sample in samples),
        median(sample.percentile(0.95) for sample in samples),
    )


def work_each(samples: list[Sample]) -> float:
    """Give the milliseconds of processor time per request: less moved by what else a machine does."""
    return 1000 * sum(sample.work for sample in samples) / sum(len(sample.times) for sample in samples)
