"""Throwing away what may no longer be kept: every hour, in turns, so that nobody has to wait for it."""

from collections.abc import Callable, Mapping

from participatie.admin.logic.retention import KEEPINGS, Keeping, keepings
from participatie.admin.queries.retention import has_originals, list_overdue_contacts
from participatie.contributions.models import Contribution
from participatie.contributions.services import forget_contact
from participatie.db.session import session, unit_of_work
from participatie.identity.queries.expiring import TABLES
from participatie.identity.services.expiring import expire, note_expired
from participatie.jobs.registry import every
from participatie.kernel import clock
from participatie.kernel.actor import Actor
from participatie.mail.deliver import post_office
from participatie.moderation.services import forget_sealed_originals

RETENTION = Actor.system("retention")
HOURLY = 60
TURN = 100
_table: list[Keeping] = list(KEEPINGS)


def set_days(days: Mapping[str, int]) -> None:
    """Take the numbers of days of this installation."""
    _table[:] = keepings(days)


def table() -> tuple[Keeping, ...]:
    """Give how long what is kept here."""
    return tuple(_table)


@every(minutes=HOURLY)
def throw_away() -> None:
    """Throw away everything of which the time is over; run twice it finds nothing the second time."""
    for keeping in table():
        work = DIFFERENTLY.get(keeping.name, _expire)
        while work(keeping):
            pass


def _expire(keeping: Keeping) -> int:
    """One turn of a kind that the room of people keeps."""
    assert keeping.name in TABLES  # noqa: S101 - a kind in the table has somebody who throws it away
    with unit_of_work(writing=True):
        return expire(RETENTION, keeping.name, before=keeping.before(clock.now()))


def _contacts(keeping: Keeping) -> int:
    with unit_of_work(writing=True):
        chosen = list_overdue_contacts(keeping.before(clock.now()), TURN)
        for identifier in chosen:
            forget_contact(RETENTION, session.get_one(Contribution, identifier))
        return note_expired(RETENTION, keeping.name, count=len(chosen))


def _originals(keeping: Keeping) -> int:
    with unit_of_work(writing=True):
        before = keeping.before(clock.now())
        gone = forget_sealed_originals(RETENTION, before) if has_originals(before) else 0
        note_expired(RETENTION, keeping.name, count=gone)
    return 0


def _mails(keeping: Keeping) -> int:
    gone = post_office().transport.forget(before=keeping.before(clock.now()))
    with unit_of_work(writing=True):
        note_expired(RETENTION, keeping.name, count=gone)
    return 0


DIFFERENTLY: Mapping[str, Callable[[Keeping], int]] = {
    "contacts": _contacts,
    "originals": _originals,
    "mails": _mails,
}
