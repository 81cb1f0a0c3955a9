"""The pages for administrators: people, the second person, the rules in words, the organisations."""

import re

import pytest

from participatie.identity.models import Invitation
from participatie.kernel.actor import Role
from participatie.security.tokens import link_token
from tests.factories.consultations import an_open_round
from tests.factories.identity import an_account, an_organisation
from tests.support.house_rules import text_of

BOSS, SECOND, CLERK = "baas@waterrecht.example", "tweede@waterrecht.example", "klerk@waterrecht.example"
NEW = "nieuw@waterrecht.example"


@pytest.fixture
def town(db):
    with db.writing():
        made = an_open_round()
        an_account(made.organisation, Role.ADMINISTRATOR, email=BOSS, name="Bram Baas")
        an_account(made.organisation, Role.PROJECT_LEADER, email=SECOND, name="Joris Tweede")
        an_account(made.organisation, Role.CIVIL_SERVANT, email=CLERK, name="Fatima Klerk")
    return made


def test_an_administrator_invites_a_colleague_who_comes_in_and_needs_a_second_step(
    db, town, client, new_client
) -> None:
    client.sign_in(BOSS)
    form = client.get("/beheer/mensen/uitnodigen").form("Verstuur")
    wrong = form.fill(name="Nieuw", email="geen adres", job_title="Adviseur", role="ambtenaar").submit(
        status=422
    )
    assert "klopt niet" in wrong.described("email")
    assert wrong.form("Verstuur").value("name") == "Nieuw"
    page = wrong.form("Verstuur").fill(email=NEW).submit()
    assert page.says("De uitnodiging is verstuurd.")
    assert page.says(NEW)
    with db.writing():
        token = link_token(db.session.scalars(Invitation.__table__.select()).one())
    colleague = new_client()
    door = colleague.get(f"/uitnodiging/{token}")
    assert door.says("ambtenaar")
    inside = door.form("Neem de uitnodiging aan").fill(password="paard batterij nietje juist").submit()
    assert "tweede" in inside.address
    assert colleague.get("/beheer/dossiers", follow=False, status=303)
    again = new_client().get(f"/uitnodiging/{token}", status=410)
    assert again.says("al gebruikt")


def test_a_withdrawn_and_an_unknown_invitation_say_what_to_do(client) -> None:
    assert client.get("/uitnodiging/verzonnen", status=410).says("Vraag uw beheerder")


def test_people_are_listed_with_roles_and_whether_they_have_a_second_step(client, town) -> None:
    client.sign_in(BOSS)
    page = client.get("/beheer/mensen")
    assert page.says("Fatima Klerk")
    assert page.says("Nog niet")
    person = page.follow("Fatima Klerk")
    refused = person.form("Geef deze rol").fill(role="moderator").submit(status=403)
    assert "modereert niet" in refused.described("role")
    given = refused.form("Geef deze rol").fill(role="projectleider").submit()
    assert given.says("De rol is gegeven.")
    taken = given.form("Trek deze rol in").submit()
    assert taken.says("De rol is ingetrokken.")
    assert taken.form("Sluit dit account").submit().says("Het account is gesloten.")


def test_ones_own_page_has_no_buttons(client, town) -> None:
    client.sign_in(BOSS)
    (row,) = [one for one in client.get("/beheer/mensen").all("th", scope="row") if "Bram" in text_of(one)]
    page = client.get(next(row.iter("a")).get("href", ""))
    assert page.says("Dit bent u zelf.")
    assert "Sluit dit account" not in page.html


def test_people_of_another_organisation_are_absent(client, db, town) -> None:
    with db.writing():
        stranger = an_account(an_organisation("Elders"), Role.CIVIL_SERVANT, name="Geheim")
    client.sign_in(BOSS)
    page = client.get(f"/beheer/mensen/{stranger.id}", status=404)
    assert "Geheim" not in page.html
    client.get("/beheer/mensen?organisatie=elders", status=404)


