"""A moderator works through the queue; every decision has a rule and a reason, and its author is told."""

import io
import json
import zipfile

import pytest

from participatie.contributions.queries import find_shown
from participatie.contributions.terms import Visibility
from participatie.kernel.actor import Role
from participatie.moderation import queries, services
from participatie.moderation.services import withhold
from participatie.moderation.terms import HouseRule
from tests.factories import responses as make
from tests.factories.consultations import an_open_round
from tests.factories.identity import PASSWORD, an_account, an_actor, an_organisation
from tests.support.mailbox import text_of

WHO, JUDGE = "inwoner@example.org", "moderator@waterrecht.example"
LIST = "/beheer/moderatie"
RULE = {"rule": "belediging", "reason": "Er staat een scheldwoord in."}


@pytest.fixture
def made(db):
    with db.writing():
        made = an_open_round()
        an_account(made.organisation, Role.MODERATOR, email=JUDGE, name="Saskia Blom")
    return made


@pytest.fixture
def sent(db, made):
    with db.writing():
        return make.a_contribution(
            made, "Die sukkel van hiernaast snapt het niet.", email=WHO, pseudonym="Waterrat"
        )


@pytest.fixture
def judge(client, sent):
    client.sign_in(JUDGE, PASSWORD)
    return client


def page_of(sent) -> str:
    return f"{LIST}/inbreng/{sent.reference}"


def decide(judge, sent, outcome: str = "afgeschermd", **more):
    form = judge.get(page_of(sent)).form("Leg dit besluit vast")
    return form.fill(outcome=outcome, **(RULE | more))


def is_shown(db, sent) -> bool:
    with db.reading():
        return find_shown(sent.reference) is not None


def reported(db, *sent, by: str = "iemand", rule: HouseRule = HouseRule.INSULT) -> None:
    from participatie.kernel.actor import Actor

    with db.writing():
        for one in sent:
            services.report_item(
                Actor.visitor(),
                queries.get_item_of(one),
                rule=rule,
                words="",
                reporter=by,
                circle="",
                counts=True,
            )


def test_a_moderator_hides_a_text_and_its_author_is_told_with_what_they_can_do(
    judge, sent, db, mailbox, run_jobs
) -> None:
    found = judge.get(f"{LIST}/alles")
    assert found.says("Die sukkel van hiernaast snapt het niet.")
    found.follow("Besluit")
    done = decide(judge, sent).submit()
    assert done.says(f"{sent.reference}: afgeschermd.")
    assert not is_shown(db, sent)
    run_jobs()
    told = next(mail for mail in mailbox.to(WHO) if mail["Subject"].startswith("Niet meer op de website"))
    assert "Er staat een scheldwoord in." in text_of(told)
    assert "herbeoordeling" in text_of(told)
    assert "verbeteren" in text_of(told)


def test_what_was_hidden_stands_in_its_own_list_and_can_be_put_back(judge, sent, db) -> None:
    decide(judge, sent).submit()
    assert judge.get(LIST).says("Alles is bekeken")
    page = judge.get(LIST).follow("Afgeschermd").follow(sent.reference)
    assert page.says("Er staat een scheldwoord in.")
    form = page.form("Leg dit besluit vast").fill(outcome="zichtbaar", rule="", reason="Het bestaat niet.")
    assert form.submit().says("zichtbaar. De afzender krijgt bericht.")
    assert is_shown(db, sent)


def test_words_are_blacked_out_everywhere_and_read_again_only_with_a_reason(judge, sent, db) -> None:
    decide(judge, sent, "zwartgelakt", phrases="sukkel").submit()
    page = judge.get(page_of(sent))
    assert page.says("Die █████ (zwartgelakt) van hiernaast snapt het niet.")
    opened = page.follow("Lees de woorden die zwart zijn gemaakt")
    assert not opened.says("sukkel")
    assert opened.form("Lees de woorden").submit(status=422).says("Kies waarom.")
    shown = opened.form("Lees de woorden").fill(reason="herbeoordeling").submit()
    assert shown.says("sukkel")
    assert "sukkel" not in judge.get(f"/inbreng/{sent.reference}").html


