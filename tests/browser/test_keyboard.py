"""Everything by keyboard: where the focus is can always be seen, and nobody needs a mouse."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages import Receipt, Site, focused, press_until

RING = """() => {
  const style = getComputedStyle(document.activeElement);
  return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 || style.boxShadow !== 'none';
}"""


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until something that fits has the focus; all the way the focus can be seen."""

    def reached() -> bool:
        assert page.evaluate("document.activeElement === document.body") or page.evaluate(RING), focused(page)
        return bool(page.evaluate("s => document.activeElement.matches(s)", selector))

    page.keyboard.press("Tab")
    press_until(page, "Tab", reached)


def type_in(page: Page, name: str, words: str) -> None:
    tab_to(page, f"main [name={name}]")
    page.keyboard.type(words)


def sign_in(page: Page, village) -> None:
    page.goto(village.server.sign_in_link(village.email))
    tab_to(page, "main form button[type=submit]")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Uitloggen").first).to_be_visible()


def react(page: Page, village, words: str) -> Receipt:
    page.goto(f"{village.url}/dossiers/{village.slug}/tekst")
    tab_to(page, ".paragraph__react")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Reageer op lid 3.1")
    type_in(page, "body", words)
    tab_to(page, "main form button[type=submit]")
    page.keyboard.press("Enter")
    return Receipt(page, village.url)


def test_the_first_tab_skips_to_the_content(village, page) -> None:
    page.goto(village.url)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Naar de inhoud")).to_be_focused()
    expect(page.get_by_role("link", name="Naar de inhoud")).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_reacting_and_following(village, page, visitor) -> None:
    receipt = react(page, village, "De stoep is te smal voor mijn rollator.")
    number, code = receipt.number, receipt.code
    other = visitor(village.url).go("/volg").page
    type_in(other, "nummer", number)
    type_in(other, "code", code.lower())
    other.keyboard.press("Enter")
    expect(other.get_by_role("heading", level=1)).to_have_text(f"Uw reactie {number}")


def test_chosen_words_are_reacted_to_with_the_next_tab(village, visitor) -> None:
    reader = visitor(village.url).read_the_text(village.slug).select_words("binnen 24 uur")
    expect(reader.page.locator("a.react-to-words")).to_be_visible()
    tab_to(reader.page, "a.react-to-words")
    reader.page.keyboard.press("Enter")
    reader.reads("Deze woorden koos u")


def test_bundling_and_answering(village, page, visitor) -> None:
    number = Site(page, village.url).read_the_text(village.slug).react_to("3.1").send("Te laat.").number
    page.context.clear_cookies()
    sign_in(page, village)
    page.goto(f"{village.url}/beheer/dossiers/{village.slug}/rondes/1/werkbank")
    page.keyboard.press("j")
    assert focused(page) == number
    page.keyboard.press("x")
    expect(page.get_by_role("checkbox", name=f"Kies {number}")).to_be_checked()
    tab_to(page, ".bulk-bar button")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("in een punt zetten"))
    type_in(page, "title", "Hulp moet sneller komen")
    type_in(page, "owner_role", "Adviseur water")
    tab_to(page, "button[value=punt]")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("Hulp moet sneller komen"))
    type_in(page, "we_read", "U vindt 24 uur te lang.")
    type_in(page, "answer", "Sneller kan niet.")
    tab_to(page, "[name=outcome]")
    page.keyboard.press("Space")
    expect(page.locator("[name=outcome]:checked")).to_have_count(1)
    tab_to(page, "main form .nl-button--primary")
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_contain_text("Het concept is opgeslagen.")


@pytest.mark.parametrize("path", ["/inloggen", "/volg"])
def test_after_a_mistake_the_focus_is_at_the_list_and_one_tab_from_the_field(path, village, page) -> None:
    page.goto(village.url + path)
    tab_to(page, "main form button[type=submit]")
    page.keyboard.press("Enter")
    expect(page.locator("[data-error-summary]")).to_be_focused()
    page.keyboard.press("Tab")
    wanted = page.evaluate("document.activeElement.getAttribute('href')")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == wanted.removeprefix("#")
