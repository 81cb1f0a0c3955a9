"""What reading costs: our pages beside a bare Flask page of the same rows, on SQLite and PostgreSQL, in one run.

    .venv/bin/python -m benchmarks.reading            # 500, 5,000 and 50,000 reactions; about ten minutes
    .venv/bin/python -m benchmarks.reading --quick    # 500 only, short rounds

Every figure is the middle of rounds in turn: bare, ours, bare, ours. Both sides run under gunicorn with two workers
of four threads, on the same database, with a connection per request and four requests at a time.
"""

import argparse
import re
import shutil
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from itertools import count, repeat
from pathlib import Path
from urllib.parse import urlencode
from uuid import uuid4

from flask import Flask

from benchmarks import bare, seeding
from benchmarks.load import Sample, ask, drive, middle, request, work_each
from benchmarks.servers import SECRET, Site, database_server, serving
from config import Config
from participatie.app import create_app
from participatie.contributions.logic.ticket import Ticket, write_ticket
from participatie.kernel import clock
from participatie.web import fragments
from tests.support.databases import migrate
from tests.support.pages import statements_sent
from tests.support.redis_server import RedisServer

POSTS_A_SECOND = 5
MOST_LOST_BY_GROWTH = 0.20
MOST_LOST_BY_POSTS = 0.15


@dataclass(frozen=True)
class Item:
    """One thing people do, on our site and on the bare one, and how near the two should be."""

    name: str
    aim: float
    ours: str
    bare: str
    server: str = "ours"
    status: int = 200
    grows: bool = True


def items(town: seeding.Town) -> list[Item]:
    """List what is measured."""
    place = f"/dossiers/{town.slug}/versies/1/lid/{seeding.HOT_PLACE}"
    plain = f"/dossiers/{town.slug}/lid/{seeding.HOT_PLACE}"
    text = f"/dossiers/{town.slug}/tekst"
    found = f"/dossiers/{town.slug}/reacties?q={seeding.WORD}"
    return [
        Item("500 reactions, nothing kept", 0.5, f"{place}?alles", f"{plain}?alles", "cold"),
        Item("500 reactions, list kept", 0.5, f"{place}?alles", f"{plain}?alles&bewaar"),
        Item("500 reactions, unchanged (304)", 0.4, f"{place}?alles", f"{plain}?alles&bewaar", status=304),
        Item("first 50, nothing kept", 0.4, place, plain, "cold"),
        Item("first 50, list kept", 0.4, place, f"{plain}?bewaar"),
        Item("text of 30 paragraphs", 0.4, text, text),
        Item("list of 20 dossiers", 0.4, "/dossiers", "/dossiers"),
        Item("search a word, 50 found", 0.4, found, f"/dossiers/{town.slug}/zoek?q={seeding.WORD}"),
        Item("post a reaction, with fact and notice", 0.3, "", "", status=303),
    ]


@dataclass
class Ground:
    """A database with a town in it, and the three servers on it."""

    town: seeding.Town
    sites: dict[str, Site]
    apps: dict[str, Flask]
    seconds: float
    rounds: int
    rates: dict[tuple[str, int], float] = field(default_factory=dict)


@dataclass(frozen=True)
class Row:
    """One line of the table."""

    database: str
    level: int
    item: Item
    ours: tuple[float, float, float]
    bare: tuple[float, float, float]
    queries: tuple[int, int]
    size: tuple[int, int]
    work: tuple[float, float]

    @property
    def ratio(self) -> float:
        return self.ours[0] / self.bare[0]


# What is asked for.


def asking(ground: Ground, item: Item, side: str) -> Iterator[bytes]:
    """Give the requests of one side of an item, without end."""
    site = ground.sites[item.server if side == "ours" else "bare"]
    if item.status == 303:
        return posts(ground, side, seeding.POSTING_PLACE)
    path = item.ours if side == "ours" else item.bare
    headers = {}
    if item.status == 304:
        headers["If-None-Match"] = ask(site.port, request("GET", path)).headers["etag"]
    return repeat(request("GET", path, headers=headers))


def posts(ground: Ground, side: str, place: str) -> Iterator[bytes]:
    """Give reactions to send, each one new, from a form that was really opened."""
    slug = ground.town.slug
    ours = f"/dossiers/{slug}/reageren?lid={place}"
    path = ours if side == "ours" else f"/dossiers/{slug}/lid/{place}/reageren"
    opened = ask(ground.sites[side].port, request("GET", path))
    token = re.search(r'name="(?:csrf|csrf_token)" value="([^"]+)"', opened.body.decode())
    assert token, opened.body.decode()
    headers = {"Cookie": opened.headers["set-cookie"].partition(";")[0]}
    for number in count():
        words = f"{seeding.sentence(40)} Reactie {number}."
        fields = {"csrf": token[1], "body": words, "author": "Bewoner", "place": "De Kom"}
        if side == "ours":
            fields = {
                "csrf_token": token[1],
                "ticket": write_ticket(Ticket(uuid4(), clock.now()), SECRET),
                "kind": "idee",
                "body": words,
                "pseudonym": "Bewoner",
                "neighbourhood": "De Kom",
                "visibility": "openbaar",
                "email": f"bewoner-{uuid4().hex[:12]}@example.org",
            }
        yield request("POST", path, headers=headers, body=urlencode(fields).encode())