def test_words_that_are_not_in_the_text_are_told_and_nothing_is_lost(judge, sent, db) -> None:
    page = decide(judge, sent, "zwartgelakt", phrases="druiloor").submit(status=422)
    assert "“druiloor” staat niet zo in de tekst." in page.described("phrases")
    assert page.form("Leg dit besluit vast").value("reason") == RULE["reason"]
    assert is_shown(db, sent)


def test_a_decision_without_a_rule_or_reason_is_refused_beside_the_field(judge, sent, db) -> None:
    page = decide(judge, sent, rule="", reason="  ").submit(status=422)
    assert "Schrijf op waarom." in page.described("reason")
    page = decide(judge, sent, rule="").submit(status=422)
    assert "Kies de huisregel die deze tekst breekt." in page.described("rule")
    assert is_shown(db, sent)


def test_of_two_moderators_at_once_the_second_does_not_undo_the_first(judge, sent, db) -> None:
    form = decide(judge, sent, reason="Ook ik vind dit echt niet kunnen.")
    decide(judge, sent).submit()
    again = form.submit(status=409)
    assert again.says("Iemand anders heeft dit intussen veranderd.")
    assert again.says("Ook ik vind dit echt niet kunnen.")
    assert not is_shown(db, sent)


def test_a_colleague_who_is_looking_is_named_and_can_be_relieved(judge, sent, db, made) -> None:
    with db.writing():
        other = an_actor(made.organisation, Role.MODERATOR)
        services.claim(other, queries.get_item_of(sent))
    page = judge.get(page_of(sent))
    assert page.says("Sanne de Wit kijkt hier nu naar.")
    refused = decide(judge, sent).submit(status=422)
    assert refused.says("Een collega kijkt hier nu naar.")
    assert judge.get(page_of(sent)).form("Neem over").submit().says("U kijkt naar")
    decide(judge, sent).submit()
    assert not is_shown(db, sent)


def test_the_queue_shows_the_gravest_first_and_says_why_and_goes_on_to_the_next(
    judge, sent, db, made
) -> None:
    with db.writing():
        other = make.a_contribution(made, "Een rotplan van een rotgemeente.")
    reported(db, sent)
    reported(db, other)
    reported(db, other, by="nog iemand")
    page = judge.get(LIST)
    assert page.text.index(other.reference) < page.text.index(sent.reference)
    assert page.says("2 melders")
    following = page.follow(other.reference).form("Leg dit besluit vast")
    following = following.fill(outcome="zichtbaar", reason="Boos zijn op een plan mag.").submit()
    assert following.h1 == f"Besluit over {sent.reference}"


def test_several_texts_get_one_decision_with_one_reason(judge, sent, db, made) -> None:
    with db.writing():
        more = [make.a_contribution(made, f"Koop nu mijn boot {number}.") for number in range(3)]
    reported(db, *more, rule=HouseRule.ADVERTISING)
    chosen = [f"inbreng/{one.reference}" for one in more]
    page = judge.get(LIST).form("Scherm af").fill(gekozen=chosen).submit("Scherm af")
    assert page.h1 == "Besluit over 3 teksten tegelijk"
    assert page.form("Leg dit besluit vast").value("outcome") == "afgeschermd"
    refused = page.form("Leg dit besluit vast").fill(reason="Dit is reclame.").submit(status=422)
    assert refused.says("Kies de huisregel die deze tekst breekt.")
    done = refused.form("Leg dit besluit vast").fill(rule="reclame").submit()
    assert done.says("Over 3 teksten is besloten.")
    assert not any(is_shown(db, one) for one in more)


