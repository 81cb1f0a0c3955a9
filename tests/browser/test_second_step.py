"""A civil servant sets up a second step in a real browser: a passkey (a virtual device) and an app with codes."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from participatie.kernel import clock
from participatie.security import totp
from tests.browser.conftest import BehindTheScenes
from tests.factories.identity import PASSWORD, an_account, an_organisation
from tests.support.live import LiveServer

Axe = Callable[[Page], list[str]]
SAYS_NO = """() => {
  navigator.credentials.create = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
}"""


@pytest.fixture
def site(live_server: LiveServer, fresh_database: str, behind_the_scenes: BehindTheScenes) -> tuple[str, str]:
    """A site under a name (no browser keeps a passkey for a number), and who works there."""
    live_server.env["BASE_URL"] = f"http://localhost:{live_server.port}"
    live_server.kill()
    live_server.restart()
    with behind_the_scenes(fresh_database):
        account = an_account(an_organisation())
    return live_server.env["BASE_URL"], account.email


@pytest.fixture
def device(page: Page) -> Page:
    """A page in a browser that has a device with passkeys in it."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    wishes = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    session.send("WebAuthn.addVirtualAuthenticator", {"options": wishes})
    return page


def enter(page: Page, site: tuple[str, str]) -> None:
    url, email = site
    page.goto(f"{url}/inloggen")
    page.locator("main [name=email]").fill(email)
    page.locator("main [name=password]").fill(PASSWORD)
    page.get_by_role("button", name="Inloggen", exact=True).click()


def leave(page: Page) -> None:
    page.get_by_role("button", name="Uitloggen").first.click()
    expect(page.get_by_text("U bent uitgelogd.")).to_be_visible()


def headed(page: Page, words: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(words)


def test_a_passkey_is_made_and_used_by_keyboard(device: Page, site, axe: Axe) -> None:
    page, faults = device, []
    enter(page, site)
    headed(page, "Kies een tweede stap")
    faults += axe(page)
    page.get_by_role("link", name="Maak een passkey").click()
    headed(page, "Maak een passkey")
    faults += axe(page)
    page.locator("[name=name]").fill("Laptop van het werk")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Maak de passkey")).to_be_focused()
    page.keyboard.press("Enter")
    headed(page, "Bewaar uw herstelcodes")
    faults += axe(page)
    expect(page.locator(".recovery-codes li")).to_have_count(10)
    page.get_by_role("link", name="ga verder").click()
    leave(page)
    enter(page, site)
    headed(page, "Nog één stap")
    faults += axe(page)
    page.get_by_role("button", name="Bevestig met uw passkey").press("Enter")
    expect(page.get_by_role("button", name="Uitloggen").first).to_be_visible()
    page.goto(f"{site[0]}/account/tweede-stap")
    expect(page.get_by_text("Laptop van het werk").first).to_be_visible()
    faults += axe(page)
    leave(page)
    page.goto(f"{site[0]}/inloggen")
    page.get_by_role("button", name="Log in met een passkey").press("Enter")
    expect(page.get_by_role("button", name="Uitloggen").first).to_be_visible()
    assert faults == []


def test_an_app_with_codes_is_set_up_without_scripts(new_page, site, axe: Axe) -> None:
    page = new_page(java_script_enabled=False)
    enter(page, site)
    page.get_by_role("link", name="Maak een passkey").click()
    expect(page.get_by_text("Uw browser kan hier geen passkey maken.")).to_be_visible()
    page.get_by_role("link", name="Liever een app met codes").click()
    headed(page, "Stel een app met codes in")
    expect(page.get_by_role("img", name="Vierkante code voor de app")).to_be_visible()
    secret = (page.locator("[data-copy-text]").get_attribute("data-copy-text") or "").replace(" ", "")
    page.locator("[name=code]").fill(totp.code_of(secret, totp.step_at(clock.now())))
    page.get_by_role("button", name="Stel de app in").click()
    headed(page, "Bewaar uw herstelcodes")
    code = page.locator(".recovery-codes li").first.inner_text()
    page.get_by_role("link", name="ga verder").click()
    leave(page)
    enter(page, site)
    page.get_by_text("Ik kan nu niet bij mijn telefoon of apparaat").click()
    page.locator("[name=recovery_code]").fill(code)
    page.get_by_role("button", name="Bevestig met de herstelcode").click()
    expect(page.get_by_text("U heeft nog 9 herstelcodes.")).to_be_visible()


def test_a_device_that_says_no_can_be_asked_again(page: Page, site) -> None:
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    enter(page, site)
    page.get_by_role("link", name="Maak een passkey").click()
    page.evaluate(SAYS_NO)
    page.get_by_role("button", name="Maak de passkey").click()
    expect(page.get_by_text("Het is niet gelukt. Druk nog een keer op de knop")).to_be_visible()
    headed(page, "Maak een passkey")
