"""Anonymous means not stored: whatever a browser tells of itself stands nowhere after something was sent."""

import re
import sqlite3
import urllib.parse
import urllib.request
from http.cookiejar import CookieJar
from pathlib import Path

from participatie.db.session import bind_engine, make_engine, unit_of_work
from tests.factories.consultations import an_open_round
from tests.support.canaries import found_in_files, found_in_tables

ADDRESS, AGENT, LANGUAGE = "203.0.113.77", "Kanariebrowser/7.3", "nl-KANARIE"
TELLTALE = {
    "User-Agent": AGENT,
    "X-Forwarded-For": ADDRESS,
    "X-Real-Ip": ADDRESS,
    "Forwarded": f"for={ADDRESS}",
    "Accept-Language": LANGUAGE,
}
WORDS = "Zqanoniem: de stoep is te smal."


def test_nothing_of_a_visitor_is_stored_with_what_they_send(app, serve, fresh_database, mailbox, tmp_path):
    engine = make_engine(fresh_database)
    bind_engine(engine)
    with unit_of_work(writing=True):
        slug = an_open_round().dossier.slug
    bind_engine(app.extensions["engine"])
    site = serve(fresh_database, SMTP_URL=mailbox.url, TRUSTED_PROXIES="1")
    answers = send(f"{site.url}/dossiers/{slug}/reageren?lid=4.1")
    site.stop()
    assert "Ontvangstbewijs" in answers[-1]
    with engine.connect() as connection:
        assert found_in_tables(connection, "zqanoniem"), "else the canary would prove nothing"
        assert found_in_tables(connection, ADDRESS, AGENT, LANGUAGE) == []
        contacts = connection.exec_driver_sql("SELECT count(*) FROM contact").scalar()
        assert contacts == 0
    engine.dispose()
    assert found_in_files(tmp_path, ADDRESS, AGENT, LANGUAGE) == [], "logs, the job queue, mails"
    assert database_bytes_hold(fresh_database, ADDRESS, AGENT, LANGUAGE) == []
    assert not any(canary in answer for answer in answers for canary in (ADDRESS, AGENT, LANGUAGE))


def send(form_address: str) -> list[str]:
    """React as a browser that tells much of itself; gives what it got to read."""
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
    browser.addheaders = list(TELLTALE.items())
    with browser.open(form_address) as page:
        form = page.read().decode()
    hidden = dict(re.findall(r'<input[^>]*type="hidden"[^>]*name="([^"]+)"[^>]*value="([^"]*)"', form))
    hidden |= dict(re.findall(r'<input[^>]*name="([^"]+)"[^>]*type="hidden"[^>]*value="([^"]*)"', form))
    said = hidden | {"body": WORDS, "kind": "idee", "visibility": "openbaar"}
    with browser.open(form_address, urllib.parse.urlencode(said).encode()) as page:
        return [form, page.read().decode()]


def database_bytes_hold(url: str, *canaries: str) -> list[str]:
    """Look in the very bytes of the database files too, where the database is a file."""
    if not url.startswith("sqlite:///"):
        return []
    path = Path(url.removeprefix("sqlite:///"))
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    content = b"".join(one.read_bytes() for one in path.parent.glob(f"{path.name}*")).lower()
    return [canary for canary in canaries if canary.lower().encode() in content]
