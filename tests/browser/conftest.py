"""Fixtures for the browser: a town built once per run, a site that shows it, and a way to let time pass."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Page, expect

from tests.browser.pages import Desk, Site
from tests.browser.towns import Town, build_town, open_town, working_in
from tests.factories.consultations import Consultation, an_open_round
from tests.factories.identity import an_account, an_organisation
from tests.support.databases import Databases, locked
from tests.support.live import LiveServer

BehindTheScenes = Callable[[str], AbstractContextManager[None]]


@pytest.fixture
def behind_the_scenes(app: Flask) -> BehindTheScenes:
    """`with behind_the_scenes(url):` is a unit of work in the database of a running site."""
    del app  # it knows the listeners; its sessions talk to another database for a moment
    return working_in


expect.set_options(timeout=20_000)  # a busy machine is no mistake of the site


# One site with one round, for tests that change things.


@dataclass(frozen=True)
class Village:
    """A running site with one dossier in an open round, and a civil servant who can sign in."""

    server: LiveServer
    database_url: str
    slug: str
    email: str

    @property
    def url(self) -> str:
        return self.server.url


@pytest.fixture(scope="session")
def _village_server(databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveServer]:
    server = LiveServer(databases.clone(), tmp_path_factory.mktemp("village"))
    yield server
    server.stop()


@pytest.fixture
def village(_village_server: LiveServer, behind_the_scenes: BehindTheScenes) -> Village:
    """A village of one's own, on a site that all villages share, whose round opened a week ago."""
    url = _village_server.env["DATABASE_URL"]
    with behind_the_scenes(url):
        organisation = an_organisation()
        made: Consultation = an_open_round(organisation=organisation)
        slug, email = made.dossier.slug, an_account(organisation).email
    return Village(_village_server, url, slug, email)


# The demo town, built once; nobody changes anything there.


@pytest.fixture(scope="session")
def town(_site: Flask, shared_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    """A running site with the demo town; each worker has a copy of its own."""
    first = shared_folder / "town"
    with locked(shared_folder / "town.lock"):
        if not (first / "people.txt").exists():
            first.mkdir()
            build_town(first)
    own = tmp_path_factory.mktemp("town") / "var"
    shutil.copytree(first, own)
    opened = open_town(own)
    yield opened
    opened.server.stop()


@pytest.fixture
def visitor(new_page: Callable[..., Page]) -> Callable[..., Site]:
    """A visitor with a browser of their own: `visitor(url, java_script_enabled=False)`."""
    return lambda url, **options: Site(new_page(**options), url)


@pytest.fixture
def desk(new_page: Callable[..., Page]) -> Callable[..., Desk]:
    """Somebody who signed in: `desk(url, email)`."""
    return lambda url, email, **options: Site(new_page(**options), url).sign_in(email)


@pytest.fixture
def walker(town: Town, new_page: Callable[..., Page]) -> Callable[..., Page]:
    """A browser in the town of somebody who signed in, or who holds the code of what they sent; once per run."""

    def open_page(who: str, **options: Any) -> Page:
        page = new_page(storage_state=town.states.get(who), **options)
        town.enter(page, who)
        return page

    return open_page
