"""The civil servant's desk: from an empty dossier to a round that is open, without losing a word."""

from datetime import timedelta
from io import BytesIO

import pytest
from werkzeug.datastructures import FileStorage
from werkzeug.test import encode_multipart

from participatie.consultations import queries
from participatie.consultations.logic.dutch_days import local_day
from participatie.consultations.services import dossiers
from participatie.kernel import clock
from participatie.kernel.actor import Role
from tests.factories import consultations as make
from tests.factories.identity import PASSWORD, an_account, an_actor, an_organisation
from tests.support.pages import Page

TEXT = """# 3 Hulp bij wateroverlast

3.1 De gemeente helpt binnen 24 uur.

# 4 Straten en pleinen

4.1 Er komt meer groen.
"""
DESK = "/beheer/dossiers"


@pytest.fixture
def organisation(db):
    with db.writing():
        return an_organisation("Gemeente Waterrecht", code="WR")


@pytest.fixture
def desk(client, db, organisation):
    """A civil servant at the desk."""
    with db.writing():
        account = an_account(organisation, Role.PROJECT_LEADER)
    client.sign_in(account.email, PASSWORD)
    return client


@pytest.fixture
def draft(db, organisation):
    """A dossier that lacks a text and a round."""
    with db.writing():
        return make.a_dossier(an_actor(organisation), organisation)


@pytest.fixture
def running(db, organisation):
    """A dossier with an open round."""
    with db.writing():
        return make.an_open_round(organisation=organisation)


def days(count: int) -> str:
    return (local_day(clock.now()) + timedelta(days=count)).isoformat()


def test_a_round_opens_step_by_step_from_an_empty_dossier(desk) -> None:
    page = desk.get(DESK).follow("Nieuw dossier")
    page = page.form("Maak het dossier").fill(title="Samen droge voeten").submit()
    assert page.h1 == "Samen droge voeten"
    assert page.says("Niemand buiten uw organisatie kan het al zien")
    steps = [
        ("Kies het participatieniveau", {"level": "adviseren", "promise": "Iedereen krijgt antwoord."}),
        ("Noem minstens één ding dat vaststaat", {"fixed": "- Het doel.\n- Het geld.", "open": "De bomen."}),
        ("Vul in wie het besluit neemt", {"decision_maker": "gemeenteraad", "decision_on": days(300)}),
        ("Vul in bij wie mensen", {"contact": "Meldpunt Water", "paper_route": "Postbus 1"}),
        ("Kies minstens één soort", {"horizons": ["coping"], "articles_coping": "3"}),
        ("Noem minstens drie dingen", {"criteria": "Droge voeten.\nSnelle hulp.\n\nEen nummer."}),
        (
            "Vul de eerste dag van de ronde in",
            {"name": "Reageren", "first_day": days(0), "last_day": days(30), "answer_by": days(90)},
        ),
    ]
    for missing, filled in steps:
        page = page.follow(missing).form("Sla op").fill(**filled).submit()
        assert not page.says(missing)
    page = page.follow("Publiceer eerst een versie").form("Sla op").fill(markup=TEXT).submit()
    page = page.follow("Publiceer als versie").form("Publiceer").fill(label="Ontwerp").submit()
    assert page.says("Ja, alles is ingevuld")
    page = page.follow("Open de ronde")
    assert page.says("Dit wordt openbaar")
    assert page.says("Dit kan daarna niet meer")
    page = page.form("Open de ronde").submit()
    assert page.says("De ronde is open. Iedereen kan nu reageren.")
    assert page.says("Het doel.")
    assert page.says("Naar de werkbank")


def test_the_checklist_leads_to_the_very_field(desk, draft) -> None:
    page = desk.get(f"{DESK}/{draft.slug}")
    address = page.link("Vul de eerste dag van de ronde in")
    assert address.endswith("/rondes/nieuw#first_day")
    form = desk.get(address)
    assert form.by_id("first_day").tag == "input"


def test_an_open_page_lists_what_is_missing_and_has_no_button(desk, draft, db) -> None:
    with db.writing():
        actor = make.helper_on(draft)
        make.a_round(actor, draft, answer_by=None)
    page = desk.get(f"{DESK}/{draft.slug}/rondes/1/openen")
    assert page.says("Publiceer eerst een versie van de tekst.")
    assert page.says("Vul in wanneer iedereen uiterlijk antwoord heeft.")
    assert "Open de ronde" not in page.texts("button")


