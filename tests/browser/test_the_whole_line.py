"""The whole line: from an empty dossier, by the words of two residents, to other words in the plan and the report."""

import re
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import docx
import pikepdf
import pytest
from playwright.sync_api import expect

from participatie.consultations.models import Round
from participatie.contributions.models import Contribution
from participatie.db.session import session
from participatie.kernel import clock
from participatie.kernel.actor import Role
from tests.browser.pages import Desk, Site, in_days
from tests.factories.identity import an_account, an_organisation
from tests.support.mailbox import text_of

TITLE = "Samen droge voeten in De Laagte"
NEIGHBOUR = "bewoner@example.org"
STEPS = [
    (
        "Kies het participatieniveau",
        {"promise": "Wij lezen alles en iedereen krijgt antwoord."},
        ("level", "adviseren"),
    ),
    ("Noem minstens één ding dat vaststaat", {"fixed": "Het doel.", "open": "Hoe snel de hulp komt."}),
    ("Vul in wie het besluit neemt", {"decision_maker": "gemeenteraad", "decision_on": in_days(300)}),
    (
        "Vul in bij wie mensen",
        {
            "contact": "Meldpunt Water",
            "phone": "14 000",
            "paper_route": "Postbus 1, Waterrecht",
            "owner_role": "Adviseur water",
        },
    ),
    ("Kies minstens één soort", {"articles_coping": "3"}, ("horizons", "coping")),
    (
        "Noem minstens drie dingen",
        {"criteria": "Hulp binnen een dag.\nDroge straten.\nEen nummer dat opneemt."},
    ),
    (
        "Vul de eerste dag van de ronde in",
        {"name": "Reageren", "first_day": in_days(0), "last_day": in_days(30), "answer_by": in_days(90)},
    ),
]


@pytest.fixture
def manuscript(tmp_path: Path) -> Path:
    """The text as it came from the department: a Word file with a slip of the pen."""
    document = docx.Document()
    document.add_heading("Artikel 3 Hulp bij wateroverlast", 1)
    document.add_paragraph("3.1 De gemeente helpt binnen 24 uur wie water in huis heeft.")
    document.add_paragraph("3.2 Wie zelf niet kan dweilen, krijgt hulp van het nootteam.")
    document.add_heading("Artikel 4 Straten en pleinen", 1)
    document.add_paragraph("4.1 Er komt een vijver aan de Kade.")
    file = tmp_path / "ontwerp.docx"
    document.save(str(file))
    return file


@pytest.fixture
def browsers(visitor, desk):
    """For who reads and for who works there."""
    return visitor, desk


def prepare(desk: Desk, manuscript: Path) -> str:
    """From nothing to an open round; gives the name of the dossier in addresses."""
    desk.start_dossier(TITLE).reads("Niemand buiten uw organisatie kan het al zien")
    slug = desk.page.url.rstrip("/").rpartition("/")[2].partition("#")[0]
    desk.import_file(manuscript).reads("Hulp bij wateroverlast", "nootteam")
    desk.correct("nootteam", "noodteam").reads("krijgt hulp van het noodteam")
    desk.publish_text("ontwerp").reads("Kan de ronde open?", "ontbreken")
    for missing, fields, *ticks in STEPS:
        desk.fill_in(missing, fields, *ticks)
    desk.reads("Ja, alles is ingevuld").follow("Open de ronde").reads("Dit wordt openbaar")
    desk.press("Open de ronde").reads("De ronde is open.")
    return slug


def let_the_round_end(slug: str) -> None:
    """A month goes by: what was sent was sent then, and the last day was yesterday."""
    ago = timedelta(days=32)
    for round_ in session.query(Round).all():
        round_.opens_at, round_.closes_at = round_.opens_at - ago, clock.now() - timedelta(hours=30)
        for contribution in session.query(Contribution).filter_by(round_id=round_.id):
            contribution.received_at -= timedelta(days=20)


def answer_both(desk: Desk, slug: str, first: str, second: str) -> None:
    """Both say the same: help comes too late. The answer is a partly, with other words and a promise."""
    desk.workbench(slug).tick(first, second)
    desk.mark(first, "24 uur is te laat").mark(second, "nacht in het water")
    desk.bundle_as("De hulp moet sneller komen", "Adviseur water", "Hulp")
    desk.reads("Concept: niemand buiten ziet dit").write_answer(
        "deels",
        "Geld",
        we_read="U vindt 24 uur te lang.",
        answer="Wij komen voortaan binnen 12 uur. Sneller lukt niet met de mensen die wij hebben.",
        interest="U wilt niet een hele nacht in het water zitten.",
    )
    desk.change_words("3.1", "binnen 24 uur", "binnen 12 uur")
    desk.promise("Er komt een rooster voor de nacht", "Gemeente Waterrecht", in_days(60))
    desk.publish_answer()
    desk.publish_next_version(slug, "gewijzigd ontwerp")


