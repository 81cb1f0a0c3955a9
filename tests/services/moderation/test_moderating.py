"""Moderation hides publication, never receipt: always with a rule, a reason and a trace."""

from datetime import timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError

from participatie.contributions.queries import find_shown
from participatie.contributions.terms import Publication, Visibility
from participatie.kernel import clock
from participatie.kernel.actor import Actor, Role
from participatie.kernel.errors import Conflict, Invalid, NotAllowed, NotFound
from participatie.moderation import queries, services
from participatie.moderation.models import ModerationDecision, SealedOriginal
from participatie.moderation.services import Choice, restore, withhold
from participatie.moderation.terms import HouseRule, Outcome, ReadReason, Standing
from participatie.responses import services as responses
from participatie.responses.models import Bundled
from tests.factories import responses as make
from tests.factories.consultations import a_closed_round, an_open_round
from tests.factories.identity import an_actor, an_organisation

WHY = "Er staat een scheldwoord in."
RETENTION = Actor.system("retention")


@pytest.fixture
def made(db):
    with db.writing():
        yield an_open_round()


@pytest.fixture
def moderator(made):
    return an_actor(made.organisation, Role.MODERATOR)


def item(sent):
    return queries.get_item_of(sent)


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
    found = {decision.outcome for decision in queries.list_decisions(item(public))}
    assert found == {Outcome.VISIBLE, Outcome.HIDDEN}


@pytest.mark.parametrize(
    ("choice", "refusal"),
    [
        (Choice(outcome=Outcome.HIDDEN, rule=HouseRule.INSULT, reason="  "), ("give_a_reason", "reason")),
        (Choice(outcome=Outcome.HIDDEN, reason=WHY), ("choose_a_rule", "rule")),
        (
            Choice(outcome=Outcome.REDACTED, rule=HouseRule.INSULT, reason=WHY),
            ("give_the_words", "phrases"),
        ),
        (
            Choice(outcome=Outcome.REDACTED, rule=HouseRule.INSULT, reason=WHY, phrases=("elders",)),
            ("words_not_there", "phrases"),
        ),
    ],
)
def test_a_decision_that_is_not_whole_changes_nothing(made, moderator, choice: Choice, refusal) -> None:
    sent = make.a_contribution(made)
    with pytest.raises(Invalid) as refused:
        services.decide(moderator, item(sent), choice)
    assert (refused.value.reason, refused.value.field) == refusal
    assert sent.is_shown


def test_a_moderator_of_another_organisation_sees_and_decides_nothing(made) -> None:
    sent = make.a_contribution(made)
    stranger = an_actor(an_organisation("Gemeente Elders"), Role.MODERATOR)
    with pytest.raises(NotAllowed):
        withhold(stranger, sent, rule=HouseRule.INSULT, reason=WHY)
    with pytest.raises(NotFound):
        queries.get_item(stranger, "inbreng", sent.reference)
    recent = queries.list_recent(stranger, "inbreng", dossier_id=None, words="", after="", size=9)
    assert list(recent) == []


def test_who_answers_a_contribution_is_not_its_moderator(made) -> None:
    sent = make.a_contribution(made)
    with pytest.raises(NotFound):
        queries.get_item(made.civil_servant, "inbreng", sent.reference)


def test_everybody_may_know_how_often_each_rule_hides_something_now(made, moderator) -> None:
    kept, put_back = make.a_contribution(made, "Een."), make.a_contribution(made, "Twee.")
    withhold(moderator, kept, rule=HouseRule.HATE, reason=WHY)
    withhold(moderator, put_back, rule=HouseRule.HATE, reason=WHY)
    with clock.frozen(clock.now() + timedelta(minutes=1)):
        restore(moderator, put_back, reason="Toch niet.")
    counts = queries.public_figures().per_rule
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


def redact(moderator, sent, *phrases: str):
    choice = Choice(
        outcome=Outcome.REDACTED, rule=HouseRule.PERSONAL_DATA, reason="Telefoonnummer.", phrases=phrases
    )
    return services.decide(moderator, item(sent), choice)


def test_words_that_are_blacked_out_are_gone_from_every_text_and_kept_apart(made, moderator) -> None:
    sent = make.a_contribution(made, "Bel Jan de Wit op\n06-12345678, in januari.")
    redact(moderator, sent, "06-12345678", "jan de wit")
    assert sent.body == "Bel █████ (zwartgelakt) op\n█████ (zwartgelakt), in januari."
    assert "06-12345678" not in sent.body_html
    assert sent.is_shown
    sealed = services.read_original(moderator, item(sent), reason=ReadReason.APPEAL)
    assert [one.texts["nu/body"] for one in sealed] == ["Bel Jan de Wit op\n06-12345678, in januari."]


def test_sealed_words_are_gone_for_good_after_their_time(db, made, moderator) -> None:
    sent = make.a_contribution(made, "Bel 06-12345678.")
    redact(moderator, sent, "06-12345678")
    forget = services.forget_sealed_originals
    assert forget(RETENTION, clock.now() - timedelta(days=90)) == 0
    assert forget(RETENTION, clock.now() + timedelta(seconds=1)) == 1
    assert db.session.scalar(sa.select(sa.func.count()).select_from(SealedOriginal)) == 0


def test_feeling_wronged_stays_and_asks_those_who_answer_for_facts(made, moderator) -> None:
    sent = make.a_contribution(made, "Jullie hebben mij al drie keer belazerd.")
    services.decide(
        moderator, item(sent), Choice(outcome=Outcome.FACTS, reason="U voelt zich niet eerlijk behandeld.")
    )
    assert sent.is_shown
    assert sent.asks_facts
    assert queries.public_figures().asks_facts == 1


def test_two_moderators_do_not_decide_about_the_same_text(made, moderator) -> None:
    sent = make.a_contribution(made)
    services.claim(an_actor(made.organisation, Role.MODERATOR), item(sent))
    with pytest.raises(Conflict) as refused:
        withhold(moderator, sent, rule=HouseRule.HATE, reason=WHY)
    assert refused.value.reason == "claimed_by_other"
    services.claim(moderator, item(sent))
    withhold(moderator, sent, rule=HouseRule.HATE, reason=WHY)
    assert item(sent).standing is Standing.HIDDEN


def test_a_colleague_who_went_home_keeps_nothing_from_the_others(made, moderator) -> None:
    sent = make.a_contribution(made)
    services.claim(an_actor(made.organisation, Role.MODERATOR), item(sent))
    with clock.frozen(clock.now() + timedelta(minutes=31)):
        withhold(moderator, sent, rule=HouseRule.HATE, reason=WHY)
    assert item(sent).standing is Standing.HIDDEN


def test_words_that_were_marked_in_a_point_go_when_they_are_blacked_out(db, run_jobs) -> None:
    with db.writing():
        made = a_closed_round()
        sent = make.a_contribution(made, "Bel Krelis, die weet het.")
        point = make.a_point(made, sent, marked={sent.id: "Bel Krelis"})
        redact(an_actor(made.organisation, Role.MODERATOR), sent, "Krelis")
    run_jobs()
    with db.reading():
        assert db.session.scalar(sa.select(Bundled.marked).where(Bundled.point_id == point.id)) == ""