@pytest.mark.parametrize("part", ["belofte", "invloed", "merkbaar", "veerkracht"])
def test_a_promise_that_stands_has_no_form_any_more(desk, running, part: str) -> None:
    page = desk.get(f"{DESK}/{running.dossier.slug}")
    assert page.says("Staat vast sinds de opening")
    assert f"/{part}" not in "".join(page.links().values())
    refused = desk.get(f"{DESK}/{running.dossier.slug}/{part}", status=403)
    assert refused.says("Mensen reageren hier al op.")


def test_contact_and_the_day_of_the_decision_may_still_change(desk, running) -> None:
    page = desk.get(f"{DESK}/{running.dossier.slug}/contact").form("Sla op").fill(phone="14 001").submit()
    assert page.says("14 001")
    form = desk.get(f"{DESK}/{running.dossier.slug}/besluit").form("Sla op")
    assert "decision_maker" not in form.names
    page = form.fill(decision_on="19-10-2031").submit()
    assert page.says("19 oktober 2031")


@pytest.mark.parametrize(
    ("part", "typed", "sentence"),
    [
        ("omschrijving", {"title": "", "summary": "Dit blijft staan."}, "Geef het dossier een naam."),
        ("omschrijving", {"title": "n" * 201, "summary": "Dit blijft staan."}, "Uw tekst is te lang."),
        ("besluit", {"decision_on": "31-02-2027", "decision_maker": "Dit blijft staan."}, "bestaande datum"),
        ("rondes/nieuw", {"first_day": "morgen", "question": "Dit blijft staan."}, "bestaande datum"),
        (
            "rondes/nieuw",
            {
                "name": "R",
                "first_day": "2027-02-02",
                "last_day": "2027-02-01",
                "question": "Dit blijft staan.",
            },
            "De laatste dag valt voor de eerste dag.",
        ),
        (
            "rondes/nieuw",
            {
                "name": "R",
                "procedure": "consultatie",
                "first_day": "2027-02-01",
                "last_day": "2027-02-09",
                "question": "Dit blijft staan.",
            },
            "Een consultatie duurt minstens 28 dagen.",
        ),
        (
            "rondes/nieuw",
            {
                "name": "R",
                "first_day": "2027-02-01",
                "gazette_url": "javascript:x",
                "question": "Dit blijft staan.",
            },
            "Vul een link in die begint met https://.",
        ),
    ],
)
def test_a_mistake_is_told_at_the_field_and_nothing_typed_is_lost(
    desk, draft, part: str, typed: dict[str, str], sentence: str
) -> None:
    page = desk.get(f"{DESK}/{draft.slug}/{part}").form("Sla op").fill(**typed).submit(status=422)
    wrong = [name for name in typed if name in page.form("Sla op").names and sentence in page.described(name)]
    assert wrong, page.text
    form = page.form("Sla op")
    assert all(form.value(name) == value for name, value in typed.items())


def test_a_colleague_who_was_first_is_shown_and_nothing_is_overwritten_unseen(desk, draft, db) -> None:
    form = desk.get(f"{DESK}/{draft.slug}/omschrijving").form("Sla op")
    with db.writing():
        dossier = queries.get_dossier(make.helper_on(draft), draft.slug)
        dossiers.change_dossier(
            make.helper_on(draft), dossier, details=make.details(summary="Van de collega.")
        )
    page = form.fill(summary="Van mij.").submit(status=409)
    assert page.says("Dit staat er nu")
    assert page.says("Van de collega.")
    again = page.form("Sla op")
    assert again.value("summary") == "Van mij."
    assert again.submit().says("Van mij.")


def test_a_colleague_who_was_first_with_the_text_is_shown_too(desk, draft) -> None:
    address = f"{DESK}/{draft.slug}/tekst"
    form = desk.get(address).form("Sla op")
    desk.get(address).form("Sla op").fill(markup=TEXT).submit()
    page = form.fill(markup=TEXT + "\n4.2 Van mij.").submit(status=409)
    assert page.says("Een collega sloeg intussen een andere tekst op")
    assert "4.2 Van mij." in page.form("Sla op").value("markup")
    page = page.form("Sla op").submit()
    assert page.says("Van mij.")
    assert page.follow("Eerdere opslagen").says("Opslag 1")


def test_a_preview_shows_the_articles_and_saves_nothing(desk, draft) -> None:
    page = desk.get(f"{DESK}/{draft.slug}/tekst").form("Sla op").fill(markup=TEXT).submit("Bekijk")
    assert page.status == 200
    assert page.says("Straten en pleinen")
    assert page.says("Dit voorbeeld is nog niet opgeslagen.")
    assert desk.get(f"{DESK}/{draft.slug}/tekst").form("Sla op").value("markup").strip() == ""


