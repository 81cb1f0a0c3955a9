"""What this room does when another one has acted: promised words follow a text that was published elsewhere."""

from collections.abc import Mapping, Sequence

from participatie.consultations.facts import VersionPublished
from participatie.consultations.models import Version
from participatie.db.session import session
from participatie.facts.models import FactRow
from participatie.facts.record import Fact, Listener
from participatie.kernel.actor import Actor
from participatie.responses import services


def carry_promises_along(fact: FactRow) -> None:
    """Let promises wait on the newest text; hearing of it twice moves nothing twice."""
    services.follow_text(Actor.system("responses"), session.get_one(Version, fact.subject_id))


HANDLERS: Mapping[type[Fact], Sequence[Listener]] = {VersionPublished: [carry_promises_along]}
