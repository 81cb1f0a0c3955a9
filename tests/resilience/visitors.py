"""Residents who send something in and do not give up: the same form again until there is a receipt."""

import http.client
import random
import re
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass, field
from http.cookiejar import CookieJar
from typing import Any

NUMBER = re.compile(r"[A-Z0-9]+-\d{4}-\d{3}-\d{4}")
HIDDEN = re.compile(r'<input[^>]*name="(csrf_token|ticket)"[^>]*>')
VALUE = re.compile(r'value="([^"]*)"')
NOT_NOW = (urllib.error.URLError, http.client.HTTPException, OSError)
PATIENCE = 120


class Refused(AssertionError):
    """The site said no to something that is right."""


class StayHere(urllib.request.HTTPRedirectHandler):
    """A receipt is where the site sends somebody on to; going there is not needed."""

    def redirect_request(self, *_: Any) -> None:
        return None


@dataclass
class Sending:
    """One thing that one resident wants to say, and the numbers that came back."""

    email: str
    body: str
    numbers: list[str] = field(default_factory=list)
    posts: int = 0


@dataclass
class Tally:
    """What everybody together saw."""

    done: int = 0
    refused_connections: int = 0
    server_errors: int = 0
    double_posts: int = 0
    problems: list[str] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def add(self, **counts: int) -> None:
        with self.lock:
            for name, number in counts.items():
                setattr(self, name, getattr(self, name) + number)


class Visitor(threading.Thread):
    """Somebody with a browser of their own."""

    def __init__(self, url: str, slug: str, sendings: list[Sending], tally: Tally, seed: int) -> None:
        super().__init__(daemon=True)
        self.form_address = f"{url}/dossiers/{slug}/reageren"
        self.sendings, self.tally = sendings, tally
        self.random = random.Random(seed)  # noqa: S311 - the same storm every time
        self.browser = urllib.request.build_opener(
            urllib.request.HTTPCookieProcessor(CookieJar()), StayHere()
        )

    def run(self) -> None:
        for sending in self.sendings:
            try:
                self.send(sending)
            except AssertionError as problem:
                self.tally.problems.append(f"{sending.email}: {problem}")
            self.tally.add(done=1)

    def send(self, sending: Sending) -> None:
        """Open the form once, post it until it is certain, and now and then once more."""
        fields = self._open_form()
        data = {
            **fields,
            "kind": "idee",
            "visibility": "openbaar",
            "body": sending.body,
            "email": sending.email,
        }
        sending.numbers.append(self._post(sending, data))
        if self.random.random() < 0.1:
            self.tally.add(double_posts=1)
            sending.numbers.append(self._post(sending, data))

    def _open_form(self) -> dict[str, str]:
        page = self._until(self.form_address, None)[1]
        fields = {
            found.group(1): value.group(1)
            for found in HIDDEN.finditer(page)
            if (value := VALUE.search(found.group(0)))
        }
        assert set(fields) == {"csrf_token", "ticket"}, "the form lacks its hidden fields"
        return fields

    def _post(self, sending: Sending, data: dict[str, str]) -> str:
        location, page = self._until(self.form_address, urllib.parse.urlencode(data).encode(), sending)
        found = NUMBER.search(location)
        assert found, f"no receipt, but: {page[:300]}"
        return found.group(0)

    def _until(self, address: str, data: bytes | None, sending: Sending | None = None) -> tuple[str, str]:
        """Ask again while nobody answers or the site is in trouble; give where it leads and what it says."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            if sending is not None:
                sending.posts += 1
            try:
                with self.browser.open(address, data, timeout=20) as answer:
                    return "", answer.read().decode()
            except urllib.error.HTTPError as answer:
                with answer:
                    page = answer.read().decode()
                if answer.code == 303:
                    return answer.headers["Location"], page
                if answer.code < 500:
                    raise Refused(f"{answer.code}: {page[-1500:]}") from answer
                self.tally.add(server_errors=1)
            except NOT_NOW:  # a worker was killed with this request in its hands
                self.tally.add(refused_connections=1)
            time.sleep(self.random.uniform(0.05, 0.3))
        raise AssertionError("the site did not answer for two minutes")
