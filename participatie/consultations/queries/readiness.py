"""What is missing before a round can be announced."""

from participatie.consultations.logic import dutch_days
from participatie.consultations.logic.missing import Missing
from participatie.consultations.logic.readiness import ReadinessFacts, missing
from participatie.consultations.models import (
    Dossier,
    Round,
)
from participatie.consultations.queries.dossiers import details_of
from participatie.consultations.queries.rounds import last_day_of, real_opening
from participatie.consultations.queries.texts import find_newest_version
from participatie.consultations.terms import Procedure


def readiness(dossier: Dossier, round_: Round | None) -> list[Missing]:
    """List what keeps a round from opening now; the parts of the dossier must have been loaded.

    A round that starts later than planned starts today: nobody gets fewer days than the law gives.
    """
    details = details_of(dossier)
    return missing(
        ReadinessFacts(
            level=details.level,
            promise=details.promise,
            fixed=details.fixed,
            open=details.open,
            decision_maker=details.decision_maker,
            decision_on=details.decision_on,
            answer_by=round_.answer_by if round_ else None,
            contact=details.contact,
            paper_route=details.paper_route,
            horizons=[choice.horizon for choice in details.horizons],
            criteria=details.criteria,
            has_version=find_newest_version(dossier.id) is not None,
            procedure=round_.procedure if round_ else Procedure.FREE,
            first_day=dutch_days.local_day(real_opening(round_)) if round_ else None,
            last_day=last_day_of(round_) if round_ else None,
            gazette_url=round_.gazette_url if round_ else "",
        )
    )
