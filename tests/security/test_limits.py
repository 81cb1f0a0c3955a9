"""Guessing is slow with Redis, without it and with a slow one; nothing that people wrote is refused for being much."""

import os
import re
import signal
import time
from collections.abc import Callable, Iterator

import pytest
import requests

from tests.factories.consultations import an_open_round
from tests.support.live import LiveServer
from tests.support.redis_server import RedisServer

GUESSES = 20
FROM_OUTSIDE = {"REMOTE_ADDR": "198.51.100.7"}


def guess(server: LiveServer, visitor: requests.Session) -> int:
    """Guess a code once, as a person does: open the form and send it."""
    form = visitor.get(f"{server.url}/volg", timeout=30).text
    token = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', form)
    assert token is not None
    data = {"csrf_token": token[1], "nummer": "WR-2026-001-0001", "code": "ABCD-EFGH-JKLM"}
    return visitor.post(f"{server.url}/volg", data=data, timeout=30).status_code


def guesses_until_told_to_wait(server: LiveServer, most: int) -> int:
    with requests.Session() as visitor:
        for count in range(1, most + 1):
            if guess(server, visitor) == 429:
                return count
    return most + 1


@pytest.fixture
def own_redis() -> Iterator[RedisServer]:
    """A Redis that may be stopped."""
    server = RedisServer()
    yield server
    if server.process.poll() is None:
        os.kill(server.process.pid, signal.SIGCONT)
    server.stop()


@pytest.fixture
def site(serve: Callable[..., LiveServer], fresh_database: str, own_redis: RedisServer) -> LiveServer:
    """A site of two processes that count together in Redis."""
    return serve(fresh_database, REDIS_URL=own_redis.url, WEB_WORKERS="2")


def test_two_processes_count_together(site: LiveServer) -> None:
    assert guesses_until_told_to_wait(site, 30) == GUESSES + 1


def test_without_redis_every_process_counts_for_itself(site: LiveServer, own_redis: RedisServer) -> None:
    own_redis.process.kill()
    own_redis.process.wait()
    assert GUESSES < guesses_until_told_to_wait(site, 50) <= 2 * GUESSES + 1


def test_a_redis_that_does_not_answer_holds_nobody_up_and_opens_nothing(
    site: LiveServer, own_redis: RedisServer
) -> None:
    os.kill(own_redis.process.pid, signal.SIGSTOP)
    began = time.monotonic()
    told = guesses_until_told_to_wait(site, 50)
    assert GUESSES < told <= 2 * GUESSES + 1
    assert time.monotonic() - began < 45


def test_who_waits_reads_how_long(client) -> None:
    answer = None
    for _ in range(GUESSES + 1):
        answer = (
            client.get("/volg").form(field="nummer").fill(nummer="X-1", code="ABCDEFGH").submit(status=None)
        )
    assert answer is not None
    assert answer.status == 429
    assert 0 < int(answer.headers["Retry-After"]) <= 3600


def test_who_searches_without_end_waits_and_who_reads_does_not(client, db) -> None:
    with db.writing():
        slug = an_open_round().dossier.slug
    outside = {"environ_overrides": FROM_OUTSIDE}
    address = f"/dossiers/{slug}/reacties"
    assert {client.http.get(address, **outside).status_code for _ in range(60)} == {200}
    answers = [client.http.get(f"{address}?q=water", **outside) for _ in range(60)]
    assert answers[0].status_code == 200
    assert answers[-1].status_code == 429
    assert answers[-1].headers["Retry-After"].isdigit()


def test_no_contribution_is_refused_for_being_one_of_many(client, db) -> None:
    with db.writing():
        slug = an_open_round().dossier.slug
    for number in range(70):
        form = client.get(f"/dossiers/{slug}/reageren?lid=4.1").form("Verstuur")
        assert form.fill(body=f"Reactie {number} van een klas.").submit(follow=False, status=303)
