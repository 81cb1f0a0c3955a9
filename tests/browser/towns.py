"""The demo town for the browser: built by the command that people use, with what it lacks added behind the scenes."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from participatie.db import session as sessions
from tests.browser.addresses import HELD_BY_SENDER, SENDER
from tests.browser.material import add_what_the_town_lacks, material
from tests.browser.pages import Site
from tests.support.databases import ROOT, migrate
from tests.support.live import LiveServer


@contextmanager
def working_in(url: str) -> Iterator[None]:
    """One unit of work in the database of a running site; afterwards sessions talk to their own again."""
    before, engine = sessions._factory.kw["bind"], sessions.make_engine(url)
    sessions.bind_engine(engine)
    try:
        with sessions.unit_of_work(writing=True):
            yield
    finally:
        sessions.bind_engine(before)
        engine.dispose()


def build_town(folder: Path) -> None:
    """Build the town in a folder: its database, its mails, and who lives there."""
    url = f"sqlite:///{folder}/town.sqlite"
    migrate(url, folder)
    env = {**os.environ, "DATABASE_URL": url, "VAR_DIR": str(folder), "PARTICIPATIE_ENV": "development"}
    command = [sys.executable, "-m", "participatie", "demo"]
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"no town:\n{done.stdout}\n{done.stderr}"
    (folder / "people.txt").write_text(done.stdout)


@dataclass(frozen=True)
class Town:
    """The demo town on a running site, and what stands there by name (see addresses.material)."""

    server: LiveServer
    names: dict[str, str]
    states: dict[str, Any] = field(default_factory=dict)

    @property
    def url(self) -> str:
        return self.server.url

    def address(self, path: str) -> str:
        return self.url + path.format(**self.names)

    def enter(self, page: Page, who: str) -> None:
        """Sign in, or follow by code what one sent; remembered for the next browser."""
        if not who or who in self.states:
            return
        site = Site(page, self.url)
        if who == SENDER:
            for one in HELD_BY_SENDER:
                site.follow_number(self.names[one], self.names[f"{one}_code"])
        else:
            site.sign_in(who)
        self.states[who] = page.context.storage_state()


def open_town(folder: Path) -> Town:
    """Add what the town lacks, and serve it; the caller stops the server."""
    url = f"sqlite:///{folder}/town.sqlite"
    with working_in(url):
        extra = add_what_the_town_lacks()
    with working_in(url):
        names = material(extra, next((folder / "mails").glob("*.eml")).stem)
    return Town(LiveServer(url, folder), names)
