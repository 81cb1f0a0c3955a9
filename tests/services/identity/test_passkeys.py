"""Passkeys: a device makes a key for this site, shows it, and nobody else can, nor twice with the same answer."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from participatie.identity import queries, services
from participatie.identity.terms import Factor, Shown
from participatie.kernel import clock
from participatie.kernel.actor import Actor, Role
from participatie.kernel.errors import Invalid
from participatie.security import passkeys
from tests.factories.identity import an_account, an_organisation
from tests.support.authenticator import Device

MORNING = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def at(seconds):
    return clock.frozen(MORNING + timedelta(seconds=seconds))


def add(account, device, name="telefoon"):
    ring = queries.find_keyring(account)
    known = [one.credential_id for one in ring.passkeys]
    question = passkeys.ask_for_new(account.id, email="a@b.example", name="A", known=known)
    actor = queries.actor_of(account, proved_at=clock.now())
    answer = device.make(question.options)
    return services.add_passkey(actor, ring, name=name, ticket=question.ticket, answer=answer)


@pytest.fixture
def device():
    return Device()


@pytest.fixture
def person(db, device):
    """A civil servant with a passkey, half signed in."""
    with at(0), db.writing():
        account = an_account(an_organisation(), Role.CIVIL_SERVANT)
        add(account, device)
        begun, _ = services.begin_sign_in(Actor.visitor(), account, factor=Factor.NONE, device="")
        return queries.actor_of(account), begun


def question_for(actor, known=()):
    return passkeys.ask_to_show(actor.account_id if actor else None, known=known)


def show(person, device, question=None):
    actor, begun = person
    question = question or question_for(actor)
    return services.show_passkey(actor, begun, ticket=question.ticket, answer=device.show(question.options))


def test_a_passkey_completes_a_sign_in(db, person, device):
    with at(10), db.writing():
        assert show(person, device) is Shown.RIGHT
        assert person[1].factor is Factor.PASSKEY


def test_an_account_may_have_several_and_each_has_a_name(db, person):
    with at(10), db.writing():
        add(person[1].account, Device(), name="laptop")
        assert [one.name for one in queries.get_keyring(person[0]).passkeys] == ["telefoon", "laptop"]


def test_the_same_key_is_not_taken_twice(db, person, device):
    with at(10), db.writing(), pytest.raises(Invalid, match="passkey_is_known"):
        add(an_account(an_organisation()), device)


def test_a_device_that_has_a_key_is_told_so(db, person, device):
    with at(10), db.reading():
        keyring = queries.get_keyring(person[0])
        question = passkeys.ask_for_new(
            keyring.account.id,
            email="a@b.example",
            name="A",
            known=[one.credential_id for one in keyring.passkeys],
        )
        excluded = [one["id"] for one in question.options["excludeCredentials"]]
        assert excluded == [keyring.passkeys[0].credential_id]


def test_the_same_answer_does_not_work_twice(db, person):
    device = Device(counts=False)
    with at(5), db.writing():
        add(person[1].account, device)
    with at(10), db.writing():
        actor, begun = person
        question = question_for(actor)
        answer = device.show(question.options)
        shown = [services.show_passkey(actor, begun, ticket=question.ticket, answer=answer) for _ in range(2)]
    assert shown == [Shown.RIGHT, Shown.WRONG]


def test_a_question_is_good_for_five_minutes(db, person, device):
    with at(10):
        question = question_for(person[0])
    with at(10 + 301), db.writing():
        assert show(person, device, question) is Shown.WRONG


def test_a_question_to_somebody_else_is_not_answered_for_me(db, person, device):
    with at(10), db.writing():
        other = queries.actor_of(an_account(an_organisation()))
        assert show(person, device, question_for(other)) is Shown.WRONG


def test_a_key_of_somebody_else_does_not_open_my_account(db, person):
    stranger = Device()
    with at(10), db.writing():
        add(an_account(an_organisation()), stranger)
        assert show(person, stranger) is Shown.WRONG


def test_a_page_of_another_site_cannot_pass_the_question_on(db, person, device):
    device.origin = "https://participatie.evil.example"
    with at(10), db.writing():
        assert show(person, device) is Shown.WRONG


def test_a_copied_key_is_noticed_by_its_count(db, person, device):
    with at(10), db.writing():
        assert show(person, device) is Shown.RIGHT
    device.count -= 2
    with at(20), db.writing():
        assert show(person, device) is Shown.WRONG


@pytest.mark.parametrize(
    "answer", ["", "{}", "[]", "1", '{"id": 3}', '{"id": "x", "response": null}', "\x00"]
)
def test_nonsense_is_no_answer(db, person, device, answer):
    with at(10), db.writing():
        actor, begun = person
        ticket = question_for(actor).ticket
        assert services.show_passkey(actor, begun, ticket=ticket, answer=answer) is Shown.WRONG
        own = json.loads(device.show(question_for(actor).options))
        own["response"]["authenticatorData"] = "AAAA"
        spoiled = json.dumps(own)
        assert services.show_passkey(actor, begun, ticket=ticket, answer=spoiled) is Shown.WRONG
        assert services.show_passkey(actor, begun, ticket="niets", answer=spoiled) is Shown.WRONG


@pytest.mark.parametrize(
    "answer", ["", "{}", '{"id": "x", "rawId": "x", "type": "public-key", "response": {}}']
)
def test_nonsense_makes_no_key(db, person, answer):
    with at(10), db.writing():
        account = person[1].account
        ring, actor = queries.find_keyring(account), queries.actor_of(account, proved_at=clock.now())
        ticket = passkeys.ask_for_new(account.id, email="a@b.example", name="A", known=[]).ticket
        with pytest.raises(Invalid, match="passkey_not_made"):
            services.add_passkey(actor, ring, name="x", ticket=ticket, answer=answer)


def test_a_key_alone_signs_in_when_its_device_checks_its_owner(db, person, device):
    with at(10), db.writing():
        question = question_for(None)
        begun, _token = services.sign_in_with_passkey(
            Actor.visitor(), ticket=question.ticket, answer=device.show(question.options), device=""
        )
        assert (begun.account_id, begun.factor) == (person[0].account_id, Factor.PASSKEY)


def test_a_key_alone_is_not_enough_when_anybody_could_have_pressed(db, person, device):
    device.checks_owner = False
    with at(10), db.writing():
        assert show(person, device) is Shown.RIGHT
    with at(20), db.writing():
        question = question_for(None)
        with pytest.raises(Invalid, match="passkey_not_known"):
            services.sign_in_with_passkey(
                Actor.visitor(), ticket=question.ticket, answer=device.show(question.options), device=""
            )


def test_a_removed_key_opens_nothing(db, person, device):
    with at(10), db.writing():
        add(person[1].account, Device(), name="laptop")
        ring = queries.get_keyring(person[0])
        actor = queries.actor_of(person[1].account, proved_at=clock.now())
        services.remove_passkey(actor, ring, ring.passkeys[0])
        db.session.flush()
        assert show(person, device) is Shown.WRONG


@pytest.mark.parametrize(
    ("address", "possible"),
    [
        ("https://participatie.voorbeeld.nl", True),
        ("http://localhost:8000", True),
        ("http://participatie.voorbeeld.nl", False),
        ("http://127.0.0.1:8000", False),
        ("https://192.0.2.1", False),
    ],
)
def test_browsers_keep_keys_only_for_a_name_over_tls_or_the_computer_itself(config, address, possible):
    passkeys.set_place(address, "Proef")
    assert passkeys.are_possible() is possible
    passkeys.set_place(config.base_url, config.site_name)
