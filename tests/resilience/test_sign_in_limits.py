"""Guessing passwords is as hard with Redis away as with Redis there: attempts are counted in the database."""

import re

import pytest
import requests

from tests.support.ports import free_port

CSRF = re.compile(r'name="csrf_token" value="([^"]+)"')


def guess(visitor: requests.Session, url: str, times: int) -> list[int]:
    page = visitor.get(f"{url}/inloggen", timeout=20).text
    form = {"csrf_token": CSRF.search(page)[1], "email": "inwoner@example.org", "password": "verkeerd"}
    return [visitor.post(f"{url}/inloggen", form, timeout=20).status_code for _ in range(times)]


@pytest.mark.parametrize("redis_is", ["there", "away"])
def test_the_eleventh_guess_waits(serve, fresh_database, redis_url, redis_is) -> None:
    address = redis_url if redis_is == "there" else f"redis://127.0.0.1:{free_port()}/0"
    server = serve(fresh_database, REDIS_URL=address)
    with requests.Session() as visitor:
        assert guess(visitor, server.url, 12) == [422] * 10 + [429] * 2
