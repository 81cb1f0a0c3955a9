"""Hostile text in every column of every table, and then every output in a real browser: no script, no request elsewhere.

What forms refuse may still come in by another door one day. Here it is in the database already.
"""

import csv
import io
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

import pikepdf
import pytest
import sqlalchemy as sa
from flask import Flask
from lxml import etree
from playwright.sync_api import Browser, Page

from participatie.db.base import Base
from participatie.db.session import make_engine, session, unit_of_work
from participatie.mail.deliver import post_office
from participatie.notifications.models import Notice
from participatie.notifications.queries.news import find_letter
from participatie.security.html import safe_html
from tests.browser.addresses import HELD_BY_SENDER, SENDER, WALKS
from tests.browser.pages import Site
from tests.security.payloads import LONG, MARK, PAYLOADS
from tests.security.siege import Siege, talking_to, town_under_siege
from tests.support.live import LiveServer

MACHINES = {
    *(
        "email",
        "slug",
        "code",
        "number",
        "reference",
        "language",
        "kind",
        "key",
        "listener",
        "stems",
        "act",
        "actor",
    ),
    *(
        "issuer",
        "subject",
        "note",
        "commitment",
        "warnings",
        "url",
        "gazette_url",
        "reporter",
        "circle",
        "role",
    ),
    *("transports", "credential_id", "message_id", "sealed_secret", "markup", "reasons", "articles"),
}
"""Columns that only programs write and read; what people write never gets there."""
ONE_LINE = [" ".join(payload.split()) for payload in PAYLOADS if payload not in LONG]
PER_KIND = 8
"""So many mails of every kind are looked at."""
WATCHER = """
addEventListener("securitypolicyviolation", event => console.error("refused by the policy: " + event.violatedDirective));
"""


def words_of(table: sa.Table) -> list[sa.Column[Any]]:
    """The columns of a table in which somebody's words may stand."""
    return [
        column
        for column in table.columns
        if isinstance(column.type, sa.Text | sa.String) and not isinstance(column.type, sa.Enum)
        if not (column.primary_key or column.unique or column.foreign_keys)
        if column.name not in MACHINES and not column.name.endswith(("_hash", "_html"))
    ]


def poison(url: str) -> int:
    """Put hostile text behind the words of every row, whatever guards the table; gives how many cells."""
    engine, cells = make_engine(url), 0
    with engine.begin() as connection:
        triggers = (
            connection.execute(sa.text("SELECT name FROM sqlite_master WHERE type = 'trigger'"))
            .scalars()
            .all()
        )
        for name in triggers:
            connection.exec_driver_sql(f'DROP TRIGGER "{name}"')
        for table in Base.metadata.sorted_tables:
            columns, keys = words_of(table), list(table.primary_key.columns)
            for at, row in enumerate(connection.execute(sa.select(table)).mappings().all()):
                given = {
                    column.name: f"{ONE_LINE[(at + place) % len(ONE_LINE)]} {row[column.name] or ''}"
                    for place, column in enumerate(columns)
                }
                if "body_html" in table.columns:
                    given["body_html"] = safe_html(given["body"])
                if given:
                    here = sa.and_(*(key == row[key.name] for key in keys))
                    connection.execute(table.update().where(here).values(given))
                    cells += len(given)
    engine.dispose()
    return cells