def test_what_two_residents_say_is_answered_changes_the_plan_and_stands_in_the_report(
    live_server, fresh_database, behind_the_scenes, mailbox, browsers, manuscript
) -> None:
    visitor, desk = browsers
    with behind_the_scenes(fresh_database):
        organisation = an_organisation("Gemeente Waterrecht", code="WR", slug="waterrecht")
        email = an_account(organisation, Role.PROJECT_LEADER).email
    official = desk(live_server.url, email)
    slug = prepare(official, manuscript)

    neighbour = visitor(live_server.url, java_script_enabled=False)
    receipt = (
        neighbour.open_dossier(TITLE)
        .follow("Lees de tekst en reageer")
        .react_to("3.1")
        .send("Binnen 24 uur is te laat. Mijn moeder is 84.", email=NEIGHBOUR, pseudonym="Waterrat")
    )
    number, code = receipt.number, receipt.code
    receipt.reads("Binnen 24 uur is te laat.", "U krijgt dit ontvangstbewijs ook per mail")

    passer_by = visitor(live_server.url).read_the_text(slug).select_words("binnen 24 uur")
    passer_by.follow("Reageer op deze woorden").reads("Deze woorden koos u")
    second = passer_by.send("Ik wil geen nacht in het water zitten.")
    second.reads("U gaf geen e-mailadres.")
    assert second.number != number

    with behind_the_scenes(fresh_database):
        let_the_round_end(slug)
    answer_both(official, slug, number, second.number)

    elsewhere = visitor(live_server.url).follow_number(number, code)
    elsewhere.reads("U vindt 24 uur te lang.", "Deels", "Er komt een rooster voor de nacht")
    change = elsewhere.to_the_change()
    change.reads("binnen", "Punt 1: De hulp moet sneller komen", number)
    expect(change.page.locator("del").first).to_contain_text("24")
    expect(change.page.locator("ins").first).to_contain_text("12")
    change.back().headed(f"Uw reactie {number}")

    official.conclude(slug, learned="De nacht telt.", next_steps="De raad beslist.")
    report = visitor(live_server.url).go(f"/dossiers/{slug}/rondes/1/reactienota")
    report.headed(f"Reactienota: {TITLE}").reads(
        "De hulp moet sneller komen", "Wij komen voortaan binnen 12 uur.", "Waar vindt u uw inbreng?", number
    )
    row = report.page.get_by_role("row").filter(has_text=second.number)
    row.get_by_role("link", name="punt 1").click()
    the_pdf_tells_the_same(report, slug, number)
    the_mails_lead_back(mailbox, email, number, code, visitor(live_server.url))


def the_pdf_tells_the_same(report: Site, slug: str, number: str) -> None:
    answer = report.page.request.get(f"{report.url}/dossiers/{slug}/rondes/1/reactienota.pdf")
    assert answer.ok
    with pikepdf.open(BytesIO(answer.body())) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang).startswith("nl")
        assert TITLE in str(pdf.docinfo.get("/Title", ""))
        assert len(pdf.pages) >= 2


def the_mails_lead_back(mailbox, email: str, number: str, code: str, site: Site) -> None:
    """Three letters came, each with the number, and the link in each opens the contribution."""
    mailbox.wait_for(3)
    letters = mailbox.to(NEIGHBOUR)
    subjects = [str(letter["Subject"]) for letter in letters]
    others = [one for one in mailbox.messages if one not in letters and str(one["To"]) != email]
    assert others == [], "nobody else gave an address"
    assert any(subject.startswith("Ontvangen") for subject in subjects), subjects
    for letter in letters:
        text = text_of(letter)
        assert number in text
        assert code in text
        links = [found for found in re.findall(r"https?://\S+", text) if "/volg" in found]
        assert links, text
        site.page.goto(links[0])
        site.press("Bekijk mijn inbreng").headed(f"Uw reactie {number}")
        site.page.context.clear_cookies()
