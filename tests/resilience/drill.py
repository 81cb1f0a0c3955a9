"""A power cut, again and again: a whole site under load while parts of it are killed and the mail server is away.

Real PostgreSQL, Redis, gunicorn with several workers, job workers in processes of their own, a real SMTP server.
"""

import os
import random
import signal
import subprocess
import sys
import time
import urllib.request
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import psycopg
import redis

from config import Config
from participatie.app import MODELS
from participatie.facts import verify
from participatie.jobs import queue
from tests.resilience.visitors import Sending, Tally, Visitor
from tests.support.databases import ROOT
from tests.support.live import LiveServer
from tests.support.mailbox import Mailbox

OPEN_WORK = """
    SELECT (SELECT count(*) FROM fact_delivery WHERE done_at IS NULL)
         + (SELECT count(*) FROM notice WHERE state = 'verschuldigd')
         + (SELECT count(*) FROM log_entry WHERE position IS NULL)
"""
NOT_IN_THE_LOG = """
    SELECT count(*) FROM fact LEFT JOIN log_entry ON log_entry.fact_seq = fact.seq
    WHERE fact.kind = 'ContributionReceived' AND log_entry.position IS NULL
"""
Blow = tuple[float, Callable[[], bool]]
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
    not_in_the_log: int = 0
    log_size: int = 0
    log_heads: int = 0
    facts: int = 0
    killed_web: int = 0
    killed_jobs: int = 0
    mails_refused: int = 0
    retried_posts: int = 0
    double_posts: int = 0
    server_errors: int = 0
    storm_seconds: float = 0
    rest_seconds: float = 0
    problems: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return "\n".join(
            f"{name.replace('_', ' '):18} {len(value) if isinstance(value, list) else value}"
            for name, value in vars(self).items()
        )


class JobWorker:
    """A process that does the jobs."""

    def __init__(self, log: Path, env: dict[str, str]) -> None:
        self.log = log
        with log.open("wb") as file:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "participatie", "worker"],
                cwd=ROOT,
                env=env,
                stdout=file,
                stderr=subprocess.STDOUT,
            )

    @property
    def is_ready(self) -> bool:
        return "worker started" in self.log.read_text()

    def end(self, how: signal.Signals) -> None:
        self.process.send_signal(how)
        self.process.wait(60)


