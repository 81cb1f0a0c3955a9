"""What somebody sent before they had an account can be put with it, by who has its code."""

import pytest

from participatie.contributions import queries as contributions
from participatie.identity import queries
from participatie.identity.models import Account
from participatie.kernel.actor import Role
from tests.factories.consultations import an_open_round
from tests.factories.contributions import a_contribution
from tests.factories.identity import an_account

EMAIL = "inwoner@example.org"


@pytest.fixture
def sent(db):
    with db.writing():
        made = an_open_round()
        an_account(made.organisation, Role.CIVIL_SERVANT, email="ambtenaar@waterrecht.example")
        for email in (EMAIL, "ander@example.org"):
            db.session.add(Account(email=email, name="", job_title=""))
        one = a_contribution(made, "De stoep is te smal.")
        return one.reference, contributions.find_code(one)


def show_code(client, sent):
    return client.get("/volg").form(field="nummer").fill(nummer=sent[0], code=sent[1]).submit()


def test_a_resident_adds_an_earlier_contribution_and_finds_it_on_every_device(client, new_client, sent):
    client.sign_in(EMAIL)
    page = show_code(client, sent).form("Voeg deze reactie toe").submit()
    assert page.says("hoort nu bij uw account")
    assert page.says("Deze reactie hoort bij uw account.")
    elsewhere = new_client()
    elsewhere.sign_in(EMAIL)
    assert elsewhere.get("/volg").follow(sent[0]).says("De stoep is te smal.")


def test_without_an_account_there_is_no_such_button(client, sent):
    page = show_code(client, sent)
    assert "Voeg deze reactie toe" not in page.text
    client.get("/volg")
    client.post(f"/mijn-inbreng/{sent[0]}/toevoegen", {}, status=403)


def test_without_the_code_nobody_can_add_it(client, sent):
    client.sign_in(EMAIL)
    client.post(f"/mijn-inbreng/{sent[0]}/toevoegen", {}, status=404)


def test_what_belongs_to_somebody_cannot_be_taken_with_the_code(client, new_client, sent, db):
    client.sign_in(EMAIL)
    show_code(client, sent).form("Voeg deze reactie toe").submit()
    other = new_client()
    other.sign_in("ander@example.org")
    page = show_code(other, sent)
    assert "Voeg deze reactie toe" not in page.text
    other.post(f"/mijn-inbreng/{sent[0]}/toevoegen", {}, status=403)
    with db.reading():
        owner = queries.find_account(EMAIL)
        assert contributions.find_by_code(*sent).account_id == owner.id


def test_staff_have_no_contributions_on_their_account(client, sent):
    client.sign_in("ambtenaar@waterrecht.example")
    assert "Voeg deze reactie toe" not in show_code(client, sent).text


def test_what_a_resident_sends_while_signed_in_is_with_their_account_and_is_mailed(client, new_client, db):
    with db.writing():
        made = an_open_round()
        slug = made.dossier.slug
        db.session.add(Account(email=EMAIL, name="", job_title=""))
    client.sign_in(EMAIL)
    page = client.get(f"/dossiers/{slug}/reageren?lid=3.1")
    assert page.says("Uw reactie komt bij uw account.")
    form = page.form("Verstuur mijn reactie")
    assert form.value("email") == EMAIL
    form.fill(body="De stoep is te smal.", email="").submit()
    elsewhere = new_client()
    elsewhere.sign_in(EMAIL)
    assert elsewhere.get("/volg").says("bij uw account")
