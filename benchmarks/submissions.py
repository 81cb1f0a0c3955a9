"""1,000 submissions by 20 residents while web and job workers are killed and the mail server is away.

    python -m benchmarks.submissions [--submissions 1000] [--visitors 20] [--kills 24] [--seed 1]

Real PostgreSQL, Redis, gunicorn, job workers and SMTP, each in a process of its own. Prints what was left when
it was quiet again, and fails when anything was lost, doubled or not mailed, or more than 1 % was mailed twice.
"""

import argparse
import sys
import tempfile
from pathlib import Path

from tests.resilience.drill import Drill, Plan, Report
from tests.support.databases import PostgresDatabases
from tests.support.mailbox import Mailbox
from tests.support.postgres import PostgresServer
from tests.support.redis_server import RedisServer


def hold_drill(plan: Plan) -> Report:
    """Start the servers, hold the drill, and stop them whatever happened."""
    postgres, redis, mailbox = PostgresServer(), RedisServer(), Mailbox()
    try:
        with tempfile.TemporaryDirectory() as folder:
            database = PostgresDatabases(postgres.url, Path(folder), "drill").clone()
            return Drill(plan, database, redis.url, mailbox, Path(folder)).run()
    finally:
        mailbox.stop()
        redis.stop()
        postgres.stop()


def verdict(report: Report) -> list[str]:
    """Name what broke the promise; nothing when it was kept."""
    wrong = [
        name
        for name in (
            "lost",
            "double",
            "without_mail",
            "strange_copies",
            "problems",
            "still_open",
            "not_in_the_log",
        )
        if getattr(report, name)
    ]
    if report.extra_mails > report.submissions / 100:
        wrong.append("extra_mails")
    if report.facts != report.submissions or report.gaps_in_numbers:
        wrong.append("facts or numbers")
    return wrong


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--submissions", type=int, default=1000)
    parser.add_argument("--visitors", type=int, default=20)
    parser.add_argument("--kills", type=int, default=24)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    report = hold_drill(Plan(given.submissions, given.visitors, kills=given.kills, seed=given.seed))
    print(report)
    for problem in report.problems[:5]:
        print("  ", problem)
    wrong = verdict(report)
    print("PROMISE BROKEN: " + ", ".join(wrong) if wrong else "PROMISE KEPT")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
