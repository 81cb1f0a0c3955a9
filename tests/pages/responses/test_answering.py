"""From a loose reaction to a published answer with changed words, and what everybody reads of it."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from participatie.kernel.actor import Role
from participatie.responses import queries, services
from tests.conftest import Database
from tests.factories.consultations import Consultation, a_closed_round
from tests.factories.identity import PASSWORD, an_account
from tests.factories.responses import Answered, a_contribution, a_draft, a_point, an_answered_round, in_days
from tests.support.pages import PageClient


@dataclass(frozen=True)
class Desk:
    """Somebody who answers, and the addresses of their dossier."""

    client: PageClient
    made: Consultation

    @property
    def staff(self) -> str:
        return f"/beheer/dossiers/{self.made.dossier.slug}"

    @property
    def public(self) -> str:
        return f"/dossiers/{self.made.dossier.slug}"


SignIn = Callable[[Consultation], Desk]


@pytest.fixture
def desk_of(client: PageClient, db: Database) -> SignIn:
    def sign_in(made: Consultation) -> Desk:
        with db.writing():
            an_account(made.organisation, Role.PROJECT_LEADER, email="desk@waterrecht.example")
        client.sign_in("desk@waterrecht.example", PASSWORD)
        return Desk(client, made)

    return sign_in


@pytest.fixture
def waiting(db: Database) -> Consultation:
    """A closed round with one reaction in point 1."""
    with db.writing():
        made = a_closed_round()
        reaction = a_contribution(
            made,
            "Binnen 24 uur is te laat.",
            paragraph="3.1",
            pseudonym="Waterrat",
            neighbourhood="Oude Haven",
            proposed_was="binnen 24 uur",
            proposed_becomes="binnen 6 uur",
        )
        a_point(made, reaction, title="Hulp moet sneller komen", marked={reaction.id: "24 uur is te laat"})
    return made


@pytest.fixture
def answered(db: Database) -> Answered:
    with db.writing():
        return an_answered_round()


def test_an_answer_goes_from_concept_to_public_with_changed_words(
    waiting: Consultation, desk_of: SignIn, new_client: Callable[[], PageClient]
):
    desk = desk_of(waiting)
    point = desk.client.get(f"{desk.staff}/punten/1")
    saved = point.form("Sla het concept op").fill(
        we_read="U vindt 24 uur te lang.",
        answer="Dat klopt. Wij helpen binnen 12 uur.",
        outcome="deels",
        reason="nieuwe_informatie",
    )
    page = saved.submit()
    assert page.says("Niemand buiten ziet het nog.")
    assert page.says("Een ja of deels verandert iets.")
    new_client().get(f"{desk.public}/punten/1", status=404)

    choosing = page.follow("Maak een wijziging")
    assert choosing.says("Mensen stelden zelf woorden voor")
    changing = choosing.follow("Lid 3.1")
    assert changing.form("Sla de wijziging op").value("was") == "binnen 24 uur"
    page = changing.form("Sla de wijziging op").fill(becomes="binnen 12 uur").submit()
    assert page.texts("del") == ["(verwijderd: 24)"]
    assert page.texts("ins") == ["(toegevoegd: 12)"]

    preview = page.follow("Bekijk wat de inwoner leest")
    assert preview.says("1 inbreng krijgt dit antwoord op de eigen statuslijn.")
    assert preview.says("0 afzenders met een e-mailadres krijgen een mail.")
    done = preview.form("Publiceer dit antwoord").submit()
    assert done.says("Het antwoord is openbaar.")

    public = new_client().get(f"{desk.public}/punten/1")
    assert public.h1 == "Hulp moet sneller komen"
    assert public.says("Dat klopt. Wij helpen binnen 12 uur.")
    assert public.says("24 uur is te laat")
    assert public.link(f"{waiting.dossier.number}-0001").endswith(f"/inbreng/{waiting.dossier.number}-0001")


def test_an_incomplete_answer_cannot_be_published_and_says_what_is_missing(
    waiting: Consultation, desk_of: SignIn
):
    desk = desk_of(waiting)
    preview = desk.client.get(f"{desk.staff}/punten/1/publiceren")
    assert preview.says("Schrijf het antwoord.")
    assert preview.says("Kies het gevolg")
    page = preview.form(field="csrf_token").submit(status=422)
    assert page.says("Schrijf bij “Wij lazen” wat er in de inbrengen staat.")


def test_a_stale_draft_shows_both_texts_and_keeps_what_was_typed(
    waiting: Consultation, desk_of: SignIn, db: Database
):
    desk = desk_of(waiting)
    form = desk.client.get(f"{desk.staff}/punten/1").form("Sla het concept op")
    desk.client.get(f"{desk.staff}/punten/1").form("Sla het concept op").fill(
        answer="Van een collega."
    ).submit()
    page = form.fill(answer="Van mij.").submit(status=409)
    assert page.says("Van een collega.")
    assert page.form("Sla het concept op").value("answer") == "Van mij."
    page.form("Sla het concept op").submit()
    assert desk.client.get(f"{desk.staff}/punten/1").form("Sla het concept").value("answer") == "Van mij."


def test_words_that_are_not_in_the_text_are_refused_at_the_field(waiting: Consultation, desk_of: SignIn):
    desk = desk_of(waiting)
    form = desk.client.get(f"{desk.staff}/punten/1/wijziging?lid=3.1").form("Sla de wijziging op")
    page = form.fill(was="binnen 48 uur", becomes="binnen 12 uur").submit(status=422)
    assert "Deze woorden staan niet zo in de tekst." in page.described("was")
    assert page.form("Sla de wijziging op").value("becomes") == "binnen 12 uur"


def test_a_commitment_needs_a_day_to_come(waiting: Consultation, desk_of: SignIn):
    desk = desk_of(waiting)
    form = desk.client.get(f"{desk.staff}/punten/1/toezegging").form("Sla de toezegging op")
    page = form.fill(what="Een brief", who="gemeente", due_on="19-10-2020").submit(status=422)
    assert "Kies een dag die nog komt." in page.described("due_on")
    page = page.form("Sla de toezegging op").fill(due_on="31-02-2099").submit(status=422)
    assert "Vul een bestaande datum in" in page.described("due_on")
    day = in_days(30).isoformat()
    done = page.form("Sla de toezegging op").fill(due_on=day).submit()
    assert done.says("Een brief")
    gone = done.form("Haal deze toezegging weg").submit()
    assert gone.says("Nog geen toezegging.")


def test_a_draft_change_and_a_contribution_can_go_again(waiting: Consultation, desk_of: SignIn):
    desk = desk_of(waiting)
    form = desk.client.get(f"{desk.staff}/punten/1/wijziging?lid=3.1").form("Sla de wijziging op")
    page = form.fill(was="24 uur", becomes="12 uur").submit()
    page = page.form("Haal deze wijziging weg").submit()
    assert page.says("Nog geen wijziging.")
    page = page.form("Haal uit dit punt").submit()
    assert page.says("Er staat nog geen inbreng in dit punt.")


def test_a_button_that_has_expired_changes_nothing(waiting: Consultation, desk_of: SignIn):
    desk = desk_of(waiting)
    desk.client.get(f"{desk.staff}/punten/1")
    page = desk.client.post(f"{desk.staff}/punten/1/inbreng/1/eruit", {"csrf_token": "oud"}, status=409)
    assert page.says("Deze knop was verlopen.")
    assert desk.client.get(f"{desk.staff}/punten/1").says("1 inbreng in dit punt")


def test_a_point_gets_another_name(waiting: Consultation, desk_of: SignIn):
    desk = desk_of(waiting)
    page = desk.client.get(f"{desk.staff}/punten/1").follow("Wijzig naam of wie antwoordt")
    assert page.form("Sla op").fill(title="").submit(status=422).says("Schrijf in één zin wat er is gezegd.")
    done = page.form("Sla op").fill(title="Sneller helpen", theme="Hulp").submit()
    assert done.h1 == "Punt 1: Sneller helpen"
    assert desk.client.get(f"{desk.staff}/rondes/1/punten").link("Sneller helpen")


def test_a_correction_is_explained_and_the_old_answer_stays_readable(
    answered: Answered, desk_of: SignIn, new_client: Callable[[], PageClient]
):
    desk = desk_of(answered.consultation)
    point = desk.client.get(f"{desk.staff}/punten/1").form("Sla het concept op")
    point.fill(answer="Wij helpen binnen 8 uur.").submit()
    preview = desk.client.get(f"{desk.staff}/punten/1/publiceren")
    page = preview.form("Publiceer de verbetering").submit(status=422)
    assert "Leg uit waarom u het antwoord verbetert." in page.described("correction")
    page.form("Publiceer de verbetering").fill(correction="Het noodteam is sneller.").submit()
    public = new_client().get(f"{desk.public}/punten/1")
    assert public.says("Wij helpen binnen 8 uur.")
    assert public.says("Het noodteam is sneller.")
    assert public.says("1 eerder antwoord")
    assert public.says("Dat klopt. Wij helpen binnen 12 uur.")


def test_the_next_version_shows_every_change_with_why(
    answered: Answered, desk_of: SignIn, new_client: Callable[[], PageClient]
):
    desk = desk_of(answered.consultation)
    own = desk.client.get(f"{desk.staff}/volgende-versie").follow("Maak een ambtshalve wijziging")
    form = own.follow("Lid 4.1").form("Sla de wijziging op")
    page = form.fill(was="40", becomes="38", own_reason="").submit(status=422)
    assert "Leg uit waarom u dit verandert." in page.described("own_reason")
    waiting = page.form("Sla de wijziging op").fill(own_reason="Twee plekken bestonden niet.").submit()
    assert waiting.texts("h2")[:2] == ["Lid 3.1", "Lid 4.1"]
    done = waiting.form("Publiceer deze versie").fill(label="Gewijzigd ontwerp").submit()
    assert done.path.endswith("/versies/2/wijzigingen")

    public = new_client().get(f"{desk.public}/versies/2/wijzigingen")
    assert public.says("Er zijn 2 leden veranderd.")
    assert public.link("Punt 1: Hulp moet sneller komen").endswith("/punten/1")
    assert public.link(answered.contribution.reference).endswith(
        f"/inbreng/{answered.contribution.reference}"
    )
    assert public.says("Ambtshalve: niet door een reactie Twee plekken bestonden niet.")
    assert public.by_id(f"wijziging-{answered.change.id}") is not None
    assert public.by_id(f"lid-{answered.change.lineage_id}") is not None
    assert "Wie zelf niet kan dweilen" not in public.text
    assert public.follow("Toon de hele tekst").says("Wie zelf niet kan dweilen")


def test_two_clicks_lead_from_a_contribution_to_its_words_and_back(
    answered: Answered, client: PageClient, db: Database
):
    made = answered.consultation
    with db.writing():
        services.publish_next_version(made.civil_servant, made.dossier, made.version, label="Versie 2")
    listed = client.get(f"/inbreng/{answered.contribution.reference}")
    answer = listed.follow("antwoord bij punt 1")
    words = answer.follow("Lid 3.1 in de nieuwe tekst")
    assert words.path.endswith("/versies/2/wijzigingen")
    assert words.texts("ins") == ["(toegevoegd: 12)"]
    back = words.follow(answered.contribution.reference)
    assert back.says("Mijn moeder van 84")


def test_publishing_a_list_that_has_changed_meanwhile_is_refused(answered: Answered, desk_of: SignIn):
    desk = desk_of(answered.consultation)
    form = desk.client.get(f"{desk.staff}/volgende-versie").form("Publiceer deze versie")
    page = form.fill(label="Versie 2", seen="iets anders").submit(status=409)
    assert page.says("De lijst met wijzigingen is intussen veranderd.")
    assert page.form("Publiceer deze versie").value("label") == "Versie 2"


def test_a_version_that_follows_no_other_has_no_changes(answered: Answered, client: PageClient):
    slug = answered.consultation.dossier.slug
    client.get(f"/dossiers/{slug}/versies/1/wijzigingen", status=404)
    client.get(f"/dossiers/{slug}/versies/9/wijzigingen", status=404)


def test_a_round_ends_when_everybody_is_answered_and_until_then_says_who_is_not(
    answered: Answered, desk_of: SignIn, db: Database, new_client: Callable[[], PageClient]
):
    made = answered.consultation
    with db.writing():
        loose = a_contribution(made, "Ik ook.")
    desk = desk_of(made)
    page = desk.client.get(f"{desk.staff}/rondes/1/afronden")
    assert page.says("1 inbreng wacht nog op antwoord")
    assert page.link(loose.reference)
    new_client().get(f"{desk.public}/rondes/1/reactienota", status=404)
    form = page.form(field="learned").fill(learned="Vroeg beginnen.", next_steps="De raad beslist in maart.")
    assert form.submit(status=422).says(f"Deze inbrengen hebben nog geen antwoord: {loose.reference}.")
    with db.writing():
        services.publish_answer(made.civil_servant, a_draft(made, a_point(made, loose, title="Steun")))
    form = desk.client.get(f"{desk.staff}/rondes/1/afronden").form("Rond de ronde af")
    nota = form.fill(learned="Vroeg beginnen.", next_steps="De raad beslist in maart.").submit()
    assert nota.path.endswith("/rondes/1/reactienota")
    assert nota.says("Vroeg beginnen.")
    assert new_client().get(f"{desk.public}/rondes/1/reactienota").says("De raad beslist in maart.")


def test_a_decision_is_written_down_with_its_link(answered: Answered, desk_of: SignIn):
    desk = desk_of(answered.consultation)
    form = desk.client.get(f"{desk.staff}/besluiten").form("Leg het besluit vast")
    form.fill(
        decided_on=in_days(0).isoformat(), summary="De raad stelt het plan vast.", url="javascript:alert(1)"
    )
    page = form.submit(status=422)
    assert "https://" in page.described("url")
    done = page.form("Leg het besluit vast").fill(url="https://raad.example/besluit").submit()
    assert done.says("De raad stelt het plan vast.")
    assert done.link("Lees het besluit") == "https://raad.example/besluit"


def test_everybody_reads_what_came_of_a_commitment(
    answered: Answered, desk_of: SignIn, new_client: Callable[[], PageClient]
):
    desk = desk_of(answered.consultation)
    assert new_client().get(f"{desk.public}/toezeggingen").says("Een noodteam dat ook 's nachts komt")
    telling = desk.client.get(f"{desk.staff}/toezeggingen").follow("Schrijf wat ervan is gekomen")
    page = telling.form("Sla op en vertel het").fill(result="niet_nagekomen").submit(status=422)
    assert "Schrijf wat ervan is gekomen." in page.described("text")
    page.form("Sla op en vertel het").fill(text="Er waren te weinig mensen.").submit()
    public = new_client().get(f"{desk.public}/toezeggingen")
    assert public.says("Nee, dit is niet nagekomen. Er waren te weinig mensen.")


def test_public_pages_take_few_queries(answered: Answered, client: PageClient):
    public = f"/dossiers/{answered.consultation.dossier.slug}"
    for path, most in (("punten/1", 9), ("toezeggingen", 4)):
        client.get(f"{public}/{path}")
        assert client.queries <= most, path


def test_what_a_colleague_wrote_meanwhile_is_not_published_unseen(
    desk_of: SignIn, db: Database, waiting: Consultation
):
    desk = desk_of(waiting)
    with db.writing():
        point = queries.get_point(waiting.civil_servant, waiting.dossier, 1)
        a_draft(waiting, point)
    page = desk.client.get(f"{desk.staff}/punten/1/publiceren")
    with db.writing():
        point = queries.get_point(waiting.civil_servant, waiting.dossier, 1)
        a_draft(waiting, point, answer="Iets heel anders.")
    refused = page.form(field="revision").submit(status=409)
    assert refused.says("Iets heel anders.")
    refused.form(field="revision").submit()
    assert desk.client.get(f"{desk.public}/punten/1").says("Iets heel anders.")
