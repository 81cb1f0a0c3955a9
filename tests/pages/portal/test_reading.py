"""The front door: what everybody can read, find and follow; and at what cost."""

import pytest

from participatie.contributions.terms import Visibility
from participatie.kernel import clock
from participatie.responses.services import bundle
from participatie.security.codes import follow_code
from tests.factories import responses as respond
from tests.factories.consultations import a_closed_round, an_open_round
from tests.factories.contributions import a_contribution
from tests.factories.responses import an_answered_round


@pytest.fixture
def consultation(db):
    with db.writing():
        return an_open_round()


def reading_page(client, consultation):
    return client.get(f"/dossiers/{consultation.dossier.slug}/tekst")


def test_home_tells_what_can_be_done_now(client, consultation):
    page = client.get("/")
    assert page.says(consultation.dossier.title)
    assert page.says("Open: u kunt reageren")
    assert page.says("Reageren kan tot en met")


def test_an_empty_house_says_so(client, db):
    assert client.get("/").says("Er is nu geen plan om op te reageren")
    assert client.get("/dossiers").says("Er zijn nog geen dossiers")


def test_a_dossier_tells_the_promise_what_is_fixed_and_open_and_who_decides(client, consultation):
    page = client.get(f"/dossiers/{consultation.dossier.slug}")
    for words in (
        "Wij lezen elke reactie en iedereen krijgt antwoord.",
        "Er komt geen regenwater meer in woningen.",
        "Welke parkeerplaatsen verdwijnen.",
        "gemeenteraad",
        "Straten staan na een bui binnen een uur droog.",
        "Schrijf naar Postbus 1 of kom naar het stadhuis.",
    ):
        assert page.says(words), words


def test_the_text_is_read_with_quiet_counts_beside_it(client, db, consultation):
    with db.writing():
        a_contribution(consultation)
        a_contribution(consultation, "Alleen voor u.", visibility=Visibility.AUTHORITY)
    page = reading_page(client, consultation)
    assert page.says("In de Lindebuurt verdwijnen 40 parkeerplaatsen voor groen.")
    assert "1 reactie op lid 4.1" in page.links()
    assert not page.says("Alleen voor u.")


def test_reactions_show_a_pseudonym_and_a_neighbourhood(client, db, consultation):
    with db.writing():
        a_contribution(consultation, pseudonym="Fietser", neighbourhood="De Kom", email="echt@example.org")
    page = reading_page(client, consultation).follow("1 reactie op lid 4.1")
    assert page.says("Fietser, De Kom")
    assert "echt@example.org" not in page.html


def test_a_new_reaction_is_seen_at_once_although_pages_are_kept(client, db, consultation):
    reading_page(client, consultation)
    with db.writing():
        a_contribution(consultation)
    assert "1 reactie op lid 4.1" in reading_page(client, consultation).links()


def test_an_unchanged_page_is_not_sent_again(new_client, db, consultation):
    visitor = new_client()
    etag = reading_page(visitor, consultation).headers["ETag"]
    path = f"/dossiers/{consultation.dossier.slug}/tekst"
    assert visitor.get(path, status=304, headers={"If-None-Match": etag}).data == b""
    with db.writing():
        a_contribution(consultation)
    assert visitor.get(path, headers={"If-None-Match": etag}).says("1 reactie")


@pytest.mark.parametrize("number_of_reactions", [3, 60])
def test_reading_costs_the_same_number_of_queries_however_many_reacted(
    client, db, consultation, number_of_reactions
):
    with db.writing():
        for number in range(number_of_reactions):
            a_contribution(consultation, f"Reactie {number}")
    assert reading_page(client, consultation).queries <= 8
    assert reading_page(client, consultation).queries <= 4
    paragraph = f"/dossiers/{consultation.dossier.slug}/versies/1/lid/4.1"
    assert client.get(paragraph).queries <= 8
    assert client.get(paragraph).queries <= 4
    assert client.get("/dossiers").queries <= 5
    assert client.get(f"/dossiers/{consultation.dossier.slug}/reacties").queries <= 5
    assert client.get(f"/dossiers/{consultation.dossier.slug}/reacties?q=reactie").queries <= 5


def test_a_long_list_is_read_page_by_page_or_at_once(client, db, consultation):
    with db.writing():
        for number in range(55):
            a_contribution(consultation, f"Reactie {number}")
    first = client.get(f"/dossiers/{consultation.dossier.slug}/versies/1/lid/4.1")
    assert len(first.all("article", "contribution")) == 50
    assert len(first.follow("Volgende reacties").all("article", "contribution")) == 5
    assert len(first.follow("Alles op één bladzijde").all("article", "contribution")) == 55


def test_words_are_searched_in_dutch_and_nothing_found_is_said(client, db, consultation):
    with db.writing():
        a_contribution(consultation, "Er zijn te weinig fietspaden.")
    page = client.get(f"/dossiers/{consultation.dossier.slug}/reacties")
    assert page.form("Zoek").fill(q="fietspad").submit().says("Er zijn te weinig fietspaden.")
    assert page.form("Zoek").fill(q="vliegveld").submit().says("Wij vonden niets bij")
    page.form("Zoek").fill(q='" OR * NEAR(').submit()


