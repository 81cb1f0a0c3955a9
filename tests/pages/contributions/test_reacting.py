"""Reacting through the pages: every state of the round, every mistake, and nothing lost."""

from datetime import timedelta

import pytest

from participatie.contributions.models import Contribution
from participatie.identity.models import Contact
from participatie.kernel import clock
from participatie.kernel.actor import Role
from tests.factories.consultations import a_closed_round, an_open_round
from tests.factories.contributions import a_contribution
from tests.factories.identity import PASSWORD, an_account

LONG = "Ik woon hier al dertig jaar en ik schrijf dit langzaam op mijn telefoon. "


@pytest.fixture
def consultation(db):
    with db.writing():
        return an_open_round()


def form_of(client, consultation, where="lid=4.1"):
    return client.get(f"/dossiers/{consultation.dossier.slug}/reageren?{where}").form("Verstuur")


def test_a_visitor_reacts_to_a_paragraph_and_gets_a_receipt(client, consultation):
    reading = client.get(f"/dossiers/{consultation.dossier.slug}/tekst")
    asked = client.get(reading.link("Reageer op lid 4.1"))
    receipt = asked.form("Verstuur").fill(body=LONG, pseudonym="Vrouw van 68", kind="zorg").submit()
    assert receipt.h1 == f"Ontvangstbewijs {consultation.dossier.number}-0001"
    assert receipt.says("lid 4.1")
    assert receipt.says(LONG)
    assert receipt.says("Uiterlijk")
    assert len(receipt.texts("p", "copy-code__code")[0].replace(" ", "")) == 14


def test_the_receipt_is_for_who_sent_it_only(client, new_client, consultation):
    receipt = form_of(client, consultation).fill(body=LONG).submit()
    assert new_client().get(receipt.path, status=404).h1 == "Deze bladzijde bestaat niet"


def test_reloading_and_sending_again_gives_the_same_receipt(client, db, consultation):
    form = form_of(client, consultation).fill(body=LONG)
    assert form.submit().h1 == form.submit().h1
    with db.reading():
        assert db.session.query(Contribution).count() == 1


def test_going_back_and_sending_the_same_words_again_gives_the_same_receipt(client, db, consultation):
    first = form_of(client, consultation).fill(body=LONG).submit()
    again = form_of(client, consultation).fill(body=LONG).submit()
    assert again.h1 == first.h1
    other = form_of(client, consultation).fill(body="Toch nog iets anders.").submit()
    assert other.h1 != first.h1
    with db.reading():
        assert db.session.query(Contribution).count() == 2


def test_the_same_words_of_two_people_are_two_contributions(client, new_client, consultation):
    first = form_of(client, consultation).fill(body=LONG).submit()
    assert form_of(new_client(), consultation).fill(body=LONG).submit().h1 != first.h1


def test_other_words_in_a_form_that_was_sent_are_kept_and_can_be_sent_as_new(client, consultation):
    form = form_of(client, consultation).fill(body=LONG)
    form.submit()
    refused = form.fill(body="En nog iets anders.").submit(status=409)
    assert refused.says(f"{consultation.dossier.number}-0001")
    again = refused.form("Verstuur")
    assert again.value("body") == "En nog iets anders."
    assert again.submit().h1.endswith("-0002")


def test_selected_words_come_along_and_can_be_changed(client, db, consultation):
    form = form_of(client, consultation, "lid=4.1&woorden=40+parkeerplaatsen")
    assert form.value("proposed_was") == "40 parkeerplaatsen"
    receipt = form.fill(body="Te veel.", proposed_becomes="20 parkeerplaatsen").submit()
    assert receipt.says("20 parkeerplaatsen")
    with db.reading():
        assert db.session.query(Contribution).one().quote == "40 parkeerplaatsen"


@pytest.mark.parametrize("where", ["", "artikel=4"])
def test_an_article_or_the_whole_can_be_reacted_to(client, consultation, where):
    assert form_of(client, consultation, where).fill(body=LONG).submit().h1.startswith("Ontvangstbewijs")


