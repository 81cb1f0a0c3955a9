"""What is forgotten by the clock: which reports came from one place on the internet."""

from participatie.db.session import unit_of_work
from participatie.jobs.registry import every
from participatie.kernel.actor import Actor
from participatie.moderation import services

HOURLY = 60


@every(minutes=HOURLY)
def forget_circles() -> None:
    """Forget, after a week, which reports came from one place."""
    with unit_of_work(writing=True):
        services.forget_circles(Actor.system("moderation"))
