"""The town of Waterrecht: one dossier answered and closed, another in an open second round, whatever day it is."""

import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any, Protocol

import sqlalchemy as sa

from config import Config
from participatie.consultations.logic.dutch_days import local_day
from participatie.contributions.models import Contribution
from participatie.contributions.queries import find_code
from participatie.db.session import make_engine, session, unit_of_work
from participatie.demo import people
from participatie.demo.answering import answer
from participatie.demo.diary import Diary
from participatie.demo.material import SLUGS, tell
from participatie.demo.moderating import moderate
from participatie.demo.people import people_text
from participatie.demo.preparing import prepare
from participatie.demo.reacting import react
from participatie.demo.stage import Stage
from participatie.identity.models import Organisation
from participatie.kernel import clock
from participatie.notifications.handlers.late import tell_what_is_late

__all__ = ["build", "demolish", "people_text", "play"]

SETTLED_BEFORE = timedelta(weeks=8)
TO_FOLLOW = ("W-002", "W-013", "W-029", "Z-009", "Z-023", "Z-043")


class Site(Protocol):
    """What the town needs of the site: its queue."""

    extensions: dict[str, Any]


def build(site: Site) -> str:
    """Build the town, once, and say who lives there and what can be followed."""
    with unit_of_work(writing=False):
        if session.scalar(sa.select(Organisation.id).where(Organisation.slug == people.TOWN)):
            return f"Waterrecht is er al. Er is niets veranderd.\n\n{people_text()}"

    def work() -> None:
        do_waiting_work(site.extensions["huey"])

    stages = play(work)
    tell_what_is_late()
    work()
    with unit_of_work(writing=False):
        return "\n".join(["Waterrecht is gebouwd.", "", people_text(), "", *_followable(stages)])


def play(work: Callable[[], None]) -> list[Stage]:
    """Let people settle, and let the stories happen side by side in the order of their dates."""
    stories = [tell(slug, local_day(clock.now())) for slug in SLUGS]
    first = min(story["spel"]["begin"] for story in stories)
    with clock.frozen(first - SETTLED_BEFORE), unit_of_work(writing=True):
        people.settle()
    with unit_of_work(writing=False):
        cast = people.everybody()
    diary = Diary(work)
    stages = [Stage(story, cast, diary) for story in stories]
    for stage in stages:
        prepare(stage)
        react(stage)
        moderate(stage)
        answer(stage)
    diary.live()
    return stages


def do_waiting_work(queue: Any) -> None:
    """Do what the town's deeds asked of the workers, at the moment of the deed: notices get their own dates."""
    while (task := queue.dequeue()) is not None:
        queue.execute(task)


def _followable(stages: list[Stage]) -> list[str]:
    lines = ["Volg een inbreng op /volg met nummer en code:", ""]
    for stage in stages:
        for key in filter(stage.contributions.get, TO_FOLLOW):
            contribution = session.get_one(Contribution, stage.contributions[key])
            name = contribution.pseudonym or "anoniem"
            lines.append(f"  {contribution.reference}  {find_code(contribution)}  {name}")
    return lines


def demolish(config: Config) -> None:
    """Take the whole town down: every table, every waiting job, every mail."""
    if config.database_url.startswith("sqlite:///"):
        _remove(Path(config.database_url.removeprefix("sqlite:///")))
    else:
        engine = make_engine(config.database_url)
        with engine.begin() as connection:
            connection.execute(sa.text("DROP SCHEMA public CASCADE"))
            connection.execute(sa.text("CREATE SCHEMA public"))
        engine.dispose()
    _remove(config.var_dir / "jobs.sqlite")
    shutil.rmtree(config.var_dir / "mails", ignore_errors=True)


def _remove(database: Path) -> None:
    for path in (database, Path(f"{database}-wal"), Path(f"{database}-shm")):
        path.unlink(missing_ok=True)