@pytest.fixture(scope="module")
def poisoned(_site: Flask, shared_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Siege:
    """The town with hostile text in every column."""
    siege = town_under_siege(_site, shared_folder, tmp_path_factory.mktemp("poisoned") / "var")
    assert poison(siege.url) > 1_000
    return siege


@pytest.fixture(scope="module")
def address(poisoned: Siege) -> Iterator[str]:
    """The town on a server of its own."""
    server = LiveServer(poisoned.url, poisoned.folder)
    yield server.url
    server.stop()
    log = server.log.read_text()
    assert MARK not in log, "the log tells what people wrote"
    for line in log.splitlines():
        if line.startswith("{"):
            json.loads(line)


def watched(page: Page) -> list[str]:
    """Note every script that runs: each payload calls for a dialog."""
    ran: list[str] = []
    page.on("dialog", lambda dialog: (ran.append(f"{page.url}: {dialog.message}"), dialog.dismiss()))
    page.add_init_script(WATCHER)
    return ran


@pytest.mark.parametrize("name", WALKS)
def test_no_page_runs_what_people_wrote(
    name: str, poisoned: Siege, address: str, new_page: Callable[..., Page]
) -> None:
    """The page of the test fails by itself when anything is asked of another machine or refused by the policy."""
    page = new_page()
    ran, who, seen = watched(page), WALKS[name][0], 0
    site = Site(page, address)
    if who == SENDER:
        for one in HELD_BY_SENDER:
            site.follow_number(poisoned.names[one], poisoned.names[f"{one}_code"])
    elif who:
        site.sign_in(who)
    for path in WALKS[name][1]:
        answer = page.goto(address + path.format(**poisoned.names), wait_until="load")
        assert answer is not None
        assert answer.status < 500, path
        seen += MARK in page.content()
    assert ran == []
    assert seen > 0, "hostile text was nowhere to be seen: nothing was tried"


def test_nothing_but_pages_is_bent_either(poisoned: Siege) -> None:
    """Feeds, exports, tables and documents: well formed, and words are words."""
    found = set()
    with talking_to(poisoned.url):
        for who, walk in WALKS.values():
            browser = poisoned.enter(who)
            seeds = [path.format(**poisoned.names) for path in walk]
            for path, answer in poisoned.walk(browser, seeds):
                assert answer.status_code < 500, path
                if answer.mimetype != "text/html" and answer.status_code == 200:
                    found.add(answer.mimetype)
                    assert faults_in(answer.mimetype, answer.get_data()) == [], path
                    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "application/pdf" in found


def faults_in(kind: str, data: bytes) -> list[str]:
    """List what is wrong with something that is no page."""
    if kind.endswith(("xml", "svg")):
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        tags = {etree.QName(one).localname for one in etree.fromstring(data, parser).iter(etree.Element)}
        return [f"<{tag}>" for tag in tags & {"script", "iframe", "img", "object"}]
    if kind.endswith("json"):
        json.loads(data)
    if kind == "text/csv":
        rows = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True)
        return [
            cell
            for row in rows
            for cell in row
            if cell.lstrip().startswith(("=", "+", "-", "@")) and MARK in cell
        ]
    if kind == "application/pdf":
        return list(_faults_in_document(data))
    return []


def _faults_in_document(data: bytes) -> Iterator[str]:
    with pikepdf.open(io.BytesIO(data)) as document:
        for thing in document.objects:
            if isinstance(thing, pikepdf.Dictionary):
                yield from (
                    name for name in ("/JS", "/JavaScript", "/Launch", "/EmbeddedFile") if name in thing
                )
                if "elders.example" in str(thing.get("/URI", "")):
                    yield f"a link to {thing['/URI']}"


def letters(siege: Siege) -> list[str]:
    """Every mail that the town owes or sent, written anew from what stands in the tables now."""
    with talking_to(siege.url), unit_of_work(writing=False):
        kinds: dict[str, list[UUID]] = {}
        for identifier, kind in session.execute(sa.select(Notice.id, Notice.kind)).all():
            kinds.setdefault(str(kind), []).append(identifier)
        chosen = [find_letter(one) for same in kinds.values() for one in same[:PER_KIND]]
        messages = [post_office().compose(letter) for letter in chosen if letter]
    parts = [message.get_body(("html",)) for message in messages]
    return [str(part.get_content()) for part in parts if part is not None]


def test_no_mail_runs_what_people_wrote(poisoned: Siege, browser: Browser) -> None:
    """A mail program has no policy of ours: the mail itself must be harmless."""
    context = browser.new_context()
    page, asked = context.new_page(), list[str]()
    ran = watched(page)
    context.on("request", lambda request: asked.append(request.url))
    written = letters(poisoned)
    assert any(MARK in letter for letter in written)
    for letter in written:
        page.set_content(letter)
        hosts = page.evaluate("[...document.querySelectorAll('a')].map(link => new URL(link.href).host)")
        assert set(hosts) <= {"localhost"}
    context.close()
    assert (ran, asked) == ([], [])
