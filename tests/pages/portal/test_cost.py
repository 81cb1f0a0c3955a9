"""What pages cost in questions to the database, and that what is kept to save them is never out of date."""

from datetime import timedelta

import pytest

from participatie.consultations import queries as consultations
from participatie.consultations.services.rounds import extend_round
from participatie.contributions import queries
from participatie.contributions.services import withdraw_contribution
from participatie.contributions.terms import Visibility
from participatie.web import fragments
from tests.factories.consultations import an_open_round
from tests.factories.contributions import a_contribution, its_author
from tests.factories.responses import an_answered_round


@pytest.fixture
def consultation(db):
    with db.writing():
        return an_open_round()


@pytest.fixture
def place(consultation):
    return f"/dossiers/{consultation.dossier.slug}/versies/1/lid/4.1"


@pytest.mark.parametrize("number_of_reactions", [3, 60])
def test_everything_said_at_one_place_costs_the_same_however_much_it_is(
    client, db, consultation, place, number_of_reactions
):
    with db.writing():
        for number in range(number_of_reactions):
            a_contribution(consultation, f"Reactie {number}")
    assert client.get(f"{place}?alles").queries <= 8
    assert client.get(f"{place}?alles").queries <= 4


def test_answers_beside_reactions_cost_no_questions_of_their_own(client, db):
    with db.writing():
        answered = an_answered_round()
    place = f"/dossiers/{answered.consultation.dossier.slug}/versies/1/lid/3.1"
    for address in (place, f"{place}?alles"):
        page = client.get(address)
        assert page.queries <= 8, page.statements
        assert page.says("Lees het antwoord bij punt 1")


def test_an_unchanged_page_costs_no_more_than_looking_whether_it_changed(new_client, db, consultation, place):
    for address in (f"{place}?alles", f"/dossiers/{consultation.dossier.slug}/tekst", "/dossiers"):
        visitor = new_client()
        etag = visitor.get(address).headers["ETag"]
        assert visitor.get(address, status=304, headers={"If-None-Match": etag}).queries <= 4


@pytest.mark.parametrize(
    "path", ["", "/versies/1", "/versies/1/artikel/4", "/versies/1/geheel", "/reacties?na=1"]
)
def test_the_other_pages_of_a_dossier_are_as_cheap(client, consultation, path):
    page = client.get(f"/dossiers/{consultation.dossier.slug}{path}")
    assert page.queries <= 10, page.statements


@pytest.mark.parametrize("number_of_dossiers", [1, 12])
def test_lists_of_dossiers_cost_the_same_however_many_there_are(client, db, number_of_dossiers):
    with db.writing():
        for number in range(number_of_dossiers):
            an_open_round(title=f"Plan {number}")
    for address in ("/", "/dossiers", "/op-papier"):
        assert client.get(address).queries <= 5


def test_a_kept_page_forgets_at_once_what_its_author_takes_back(new_client, db, consultation, place):
    with db.writing():
        sent = a_contribution(consultation, "Dit neem ik straks terug.")
    assert new_client().get(place).says("Dit neem ik straks terug.")
    author = its_author(sent)
    with db.writing():
        withdraw_contribution(author, queries.get_own(author, sent.reference))
    assert not new_client().get(place).says("Dit neem ik straks terug.")


def test_searching_finds_nothing_that_is_not_for_everybody_or_of_another_dossier(client, db, consultation):
    with db.writing():
        a_contribution(consultation, "Een geheime fietsbrug.", visibility=Visibility.AUTHORITY)
        a_contribution(an_open_round(title="Een ander plan"), "Een fietsbrug elders.")
        a_contribution(consultation, "Een openbare fietsbrug.")
    page = client.get(f"/dossiers/{consultation.dossier.slug}/reacties?q=fietsbrug")
    assert page.says("Een openbare fietsbrug.")
    assert not page.says("geheime")
    assert not page.says("elders")


def test_a_round_that_is_extended_tells_its_new_end_at_once(new_client, db, consultation):
    addresses = (f"/dossiers/{consultation.dossier.slug}/tekst", "/dossiers")
    before = [new_client().get(address).text for address in addresses]
    with db.writing():
        dossier = consultations.get_dossier(consultation.civil_servant, consultation.dossier.slug)
        round_ = consultations.get_round(consultation.civil_servant, dossier, 1)
        last_day = consultations.last_day_of(round_) + timedelta(days=14)
        answer_by = last_day + timedelta(days=50)
        extend_round(
            consultation.civil_servant,
            round_,
            last_day=last_day,
            reason="De zaal brandde af.",
            answer_by=answer_by,
        )
    assert all(
        new_client().get(address).text != text for address, text in zip(addresses, before, strict=True)
    )


def test_who_has_a_session_is_never_given_the_page_kept_for_strangers(new_client, db, consultation):
    address = f"/dossiers/{consultation.dossier.slug}/tekst"
    new_client().get(address)
    somebody = new_client()
    somebody.get("/").follow("English").form().submit("English")
    page = somebody.get(address)
    assert page.root.get("lang") == "en"
    assert "ETag" not in page.headers
    assert new_client().get(address).root.get("lang") == "nl"


def test_a_site_that_keeps_nothing_shows_the_same(client, db, consultation, place, config):
    with db.writing():
        a_contribution(consultation, "Ik sta hier ook.")
    kept = client.get(place).text
    fragments.keep(0)
    try:
        page = client.get(place)
        assert page.text == client.get(place).text == kept
        assert page.queries <= 8
    finally:
        fragments.keep(config.keep_pages)
