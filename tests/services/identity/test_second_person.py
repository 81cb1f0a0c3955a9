"""Two people for weighty acts: one asks, another agrees or declines, and only then something happens."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
import sqlalchemy as sa

from participatie.facts.models import FactRow
from participatie.identity.logic import acts
from participatie.identity.logic.acts import WeightyAct
from participatie.identity.models import SecondPersonRequest
from participatie.identity.queries.second_person import count_for_me, get_request, list_settled, list_waiting
from participatie.identity.services import second_person
from participatie.kernel import clock
from participatie.kernel.actor import LEADING, Actor, Role
from participatie.kernel.errors import Conflict, Invalid, NotAllowed, NotFound
from participatie.kernel.ids import new_id
from tests.factories.identity import an_account, an_actor, an_organisation

DEED = "test_deed"


@pytest.fixture
def done() -> Iterator[list[Any]]:
    """A weighty act, and what of it was done."""
    happened: list[Any] = []

    def execute(actor: Actor, asked: Any) -> None:
        happened.append((actor.account_id, asked.details["what"]))

    acts.register(WeightyAct(name=DEED, label="Iets zwaars doen", roles=LEADING, execute=execute))
    yield happened
    acts._acts.pop(DEED)


@pytest.fixture
def two(db) -> SimpleNamespace:
    with db.writing():
        organisation = an_organisation()
        leader, administrator = (an_actor(organisation, role) for role in LEADING)
    return SimpleNamespace(organisation=organisation, leader=leader, administrator=administrator)


def ask(two: SimpleNamespace, **changes: Any) -> SecondPersonRequest:
    given = {"organisation_id": two.organisation.id, "reason": "Het is tijd.", "details": {"what": "x"}}
    return second_person.ask(two.leader, DEED, new_id(), **(given | changes))


def test_nothing_happens_until_another_person_agrees(db, two, done: list[Any]) -> None:
    with db.writing():
        asked = ask(two)
        assert done == []
        assert (count_for_me(two.leader), count_for_me(two.administrator)) == (0, 1)
        second_person.agree(two.administrator, asked)
        assert done == [(two.administrator.account_id, "x")]
        assert (count_for_me(two.administrator), list_waiting(two.leader)) == (0, [])
        assert [one.id for one in list_settled(two.leader)] == [asked.id]


def test_who_asks_never_agrees_or_declines(db, two, done: list[Any]) -> None:
    with db.writing():
        asked = ask(two)
        for deed in (second_person.agree, _decline):
            with pytest.raises(NotAllowed, match="asked_it_yourself"):
                deed(two.leader, asked)
    assert done == []


def _decline(actor: Actor, asked: SecondPersonRequest) -> None:
    second_person.decline(actor, asked, reason="Nee.")


def test_the_database_itself_refuses_one_person_twice(db, two, done: list[Any]) -> None:
    with db.writing():
        asked = ask(two)
        asked.agreed, asked.decided_by, asked.decided_at = True, two.leader.account_id, clock.now()
        with pytest.raises(sa.exc.IntegrityError):
            db.session.flush()
        db.session.rollback()


def test_a_no_has_a_reason_and_then_nothing_is_done(db, two, done: list[Any]) -> None:
    with db.writing():
        asked = ask(two)
        with pytest.raises(Invalid, match="say_why_not"):
            second_person.decline(two.administrator, asked, reason=" ")
        second_person.decline(two.administrator, asked, reason="De cijfers kloppen niet.")
        with pytest.raises(NotAllowed, match="request_is_decided"):
            second_person.agree(two.administrator, asked)
    assert done == []


def test_after_seven_days_it_is_too_late_and_may_be_asked_again(db, two, done: list[Any]) -> None:
    with db.writing():
        asked = ask(two)
        with clock.frozen(clock.now() + timedelta(days=7)):
            with pytest.raises(NotAllowed, match="request_has_expired"):
                second_person.agree(two.administrator, asked)
            assert list_waiting(two.administrator) == []
            ask(two, details={"what": "opnieuw"})
    assert done == []


def test_the_same_thing_is_not_asked_twice_and_can_be_taken_back(db, two, done: list[Any]) -> None:
    subject = new_id()
    given: dict[str, Any] = {"organisation_id": two.organisation.id, "details": {"what": "x"}}
    with db.writing():
        asked = second_person.ask(two.leader, DEED, subject, **given)
        with pytest.raises(Conflict, match="second_person_asked_already"):
            second_person.ask(two.administrator, DEED, subject, **given)
        with pytest.raises(NotAllowed, match="not_your_request"):
            second_person.take_back(two.administrator, asked)
        second_person.take_back(two.leader, asked)
        second_person.ask(two.leader, DEED, subject, **given)


def test_with_nobody_else_there_is_nobody_to_ask(db, done: list[Any]) -> None:
    with db.writing():
        organisation = an_organisation()
        alone = SimpleNamespace(organisation=organisation, leader=an_actor(organisation, Role.ADMINISTRATOR))
        an_account(organisation, Role.CIVIL_SERVANT)
        with pytest.raises(Invalid, match="nobody_to_ask"):
            ask(alone)


def test_a_stranger_and_a_civil_servant_see_nothing_of_it(db, two, done: list[Any]) -> None:
    with db.writing():
        asked = ask(two)
        elsewhere = an_actor(an_organisation("Elders"), Role.ADMINISTRATOR)
        clerk = an_actor(two.organisation, Role.CIVIL_SERVANT)
        for other in (elsewhere, clerk, Actor.visitor()):
            assert list_waiting(other) == []
            with pytest.raises(NotFound):
                get_request(other, asked.id)
        with pytest.raises(NotAllowed, match="no_say_in_this"):
            second_person.agree(elsewhere, asked)


def test_colleagues_are_written_to_and_who_asked_hears_the_answer(
    db, two, done: list[Any], mailbox, run_jobs: Callable[..., int]
) -> None:
    with db.writing():
        asked = ask(two)
    run_jobs()
    (question,) = mailbox.messages
    assert "Iets zwaars doen" in question["Subject"]
    with db.writing():
        second_person.agree(two.administrator, db.session.get_one(SecondPersonRequest, asked.id))
    run_jobs()
    assert "Een collega is akkoord" in mailbox.messages[-1]["Subject"]
    assert mailbox.messages[-1]["To"] != question["To"]


def test_facts_hold_no_words_of_the_request(db, two, done: list[Any]) -> None:
    with db.writing():
        ask(two, reason="Mevrouw Jansen belde hierover.")
        told = db.session.scalars(sa.select(FactRow).where(FactRow.kind == "SecondPersonAsked")).one()
        assert "Jansen" not in str(told.data)