def queries(ground: Ground, item: Item, side: str) -> int:
    """Count what one request asks of the database, in this process; the kept lists are warm unless it is about cold."""
    app = ground.apps[side]
    client = app.test_client()
    path = item.ours if side == "ours" else item.bare
    if item.status == 303:
        return _queries_of_post(ground, side)
    fragments.forget_all()
    answer = client.get(path)
    if side == "ours" and item.server == "cold":
        fragments.forget_all()
    headers = {"If-None-Match": answer.headers["ETag"]} if item.status == 304 else {}
    with statements_sent() as sent:
        assert client.get(path, headers=headers).status_code == item.status
    return len(sent)


def _queries_of_post(ground: Ground, side: str) -> int:
    wanted = next(posts(ground, side, seeding.POSTING_PLACE))
    head, _empty, body = wanted.partition(b"\r\n\r\n")
    lines = head.decode().replace("__Host-session", "session").split("\r\n")  # no TLS in this process
    client = ground.apps[side].test_client(use_cookies=False)
    headers = dict(line.split(": ", 1) for line in lines[1:] if not line.startswith(("Host", "Connection")))
    with statements_sent() as sent:
        answer = client.open(lines[0].split()[1], method="POST", headers=headers, data=body)
    assert answer.status_code == 303, answer.get_data(as_text=True)[-3000:]
    return len(sent)


# Measuring.


def measure(ground: Ground, item: Item, level: int, database: str) -> Row:
    """Let both sides do one item in turns."""
    taken: dict[str, list[Sample]] = {"bare": [], "ours": []}
    asked = {side: asking(ground, item, side) for side in taken}
    for at in range(ground.rounds + 1):
        for side, samples in taken.items():
            site = ground.sites[item.server if side == "ours" else "bare"]
            seconds = ground.seconds if at else 0.3  # the first round only warms up
            before = site.worked()
            sample = drive(site.port, asked[side], seconds=seconds, expect=item.status)
            sample.work = site.worked() - before
            if at:
                samples.append(sample)
    row = Row(
        database,
        level,
        item,
        middle(taken["ours"]),
        middle(taken["bare"]),
        (queries(ground, item, "ours"), queries(ground, item, "bare")),
        (taken["ours"][0].size, taken["bare"][0].size),
        (work_each(taken["ours"]), work_each(taken["bare"])),
    )
    ground.rates[item.name, level] = row.ratio
    return row


def lost_to_posts(ground: Ground) -> tuple[float, float, float]:
    """Read the kept page with and without five new reactions a second on it.

    Gives both rates, and the share of two processors that the newcomers took: what an idle machine would lose.
    """
    item = next(found for found in items(ground.town) if found.name == "500 reactions, list kept")
    site = ground.sites["ours"]
    new = posts(ground, "ours", seeding.HOT_PLACE)
    quiet: list[Sample] = []
    busy: list[Sample] = []
    for _ in range(ground.rounds):
        quiet.append(_reading_at(ground, site, item))
        with posting(site.port, new):
            busy.append(_reading_at(ground, site, item))
    each = work_each(quiet) / 1000
    taken = [(sample.work - each * len(sample.times)) / sample.seconds for sample in busy]
    return middle(quiet)[0], middle(busy)[0], sum(taken) / len(taken) / 2


def _reading_at(ground: Ground, site: Site, item: Item) -> Sample:
    before = site.worked()
    sample = drive(site.port, asking(ground, item, "ours"), seconds=2 * ground.seconds, expect=200)
    sample.work = site.worked() - before
    return sample


@contextmanager
def posting(port: int, new: Iterator[bytes]) -> Iterator[None]:
    """Send five reactions a second meanwhile."""
    over = threading.Event()

    def send() -> None:
        while not over.wait(1 / POSTS_A_SECOND):
            assert ask(port, next(new)).status == 303

    sender = threading.Thread(target=send)
    sender.start()
    try:
        yield
    finally:
        over.set()
        sender.join()


# A whole run.


