"""Forgetting addresses that were only filled in: a link that was not used leaves nothing behind."""

import sqlalchemy as sa

from participatie.db.session import session, unit_of_work
from participatie.identity.models import OneTimeLink
from participatie.jobs.registry import every
from participatie.kernel import clock


@every(minutes=10)
def forget_unproved_addresses() -> None:
    """Erase the address of every link that ran out before anybody proved it."""
    over = (OneTimeLink.expires_at <= clock.now(), OneTimeLink.email.is_not(None))
    with unit_of_work(writing=True):
        session.execute(sa.update(OneTimeLink).where(*over).values(email=None))