def test_a_number_leads_to_the_place_where_it_stands(client, db, consultation):
    with db.writing():
        sent = a_contribution(consultation, "Hier sta ik.")
    page = client.get(f"/inbreng/{sent.reference}")
    assert page.says("Hier sta ik.")
    assert page.by_id(sent.reference) is not None


def test_what_does_not_exist_and_what_is_hidden_look_the_same(client, db, consultation):
    with db.writing():
        hidden = a_contribution(consultation, visibility=Visibility.AUTHORITY)
    pages = [
        client.get(f"/inbreng/{hidden.reference}", status=404),
        client.get(f"/inbreng/{consultation.dossier.number}-9999", status=404),
        client.get("/dossiers/bestaat-niet", status=404),
        client.get(f"/dossiers/{consultation.dossier.slug}/versies/9", status=404),
        client.get(f"/dossiers/{consultation.dossier.slug}/versies/1/lid/99", status=404),
    ]
    assert {page.h1 for page in pages} == {"Deze bladzijde bestaat niet"}


def test_number_and_code_open_the_line_on_another_device(new_client, db, consultation):
    with db.writing():
        sent = a_contribution(consultation, "Volg mij.")
        code = follow_code(sent.id)
    phone = new_client()
    own = phone.get("/volg").form("Bekijk").fill(nummer=sent.reference, code=code.lower()).submit()
    assert own.says("Volg mij.")
    assert own.says("Ontvangen")
    forgotten = phone.get("/volg").form("Vergeet").submit()
    assert forgotten.says("Dit apparaat weet niet meer")
    phone.get(own.path, status=404)


def test_an_unknown_number_and_a_wrong_code_get_the_same_answer(client, db, consultation):
    with db.writing():
        sent = a_contribution(consultation)
    answers = [
        client.get("/volg").form("Bekijk").fill(nummer=number, code="AAAA-AAAA-AAAA").submit(status=422)
        for number in (sent.reference, "WR-1999-001-0001")
    ]
    assert {answer.described("code") for answer in answers} == {answers[0].described("code")}
    assert "horen niet bij elkaar" in answers[0].described("code")
    assert answers[0].form("Bekijk").value("nummer") == sent.reference


def test_guessing_codes_stops_after_twenty_times_and_a_right_one_is_never_counted(client, db, consultation):
    with db.writing():
        sent = a_contribution(consultation)
        code = follow_code(sent.id)
    form = client.get("/volg").form("Bekijk").fill(nummer=sent.reference)
    for _ in range(5):
        form.fill(code=code).submit(follow=False, status=303)
    for _ in range(20):
        form.fill(code="AAAA-AAAA-AAAA").submit(status=422)
    assert form.submit(status=429).h1 == "Even wachten"


def test_after_closing_the_page_says_since_when(client, db):
    with db.writing():
        consultation = a_closed_round()
    page = client.get(f"/dossiers/{consultation.dossier.slug}/tekst")
    assert page.says("De ronde is gesloten sinds")
    assert not any("Reageer op lid" in words for words in page.links())


def test_a_late_answer_is_late_for_everybody_without_anybody_setting_it(client, db, consultation):
    with db.writing():
        sent = a_contribution(consultation)
        code = follow_code(sent.id)
    client.get("/volg").form("Bekijk").fill(nummer=sent.reference, code=code).submit()
    path = f"/mijn-inbreng/{sent.reference}"
    assert not client.get(path).says("te laat")
    with clock.frozen(consultation.round.closes_at.replace(year=consultation.round.closes_at.year + 1)):
        assert client.get(path).says("te laat")


@pytest.mark.parametrize(
    "path", ["/over-meedoen", "/op-papier", "/toegankelijkheid", "/privacy", "/huisregels", "/inloggen"]
)
def test_the_pages_that_explain_are_there(client, path):
    assert client.get(path).h1


def test_another_language_is_a_click_and_stays(client):
    page = client.get("/").follow("English").form().submit("English")
    assert page.root.get("lang") == "en"
    assert client.get("/privacy").root.get("lang") == "en"


def test_an_answer_that_a_reaction_joins_later_is_seen_beside_it_at_once(client, db):
    with db.writing():
        given = an_answered_round()
        late_found = respond.a_contribution(given.consultation, "Mijn buurman wacht ook.", paragraph="3.1")
    page = f"/dossiers/{given.consultation.dossier.slug}/versies/1/lid/3.1"
    assert len(client.get(page).all("a", href=f"/dossiers/{given.consultation.dossier.slug}/punten/1")) == 1
    with db.writing():
        bundle(given.consultation.civil_servant, given.point, [late_found], marked={})
    assert len(client.get(page).all("a", href=f"/dossiers/{given.consultation.dossier.slug}/punten/1")) == 2
