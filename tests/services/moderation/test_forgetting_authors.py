"""What an author wrote to moderators, and the sealed originals of their words, go with the author."""

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from participatie.kernel.actor import Actor, Role
from participatie.kernel.errors import NotAllowed
from participatie.moderation import queries, services
from participatie.moderation.models import Appeal
from participatie.moderation.services import Choice
from participatie.moderation.terms import HouseRule, Outcome
from tests.factories.consultations import an_open_round
from tests.factories.contributions import a_contribution, its_author
from tests.factories.identity import an_actor
from tests.support.canaries import found_in_tables

SECRET, PLEA = "Zqgeheim", "Zqpleidooi"


def redacted() -> Choice:
    return Choice(
        outcome=Outcome.REDACTED, rule=HouseRule.PERSONAL_DATA, reason="Een adres.", phrases=(SECRET,)
    )


@pytest.fixture
def item(db):
    """Something of which a word was blacked out, with an appeal and a request of its author."""
    with db.writing():
        consultation = an_open_round()
        moderator = an_actor(consultation.organisation, Role.MODERATOR)
        sent = a_contribution(consultation, f"Ik woon op {SECRET} en dat weet iedereen.")
        found = queries.get_item_of(sent)
        services.decide(moderator, found, redacted())
        newest = queries.find_newest(found.id)
        services.ask_redaction(its_author(sent), found, words=PLEA)
        services.appeal(its_author(sent), queries.appealed_of(found, newest), words=PLEA)
        return found


def test_nothing_of_it_is_left_and_the_decision_stays(db, item):
    with db.reading():
        assert len(found_in_tables(db.session.connection(), SECRET, PLEA)) == 3
    with db.writing():
        assert services.forget_author_words(Actor.system("erasure"), item.id) == 3
        assert services.forget_author_words(Actor.system("erasure"), item.id) == 0
    with db.reading():
        assert found_in_tables(db.session.connection(), SECRET, PLEA) == []
        assert queries.find_newest(item.id).reason == "Een adres."


def test_nobody_does_it_by_hand(db, item):
    with db.writing(), pytest.raises(NotAllowed):
        services.forget_author_words(Actor.visitor(), item.id)


def test_the_words_of_an_appeal_can_go_but_never_change(db, item):
    with db.writing(), pytest.raises(IntegrityError, match="append only"), db.session.begin_nested():
        db.session.execute(sa.update(Appeal).values(words="Ik trek alles in."))
