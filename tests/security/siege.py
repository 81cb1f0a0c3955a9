"""A town under siege: everybody who can come in types hostile text wherever something can be typed."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect

from participatie.db import session as sessions
from participatie.web.forms import Form
from tests.browser.addresses import HELD_BY_SENDER, SENDER, WALKS
from tests.browser.material import add_what_the_town_lacks, material
from tests.browser.towns import build_town
from tests.security.forms_on_pages import BUNDLES, EVERYTHING, FoundForm, forms_on, leaks, links_on
from tests.security.payloads import MARK
from tests.support.databases import locked
from tests.support.pages import PageClient

PER_ADDRESS = 2
"""So many addresses of one kind are looked at by each person: the rest is made by the same template."""
ROUNDS = 4
"""So many bundles each short field gets, every form other ones; a long field gets all payloads at once."""


@contextmanager
def talking_to(url: str) -> Iterator[None]:
    """Let the site of this process work on another database for a while."""
    before, engine = sessions._factory.kw["bind"], sessions.make_engine(url)
    sessions.bind_engine(engine)
    try:
        yield
    finally:
        sessions.bind_engine(before)
        engine.dispose()


@dataclass
class Siege:
    """What was attacked, and what came of it."""

    app: Flask
    folder: Path
    names: dict[str, str] = field(default_factory=dict)
    reached: dict[tuple[str, str], bool] = field(default_factory=dict)
    """For each field of each form: whether hostile text in it was ever taken."""
    faults: list[str] = field(default_factory=list)
    posts: int = 0

    @property
    def url(self) -> str:
        return f"sqlite:///{self.folder}/town.sqlite"

    def endpoint(self, path: str) -> str:
        try:
            return str(self.app.url_map.bind("localhost").match(path.partition("?")[0])[0])
        except (HTTPException, RequestRedirect):  # it leads nowhere, or takes no visits
            return ""

    def enter(self, who: str) -> Any:
        """Give the browser of somebody who signed in, or who follows what they sent."""
        client = PageClient(self.app)
        try:
            self._come_in(client, who)
        except AssertionError as broken:  # the first page is wrong; the rest can still be visited
            self.faults.append(f"{who} cannot come in: {broken}")
        return client.http

    def _come_in(self, client: PageClient, who: str) -> None:
        if who == SENDER:
            for one in HELD_BY_SENDER:
                form = client.get("/volg").form(field="nummer")
                form.fill(nummer=self.names[one], code=self.names[f"{one}_code"]).submit()
        elif who:
            client.sign_in(who)

    def walk(self, browser: Any, seeds: list[str]) -> Iterator[tuple[str, Any]]:
        """Visit pages, and where they lead: a few addresses of every kind."""
        waiting, seen, kinds = list(seeds), set[str](), dict[str, int]()
        while waiting:
            address = waiting.pop(0)
            kind = self.endpoint(address)
            if address in seen or not kind or (address not in seeds and kinds.get(kind, 0) >= PER_ADDRESS):
                continue
            seen.add(address)
            kinds[kind] = kinds.get(kind, 0) + 1
            answer = browser.get(address)
            yield address, answer
            if answer.mimetype == "text/html":
                waiting += links_on(address, answer.text)

    def attack(self, name: str) -> None:
        """Let one kind of person fill in every form they meet."""
        who, walk = WALKS[name]
        browser, done = self.enter(who), set[tuple[str, tuple[str, ...]]]()
        for address, answer in self.walk(browser, [path.format(**self.names) for path in walk]):
            self.judge(f"{name} at {address}", answer)
            if answer.mimetype != "text/html":
                continue
            for form in forms_on(address, answer.text):
                kind = (self.endpoint_of(form), form.names)
                if form.takes_words and kind not in done:
                    done.add(kind)
                    self.fill_in(name, browser, form, len(done))

    def endpoint_of(self, form: FoundForm) -> str:
        try:
            doors = self.app.url_map.bind("localhost")
            return str(doors.match(form.action.partition("?")[0], method=form.method)[0])
        except (HTTPException, RequestRedirect):
            return form.action

    def fill_in(self, name: str, browser: Any, form: FoundForm, turn: int) -> None:
        """Send one form with everything, then with some bundles, then with every field bent."""
        chosen = [BUNDLES[(turn + step) % len(BUNDLES)] for step in range(ROUNDS)]
        sent = [form.filled(chosen[0], EVERYTHING), *(form.filled(bundle, bundle) for bundle in chosen)]
        for pairs in (*sent, form.tampered(chosen[-1])):
            self.forget_limits()
            data = MultiDict(pairs)
            self.posts += 1
            if form.method == "GET":
                answer = browser.get(form.action.partition("?")[0], query_string=data)
            else:
                answer = browser.post(form.action, data=data)
            self.judge(f"{name} sent {form.action} {form.names}", answer)

    def forget_limits(self) -> None:
        from participatie.web.limits import limiter

        with self.app.app_context():
            limiter.reset()

    def judge(self, where: str, answer: Any) -> None:
        """Note what an answer may not be: broken, bent, or more than words."""
        if answer.status_code >= 500:
            self.faults.append(f"{where}: {answer.status_code}")
        told = answer.headers.get("Location", "/")
        if not told.startswith("/") or told.startswith("//") or "\\" in told:
            self.faults.append(f"{where}: sent to {told}")
        if any("gestolen" in value or "slachtoffer" in name for name, value in answer.headers.items()):
            self.faults.append(f"{where}: a header of the attacker")
        if answer.mimetype == "text/html":
            self.faults += [f"{where}: {leak}" for leak in leaks(answer.text)]


@contextmanager
def watching(siege: Siege) -> Iterator[None]:
    """Note which fields get hostile text, and whether it was taken."""
    original = Form.validate

    def validate(form: Form, *given: Any, **named: Any) -> bool:
        is_right: bool = original(form, *given, **named)
        for one in form:
            if any(MARK in text for text in one.raw_data or () if isinstance(text, str)):
                key = (type(form).__module__ + "." + type(form).__name__, one.short_name)
                siege.reached[key] = siege.reached.get(key, False) or is_right
        return is_right

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Form, "validate", validate)
        yield


def town_under_siege(app: Flask, shared: Path, own: Path) -> Siege:
    """Copy the demo town, add what it lacks, and say what stands where."""
    first = shared / "town"
    with locked(shared / "town.lock"):
        if not (first / "people.txt").exists():
            first.mkdir(exist_ok=True)
            build_town(first)
    shutil.copytree(first, own, dirs_exist_ok=True)
    siege = Siege(app, own)
    with talking_to(siege.url):
        with sessions.unit_of_work(writing=True):
            extra = add_what_the_town_lacks()
        with sessions.unit_of_work(writing=False):
            siege.names = material(extra, next((own / "mails").glob("*.eml")).stem)
    return siege