def test_a_decision_waits_for_a_colleague_who_reads_it_and_agrees(client, new_client, town) -> None:
    client.sign_in(SECOND)
    form = client.get(f"/beheer/dossiers/{town.dossier.slug}/besluiten").form(field="summary")
    asked = form.fill(decided_on="01-10-2026", summary="De raad stelt het plan vast.").submit()
    assert asked.says("Uw vraag is verstuurd.")
    assert asked.says("Er wacht een besluit op een collega")
    boss = new_client()
    boss.sign_in(BOSS)
    waiting = boss.get("/beheer/tweede-persoon")
    assert waiting.texts("span", "count") == ["1"]
    question = waiting.follow("Een besluit vastleggen")
    assert question.says("De raad stelt het plan vast.")
    assert question.says("Joris Tweede vraagt dit")
    done = question.form("Ik ben akkoord").submit()
    assert done.says("U bent akkoord.")
    assert done.says("Er wacht niets op u")
    assert client.get(f"/beheer/dossiers/{town.dossier.slug}/besluiten").says("De raad stelt het plan vast.")


def test_a_no_keeps_its_words_and_is_told_to_who_asked(client, new_client, town) -> None:
    client.sign_in(SECOND)
    form = client.get(f"/beheer/dossiers/{town.dossier.slug}/besluiten").form(field="summary")
    form.fill(decided_on="01-10-2026", summary="Iets anders.").submit()
    boss = new_client()
    boss.sign_in(BOSS)
    question = boss.get("/beheer/tweede-persoon").follow("Een besluit vastleggen")
    empty = question.form("Ik ben niet akkoord").submit(status=422)
    assert "waarom" in empty.described("reason")
    empty.form("Ik ben niet akkoord").fill(reason="De datum klopt niet.").submit()
    mine = client.get("/beheer/tweede-persoon")
    assert mine.says("Niet akkoord")
    assert mine.says("De datum klopt niet.")


def test_a_civil_servant_is_told_who_writes_down_a_decision(client, town) -> None:
    client.sign_in(CLERK)
    page = client.get(f"/beheer/dossiers/{town.dossier.slug}/besluiten")
    assert page.says("Dit doet de projectleider")


def test_who_may_do_what_is_told_in_words_for_everybody_and_for_one_role(client, town) -> None:
    client.sign_in(BOSS)
    page = client.get("/beheer/wie-mag-wat")
    assert page.says(
        "ambtenaar, projectleider of beheerder van dit dossier, als: u heeft zich in het laatste kwartier"
    )
    moderator = page.follow("Moderator")
    assert not moderator.says("Een antwoord schrijven")
    assert not re.search(r"\b[a-z]+_[a-z_]+\b", moderator.text)


def test_a_platform_administrator_sees_organisations_and_no_content(client, db, town) -> None:
    with db.writing():
        an_account(town.organisation, Role.PLATFORM_ADMINISTRATOR, email=NEW)
    assert client.sign_in(NEW).h1 == "Organisaties"
    page = (
        client.get("/beheer/organisaties/nieuw")
        .form("Voeg")
        .fill(
            name="Gemeente Dijkdorp",
            slug="Dijk Dorp",
            code="DD",
            administrator="Anna",
            email="anna@dijk.example",
        )
    )
    wrong = page.submit(status=422)
    assert "kleine letters" in wrong.described("slug")
    added = wrong.form("Voeg").fill(slug="dijkdorp").submit()
    assert added.says("Gemeente Dijkdorp")
    client.get("/beheer/dossiers", status=403)


def test_a_stale_proof_is_asked_again_before_a_role_is_given(client, db, town) -> None:
    client.sign_in(BOSS)
    page = client.get("/beheer/mensen").follow("Fatima Klerk")
    with db.writing():
        db.session.connection().exec_driver_sql("UPDATE sign_in SET proved_at = '2020-01-01 00:00:00'")
    page.form("Geef deze rol").fill(role="projectleider").submit(status=403)
    assert not client.get(page.address).says("projectleider Voor de hele organisatie")