@pytest.mark.parametrize(
    ("fields", "field", "sentence"),
    [
        ({"body": ""}, "body", "Schrijf uw reactie"),
        ({"body": "   \n "}, "body", "Schrijf uw reactie"),
        ({"body": "x" * 20_001}, "body", "Uw tekst is te lang. Er passen 20000 tekens in."),
        ({"body": LONG, "email": "geen adres"}, "email", "Dit e-mailadres klopt niet"),
        ({"body": LONG, "email": "a@b.nl, c@d.nl"}, "email", "Dit e-mailadres klopt niet"),
        (
            {"body": LONG, "proposed_was": "400 bomen", "proposed_becomes": "20"},
            "proposed_was",
            "staan niet zo in het lid",
        ),
        ({"body": LONG, "proposed_becomes": "20"}, "proposed_was", "Vul bij een voorstel twee dingen in"),
        ({"body": LONG, "pseudonym": "x" * 201}, "pseudonym", "te lang"),
    ],
)
def test_a_mistake_is_explained_at_the_field_and_every_word_stays(
    client, consultation, fields, field, sentence
):
    refused = form_of(client, consultation).fill(**fields).submit(status=422)
    assert sentence in refused.described(field)
    form = refused.form("Verstuur")
    for name, value in fields.items():
        assert form.value(name).strip() == value.strip()


def test_a_kind_that_does_not_exist_is_refused_and_the_words_stay(client, consultation):
    refused = form_of(client, consultation).fill(body=LONG, kind="spam").submit(status=422)
    assert refused.says("Kies een van de mogelijkheden")
    assert refused.form("Verstuur").value("body").strip() == LONG.strip()


@pytest.mark.parametrize(
    ("field", "value"), [("csrf_token", "verlopen"), ("csrf_token", ""), ("ticket", "onzin")]
)
def test_an_expired_form_keeps_every_word_and_can_be_sent_at_once(client, consultation, field, value):
    refused = form_of(client, consultation).fill(body=LONG, **{field: value}).submit(status=422)
    assert refused.says("Uw formulier was verlopen. Uw tekst staat er nog.")
    assert refused.form("Verstuur").submit().says(LONG)


def test_control_characters_and_other_line_ends_do_no_harm(client, db, consultation):
    form_of(client, consultation).fill(body="Eerste regel\r\nTweede\x07 \u202eregel").submit()
    with db.reading():
        assert db.session.query(Contribution).one().body == "Eerste regel\nTweede regel"


def test_a_letter_that_nobody_can_read_is_told_and_the_words_stay(client, consultation):
    again = form_of(client, consultation).fill(body="Er staat\x00 water.").submit(status=422)
    assert "dat niemand kan lezen" in again.described("body")
    assert again.form("Verstuur").value("body") == "Er staat water."
    assert again.form("Verstuur").submit().says("Er staat water.")


def test_scripts_are_words(client, consultation):
    receipt = form_of(client, consultation).fill(body="<script>alert(1)</script> <b>vet</b>").submit()
    assert receipt.says("<script>alert(1)</script> <b>vet</b>")


def test_a_form_that_is_too_large_is_refused_in_words(client, consultation):
    page = client.post(f"/dossiers/{consultation.dossier.slug}/reageren", {"body": "x" * 300_000}, status=413)
    assert page.says("groter dan wij aankunnen")


def test_before_the_round_there_is_a_date_and_the_words_stay(client, db):
    with db.writing():
        consultation = an_open_round(opened_days_ago=-5)
    assert client.get(f"/dossiers/{consultation.dossier.slug}/tekst").says("Reageren kan vanaf")
    refused = form_of(client, consultation).fill(body=LONG).submit(status=422)
    assert refused.says("Deze ronde is nog niet begonnen")
    assert refused.form("Verstuur").value("body").strip() == LONG.strip()


def test_after_closing_it_is_kept_and_marked_late(client, db):
    with db.writing():
        consultation = a_closed_round()
    form = form_of(client, consultation)
    assert form.page.says("Deze ronde is gesloten sinds")
    receipt = form.fill(body=LONG).submit()
    assert receipt.says("Te laat binnengekomen")


def test_a_form_from_before_closing_is_in_time_eight_minutes_after_it(client, db, consultation):
    closes = consultation.round.closes_at
    with clock.frozen(closes - timedelta(minutes=8)):
        form = form_of(client, consultation).fill(body=LONG)
    with clock.frozen(closes + timedelta(minutes=8)):
        assert not form.submit().says("Te laat binnengekomen")