class Drill:
    """One run; `run()` gives the report."""

    def __init__(self, plan: Plan, database_url: str, redis_url: str, mailbox: Mailbox, folder: Path) -> None:
        self.plan, self.database_url, self.mailbox, self.folder = plan, database_url, mailbox, folder
        self.random = random.Random(plan.seed)  # noqa: S311 - the same storm every time
        self.report = Report(submissions=plan.submissions)
        self.redis_url = redis_url
        stage = self._set_the_stage()
        self.site = LiveServer(
            database_url,
            folder,
            REDIS_URL=redis_url,
            SMTP_URL=mailbox.url,
            WEB_WORKERS=str(plan.web_workers),
        )
        self.started = count(1)
        self.workers = [self._start_worker() for _ in range(plan.job_workers)]
        self.slug, complaint = stage.communicate()
        assert stage.returncode == 0, complaint
        self.tally = Tally()
        self.sendings = [
            Sending(f"inwoner{number}@example.org", f"Dit is reactie {number}: maak de goot breder.")
            for number in range(plan.submissions)
        ]

    def _set_the_stage(self) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "tests.resilience.stage", self.database_url]
        env = {**os.environ, "PARTICIPATIE_ENV": "development", "VAR_DIR": str(self.folder)}
        return subprocess.Popen(
            command, cwd=ROOT, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )

    def _start_worker(self) -> JobWorker:
        return JobWorker(self.folder / f"worker-{next(self.started)}.log", self.site.env)

    def run(self) -> Report:
        """Let everybody send while things break; then let it come to rest, and count."""
        began = time.monotonic()
        try:
            self._storm()
            calm = time.monotonic()
            self._rest()
            self._check_the_log()
        finally:
            self.site.stop()
            for worker in self.workers:
                worker.end(signal.SIGKILL)
        self._count()
        self.report.storm_seconds = round(calm - began, 1)
        self.report.rest_seconds = round(time.monotonic() - calm, 1)
        return self.report

    def _storm(self) -> None:
        plan = self.plan
        visitors = [
            Visitor(
                self.site.url, self.slug, self.sendings[first :: plan.visitors], self.tally, plan.seed + first
            )
            for first in range(plan.visitors)
        ]
        self._wait_for_workers()
        for visitor in visitors:
            visitor.start()
        blows = self._blows()
        while any(visitor.is_alive() for visitor in visitors):
            share = self.tally.done / plan.submissions
            blows = [blow for blow in blows if not (share >= blow[0] and blow[1]())]
            time.sleep(0.02)
        until = time.monotonic() + 120
        while blows and time.monotonic() < until:
            blows = [blow for blow in blows if not blow[1]()]
            time.sleep(0.02)
        self.mailbox.mood = "ok"

    def _blows(self) -> list[Blow]:
        """What happens, and after which share of the submissions; a blow that misses says so and is tried again."""
        kills: list[Blow] = [
            ((number + 1) / (self.plan.kills + 2), self._kill_job_worker if number % 2 else self._kill_web)
            for number in range(self.plan.kills)
        ]
        return [
            *kills,
            (0.2, self._close_mailbox),
            (0.4, self._open_mailbox),
            (0.55, lambda: self._change_mood("451")),
            (0.75, self._cheer_up),
        ]

    def _close_mailbox(self) -> bool:
        self.mailbox.stop()
        return True

    def _open_mailbox(self) -> bool:
        self.mailbox.start()
        return True

    def _change_mood(self, mood: str) -> bool:
        self.mailbox.mood = mood
        return True

    def _cheer_up(self) -> bool:
        """The mail server is in a bad mood until somebody noticed."""
        return bool(self.mailbox.refused) and self._change_mood("ok")

    def _kill_web(self) -> bool:
        master = self.site.process.pid
        children = Path(f"/proc/{master}/task/{master}/children").read_text().split()
        if not children:
            return False
        os.kill(int(self.random.choice(children)), signal.SIGKILL)
        self.report.killed_web += 1
        return True

    def _kill_job_worker(self) -> bool:
        """Kill one that is at work, not one that is still waking up."""
        ready = [place for place, worker in enumerate(self.workers) if worker.is_ready]
        if not ready:
            return False
        place = self.random.choice(ready)
        self.workers[place].end(signal.SIGKILL)
        self.workers[place] = self._start_worker()
        self.report.killed_jobs += 1
        return True

    def _rest(self) -> None:
        """Wait until nothing moves any more; then let an hour pass, and what the clock asks for be done."""
        self._wait_for_work()
        for _ in range(3):
            if not self._open_work():
                return
            with self._database() as database:
                for statement in AN_HOUR_LATER:
                    database.execute(statement)
            self._ring_the_clock()
            self._wait_for_work()
        self.report.still_open = self._open_work()
        if self.report.still_open:
            self.tally.problems += [worker.log.read_text()[-1500:] for worker in self.workers]

    def _ring_the_clock(self) -> None:
        """Ask for the repeated work through the same queue as the site, instead of waiting for the minute."""
        before = queue._huey
        config = Config.from_env({"REDIS_URL": self.redis_url, "VAR_DIR": str(self.folder)})
        try:
            assert MODELS  # importing the whole site is what registers its jobs
            queue.open_queue(config)
            queue.catch_up()
        finally:
            queue._huey = before

    def _wait_for_workers(self) -> None:
        until = time.monotonic() + 180
        while not all(worker.is_ready for worker in self.workers):
            assert time.monotonic() < until, "the job workers do not start"
            time.sleep(0.1)

    def _wait_for_work(self) -> None:
        """Wait until nothing is open, or until all workers are idle though something is: it waits for the clock."""
        until, idle_since = time.monotonic() + 300, time.monotonic()
        while self._open_work() and time.monotonic() < until:
            if self._waiting_calls() or not all(worker.is_ready for worker in self.workers):
                idle_since = time.monotonic()
            if time.monotonic() - idle_since > 3:
                return
            time.sleep(0.2)

    def _waiting_calls(self) -> int:
        with redis.Redis.from_url(self.redis_url) as calls:
            return sum(calls.zcard(name) for name in calls.keys("huey.redis.*"))

    def _database(self) -> psycopg.Connection:
        return psycopg.connect(self.database_url.replace("+psycopg", ""), autocommit=True)

    def _open_work(self) -> int:
        with self._database() as database:
            return int(database.execute(OPEN_WORK).fetchone()[0])

    def _check_the_log(self) -> None:
        """Let the verifier read the whole public log: no gap, no fork, every head fits."""
        with urllib.request.urlopen(f"{self.site.url}/controleer/logboek.jsonl") as answer:
            lines = answer.read().decode().splitlines(keepends=True)
        try:
            self.report.log_size, self.report.log_heads, _leaves = verify.check_log(lines)
        except verify.Fault as fault:
            self.report.problems.append(str(fault))
        with self._database() as database:
            self.report.not_in_the_log = database.execute(NOT_IN_THE_LOG).fetchone()[0]
            entries = database.execute("SELECT count(*) FROM log_entry").fetchone()[0]
        if entries != self.report.log_size:
            self.report.problems.append(f"{entries} entries, {self.report.log_size} of them in the log")

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
        report.strange_copies = [who for who, times in Counter(who for who, _ in copies).items() if times > 1]
        report.gaps_in_numbers = sum(here != at for at, here in enumerate(numbers, 1))
        report.mails_refused = self.mailbox.refused
        report.retried_posts = sum(sending.posts for sending in self.sendings) - report.submissions
        report.retried_posts -= tally.double_posts
        report.double_posts, report.server_errors = tally.double_posts, tally.server_errors
        report.problems = tally.problems
