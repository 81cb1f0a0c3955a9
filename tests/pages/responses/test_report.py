"""The report of responses, as a page and as a PDF."""

import io

import pikepdf
import pytest

from participatie.contributions.terms import Visibility
from participatie.responses import services
from participatie.responses.logic.report_data import as_data
from participatie.responses.queries.report import report_of
from tests.conftest import Database
from tests.factories.consultations import a_closed_round
from tests.factories.responses import Answered, a_change, a_contribution, a_draft, a_point, an_answered_round
from tests.support.pages import PageClient, statements_sent


@pytest.fixture
def concluded(db: Database) -> Answered:
    """A whole round: a "deels" that changed words, a "nee", an own-motion change, a next version, and an end."""
    with db.writing():
        given = an_answered_round()
        made = given.consultation
        private = a_contribution(made, "Ik heb hulp nodig, #emph[echt].", visibility=Visibility.AUTHORITY)
        refused = a_draft(made, a_point(made, private, title="Hulp moet gratis zijn", theme="Geld"))
        services.publish_answer(made.civil_servant, refused)
        a_change(made, was="40", becomes="38", paragraph="4.1", own_reason="Twee plekken bestonden niet.")
        services.publish_next_version(
            made.civil_servant, made.dossier, made.version, label="Gewijzigd ontwerp"
        )
        services.conclude_round(
            made.project_leader,
            made.round,
            learned="Vroeger beginnen.",
            next_steps="De raad beslist in maart.",
        )
    return given


def _address(given: Answered) -> str:
    return f"/dossiers/{given.consultation.dossier.slug}/rondes/1/reactienota"


def test_the_page_holds_every_part(concluded: Answered, client: PageClient):
    page = client.get(_address(concluded))
    assert page.h1 == "Reactienota: Samen droge voeten in De Laagte"
    assert [text for text in page.texts("h2") if text[0].isdigit() or text.startswith("Op één")] == [
        "Op één bladzijde",
        "1. Hoe het ging",
        "2. Alle punten en onze antwoorden",
        "3. Wat er in de tekst verandert",
        "4. Waar vindt u uw inbreng?",
        "5. Wat wij leerden en hoe het verdergaat",
    ]
    assert page.says("Wij kregen 2 keer inbreng.")
    assert page.says("24 uur is te laat")
    assert page.says("Waterrat, Oude Haven")
    assert page.says("Twee plekken bestonden niet.")
    assert page.says("Vroeger beginnen.")


def test_what_only_the_authority_may_read_is_in_no_report(concluded: Answered, client: PageClient):
    page = client.get(_address(concluded))
    assert "hulp nodig" not in page.text
    private = f"{concluded.consultation.dossier.number}-0002"
    assert page.says(private)
    assert private not in page.links()


def test_everybody_finds_themselves_in_two_clicks(concluded: Answered, client: PageClient):
    page = client.get(_address(concluded))
    (row,) = [row for row in page.texts("tr") if row.startswith(concluded.contribution.reference)]
    assert row.endswith("punt 1")
    assert page.link("punt 1") == "#punt-1"
    assert page.by_id("punt-1") is not None


def test_the_report_takes_as_many_queries_for_many_as_for_few(db: Database):
    with db.writing():
        given = an_answered_round()
        made = given.consultation
        with statements_sent() as few:
            report_of(made.round)
        for number in range(15):
            point = a_draft(made, a_point(made, given.contribution, title=f"Punt {number}"))
            services.publish_answer(made.civil_servant, point)
        with statements_sent() as many:
            report = report_of(made.round)
    assert len(report.points) == 16
    assert len(few) == len(many) <= 11


def test_the_pdf_is_tagged_and_says_what_it_is(concluded: Answered, client: PageClient):
    page = client.get(_address(concluded) + ".pdf")
    assert page.headers["Content-Type"] == "application/pdf"
    with pikepdf.open(io.BytesIO(page.data)) as pdf:
        assert str(pdf.Root.Lang) == "nl"
        assert bool(pdf.Root.MarkInfo.Marked)
        assert "/StructTreeRoot" in pdf.Root
        with pdf.open_metadata() as metadata:
            assert metadata["dc:title"] == "Reactienota: Samen droge voeten in De Laagte"
            assert metadata["pdfuaid:part"] == "1"


def test_what_people_wrote_is_never_markup(db: Database):
    with db.writing():
        made = a_closed_round()
        reaction = a_contribution(made, "#panic() \\ $x$ <label> [haak] @bron *vet* //weg")
        marked = {reaction.id: "#panic() \\ $x$ <label> [haak] @bron *vet* //weg"}
        point = a_draft(made, a_point(made, reaction, marked=marked), answer='#read("/etc/passwd") `code`')
        services.publish_answer(made.civil_servant, point)
        data = as_data(report_of(made.round))
    from participatie.responses.logic.report_pdf import render_pdf
    from tests.support.sources import ROOT

    made_pdf = render_pdf(
        data, template=ROOT / "templates/responses/nota.typ", fonts=ROOT / "static/dist/fonts-pdf"
    )
    assert made_pdf.startswith(b"%PDF")


def test_a_concept_is_for_those_who_answer_only(db: Database, client: PageClient):
    with db.writing():
        given = an_answered_round()
    client.get(_address(given), status=404)
    client.get(_address(given) + ".pdf", status=404)