def test_sending_stays_within_its_budget(client, consultation):
    form = form_of(client, consultation).fill(body=LONG, email="inwoner@example.org")
    sent = form.submit(follow=False, status=303)
    assert sent.queries <= 15


def test_the_author_changes_and_withdraws_until_the_round_closes(client, consultation):
    own = form_of(client, consultation).fill(body="Eerst dit.").submit().follow("Kijk hoe het ermee staat")
    changed = own.follow("Wijzig").form("Bewaar").fill(body="Nu dat.").submit()
    assert changed.says("Nu dat.")
    assert changed.says("1 eerdere tekst")
    withdrawn = changed.follow("Trek in").form("Ja, trek").submit()
    assert withdrawn.says("U heeft deze reactie ingetrokken")
    with clock.frozen(consultation.round.closes_at + timedelta(days=1)):
        client.get(changed.path + "/wijzigen", status=403)


def test_changing_from_an_old_screen_keeps_both_texts(client, consultation):
    own = form_of(client, consultation).fill(body="Eerst dit.").submit().follow("Kijk hoe het ermee staat")
    old_screen = own.follow("Wijzig").form("Bewaar")
    own.follow("Wijzig").form("Bewaar").fill(body="Nu dat.").submit()
    refused = old_screen.fill(body="Of toch dit.").submit(status=409)
    assert refused.says("Iemand anders heeft dit intussen veranderd")
    assert refused.form("Bewaar").value("body").strip() == "Of toch dit."


def test_an_address_is_kept_apart_and_shown_nowhere(client, db, consultation):
    form_of(client, consultation).fill(body=LONG, email="inwoner@example.org").submit()
    with db.reading():
        sent = db.session.query(Contribution).one()
        assert db.session.get(Contact, sent.contact_id).email == "inwoner@example.org"
        assert "inwoner@example.org" not in repr(vars(sent))


def test_a_civil_servant_enters_a_letter_and_prints_its_receipt(client, db, consultation):
    with db.writing():
        an_account(consultation.organisation, Role.CIVIL_SERVANT, email="ambtenaar@waterrecht.example")
    client.sign_in("ambtenaar@waterrecht.example", PASSWORD)
    form = client.get(f"/beheer/dossiers/{consultation.dossier.slug}/rondes/1/invoeren").form("Voer in")
    printed = form.fill(body="Met de hand geschreven.", channel="brief", name="J. de Boer").submit()
    assert printed.h1 == f"Ontvangstbewijs {consultation.dossier.number}-0001"
    assert printed.says("Met de hand geschreven.")
    assert printed.texts("p", "copy-code__code")
    assert not printed.says("de Boer")


def test_a_late_one_is_ruled_on_and_its_author_reads_why(client, new_client, db):
    with db.writing():
        consultation = a_closed_round()
        an_account(consultation.organisation, Role.CIVIL_SERVANT, email="ambtenaar@waterrecht.example")
    own = form_of(client, consultation).fill(body=LONG).submit().follow("Kijk hoe het ermee staat")
    reference = own.h1.split()[-1]
    official = new_client()
    official.sign_in("ambtenaar@waterrecht.example", PASSWORD)
    form = official.get(f"/beheer/inbreng/{reference}/te-laat").form("Leg het besluit vast")
    form.submit(status=422)
    form.fill(ruling="telt_mee", reason="De website lag er een uur uit.").submit()
    assert client.get(own.path).says("De website lag er een uur uit.")


def test_somebody_elses_dossier_is_not_there_for_a_civil_servant(client, db, consultation):
    with db.writing():
        other = an_open_round(title="Een ander plan")
        an_account(other.organisation, Role.CIVIL_SERVANT, email="buur@waterrecht.example")
        sent = a_contribution(consultation)
    client.sign_in("buur@waterrecht.example", PASSWORD)
    client.get(f"/beheer/inbreng/{sent.reference}/te-laat", status=404)
    client.get(f"/beheer/dossiers/{consultation.dossier.slug}/rondes/1/invoeren", status=403)