def test_an_import_is_corrected_and_an_earlier_save_put_back(desk, draft) -> None:
    base = f"{DESK}/{draft.slug}/tekst"
    form = desk.get(f"{base}/bestand").form("Lees de tekst in")
    page = form.fill(file=(BytesIO(TEXT.encode()), "plan.md")).submit()
    assert page.says("De tekst is binnen.")
    assert page.says("Hulp bij wateroverlast")
    page = page.form("Sla op").fill(markup=TEXT.replace("24 uur", "12 uur")).submit()
    assert page.says("binnen 12 uur")
    page = page.follow("Eerdere opslagen")
    assert page.says("plan.md")
    page = page.follow("Opslag 1").form("Zet deze tekst terug").submit()
    assert page.says("Opslag 1 is teruggezet.")
    assert page.says("binnen 24 uur")
    assert page.follow("Eerdere opslagen").says("Teruggezet")


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("plan.pdf", b"%PDF-1.7 ...", "Dit is een PDF."),
        ("plan.docx", b"\x00\x01\x02 geen document", "Fout:"),
        ("plan.exe", b"MZ\x90\x00", "Fout:"),
        ("leeg.txt", b"", "Dit bestand is leeg."),
        ("groot.txt", b"a" * (10 * 1024 * 1024 + 1), "groter dan 10 MB"),
        ("reus.txt", b"a" * (31 * 1024 * 1024), "groter dan 10 MB"),
    ],
)
def test_a_file_that_is_no_document_is_told_at_the_field(
    desk, draft, name: str, data: bytes, sentence: str
) -> None:
    address = f"{DESK}/{draft.slug}/tekst/bestand"
    token = desk.get(address).form("Lees de tekst in").value("csrf_token")
    boundary, body = encode_multipart(  # by hand: the client's own way leaves a temporary file behind
        {"csrf_token": token, "pasted": "Mijn geplakte tekst.", "file": FileStorage(BytesIO(data), name)}
    )
    page = desk.post(address, body, status=None, content_type=f"multipart/form-data; boundary={boundary}")
    assert page.status in {413, 422}
    assert sentence in page.described("file")
    if name != "reus.txt":  # of something that large nothing is read at all
        assert page.form("Lees").value("pasted").strip() == "Mijn geplakte tekst."


def test_pasted_text_is_read_as_well_and_nothing_at_all_is_asked_again(desk, draft) -> None:
    address = f"{DESK}/{draft.slug}/tekst/bestand"
    page = desk.get(address).form("Lees").submit(status=422)
    assert "Kies een bestand of plak een tekst." in page.described("file")
    page = page.form("Lees").fill(pasted="Artikel 1 Groen\n\nEr komt meer groen in de straat.").submit()
    assert page.says("Er komt meer groen in de straat.")


def test_a_new_version_of_an_answered_text_asks_why(desk, db, organisation) -> None:
    with db.writing():
        made = make.a_closed_round(organisation=organisation)
    base = f"{DESK}/{made.dossier.slug}/tekst"
    page = desk.get(base).form("Sla op").fill(markup=TEXT).submit()
    page = page.follow("Publiceer als versie").form("Publiceer").fill(label="Nieuw").submit(status=409)
    assert page.says("Geef eerst iedereen antwoord.")


def test_writing_goes_on_from_the_newest_version(desk, draft, db) -> None:
    with db.writing():
        make.a_version(make.helper_on(draft), queries.get_dossier(make.helper_on(draft), draft.slug))
    page = desk.get(f"{DESK}/{draft.slug}").follow("Bewerk de tekst")
    assert "4.1 In de Lindebuurt verdwijnen 40 parkeerplaatsen" in page.form("Sla op").value("markup")
    assert desk.get(f"{DESK}/{draft.slug}/tekst/publiceren").says("Er is nog geen nieuwe tekst.")


def test_an_expired_form_keeps_what_was_typed(desk, draft) -> None:
    form = desk.get(f"{DESK}/{draft.slug}/omschrijving").form("Sla op")
    page = form.fill(csrf_token="verlopen", summary="Dit blijft staan.").submit(status=422)
    assert page.says("Uw formulier was verlopen.")
    assert page.form("Sla op").value("summary") == "Dit blijft staan."
    assert page.form("Sla op").submit().says("Dit blijft staan.")


def test_publishing_without_a_text_leads_to_writing_one(desk, draft) -> None:
    page = desk.get(f"{DESK}/{draft.slug}/tekst/publiceren")
    assert page.says("Er is nog geen nieuwe tekst.")
    assert page.h1 == "Tekst bewerken"


