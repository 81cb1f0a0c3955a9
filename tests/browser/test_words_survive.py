"""Nobody loses words: not by a reload, a power cut, a second click, an expired session or a round that closed."""

import re
from datetime import timedelta

import pytest
import sqlalchemy as sa
from playwright.sync_api import Error, Page, expect

from participatie.consultations.models import Dossier, Round
from participatie.contributions.models import Contribution
from participatie.db.session import session
from participatie.kernel import clock
from tests.browser.pages import Receipt, Site

WORDS = "Mijn kelder stond in twintig minuten vol, en niemand nam de telefoon op."


@pytest.fixture
def writer(village, visitor) -> Site:
    """Somebody who is writing a reaction to paragraph 3.1."""
    return visitor(village.url).read_the_text(village.slug).react_to("3.1")


def kept(page: Page) -> None:
    """Wait until the browser says that it keeps the words."""
    expect(page.locator(".draft-state")).to_have_text(re.compile("blijft op dit apparaat staan"))


def type_words(writer: Site) -> None:
    writer.main.locator("[name=body]").press_sequentially(WORDS)
    kept(writer.page)


def number_of_contributions(village, behind_the_scenes) -> int:
    with behind_the_scenes(village.database_url):
        return len(
            session.scalars(
                sa.select(Contribution.id).join(Dossier).where(Dossier.slug == village.slug)
            ).all()
        )


def test_a_draft_is_offered_back_after_a_reload_and_gone_once_it_was_sent(writer, village) -> None:
    type_words(writer)
    writer.page.reload()
    body = writer.main.locator("[name=body]")
    expect(body).to_have_value("")
    writer.press("Zet mijn tekst terug")
    expect(body).to_have_value(WORDS)
    writer.press("Verstuur mijn reactie")
    Receipt(writer.page, village.url).reads(WORDS)
    writer.read_the_text(village.slug).react_to("3.1")
    expect(writer.page.locator("form[data-draft]")).to_be_visible()
    expect(writer.page.get_by_role("button", name="Zet mijn tekst terug")).to_have_count(0)


def test_a_power_cut_between_click_and_answer_costs_no_words(writer, village, behind_the_scenes) -> None:
    type_words(writer)
    address = writer.page.url
    village.server.kill()
    with pytest.raises(Error, match="ERR_"), writer.page.expect_navigation():
        writer.press("Verstuur mijn reactie")  # nobody answers: the browser shows its own page
    village.server.restart()
    writer.page.goto(address)
    writer.press("Zet mijn tekst terug").press("Verstuur mijn reactie")
    Receipt(writer.page, village.url).reads(WORDS)
    assert number_of_contributions(village, behind_the_scenes) == 1


@pytest.mark.parametrize("script", [True, False])
def test_pressing_twice_gives_one_contribution(script, village, visitor, behind_the_scenes) -> None:
    writer = visitor(village.url, java_script_enabled=script).read_the_text(village.slug).react_to("3.1")
    writer.fill(body=WORDS)
    writer.main.get_by_role("button", name="Verstuur mijn reactie").dblclick(no_wait_after=True)
    Receipt(writer.page, village.url).reads(WORDS)
    assert number_of_contributions(village, behind_the_scenes) == 1


def test_going_back_offers_no_draft_and_sends_nothing_again(writer, village, behind_the_scenes) -> None:
    writer.send(WORDS)
    writer.page.go_back()
    writer.headed("Reageer op lid 3.1")
    expect(writer.page.get_by_role("button", name="Zet mijn tekst terug")).to_have_count(0)
    writer.page.go_forward()
    Receipt(writer.page, village.url).reads(WORDS)
    assert number_of_contributions(village, behind_the_scenes) == 1


def test_a_form_of_a_session_that_ended_keeps_its_words(writer, village) -> None:
    writer.fill(body=WORDS, pseudonym="Waterrat")
    writer.page.context.clear_cookies()
    writer.press("Verstuur mijn reactie")
    expect(writer.main.locator("[name=body]")).to_have_value(WORDS)
    expect(writer.main.locator("[name=pseudonym]")).to_have_value("Waterrat")
    expect(writer.page.locator("[data-error-summary]")).to_be_focused()
    writer.press("Verstuur mijn reactie")
    Receipt(writer.page, village.url).reads(WORDS)


def test_what_comes_after_the_round_closed_is_kept_and_says_so(writer, village, behind_the_scenes) -> None:
    writer.fill(body=WORDS)
    with behind_the_scenes(village.database_url):
        its_round = sa.select(Round).join(Dossier).where(Dossier.slug == village.slug)
        session.scalars(its_round).one().closes_at = clock.now() - timedelta(hours=1)
    writer.press("Verstuur mijn reactie")
    Receipt(writer.page, village.url).reads(WORDS, "Te laat binnengekomen")
