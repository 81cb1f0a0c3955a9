"""A power cut, again and again: a whole site under load while parts of it are killed and the mail server is away.

Real PostgreSQL, Redis, gunicorn with several workers, job workers in processes of their own, a real SMTP server.
"""

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import psycopg

from tests.resilience.visitors import Sending, Tally, Visitor
from tests.support.databases import ROOT
from tests.support.live import LiveServer
from tests.support.mailbox import Mailbox

OPEN_WORK = """
    SELECT (SELECT count(*) FROM fact_delivery WHERE done_at IS NULL)
         + (SELECT count(*) FROM notice WHERE state = 'verschuldigd')
"""
AN_HOUR_LATER = (
    "UPDATE notice SET next_attempt_at = next_attempt_at - interval '1 hour' WHERE state = 'verschuldigd'",
    "UPDATE fact_delivery SET next_attempt_at = next_attempt_at - interval '1 hour' WHERE done_at IS NULL",
)


@dataclass(frozen=True)
class Plan:
    """How much, by how many, and how often something is killed."""

    submissions: int
    visitors: int
    web_workers: int = 2
    job_workers: int = 2
    kills: int = 8
    seed: int = 1


@dataclass
class Report:
    """What was left when it was quiet again."""

    submissions: int = 0
    lost: list[str] = field(default_factory=list)
    double: list[str] = field(default_factory=list)
    without_mail: list[str] = field(default_factory=list)
    extra_mails: int = 0
    strange_copies: list[str] = field(default_factory=list)
    still_open: int = 0
    gaps_in_numbers: int = 0
    facts: int = 0
    killed_web: int = 0
    killed_jobs: int = 0
    mails_refused: int = 0
    retried_posts: int = 0
    double_posts: int = 0
    server_errors: int = 0
    seconds: float = 0
    problems: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return "\n".join(
            f"{name.replace('_', ' '):18} {len(value) if isinstance(value, list) else value}"
            for name, value in vars(self).items()
        )


