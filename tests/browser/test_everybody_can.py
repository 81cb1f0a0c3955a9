"""Everybody can use every page in every state: nothing breaks WCAG 2.2 AA, by day and by night."""

from collections.abc import Callable
from uuid import UUID

import pytest
from flask import Flask
from playwright.sync_api import Page, expect
from werkzeug.exceptions import NotFound
from werkzeug.routing import RequestRedirect

from tests.browser.addresses import ADMINISTRATOR, NO_PAGES, OFFICIAL, RESIDENT, VISITOR, WALKS
from tests.support.browser import axe_in_dark

Axe = Callable[[Page], list[str]]


def faults_on(page: Page, axe: Axe) -> list[str]:
    return [f"{page.url}: {fault}" for fault in [*axe(page), *axe_in_dark(page)]]


@pytest.mark.parametrize("name", WALKS)
def test_every_page_is_for_everybody(name, town, walker, axe) -> None:
    who, addresses = WALKS[name]
    page, faults = walker(who), []
    for address in addresses:
        answer = page.goto(town.address(address))
        if answer is None or answer.status != 200:
            faults.append(f"{address}: {answer and answer.status}")
        faults += faults_on(page, axe)
    assert not faults, "\n".join(faults)


def test_no_page_is_forgotten(app: Flask) -> None:
    doors = app.url_map.bind("localhost")
    names = {"open": "a", "commitment": "0" * 32, "place": "3.1", "begun": "1"}
    names |= dict.fromkeys(("passkey", "linked"), str(UUID(int=0)))
    seen = set()
    for _, addresses in WALKS.values():
        for address in addresses:
            path = address.partition("?")[0].format_map(AnyName(names))
            try:
                seen.add(doors.match(path)[0])
            except (NotFound, RequestRedirect) as problem:
                pytest.fail(f"{address} leads nowhere: {problem}")
    every = {rule.endpoint for rule in app.url_map.iter_rules() if "GET" in (rule.methods or ())}
    assert every - seen - NO_PAGES == set()


class AnyName(dict[str, str]):
    """Gives a stand-in for every name that matters only as words."""

    def __missing__(self, key: str) -> str:
        return "x"


REFUSED = [
    (VISITOR, "/bestaat-niet", 404),
    (VISITOR, "/inloggen/link/verlopen", 410),
    (VISITOR, "/uitnodiging/verlopen", 410),
    (OFFICIAL, "/beheer/organisaties", 403),
    (VISITOR, "/mijn-inbreng/{shown}", 404),
    (VISITOR, "/beheer/dossiers", 200),  # asked to sign in first
    (RESIDENT, "/beheer/dossiers", 403),
    (ADMINISTRATOR, "/beheer/moderatie", 403),
    (OFFICIAL, "/beheer/dossiers/{answered}/belofte", 403),
    (VISITOR, "/volg?nummer=x&nummer=y", 200),
]


@pytest.mark.parametrize(("who", "address", "status"), REFUSED)
def test_a_closed_door_can_be_read_by_everybody(who, address, status, town, walker, axe) -> None:
    page = walker(who)
    answer = page.goto(town.address(address))
    assert answer is not None
    assert answer.status == status
    assert faults_on(page, axe) == []


MISTAKES = [
    (VISITOR, "/volg", "Bekijk mijn inbreng"),
    (VISITOR, "/inloggen", "Inloggen"),
    (VISITOR, "/inloggen", "Stuur mij een link"),
    (VISITOR, "/inloggen/mail", "Log in met deze code"),
    (RESIDENT, "/account/wachtwoord", "Bewaar mijn wachtwoord"),
    (RESIDENT, "/account/e-mailadres", "Stuur een link naar dit adres"),
    (VISITOR, "/dossiers/{open}/reageren?lid={place}", "Verstuur mijn reactie"),
    (OFFICIAL, "/beheer/dossiers/nieuw", "Maak het dossier"),
    (OFFICIAL, "/beheer/dossiers/{empty}/rondes/nieuw", "Sla op"),
    (OFFICIAL, "/beheer/dossiers/{empty}/tekst/bestand", "Lees de tekst in"),
    (OFFICIAL, "/beheer/dossiers/{open}/rondes/2/verlengen", "Verleng de ronde"),
    (OFFICIAL, "/beheer/dossiers/{open}/punten/{begun}/toezegging", "Sla de toezegging op"),
    (OFFICIAL, "/beheer/dossiers/{open}/rondes/2/invoeren", None),
]


@pytest.mark.parametrize(("who", "address", "button"), MISTAKES)
def test_a_form_with_mistakes_starts_at_the_list_of_mistakes(who, address, button, town, walker, axe) -> None:
    page = walker(who)
    page.goto(town.address(address))
    pressed = page.locator("main form .nl-button--primary") if button is None else None
    (pressed or page.locator("main").get_by_role("button", name=button, exact=True)).first.click()
    summary = page.locator("[data-error-summary]")
    expect(summary).to_be_focused()
    assert faults_on(page, axe) == []
    link = summary.get_by_role("link")
    if link.count():
        wanted = (link.first.get_attribute("href") or "").removeprefix("#")
        link.first.click()
        assert page.evaluate("document.activeElement.id") == wanted
