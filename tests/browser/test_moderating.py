"""A moderator clears twenty reported texts without a mouse."""

from playwright.sync_api import Page, expect

from participatie.kernel.actor import Actor, Role
from participatie.moderation import queries, services
from participatie.moderation.terms import HouseRule
from tests.factories import responses as make
from tests.factories.consultations import an_open_round
from tests.factories.identity import an_account

TWENTY = 20


def a_full_queue() -> str:
    made = an_open_round()
    account = an_account(made.organisation, Role.MODERATOR)
    for number in range(TWENTY):
        item = queries.get_item_of(make.a_contribution(made, f"Koop nu mijn boot {number}."))
        told = {"rule": HouseRule.ADVERTISING, "words": "", "circle": "", "counts": True}
        services.report_item(Actor.visitor(), item, reporter="iemand", **told)
    return account.email


def tab_until(page: Page, selector: str) -> None:
    for _ in range(60):
        if page.evaluate("s => document.activeElement.matches(s)", selector):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab does not reach {selector}")


def test_twenty_texts_are_cleared_by_keyboard(village, behind_the_scenes, desk) -> None:
    with behind_the_scenes(village.database_url):
        email = a_full_queue()
    page = desk(village.url, email).go("/beheer/moderatie").page
    expect(page.locator("[data-work-item]")).to_have_count(TWENTY)

    page.keyboard.press("j")
    page.keyboard.press("o")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Besluit over")
    page.go_back()

    for _ in range(TWENTY):
        page.keyboard.press("j")
        page.keyboard.press("x")
    expect(page.locator("[data-work-item] input:checked")).to_have_count(TWENTY)
    page.keyboard.press("h")
    expect(page.get_by_role("heading", level=1)).to_have_text("Besluit over 20 teksten tegelijk")
    tab_until(page, "select[name=rule]")
    page.keyboard.type("Maak geen")
    tab_until(page, "textarea[name=reason]")
    page.keyboard.type("Dit is reclame.")
    tab_until(page, "main form button[type=submit]")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Over 20 teksten is besloten.")).to_be_visible()
    expect(page.get_by_role("heading", name="Alles is bekeken")).to_be_visible()
