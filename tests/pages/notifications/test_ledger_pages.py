"""The ledger, for those who answer: counts, filters, a second attempt; never an address."""

import pytest
import sqlalchemy as sa

from participatie.contributions.models import Contribution
from participatie.kernel import ids
from participatie.kernel.actor import Role
from participatie.notifications.models import Notice
from participatie.notifications.terms import NoticeState
from tests.factories import responses as make
from tests.factories.consultations import an_open_round
from tests.factories.identity import PASSWORD, an_account, an_organisation

WHO, CLERK = "inwoner@example.org", "ambtenaar@waterrecht.example"


@pytest.fixture
def made(db):
    with db.writing():
        made = an_open_round()
        an_account(made.organisation, email=CLERK)
        make.a_contribution(made, "Met adres.", email=WHO)
        make.a_contribution(made, "Zonder adres.")
    return made


@pytest.fixture
def address(made) -> str:
    return f"/beheer/dossiers/{made.dossier.slug}/berichten"


@pytest.fixture
def clerk(client, made):
    client.sign_in(CLERK, PASSWORD)
    return client


def count_of(page, label: str) -> str:
    return next(text.split()[0] for text in page.texts("li", "stat") if label in text)


def test_it_says_what_was_sent_and_what_is_only_on_the_site(clerk, address, mailbox, run_jobs) -> None:
    run_jobs()
    page = clerk.get(address)
    assert count_of(page, "Verstuurd") == "1"
    assert count_of(page, "Alleen op de website") == "1"
    assert count_of(page, "Mislukt") == "0"
    assert page.says("Ontvangstbewijs")


def test_it_never_shows_an_address_or_a_text(clerk, address, mailbox, run_jobs) -> None:
    mailbox.mood = "refuse"
    run_jobs()
    page = clerk.get(address)
    assert WHO not in page.html
    assert "Met adres." not in page.html


def test_a_failed_notice_says_why_and_is_sent_again_by_a_button(clerk, address, mailbox, run_jobs) -> None:
    mailbox.mood = "refuse"
    run_jobs()
    page = clerk.get(address).follow("Mislukt")
    assert page.says("De mailserver van de ontvanger neemt dit adres niet aan.")
    mailbox.mood = "ok"
    after = page.form("Opnieuw versturen").submit()
    assert after.says("Wij versturen dit bericht opnieuw.")
    run_jobs()
    assert len(mailbox.to(WHO)) == 1
    assert count_of(clerk.get(address), "Verstuurd") == "1"


def test_what_is_still_tried_says_when_the_next_attempt_is(clerk, address, mailbox, run_jobs) -> None:
    mailbox.mood = "451"
    run_jobs()
    page = clerk.get(f"{address}?toestand=verschuldigd")
    assert page.says("De mailserver vroeg om het later nog eens te proberen.")
    assert page.says("Volgende poging:")
    assert not any("Zonder" in text for text in page.texts("td"))


def test_a_notice_that_did_not_fail_cannot_be_sent_again(clerk, address, db, mailbox, run_jobs) -> None:
    run_jobs()
    clerk.get(address)
    with db.reading():
        sent = db.session.scalars(sa.select(Notice.id).where(Notice.state == NoticeState.SENT)).one()
    page = clerk.post(f"{address}/{sent}/opnieuw", {}, status=403)
    assert page.says("Dit bericht is niet mislukt.")
    clerk.post(f"{address}/{ids.new_id()}/opnieuw", {}, status=404)


def test_a_form_without_protection_changes_nothing(clerk, address, db, mailbox, run_jobs) -> None:
    mailbox.mood = "refuse"
    run_jobs()
    with db.reading():
        failed = db.session.scalars(sa.select(Notice.id).where(Notice.state == NoticeState.FAILED)).one()
    page = clerk.post(f"{address}/{failed}/opnieuw", {"csrf_token": "vals"})
    assert page.says("Uw formulier was verlopen.")
    with db.reading():
        assert db.session.get(Notice, failed).state is NoticeState.FAILED


def test_an_empty_ledger_says_what_will_come(client, db) -> None:
    with db.writing():
        made = an_open_round()
        an_account(made.organisation, email=CLERK)
    client.sign_in(CLERK, PASSWORD)
    assert client.get(f"/beheer/dossiers/{made.dossier.slug}/berichten").says("Er zijn geen berichten")


def test_a_long_ledger_is_turned_page_by_page_in_few_queries(clerk, address, made, db, run_jobs) -> None:
    with db.writing():
        for number in range(52):
            make.a_contribution(made, f"Nummer {number}.")
    run_jobs()
    first = clerk.get(address)
    assert clerk.queries <= 6
    second = first.follow("Oudere berichten")
    seen = [text for page in (first, second) for text in page.texts("th", "number", scope="row")]
    assert len(seen) == len(set(seen)) == 54
    assert second.follow("Naar het begin").texts("th", "number") == first.texts("th", "number")
    clerk.get(f"{address}?na=onzin&toestand=onzin")


@pytest.mark.parametrize("role", [Role.MODERATOR, Role.COUNCIL_MEMBER, Role.RESIDENT])
def test_other_roles_do_not_come_in(client, db, made, address, role: Role) -> None:
    with db.writing():
        an_account(made.organisation, role, email="ander@waterrecht.example")
    client.sign_in("ander@waterrecht.example", PASSWORD)
    client.get(address, status=403)


def test_a_civil_servant_of_another_organisation_does_not_come_in(client, db, made, address) -> None:
    with db.writing():
        an_account(an_organisation("Gemeente Elders"), email="elders@waterrecht.example")
        notice = db.session.scalars(
            sa.select(Notice.id).join(Contribution).where(Contribution.dossier_id == made.dossier.id)
        ).first()
    client.sign_in("elders@waterrecht.example", PASSWORD)
    client.get(address, status=403)
    client.post(f"{address}/{notice or ids.new_id()}/opnieuw", {}, status=403)


def test_a_visitor_is_asked_to_sign_in_first(client, made, address) -> None:
    assert client.get(address).path == "/inloggen"
