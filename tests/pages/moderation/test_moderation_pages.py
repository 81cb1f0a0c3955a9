"""A moderator takes something off the site with a rule and a reason; everybody can read the rules."""

import pytest

from participatie.contributions.queries import find_shown
from participatie.contributions.terms import Visibility
from participatie.kernel.actor import Role
from tests.factories import responses as make
from tests.factories.consultations import an_open_round
from tests.factories.identity import PASSWORD, an_account, an_organisation
from tests.support.mailbox import text_of

WHO, JUDGE = "inwoner@example.org", "moderator@waterrecht.example"
LIST = "/beheer/moderatie"


@pytest.fixture
def made(db):
    with db.writing():
        made = an_open_round()
        an_account(made.organisation, Role.MODERATOR, email=JUDGE)
    return made


@pytest.fixture
def sent(db, made):
    with db.writing():
        return make.a_contribution(made, "Bel mij op 06-12345678.", email=WHO, pseudonym="Waterrat")


@pytest.fixture
def judge(client, sent):
    client.sign_in(JUDGE, PASSWORD)
    return client


def withhold(judge, sent):
    form = judge.get(f"{LIST}/{sent.reference}").form("Haal van de website")
    return form.fill(rule="persoonsgegevens", reason="Er staat een telefoonnummer in.").submit()


def is_shown(db, sent) -> bool:
    with db.reading():
        return find_shown(sent.reference) is not None


def test_a_moderator_takes_something_off_the_site_and_its_author_is_told(
    judge, sent, db, mailbox, run_jobs
) -> None:
    page = judge.get(LIST)
    assert page.says("Bel mij op 06-12345678.")
    page = page.follow("Haal van de website")
    done = page.form("Haal van de website").fill(rule="persoonsgegevens", reason="Telefoonnummer.").submit()
    assert done.says(f"{sent.reference} is van de website gehaald.")
    assert not is_shown(db, sent)
    run_jobs()
    told = next(mail for mail in mailbox.to(WHO) if mail["Subject"].startswith("Niet meer op de website"))
    assert "Telefoonnummer." in text_of(told)


def test_what_was_taken_off_stands_in_its_own_list_and_can_be_put_back(judge, sent, db) -> None:
    withhold(judge, sent)
    assert not judge.get(LIST).says(sent.reference)
    page = judge.get(LIST).follow("Afgeschermd").follow("Zet terug")
    assert page.says("Er staat een telefoonnummer in.")
    done = page.form("Zet terug").fill(reason="Het nummer bestaat niet.").submit()
    assert done.says("staat weer op de website")
    assert is_shown(db, sent)


def test_a_decision_without_a_rule_or_reason_is_refused_beside_the_field(judge, sent, db) -> None:
    page = (
        judge.get(f"{LIST}/{sent.reference}").form("Haal van de website").fill(reason="  ").submit(status=422)
    )
    assert "Schrijf op waarom." in page.described("reason")
    assert page.says("Kies de huisregel die deze tekst breekt.")
    assert is_shown(db, sent)


def test_a_reason_that_is_too_long_keeps_every_word(judge, sent) -> None:
    long = "te lang " * 300
    form = judge.get(f"{LIST}/{sent.reference}").form("Haal van de website")
    page = form.fill(rule="haat", reason=long).submit(status=422)
    assert page.form("Haal van de website").value("reason").strip() == long.strip()


def test_of_two_moderators_at_once_the_second_does_not_undo_the_first(judge, sent, db) -> None:
    form = judge.get(f"{LIST}/{sent.reference}").form("Haal van de website")
    withhold(judge, sent)
    again = form.fill(rule="haat", reason="Ook ik vind dit echt niet kunnen.").submit(status=409)
    assert again.says("Iemand anders heeft dit intussen veranderd.")
    assert again.says("Ook ik vind dit echt niet kunnen.")
    assert not is_shown(db, sent)


def test_choosing_a_dossier_leaves_the_others_out(judge, sent, db, made) -> None:
    with db.writing():
        other = an_open_round(
            organisation=made.organisation, civil_servant=made.civil_servant, title="Een ander plan"
        )
        make.a_contribution(other, "Over iets anders.")
    page = judge.get(LIST)
    assert page.says("Over iets anders.")
    chosen = page.form("Toon").fill(dossier=str(made.dossier.id)).submit()
    assert not chosen.says("Over iets anders.")
    assert chosen.says("Bel mij op")
    judge.get(f"{LIST}?dossier=onzin&na=onzin")


def test_a_long_list_is_turned_page_by_page_in_few_queries(judge, sent, db, made) -> None:
    with db.writing():
        for number in range(51):
            make.a_contribution(made, f"Nummer {number}.")
    first = judge.get(LIST)
    assert judge.queries <= 5
    assert first.follow("Oudere reacties").says("Bel mij op 06-12345678.")


@pytest.mark.parametrize(
    "role", [Role.CIVIL_SERVANT, Role.PROJECT_LEADER, Role.COUNCIL_MEMBER, Role.RESIDENT]
)
def test_other_roles_do_not_moderate(client, db, made, sent, role: Role) -> None:
    with db.writing():
        an_account(made.organisation, role, email="ander@waterrecht.example")
    client.sign_in("ander@waterrecht.example", PASSWORD)
    client.get(LIST, status=403)
    client.get(f"{LIST}/{sent.reference}", status=403)
    client.post(
        f"{LIST}/{sent.reference}", {"act": "afschermen", "rule": "haat", "reason": "Omdat."}, status=403
    )


def test_a_moderator_of_another_organisation_finds_nothing(client, db, sent) -> None:
    with db.writing():
        an_account(an_organisation("Gemeente Elders"), Role.MODERATOR, email="elders@waterrecht.example")
    client.sign_in("elders@waterrecht.example", PASSWORD)
    assert client.get(LIST).says("Er staan geen reacties op de website")
    client.get(f"{LIST}/{sent.reference}", status=404)
    client.post(
        f"{LIST}/{sent.reference}", {"act": "afschermen", "rule": "haat", "reason": "Omdat."}, status=404
    )


def test_a_visitor_is_asked_to_sign_in_first(client, sent) -> None:
    assert client.get(LIST).path == "/inloggen"
    client.post(f"{LIST}/{sent.reference}", {}, status=403)


def test_everybody_reads_the_house_rules_and_how_often_they_were_needed(judge, sent, new_client) -> None:
    withhold(judge, sent)
    page = new_client().get("/huisregels")
    assert page.h1 == "Huisregels"
    assert page.says("Om deze regel staat nu 1 reactie niet op de website.")
    assert page.says("De inbreng blijft ontvangen.")


def test_what_was_written_for_the_authority_alone_is_not_for_a_moderator(judge, db, made) -> None:
    with db.writing():
        hidden = make.a_contribution(made, "Alleen voor u.", visibility=Visibility.AUTHORITY)
    judge.get(f"{LIST}/{hidden.reference}", status=404)