def test_a_version_is_read_at_the_desk_before_it_is_public(desk, draft, db) -> None:
    with db.writing():
        make.a_version(make.helper_on(draft), queries.get_dossier(make.helper_on(draft), draft.slug))
    page = desk.get(f"{DESK}/{draft.slug}").follow("Alle versies")
    page = page.follow("Versie 1: Ontwerp")
    assert page.says("Wie zelf niet kan dweilen")


def test_more_time_is_given_with_a_reason(desk, running) -> None:
    address = f"{DESK}/{running.dossier.slug}/rondes/1/verlengen"
    form = desk.get(f"{DESK}/{running.dossier.slug}").follow("Verleng de ronde").form("Verleng de ronde")
    page = form.fill(last_day=days(0), reason="De folder kwam te laat.").submit(status=422)
    assert "De nieuwe laatste dag moet later zijn" in page.described("last_day")
    page = page.form("Verleng de ronde").fill(last_day=days(40)).submit()
    assert page.says("Reageren kan nu tot en met")
    assert desk.get(address).says("De folder kwam te laat.")


def test_a_planned_round_is_changed_until_it_is_announced(desk, draft, running, db) -> None:
    with db.writing():
        make.a_round(make.helper_on(draft), queries.get_dossier(make.helper_on(draft), draft.slug))
    page = desk.get(f"{DESK}/{draft.slug}").follow("Wijzig de ronde")
    page = page.form("Sla op").fill(name="Een betere naam").submit()
    assert page.says("Een betere naam")
    desk.get(f"{DESK}/{running.dossier.slug}/rondes/1/wijzigen", status=403)


def test_a_partner_is_added(desk, draft, db) -> None:
    with db.writing():
        board = an_organisation("Waterschap Rechterwaard")
    page = desk.get(f"{DESK}/{draft.slug}").follow("Voeg een partner toe")
    page = page.form("Voeg toe").fill(organisation=str(board.id), part="Beheert de sloten.").submit()
    assert page.says("Waterschap Rechterwaard: Beheert de sloten.")


DOORS = (
    "",
    "/nieuw",
    "/{slug}",
    "/{slug}/omschrijving",
    "/{slug}/belofte",
    "/{slug}/besluit",
    "/{slug}/invloed",
    "/{slug}/merkbaar",
    "/{slug}/veerkracht",
    "/{slug}/contact",
    "/{slug}/partners",
    "/{slug}/rondes/nieuw",
    "/{slug}/rondes/1/wijzigen",
    "/{slug}/rondes/1/openen",
    "/{slug}/rondes/1/verlengen",
    "/{slug}/tekst",
    "/{slug}/tekst/bestand",
    "/{slug}/tekst/opslagen",
    "/{slug}/tekst/opslagen/1",
    "/{slug}/tekst/publiceren",
    "/{slug}/versies",
    "/{slug}/versies/1",
)


def test_a_visitor_is_asked_to_sign_in_first(client, running) -> None:
    for door in DOORS:
        assert client.get(DESK + door.format(slug=running.dossier.slug)).path == "/inloggen", door


def test_a_moderator_is_told_it_is_for_others(client, db, organisation, running) -> None:
    with db.writing():
        account = an_account(organisation, Role.MODERATOR)
    client.sign_in(account.email, PASSWORD)
    for door in DOORS:
        client.get(DESK + door.format(slug=running.dossier.slug), status=403)


def test_a_civil_servant_elsewhere_may_not_work_on_it(client, db, running) -> None:
    with db.writing():
        account = an_account(an_organisation("Waterschap Rechterwaard"), Role.ADMINISTRATOR)
    client.sign_in(account.email, PASSWORD)
    for door in DOORS[2:]:
        client.get(DESK + door.format(slug=running.dossier.slug), status=403)


def test_a_draft_of_another_organisation_does_not_exist(client, db, draft) -> None:
    with db.writing():
        account = an_account(an_organisation("Waterschap Rechterwaard"))
    client.sign_in(account.email, PASSWORD)
    client.get(f"{DESK}/{draft.slug}", status=404)
    page: Page = client.get(DESK)
    assert page.says("Nog geen dossiers")


def test_the_list_costs_the_same_however_many_dossiers(desk, db, organisation) -> None:
    with db.writing():
        for _ in range(6):
            make.an_open_round(organisation=organisation)
    page = desk.get(DESK)
    assert page.queries <= 6, page.statements
    assert len(page.all("div", "dossier-card")) == 6


def test_the_overview_costs_at_most_twelve_questions(desk, running) -> None:
    page = desk.get(f"{DESK}/{running.dossier.slug}")
    assert page.queries <= 12, page.statements