@contextmanager
def grounds(url: str, folder: Path, redis_url: str, pace: tuple[float, int]) -> Iterator[Ground]:
    """Build the town on an empty database and put the servers on it."""
    migrate(url, folder)
    plain = Config.from_env({"PARTICIPATIE_ENV": "test", "SECRET_KEY": SECRET})
    app = create_app(replace(plain, database_url=url, var_dir=folder))
    seeding.bare_tables(app.extensions["engine"])
    town = seeding.build_town()
    settings = {
        "PARTICIPATIE_ENV": "production",
        "SECRET_KEY": SECRET,
        "DATABASE_URL": url,
        "REDIS_URL": redis_url,
        "SMTP_URL": "smtp://127.0.0.1:9",
        "BASE_URL": "https://localhost",
        "RECORD_KEY": "A" * 43 + "=",
        "SECURITY_CONTACT": "mailto:security@benchmark.example",
        "VAR_DIR": str(folder),
        "WEB_WORKERS": "2",
        "WEB_THREADS": "4",
    }
    site = ("participatie.serving", "participatie.serving:app")
    with ExitStack() as stack:
        sites = {
            "ours": stack.enter_context(serving(*site, folder, **settings)),
            "cold": stack.enter_context(serving(*site, folder, **settings, KEEP_PAGES="0")),
            "bare": stack.enter_context(
                serving("benchmarks.bare", "benchmarks.bare:serve()", folder, **settings)
            ),
        }
        yield Ground(town, sites, {"ours": app, "bare": bare.create_app(url)}, *pace)
    app.extensions["engine"].dispose()


def run(
    database: str, url: str, levels: list[int], folder: Path, redis_url: str, pace: tuple[float, int]
) -> str:
    """Measure one database at every level; give the table."""
    lines = []
    with grounds(url, folder, redis_url, pace) as ground:
        for level in levels:
            seeding.grow(ground.town, level)
            for item in items(ground.town):
                lines.append(line_of(measure(ground, item, level, database)))
                print(lines[-1], flush=True)
        lines += summary(ground, levels, database)
    return "\n".join(lines)


def line_of(row: Row) -> str:
    """Write one line of the table."""
    ours, plain = row.ours, row.bare
    verdict = "yes" if row.ratio >= row.item.aim else "NO"
    return (
        f"| {row.database} | {row.level:,} | {row.item.name} | {ours[0]:.0f} | {plain[0]:.0f} | **{row.ratio:.2f}** |"
        f" {row.item.aim} {verdict} | {ours[1]:.1f} / {plain[1]:.1f} | {ours[2]:.1f} / {plain[2]:.1f} |"
        f" {row.work[0]:.1f} / {row.work[1]:.1f} ({row.work[1] / row.work[0]:.2f}) | {row.queries[0]} / {row.queries[1]} | {row.size[0]:,} / {row.size[1]:,} |"
    )


def summary(ground: Ground, levels: list[int], database: str) -> list[str]:
    """Say what growth and newcomers cost."""
    lines = [""]
    if len(levels) > 1:
        first, last = levels[0], levels[-1]
        lost = {
            item.name: 1 - ground.rates[item.name, last] / ground.rates[item.name, first]
            for item in items(ground.town)
        }
        worst = max(lost, key=lambda name: lost[name])
        # Against the bare page in the same minute: what else the machine did moves both alike.
        told = ", ".join(f"{name} {share:+.0%}" for name, share in lost.items())
        verdict = "yes" if lost[worst] <= MOST_LOST_BY_GROWTH else f"NO ({worst})"
        lines.append(
            f"{database}: lost on the bare page from {first:,} to {last:,} (at most 20 %): {verdict}. {told}."
        )
    quiet, busy, taken = lost_to_posts(ground)
    verdict = "yes" if busy >= (1 - MOST_LOST_BY_POSTS) * quiet else "NO"
    lines.append(
        f"{database}: readers while five reactions a second come in on the page: {busy:.0f}/s against {quiet:.0f}/s,"
        f" {1 - busy / quiet:+.0%} lost (at most 15 %): {verdict};"
        f" the newcomers took {taken:.0%} of two processors."
    )
    print("\n".join(lines), flush=True)
    return lines


HEAD = (
    "| database | reactions | what | ours /s | bare /s | ratio | aim | p50 ms | p95 ms | processor ms | queries | bytes |\n"
    "|---|---|---|---|---|---|---|---|---|---|---|---|"
)


def main() -> None:
    """Run what was asked for and print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--quick", action="store_true", help="500 reactions only, short rounds")
    parser.add_argument("--database", choices=["SQLite", "PostgreSQL"], help="only one of the two")
    parser.add_argument("--out", type=Path, help="write the table here as well")
    known = parser.parse_args()
    levels = [500] if known.quick else [500, 5_000, 50_000]
    pace = (0.6, 3) if known.quick else (1.2, 3)
    tables: list[str] = []
    print(HEAD)
    for kind in [known.database] if known.database else ["SQLite", "PostgreSQL"]:
        folder = Path(tempfile.mkdtemp(prefix="pp-bench-"))
        redis = RedisServer()
        work: Callable[[str], str] = lambda url: run(kind, url, levels, folder, redis.url, pace)  # noqa: B023, E731
        try:
            with database_server(kind, folder) as url:
                tables.append(work(url))
        finally:
            redis.stop()
            shutil.rmtree(folder, ignore_errors=True)
    if known.out:
        known.out.write_text("\n".join([HEAD, *tables, ""]))


if __name__ == "__main__":
    main()
