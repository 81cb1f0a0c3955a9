"""The queue: what is held, reported, appealed and mended, the gravest first; and whoever is on duty is called."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from participatie.consultations.logic.dutch_days import local_day
from participatie.contributions.logic.wording import Wording
from participatie.contributions.models import Contribution
from participatie.contributions.queries import get_own
from participatie.contributions.services import edit_contribution, withdraw_contribution
from participatie.contributions.terms import Kind, Publication
from participatie.identity.models import Letter
from participatie.kernel import clock
from participatie.kernel.actor import Actor, Role
from participatie.kernel.errors import Invalid
from participatie.moderation import queries, services
from participatie.moderation.handlers.listening import SITE
from participatie.moderation.models import DutyAlarm
from participatie.moderation.queries import Selection, State
from participatie.moderation.services import Choice, withhold
from participatie.moderation.terms import HouseRule, Outcome, Why
from tests.factories import responses as make
from tests.factories.consultations import an_open_round, moment
from tests.factories.identity import an_account, an_actor

THREAT = "Ik sla die wethouder het ziekenhuis in."


@pytest.fixture
def made(db):
    with db.writing():
        return an_open_round()


@pytest.fixture
def moderator(db, made):
    with db.writing():
        return an_actor(made.organisation, Role.MODERATOR)


def whys(moderator, selection: Selection | None = None) -> list[tuple[str, set[Why]]]:
    rows = queries.list_queue(moderator, selection or Selection()).rows
    return [(row.item.reference, {each.why for each in row.case.signals}) for row in rows]


def ask(sent, *why: Why) -> None:
    services.ask_for_look(SITE, queries.get_item_of(sent), why)


def test_the_gravest_comes_first_and_then_what_waits_longest(db, made, moderator) -> None:
    with db.writing():
        names = ["a", "b", "c", "d"]
        sent = {name: make.a_contribution(made, f"Tekst {name}.") for name in names}
        for name, why in (("a", Why.FIRST), ("b", Why.PERSONAL_DATA), ("c", Why.THREAT), ("d", Why.FIRST)):
            with clock.frozen(clock.now() + timedelta(minutes=names.index(name))):
                ask(sent[name], why)
        found = [reference for reference, _ in whys(moderator)]
        assert found == [sent[name].reference for name in ("c", "b", "a", "d")]
        pages, after = [], None
        for _ in names:
            page = queries.list_queue(moderator, Selection(), after=after, size=1)
            pages += [row.item.reference for row in page.rows]
            after = page.after
        assert pages == found
        assert after is None


def test_hearing_the_same_thing_twice_asks_for_one_look(db, made, moderator) -> None:
    with db.writing():
        sent = make.a_contribution(made)
        ask(sent, Why.PERSONAL_DATA)
        ask(sent, Why.PERSONAL_DATA)
        assert whys(moderator) == [(sent.reference, {Why.PERSONAL_DATA})]
        assert queries.count_queue(moderator).whys == {Why.PERSONAL_DATA: 1}


def test_a_threat_is_held_when_it_comes_and_stands_in_the_queue(db, made, moderator, run_jobs) -> None:
    with db.writing():
        sent = make.a_contribution(made, THREAT)
        assert sent.publication is Publication.HELD
    run_jobs()
    with db.reading():
        assert whys(moderator) == [(sent.reference, {Why.THREAT})]


def test_reports_order_the_queue_and_never_hide(db, made, moderator) -> None:
    with db.writing():
        sent = make.a_contribution(made)
        item = queries.get_item_of(sent)
        for number in range(40):
            services.report_item(
                Actor.visitor(),
                item,
                rule=HouseRule.HATE,
                words="",
                reporter=f"browser {number}",
                circle="een plek",
                counts=True,
            )
        assert sent.is_shown
        row = queries.list_queue(moderator, Selection()).rows[0]
        assert row.case.reporters == 40
        assert len(queries.list_reports(row.case)) == 1
        services.decide(moderator, item, Choice(outcome=Outcome.VISIBLE, reason="Er is geen regel gebroken."))
        assert whys(moderator) == []
        assert queries.count_queue(moderator).done == 1


def test_what_was_left_waiting_comes_back_and_what_was_decided_does_not(db, made, moderator) -> None:
    with db.writing():
        sent = make.a_contribution(made)
        choice = Choice(outcome=Outcome.HELD, rule=HouseRule.INSULT, reason="Ik vraag een collega.")
        services.decide(moderator, queries.get_item_of(sent), choice)
        assert whys(moderator) == [(sent.reference, {Why.AGAIN})]
        withhold(moderator, sent, rule=HouseRule.INSULT, reason="Dit is schelden.")
        assert whys(moderator) == []
        assert [one for one, _ in whys(moderator, Selection(state=State.HIDDEN))] == [sent.reference]


def edit(author, sent, body: str) -> None:
    own = get_own(author, sent.reference)
    edit_contribution(author, own, Wording(kind=Kind.WORRY, body=body), revision=own.revision)


def test_a_mended_text_waits_again_even_after_the_round_has_closed(db, made, moderator, run_jobs) -> None:
    with db.writing():
        sent = make.a_contribution(made, "Sukkels.")
        withhold(moderator, sent, rule=HouseRule.INSULT, reason="Dit is schelden.")
    author = Actor.visitor(frozenset({sent.id}))
    with clock.frozen(clock.now() + timedelta(days=12)):
        with db.writing():
            edit(author, sent, "Ik vind het een slecht plan.")
        run_jobs()
        with db.reading():
            assert whys(moderator) == [(sent.reference, {Why.MENDED})]
            assert db.session.get(Contribution, sent.id).publication is Publication.HELD


def test_who_takes_their_words_back_leaves_the_queue(db, made, moderator, run_jobs) -> None:
    with db.writing():
        sent = make.a_contribution(made)
        ask(sent, Why.PERSONAL_DATA)
        author = Actor.visitor(frozenset({sent.id}))
        withdraw_contribution(author, get_own(author, sent.reference))
    run_jobs()
    with db.reading():
        assert whys(moderator) == []
        assert queries.count_queue(moderator).waiting == 0


def on_duty(db, made, moderator) -> None:
    with db.writing():
        account = an_account(made.organisation, Role.MODERATOR, email="dienst@waterrecht.example")
        days = {local_day(clock.now()): account.id}
        services.set_roster(moderator, made.organisation, days, opens=9, closes=17, phone="06-1")


@pytest.mark.parametrize(("time", "called"), [("02:30", 1), ("10:00", 0)])
def test_a_threat_at_night_calls_who_is_on_duty_once(db, made, moderator, run_jobs, time, called) -> None:
    with clock.frozen(moment("2026-11-24", time)):
        on_duty(db, made, moderator)
        with db.writing():
            sent = make.a_contribution(made)
            ask(sent, Why.THREAT)
            ask(sent, Why.THREAT)
        run_jobs()
        with db.reading():
            assert db.session.scalar(sa.select(sa.func.count()).select_from(DutyAlarm)) == called
            letters = sa.select(sa.func.count()).where(Letter.kind == "duty_alarm")
            assert db.session.scalar(letters) == called


def test_the_roster_takes_only_moderators_and_hours_that_can_be(db, made, moderator) -> None:
    with db.writing():
        today = local_day(clock.now())
        stranger = an_account(made.organisation, Role.CIVIL_SERVANT)
        for days, hours, reason in (
            ({today: stranger.id}, (9, 17), "not_a_moderator"),
            ({}, (17, 9), "hours_wrong"),
        ):
            with pytest.raises(Invalid) as refused:
                services.set_roster(
                    moderator, made.organisation, days, opens=hours[0], closes=hours[1], phone=""
                )
            assert refused.value.reason == reason
