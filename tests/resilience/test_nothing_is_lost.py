"""What a resident sent stays sent, whatever dies meanwhile: the promise under everything else."""

from pathlib import Path

from tests.resilience.drill import Drill, Plan


def test_nothing_is_lost_or_doubled_and_everybody_gets_mail_while_workers_die_and_mail_is_away(
    postgres_databases, redis_url, mailbox, tmp_path: Path
) -> None:
    plan = Plan(submissions=120, visitors=8, kills=3)
    report = Drill(plan, postgres_databases.clone(), redis_url, mailbox, tmp_path).run()
    assert report.problems == []
    assert report.killed_web
    assert report.killed_jobs
    assert report.lost == []
    assert report.double == []
    assert report.gaps_in_numbers == 0
    assert report.facts == plan.submissions
    assert report.not_in_the_log == 0
    assert report.log_size >= plan.submissions
    assert report.still_open == 0
    assert report.without_mail == []
    assert report.strange_copies == [], "a copy of a mail has the same Message-ID"
    assert report.extra_mails <= 2, "one per cent, rounded up"