class Drill:
    """One run; `run()` gives the report."""

    def __init__(self, plan: Plan, database_url: str, redis_url: str, mailbox: Mailbox, folder: Path) -> None:
        self.plan, self.database_url, self.mailbox, self.folder = plan, database_url, mailbox, folder
        self.random = random.Random(plan.seed)  # noqa: S311 - the same storm every time
        self.report = Report(submissions=plan.submissions)
        self.slug = self._stage()
        self.site = LiveServer(
            database_url,
            folder,
            REDIS_URL=redis_url,
            SMTP_URL=mailbox.url,
            WEB_WORKERS=str(plan.web_workers),
        )
        self.workers = [self._start_worker() for _ in range(plan.job_workers)]
        self.tally = Tally()
        self.sendings = [
            Sending(f"inwoner{number}@example.org", f"Dit is reactie {number}: maak de goot breder.")
            for number in range(plan.submissions)
        ]

    def _stage(self) -> str:
        command = [sys.executable, "-m", "tests.resilience.stage", self.database_url]
        env = {**os.environ, "PARTICIPATIE_ENV": "development", "VAR_DIR": str(self.folder)}
        done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def _start_worker(self) -> subprocess.Popen[bytes]:
        with (self.folder / "workers.log").open("ab") as log:
            return subprocess.Popen(
                [sys.executable, "-m", "participatie", "worker"],
                cwd=ROOT,
                env=self.site.env,
                stdout=log,
                stderr=subprocess.STDOUT,
            )

    def run(self) -> Report:
        """Let everybody send while things break; then let it come to rest, and count."""
        began = time.monotonic()
        try:
            self._storm()
            self._rest()
        finally:
            self.site.stop()
            for worker in self.workers:
                worker.kill()
                worker.wait()
        self._count()
        self.report.seconds = round(time.monotonic() - began, 1)
        return self.report

    def _storm(self) -> None:
        plan = self.plan
        visitors = [
            Visitor(
                self.site.url, self.slug, self.sendings[first :: plan.visitors], self.tally, plan.seed + first
            )
            for first in range(plan.visitors)
        ]
        for visitor in visitors:
            visitor.start()
        blows = self._blows()
        while any(visitor.is_alive() for visitor in visitors):
            while blows and self.tally.done >= blows[0][0] * plan.submissions:
                blows.pop(0)[1]()
            time.sleep(0.02)
        for _, blow in blows:
            blow()

    def _blows(self) -> list[tuple[float, object]]:
        """What happens, and after which share of the submissions."""
        kills = [
            ((number + 1) / (self.plan.kills + 2), self._kill_web if number % 2 else self._kill_job_worker)
            for number in range(self.plan.kills)
        ]
        mail = [
            (0.2, self.mailbox.stop),
            (0.4, self.mailbox.start),
            (0.55, lambda: setattr(self.mailbox, "mood", "451")),
            (0.75, lambda: setattr(self.mailbox, "mood", "ok")),
        ]
        return sorted(kills + mail, key=lambda blow: blow[0])

    def _kill_web(self) -> None:
        master = self.site.process.pid
        children = Path(f"/proc/{master}/task/{master}/children").read_text().split()
        if children:
            os.kill(int(self.random.choice(children)), signal.SIGKILL)
            self.report.killed_web += 1

    def _kill_job_worker(self) -> None:
        place = self.random.randrange(len(self.workers))
        self.workers[place].kill()
        self.workers[place].wait()
        self.workers[place] = self._start_worker()
        self.report.killed_jobs += 1

    def _rest(self) -> None:
        """Wait for what waits; then let an hour pass, with workers that were stopped in good order."""
        self._wait_for_work(seconds=15)
        for _ in range(3):
            if not self._open_work():
                return
            for worker in self.workers:
                worker.send_signal(signal.SIGINT)
            for worker in self.workers:
                worker.wait(30)
            with self._database() as database:
                for statement in AN_HOUR_LATER:
                    database.execute(statement)
            self.workers = [self._start_worker() for _ in self.workers]
            self._wait_for_work(seconds=20)
        self.report.still_open = self._open_work()

    def _wait_for_work(self, *, seconds: float) -> None:
        """Wait until nothing is open, or until nothing moves any more: then it waits for the clock."""
        until, quiet_since, before = time.monotonic() + seconds, time.monotonic(), -1
        while (left := self._open_work()) and time.monotonic() < until:
            if left != before:
                before, quiet_since = left, time.monotonic()
            if time.monotonic() - quiet_since > 5:
                return
            time.sleep(0.2)

    def _database(self) -> psycopg.Connection:
        return psycopg.connect(self.database_url.replace("+psycopg", ""), autocommit=True)

    def _open_work(self) -> int:
        with self._database() as database:
            return int(database.execute(OPEN_WORK).fetchone()[0])

    def _count(self) -> None:
        report, tally = self.report, self.tally
        with self._database() as database:
            kept = dict(database.execute("SELECT reference, body FROM contribution").fetchall())
            numbers = [row[0] for row in database.execute("SELECT number FROM contribution ORDER BY 1")]
            report.facts = database.execute(
                "SELECT count(DISTINCT subject_id) FROM fact WHERE kind = 'ContributionReceived'"
            ).fetchone()[0]
        bodies = Counter(kept.values())
        mails = Counter(message["X-Envelope-To"] for message in self.mailbox.messages)
        copies = {(message["X-Envelope-To"], message["Message-ID"]) for message in self.mailbox.messages}
        for sending in self.sendings:
            told = set(sending.numbers)
            if len(told) != 1 or kept.get(next(iter(told))) != sending.body:
                report.lost.append(sending.email)
            if bodies[sending.body] > 1 or len(told) > 1:
                report.double.append(sending.email)
            if not mails[sending.email]:
                report.without_mail.append(sending.email)
        report.extra_mails = sum(mails.values()) - len(mails)
        report.strange_copies = [who for who, count in Counter(who for who, _ in copies).items() if count > 1]
        report.gaps_in_numbers = sum(here != at for at, here in enumerate(numbers, 1))
        report.mails_refused = self.mailbox.refused
        report.retried_posts = sum(sending.posts for sending in self.sendings) - report.submissions
        report.retried_posts -= tally.double_posts
        report.double_posts, report.server_errors = tally.double_posts, tally.server_errors
        report.problems = tally.problems
