"""Telling authors, when the day has come, that two people looked who they are."""

from participatie.db.session import unit_of_work
from participatie.identity.queries.privacy import list_to_tell
from participatie.identity.services.privacy import tell_author
from participatie.jobs.registry import every
from participatie.kernel.actor import Actor

HOURLY = 60


@every(minutes=HOURLY)
def tell_authors() -> None:
    """Tell everybody who may hear of it by now; nobody has to remember it."""
    with unit_of_work(writing=True):
        for unmasking in list_to_tell():
            tell_author(Actor.system("telling"), unmasking)
