"""A round can be planned so that a moderator looks before anything is shown."""

import sqlalchemy as sa

from participatie.consultations.queries import first_day_of, last_day_of
from participatie.consultations.services import rounds
from participatie.facts.models import FactRow
from tests.factories.consultations import a_dossier, a_round
from tests.factories.identity import an_actor, an_organisation


def test_it_is_chosen_when_the_round_is_planned_and_can_be_changed_until_it_is_announced(db):
    with db.writing():
        organisation = an_organisation()
        actor = an_actor(organisation)
        round_ = a_round(actor, a_dossier(actor, organisation), moderated_first=True)
        assert round_.moderated_first
        rounds.change_round(
            actor,
            round_,
            name=round_.name,
            first_day=first_day_of(round_),
            last_day=last_day_of(round_),
            question=round_.question,
            procedure=round_.procedure,
            answer_by=round_.answer_by,
            gazette_url=round_.gazette_url,
            moderated_first=False,
        )
        assert not round_.moderated_first
        told = db.session.scalars(sa.select(FactRow).where(FactRow.kind == "RoundChanged")).one()
        assert told.data["changed"] == ["moderated_first"]
