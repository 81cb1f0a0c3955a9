"""Moderation hides publication, never receipt: always with a rule, a reason and a trace."""

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError

from participatie.contributions.queries import find_shown
from participatie.contributions.terms import Publication, Visibility
from participatie.kernel.actor import Role
from participatie.kernel.errors import Invalid, NotAllowed, NotFound
from participatie.moderation import queries
from participatie.moderation.models import ModerationDecision
from participatie.moderation.services import restore, withhold
from participatie.moderation.terms import Act, HouseRule
from participatie.responses import services as responses
from tests.factories import responses as make
from tests.factories.consultations import a_closed_round, an_open_round
from tests.factories.identity import an_actor, an_organisation

WHY = "Er staat een scheldwoord in."


@pytest.fixture
def made(db):
    with db.writing():
        yield an_open_round()


@pytest.fixture
def moderator(made):
    return an_actor(made.organisation, Role.MODERATOR)


def test_what_is_withheld_leaves_the_site_and_stays_received(made, moderator) -> None:
    sent = make.a_contribution(made, "Sukkels.")
    withhold(moderator, sent, rule=HouseRule.INSULT, reason=WHY)
    assert find_shown(sent.reference) is None
    assert sent.publication is Publication.WITHHELD
    assert sent.withdrawn_at is None
    assert queries.find_reason(sent).reason == WHY


def test_its_line_and_its_answer_go_on(db) -> None:
    with db.writing():
        made = a_closed_round()
        sent = make.a_contribution(made, "Sukkels.")
        withhold(an_actor(made.organisation, Role.MODERATOR), sent, rule=HouseRule.INSULT, reason=WHY)
        point = make.a_point(made, sent)
        make.a_draft(made, point)
        assert responses.publish_answer(made.civil_servant, point).revision == 1


def test_putting_back_shows_it_again_but_not_what_its_author_kept_for_the_authority(made, moderator) -> None:
    public = make.a_contribution(made, "Openbaar.")
    private = make.a_contribution(made, "Alleen voor u.", visibility=Visibility.AUTHORITY)
    for sent in (public, private):
        withhold(moderator, sent, rule=HouseRule.INSULT, reason=WHY)
        restore(moderator, sent, reason="Toch niet.")
    assert public.is_shown
    assert not private.is_shown
    assert [decision.act for decision in queries.list_decisions(public)] == [Act.RESTORE, Act.WITHHOLD]


def test_without_a_reason_nothing_happens(made, moderator) -> None:
    sent = make.a_contribution(made)
    with pytest.raises(Invalid) as refused:
        withhold(moderator, sent, rule=HouseRule.INSULT, reason="  ")
    assert (refused.value.reason, refused.value.field) == ("give_a_reason", "reason")
    assert sent.is_shown


def test_a_moderator_of_another_organisation_sees_and_decides_nothing(made) -> None:
    sent = make.a_contribution(made)
    stranger = an_actor(an_organisation("Gemeente Elders"), Role.MODERATOR)
    with pytest.raises(NotAllowed):
        withhold(stranger, sent, rule=HouseRule.INSULT, reason=WHY)
    with pytest.raises(NotFound):
        queries.get_contribution(stranger, sent.reference)
    assert queries.list_contributions(stranger, withheld=False) == ([], None)


def test_who_answers_a_contribution_is_not_its_moderator(made) -> None:
    sent = make.a_contribution(made)
    with pytest.raises(NotFound):
        queries.get_contribution(made.civil_servant, sent.reference)


def test_everybody_may_know_how_often_each_rule_hides_something_now(made, moderator) -> None:
    kept, put_back = make.a_contribution(made, "Een."), make.a_contribution(made, "Twee.")
    withhold(moderator, kept, rule=HouseRule.HATE, reason=WHY)
    withhold(moderator, put_back, rule=HouseRule.HATE, reason=WHY)
    restore(moderator, put_back, reason="Toch niet.")
    counts = queries.withheld_per_rule()
    assert counts[HouseRule.HATE] == 1
    assert counts[HouseRule.THREAT] == 0


def test_a_decision_cannot_be_changed_or_taken_away(db, made, moderator) -> None:
    decision = withhold(moderator, make.a_contribution(made), rule=HouseRule.INSULT, reason=WHY)
    db.session.flush()
    for act in (
        sa.update(ModerationDecision).values(reason="Iets anders."),
        sa.delete(ModerationDecision).where(ModerationDecision.id == decision.id),
    ):
        with pytest.raises(DBAPIError), db.session.begin_nested():
            db.session.execute(act)
