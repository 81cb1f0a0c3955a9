"""Before something is sent that everybody can read, one calm look at what stands in it; every word stays."""

from typing import NamedTuple
from uuid import uuid4

import pytest

from participatie.contributions.models import Contribution
from participatie.contributions.terms import Publication, Visibility
from participatie.kernel.actor import Actor, Role
from participatie.web.flood import is_flood
from participatie.web.limits import limiter
from tests.factories.consultations import an_open_round
from tests.factories.identity import an_account

CALL_ME = "De stoep is te smal voor mijn rollator. Bel mij op 06-12345678, liefst na zes uur."
CALM = "De stoep is te smal voor mijn rollator."


@pytest.fixture
def consultation(db):
    with db.writing():
        return an_open_round()


def form_of(client, consultation, where="lid=4.1"):
    return client.get(f"/dossiers/{consultation.dossier.slug}/reageren?{where}").form("Verstuur")


class Kept(NamedTuple):
    """What the site keeps of something that was sent."""

    body: str
    visibility: Visibility
    publication: Publication
    is_shown: bool


def kept(db):
    with db.reading():
        rows = db.session.query(Contribution).order_by(Contribution.number)
        return [Kept(*(getattr(row, name) for name in Kept._fields)) for row in rows]


def test_the_form_comes_back_once_with_the_words_marked_and_nothing_sent(client, db, consultation):
    warned = form_of(client, consultation).fill(body=CALL_ME, email="inwoner@example.org").submit(status=422)
    assert warned.says("Kijk nog even naar uw tekst")
    assert warned.says("Er is nog niets verstuurd.")
    assert warned.texts("mark") == ["06-12345678"]
    assert warned.says("Dit lijkt een telefoonnummer.")
    form = warned.form("Verstuur")
    assert form.value("body").strip() == CALL_ME
    assert form.value("email") == "inwoner@example.org"
    assert kept(db) == []


def test_who_takes_it_out_sends_at_once(client, db, consultation):
    warned = form_of(client, consultation).fill(body=CALL_ME).submit(status=422)
    receipt = warned.form("Verstuur").fill(body=CALM).submit()
    assert receipt.h1.startswith("Ontvangstbewijs")
    assert not receipt.says("Nog niet op de website")
    assert kept(db)[0].is_shown


def test_who_keeps_it_for_the_staff_sends_it_unchanged_and_it_is_not_public(client, db, consultation):
    warned = form_of(client, consultation).fill(body=CALL_ME).submit(status=422)
    receipt = warned.form("Verstuur").fill(way="alleen_medewerkers").submit()
    assert receipt.says("alleen de medewerkers")
    assert kept(db) == [Kept(CALL_ME, Visibility.AUTHORITY, Publication.SHOWN, is_shown=False)]


def test_who_sends_it_as_it_is_gets_a_number_and_hears_that_somebody_looks_first(client, db, consultation):
    warned = form_of(client, consultation).fill(body=CALL_ME).submit(status=422)
    receipt = warned.form("Verstuur").fill(way="zo_versturen").submit()
    assert receipt.h1 == f"Ontvangstbewijs {consultation.dossier.number}-0001"
    assert receipt.says("Een moderator kijkt eerst naar uw reactie. Dat is uiterlijk")
    own = receipt.follow("Kijk hoe het ermee staat")
    assert own.says("Nog niet op de website")
    assert own.says("Haal het weg. Dan hoeft u niet te wachten.")
    assert kept(db)[0].publication is Publication.HELD


def test_what_waits_stands_nowhere_for_others(client, new_client, consultation):
    warned = form_of(client, consultation).fill(body=CALL_ME).submit(status=422)
    warned.form("Verstuur").fill(way="zo_versturen").submit()
    other, slug = new_client(), consultation.dossier.slug
    for path in (f"/dossiers/{slug}/tekst", f"/dossiers/{slug}/reacties", f"/zoeken?zoek=rollator&in={slug}"):
        page = other.get(path, status=None)
        assert not page.says("06-12345678")


def test_sending_the_same_words_without_a_choice_asks_again(client, db, consultation):
    warned = form_of(client, consultation).fill(body=CALL_ME).submit(status=422)
    again = warned.form("Verstuur").submit(status=422)
    assert again.says("Uw tekst is nog hetzelfde.")
    assert kept(db) == []


def test_what_was_not_shown_before_is_shown_even_to_who_chose_to_go_on(client, db, consultation):
    warned = form_of(client, consultation).fill(body=CALL_ME).submit(status=422)
    more = CALL_ME + " Of mail jan@voorbeeld.nl."
    again = warned.form("Verstuur").fill(way="zo_versturen", body=more).submit(status=422)
    assert "jan@voorbeeld.nl" in again.texts("mark")
    again.form("Verstuur").fill(way="zo_versturen").submit()
    assert len(kept(db)) == 1


def test_who_mends_only_a_part_and_then_sends_the_rest_is_not_asked_twice(client, db, consultation):
    both = CALL_ME + " Of mail jan@voorbeeld.nl."
    warned = form_of(client, consultation).fill(body=both).submit(status=422)
    warned.form("Verstuur").fill(way="zo_versturen", body=CALL_ME).submit()
    assert len(kept(db)) == 1


