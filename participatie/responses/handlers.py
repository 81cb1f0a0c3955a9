"""What this room does when another one has acted: promised words follow a text, marked words a black block."""

from collections.abc import Mapping, Sequence

import sqlalchemy as sa

from participatie.consultations.facts import VersionPublished
from participatie.consultations.models import Version
from participatie.contributions.facts import ContributionRedacted
from participatie.contributions.models import Contribution
from participatie.db.session import session
from participatie.facts.models import FactRow
from participatie.facts.record import Fact, Listener
from participatie.kernel.actor import Actor
from participatie.responses import services
from participatie.responses.logic.marking import words_in
from participatie.responses.models import Bundled


def carry_promises_along(fact: FactRow) -> None:
    """Let promises wait on the newest text; hearing of it twice moves nothing twice."""
    services.follow_text(Actor.system("responses"), session.get_one(Version, fact.subject_id))


def forget_lost_words(fact: FactRow) -> None:
    """Let no point hold marked words that a moderator blacked out of the contribution."""
    contribution = session.get_one(Contribution, fact.subject_id)
    texts = (contribution.body, contribution.proposed_becomes, contribution.translation)
    marks = sa.select(Bundled).where(Bundled.contribution_id == contribution.id, Bundled.marked != "")
    for bundled in session.scalars(marks):
        bundled.marked = words_in(bundled.marked, texts) or ""


HANDLERS: Mapping[type[Fact], Sequence[Listener]] = {
    VersionPublished: [carry_promises_along],
    ContributionRedacted: [forget_lost_words],
}
