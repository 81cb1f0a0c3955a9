"""The workbench: the list, the contribution, its points, and bundling."""

from collections.abc import Callable

import pytest

from participatie.kernel.actor import Role
from participatie.responses import queries
from tests.conftest import Database
from tests.factories.consultations import Consultation, a_closed_round
from tests.factories.identity import PASSWORD, an_account, an_organisation
from tests.factories.responses import a_contribution, a_point
from tests.support.pages import PageClient


@pytest.fixture
def made(db: Database) -> Consultation:
    """A closed round with three reactions; `desk@waterrecht.example` answers it."""
    with db.writing():
        made = a_closed_round()
        an_account(made.organisation, Role.CIVIL_SERVANT, email="desk@waterrecht.example")
        a_contribution(made, "De fietspaden zijn te smal.", paragraph="3.1", pseudonym="Waterrat")
        a_contribution(made, "De put is vol.\nEn bel mij terug.", neighbourhood="Oude Haven")
        a_contribution(made, "Mag er ook een boom?", proposed_was="", proposed_becomes="")
    return made


@pytest.fixture
def desk(made: Consultation, client: PageClient) -> PageClient:
    del made
    client.sign_in("desk@waterrecht.example", PASSWORD)
    return client


def _address(made: Consultation) -> str:
    return f"/beheer/dossiers/{made.dossier.slug}/rondes/1/werkbank"


def test_the_list_shows_what_waits_and_the_counts_are_in_view(made: Consultation, desk: PageClient):
    page = desk.get(_address(made))
    assert page.texts("a", "work-item__title") == [
        f"{made.dossier.number}-000{number}" for number in (1, 2, 3)
    ]
    assert page.says("3 niet in een punt")
    assert page.says("0 zonder antwoord")


def test_the_list_takes_few_queries_whatever_its_length(made: Consultation, desk: PageClient, db: Database):
    desk.get(_address(made))
    few = desk.queries
    with db.writing():
        for number in range(20):
            a_contribution(made, f"Nog een reactie, nummer {number}.")
    desk.get(_address(made))
    assert desk.queries == few <= 6


def test_searching_finds_other_forms_of_a_word_and_keeps_the_choice(made: Consultation, desk: PageClient):
    page = desk.get(_address(made)).form(field="q").fill(q="fietspad", toon="alles").submit()
    assert page.texts("a", "work-item__title") == [f"{made.dossier.number}-0001"]
    opened = page.follow(f"{made.dossier.number}-0001")
    assert "fietspad" in opened.address
    assert opened.says("De fietspaden zijn te smal.")
    assert opened.says("Waterrat")


def test_an_impossible_choice_is_told_and_shows_everything(made: Consultation, desk: PageClient):
    page = desk.get(_address(made) + "?toon=onzin", status=422)
    assert page.says("Kies een van de mogelijkheden.")
    assert len(page.texts("a", "work-item__title")) == 3


def test_a_number_that_is_not_there_is_not_found(made: Consultation, desk: PageClient):
    desk.get(_address(made) + "?inbreng=99", status=404)


def test_chosen_contributions_go_into_a_new_point_with_marked_words(
    made: Consultation, desk: PageClient, db: Database
):
    listed = desk.get(_address(made))
    two = [f"{made.dossier.number}-0002", f"{made.dossier.number}-0003"]
    bundling = listed.form("Zet de gekozen").fill(gekozen=two).submit()
    assert bundling.h1 == "2 inbrengen in een punt zetten"
    form = bundling.form("Zet in dit punt")
    with db.reading():
        marked = f"marked-{queries.list_chosen(made.round, [two[0]])[0].id}"
    form.fill(point="nieuw", title="Bel mensen terug", theme="Hulp", **{marked: "bel mij terug"})
    done = form.submit("ga erheen")
    assert done.h1 == "Punt 1: Bel mensen terug"
    assert done.texts("mark") == ["bel mij terug"]
    assert desk.get(_address(made)).says("1 niet in een punt")


def test_words_that_are_not_in_the_contribution_are_refused_at_their_field(
    made: Consultation, desk: PageClient, db: Database
):
    reference = f"{made.dossier.number}-0001"
    with db.reading():
        marked = f"marked-{queries.list_chosen(made.round, [reference])[0].id}"
    address = f"/beheer/dossiers/{made.dossier.slug}/rondes/1/bundelen?gekozen={reference}"
    form = desk.get(address).form("Zet in dit punt")
    page = form.fill(point="nieuw", title="Fietspaden", **{marked: "te breed"}).submit(status=422)
    assert "Deze woorden staan niet in inbreng" in page.described(marked)
    assert page.form("Zet in dit punt").value("title") == "Fietspaden"
    assert page.form("Zet in dit punt").value(marked) == "te breed"


def test_a_new_point_without_a_name_is_refused_and_nothing_is_bundled(
    made: Consultation, desk: PageClient, db: Database
):
    opened = desk.get(_address(made) + "?inbreng=1")
    page = opened.form("Zet in dit punt").fill(title="").submit(status=422)
    assert page.described("title").endswith("Schrijf in één zin wat er is gezegd.") or page.says(
        "Schrijf in één zin wat er is gezegd."
    )
    with db.reading():
        assert queries.count_coverage(made.round).loose == 3


def test_one_contribution_goes_into_an_existing_point_and_somebody_returns_to_the_list(
    made: Consultation, desk: PageClient, db: Database
):
    with db.writing():
        a_point(made, title="Hulp")
    opened = desk.get(_address(made) + "?toon=alles&inbreng=2")
    page = opened.form("Zet in dit punt").fill(point="1").submit()
    assert page.says("1 inbreng staat nu in punt 1.")
    assert "inbreng=2" in page.address
    assert page.link("1. Hulp")


def test_choosing_nothing_is_told(made: Consultation, desk: PageClient):
    page = desk.get(_address(made)).form("Zet de gekozen").submit(status=422)
    assert page.says("Kies eerst een of meer inbrengen in de lijst.")


def test_marking_as_read_shows_on_the_contribution(made: Consultation, desk: PageClient):
    opened = desk.get(_address(made) + "?inbreng=1")
    page = opened.form("Markeer als gelezen").submit()
    assert page.says("is gelezen")
    assert "Markeer als gelezen" not in page.html


@pytest.mark.parametrize(
    "path",
    [
        "rondes/1/werkbank",
        "rondes/1/bundelen",
        "rondes/1/punten",
        "rondes/1/afronden",
        "punten/1",
        "punten/1/naam",
        "punten/1/publiceren",
        "punten/1/wijziging",
        "punten/1/toezegging",
        "ambtshalve",
        "volgende-versie",
        "besluiten",
        "toezeggingen",
    ],
)
def test_others_do_not_come_in(
    made: Consultation, new_client: Callable[[], PageClient], db: Database, path: str
):
    with db.writing():
        a_point(made)
        an_account(made.organisation, Role.MODERATOR, email="moderator@waterrecht.example")
        an_account(an_organisation("Elders"), Role.CIVIL_SERVANT, email="buur@elders.example")
    address = f"/beheer/dossiers/{made.dossier.slug}/{path}"
    visitor = new_client().get(address)
    assert visitor.path == "/inloggen"
    moderator, stranger = new_client(), new_client()
    moderator.sign_in("moderator@waterrecht.example", PASSWORD)
    moderator.get(address, status=403)
    stranger.sign_in("buur@elders.example", PASSWORD)
    stranger.get(address, status=404)