def test_the_queue_is_filtered_searched_and_kept_under_a_name(judge, sent, db, made) -> None:
    with db.writing():
        other = make.a_contribution(made, "Over iets anders.")
    reported(db, sent, other)
    found = judge.get(LIST).form("Toon").fill(q="telefoon bel").submit()
    assert found.says("Niets gevonden")
    found = judge.get(LIST).form("Toon").fill(q="sukkels").submit()
    assert found.says(sent.reference)
    assert not found.says(other.reference)
    kept = found.form("Bewaar").fill(name="Mijn zoekwoord").submit()
    assert kept.follow("Mijn zoekwoord").says(sent.reference)
    assert kept.form("Weg").submit().says("“Mijn zoekwoord” is weg.")
    judge.get(f"{LIST}?dossier=onzin&na=onzin&waarom=onzin&lijst=onzin")


def test_a_long_queue_is_turned_page_by_page_in_few_queries(judge, sent, db, made) -> None:
    with db.writing():
        more = [make.a_contribution(made, f"Nummer {number}.") for number in range(51)]
    reported(db, *more)
    reported(db, sent)
    first = judge.get(LIST)
    assert judge.queries <= 16
    assert first.follow("Volgende").says("Die sukkel van hiernaast snapt het niet.")


def test_the_file_for_the_police_holds_the_exact_words_and_can_be_checked(judge, sent, db) -> None:
    decide(judge, sent, "zwartgelakt", phrases="sukkel").submit()
    page = judge.get(page_of(sent)).follow("Maak een bestand voor de politie")
    assert page.says("Is er nu gevaar voor iemand? Bel dan eerst 112.")
    made = page.form("Maak het bestand").submit()
    with zipfile.ZipFile(io.BytesIO(made.data)) as archive:
        told = json.loads(archive.read(f"{sent.reference}.json"))
        readable = archive.read(f"{sent.reference}.html").decode()
    assert told["teksten"][0]["tekst"]["body"] == "Die sukkel van hiernaast snapt het niet."
    assert told["sha256"] in readable
    assert WHO not in json.dumps(told) + readable


@pytest.mark.parametrize(
    "role", [Role.CIVIL_SERVANT, Role.PROJECT_LEADER, Role.COUNCIL_MEMBER, Role.RESIDENT]
)
def test_other_roles_do_not_moderate(client, db, made, sent, role: Role) -> None:
    with db.writing():
        an_account(made.organisation, role, email="ander@waterrecht.example")
    client.sign_in("ander@waterrecht.example", PASSWORD)
    client.get(LIST, status=403)
    client.get(page_of(sent), status=403)
    client.post(page_of(sent), {"outcome": "afgeschermd", **RULE}, status=403)


def test_a_moderator_of_another_organisation_finds_nothing(client, db, sent) -> None:
    with db.writing():
        an_account(an_organisation("Gemeente Elders"), Role.MODERATOR, email="elders@waterrecht.example")
    client.sign_in("elders@waterrecht.example", PASSWORD)
    assert client.get(LIST).says("Alles is bekeken")
    for part in ("", "/origineel", "/politie"):
        client.get(page_of(sent) + part, status=404)
    client.post(page_of(sent), {"outcome": "afgeschermd", **RULE}, status=404)


def test_a_visitor_is_asked_to_sign_in_first(client, sent) -> None:
    assert client.get(LIST).path == "/inloggen"
    client.post(page_of(sent), {}, status=403)


def test_what_was_written_for_the_authority_alone_is_not_for_a_moderator(judge, db, made) -> None:
    with db.writing():
        hidden = make.a_contribution(made, "Alleen voor u.", visibility=Visibility.AUTHORITY)
    judge.get(page_of(hidden), status=404)


def test_everybody_reads_the_house_rules_and_what_was_done(judge, sent, new_client, db, made) -> None:
    with db.writing():
        moderator = an_actor(made.organisation, Role.MODERATOR)
        withhold(moderator, sent, rule=HouseRule.PERSONAL_DATA, reason="Telefoonnummer.")
    page = new_client().get("/huisregels")
    assert page.h1 == "Huisregels"
    assert page.says("Om deze regel staat nu 1 reactie niet of niet helemaal op de website.")
    assert page.says("De inbreng blijft ontvangen.")
    assert made.dossier.title in page.links()