def test_weak_advice_does_not_hold(client, db, consultation):
    warned = form_of(client, consultation).fill(body="Vraag het mevrouw Jansen.").submit(status=422)
    assert warned.says("Dit lijkt de naam van iemand.")
    assert warned.says("Iedereen kan het dan lezen.")
    warned.form("Verstuur").fill(way="zo_versturen").submit()
    assert kept(db)[0].is_shown


@pytest.mark.parametrize(
    ("fields", "marked"),
    [
        ({"body": CALM, "pseudonym": "Jan de Vries, Sluisstraat"}, "Jan de Vries, Sluisstraat"),
        ({"body": CALM, "neighbourhood": "Sluisstraat 12, 1234 AB"}, "Sluisstraat 12, 1234 AB"),
        (
            {"body": CALM, "proposed_was": "40 parkeerplaatsen", "proposed_becomes": "bel 06-12345678"},
            "06-12345678",
        ),
    ],
)
def test_every_field_that_everybody_reads_is_looked_at(client, consultation, fields, marked):
    warned = form_of(client, consultation).fill(**fields).submit(status=422)
    assert marked in warned.texts("mark")


def test_a_name_that_somebody_made_up_is_their_own(client, consultation):
    form_of(client, consultation).fill(body=CALM, pseudonym="Peter uit de Lindelaan").submit()


def test_who_chose_the_staff_only_is_not_asked(client, consultation):
    form_of(client, consultation).fill(body=CALL_ME, visibility="alleen_organisatie").submit()


def test_a_script_in_what_was_seen_is_only_words(client, consultation):
    evil = "<script>alert(1)</script> bel 06-12345678 <b>nu</b>"
    warned = form_of(client, consultation).fill(body=evil).submit(status=422)
    assert warned.says("<script>alert(1)</script>")


def test_an_edit_is_looked_at_too(client, db, consultation):
    own = form_of(client, consultation).fill(body=CALM).submit().follow("Kijk hoe het ermee staat")
    warned = own.follow("Wijzig").form("Bewaar").fill(body=CALL_ME).submit(status=422)
    assert warned.texts("mark") == ["06-12345678"]
    changed = warned.form("Bewaar").fill(way="zo_versturen").submit()
    assert changed.says("Nog niet op de website")
    freed = changed.follow("Wijzig").form("Bewaar").fill(body=CALM + " Echt waar.").submit()
    assert not freed.says("Nog niet op de website")
    assert kept(db)[0].is_shown


def test_an_official_who_enters_a_letter_is_warned_and_can_go_on(client, db, consultation):
    with db.writing():
        an_account(consultation.organisation, Role.CIVIL_SERVANT, email="ambtenaar@waterrecht.example")
    client.sign_in("ambtenaar@waterrecht.example")
    form = client.get(f"/beheer/dossiers/{consultation.dossier.slug}/rondes/1/invoeren").form("Voer in")
    warned = form.fill(body=CALL_ME, channel="brief", name="J. de Boer").submit(status=422)
    again = warned.form("Voer in")
    assert again.value("name") == "J. de Boer"
    again.fill(way="zo_versturen").submit()
    assert kept(db)[0].publication is Publication.HELD


def test_beyond_sixty_an_hour_from_one_place_it_is_kept_and_waits(app, client, db, consultation):
    form_of(client, consultation, "").fill(body="De eerste.").submit()
    with app.test_request_context(environ_base={"REMOTE_ADDR": "127.0.0.1"}):
        assert not any(is_flood(Actor.visitor(), "contribution") for _another in range(59))
    receipt = form_of(client, consultation, "").fill(body="De eenenzestigste.").submit()
    assert receipt.says("Een moderator kijkt eerst")
    assert not receipt.follow("Kijk hoe het ermee staat").says("Dan hoeft u niet te wachten")
    assert [one.body for one in kept(db) if one.publication is Publication.HELD] == ["De eenenzestigste."]


def test_an_account_sends_twenty_a_day_before_somebody_looks(app, db):
    resident = Actor(account_id=uuid4())
    with app.test_request_context(environ_base={"REMOTE_ADDR": "127.0.0.1"}):
        assert [is_flood(resident, "contribution") for _each in range(21)] == [False] * 20 + [True]


def test_what_is_counted_holds_no_address(app, db):
    with app.test_request_context(environ_base={"REMOTE_ADDR": "203.0.113.77"}):
        is_flood(Actor.visitor(), "contribution")
        stored = repr(limiter.storage.__dict__)
    assert "203.0.113" not in stored


def test_a_round_that_is_moderated_first_says_so_before_and_after(client, db, consultation):
    with db.writing():
        round_ = db.session.merge(consultation.round)
        round_.moderated_first = True
    form = form_of(client, consultation)
    assert form.page.says("In deze ronde kijkt een moderator eerst naar elke reactie.")
    assert form.fill(body=CALM).submit().says("Nog niet op de website")
