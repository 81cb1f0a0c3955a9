"""What makes the site itself put something in the queue, or call whoever is on duty. A fact may be heard twice."""

from collections.abc import Iterable
from uuid import UUID

from participatie.contributions.terms import HoldReason
from participatie.facts.models import FactRow
from participatie.kernel.actor import Actor
from participatie.moderation import services
from participatie.moderation.handlers.contributions import Contributions
from participatie.moderation.logic.items import Item, moderable
from participatie.moderation.queries import find_case
from participatie.moderation.terms import Standing, Why

SITE = Actor.system("moderation")
WHYS = {
    HoldReason.THREAT: Why.THREAT,
    HoldReason.HEALTH: Why.ABOUT_OTHERS,
    HoldReason.DEBT: Why.ABOUT_OTHERS,
    HoldReason.MODERATED_FIRST: Why.FIRST,
    HoldReason.MANY_AT_ONCE: Why.FLOOD,
}
"""Why a hold asks for a look; every other reason is somebody's own data."""


def _item(fact: FactRow) -> Item | None:
    if fact.subject_id is None:
        return None
    return moderable(Contributions.kind).load([fact.subject_id]).get(fact.subject_id)


def whys_of(reasons: Iterable[str]) -> frozenset[Why]:
    """Say why a contribution that is held asks for a look."""
    return frozenset(WHYS.get(HoldReason(reason), Why.PERSONAL_DATA) for reason in reasons)


def queue_what_is_held(fact: FactRow) -> None:
    """Put a contribution that waits for a moderator in the queue, with why."""
    item = _item(fact)
    if item is not None and item.standing is Standing.HELD:
        services.ask_for_look(SITE, item, whys_of(fact.data["reasons"]))


def queue_what_was_mended(fact: FactRow) -> None:
    """Put a hidden contribution that its author changed back in the queue: held, not hidden."""
    item = _item(fact)
    case = find_case(item) if item is not None else None
    if item is None or case is None or item.standing is Standing.VISIBLE:
        return
    if item.standing is Standing.HIDDEN or case.waiting_since is not None:
        services.take_mended(SITE, item)


def leave_what_was_taken_back(fact: FactRow) -> None:
    """Take what its author withdrew, or mended by themselves, out of the queue."""
    if fact.subject_id is not None:
        services.drop_case(SITE, Contributions.kind, fact.subject_id)


def call_duty(fact: FactRow) -> None:
    """Call whoever is on duty when a threat waits outside working hours."""
    if Why.THREAT.value in fact.data["whys"]:
        services.alarm_duty(SITE, fact.data["kind"], UUID(str(fact.subject_id)))
