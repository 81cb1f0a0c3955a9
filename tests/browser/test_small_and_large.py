"""Small screens, large letters and paper: nothing falls off, nothing is cut off."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.addresses import VISITOR, WALKS

WIDER = """most => {
  const wide = [...document.body.querySelectorAll('*')].filter(e => !e.closest('.table-scroll')
    && e.getBoundingClientRect().right > most + 1 && getComputedStyle(e).position !== 'fixed');
  const first = e => e.tagName.toLowerCase() + '.' + e.className;
  return document.documentElement.scrollWidth > most ? wide.slice(-3).map(first).concat('wider') : [];
}"""
CUT_OFF = """() => [...document.body.querySelectorAll('main *, header *, footer *')].filter(e => {
    const style = getComputedStyle(e);
    const hides = ['hidden', 'clip'].includes(style.overflowX) || ['hidden', 'clip'].includes(style.overflowY);
    return hides && !e.closest('.visually-hidden') && !e.closest('svg') && !e.matches('.work-item__text, input') && e.clientWidth > 2
      && (e.scrollWidth > e.clientWidth + 2 || e.scrollHeight > e.clientHeight + 2);
  }).map(e => e.tagName.toLowerCase() + '.' + e.className)"""
LARGE = "() => { document.documentElement.style.fontSize = '200%'; }"


def visits(name: str, town, page: Page) -> list[str]:
    return [town.address(address) for address in WALKS[name][1]]


@pytest.mark.parametrize("name", ["een bezoeker", "wie iets stuurde", "een ambtenaar", "een moderator"])
def test_no_page_scrolls_sideways_on_the_smallest_telephone_or_with_the_largest_letters(
    name, town, walker
) -> None:
    page, faults = walker(WALKS[name][0]), []
    for address in visits(name, town, page):
        page.set_viewport_size({"width": 320, "height": 640})
        page.goto(address)
        faults += [f"320: {address}: {wide}" for wide in page.evaluate(WIDER, 320)]
        page.set_viewport_size({"width": 1280, "height": 900})
        page.evaluate(LARGE)
        faults += [f"200%: {address}: {wide}" for wide in page.evaluate(WIDER, 1280)]
        faults += [f"200%: {address}: cut off {cut}" for cut in page.evaluate(CUT_OFF)]
    assert not faults, "\n".join(faults)


PAPER = ["/mijn-inbreng/{own}/ontvangstbewijs", "/dossiers/{answered}/rondes/1/reactienota"]


@pytest.mark.parametrize("address", PAPER)
def test_what_people_print_has_no_menu_and_fits_the_paper(address, town, walker) -> None:
    page = walker("afzender")
    page.goto(town.address(address))
    page.emulate_media(media="print")
    expect(page.get_by_role("navigation", name="Hoofdmenu")).to_be_hidden()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_role("button")).to_have_count(0)
    paper = page.pdf(format="A4")
    assert paper.startswith(b"%PDF")
    assert re.search(rb"/Type\s*/Page\b", paper)


def test_at_night_the_page_is_dark(town, walker) -> None:
    page = walker(VISITOR, color_scheme="dark")
    page.goto(town.url)
    red, green, blue = (
        int(part)
        for part in re.findall(r"\d+", page.evaluate("getComputedStyle(document.body).backgroundColor"))[:3]
    )
    assert max(red, green, blue) < 80
