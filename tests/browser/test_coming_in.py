"""A resident comes in by a link in a mail, on the same device or by typing the code, and looks at their devices."""

import pytest
from playwright.sync_api import expect

from tests.browser.pages import At
from tests.support.mailbox import text_of

EMAIL = "ineke@example.org"


def ask(page, url):
    At(page, url).go("/inloggen").fill(adres=EMAIL).press("Stuur mij een link").headed("Kijk in uw mail")


def link_and_code(message, url):
    words = text_of(message).split()
    link = next(word for word in words if word.startswith(f"{url}/inloggen/link/"))
    return link, next(word for word in words if len(word) == 9 and word[4] == "-" and word.isupper())


@pytest.mark.parametrize("java_script", [True, False])
def test_a_resident_signs_in_by_link_and_sees_the_device(live_server, mailbox, new_page, axe, java_script):
    page = new_page(java_script_enabled=java_script)
    ask(page, live_server.url)
    link, _code = link_and_code(mailbox.wait_for(1)[0], live_server.url)
    page.goto(link)
    At(page, live_server.url).headed("Maak uw account").press("Maak mijn account").headed("Mijn account")
    assert axe(page) == [] if java_script else True
    At(page, live_server.url).follow("Mijn apparaten").reads("dit apparaat", "Chrome op Linux")
    assert axe(page) == [] if java_script else True
    page.get_by_role("button", name="Uitloggen").first.click()
    At(page, live_server.url).go("/account").headed("Inloggen")


def test_who_reads_mail_on_the_telephone_types_the_code_at_the_computer(live_server, mailbox, new_page, axe):
    computer, telephone = new_page(), new_page(viewport={"width": 320, "height": 640})
    ask(computer, live_server.url)
    link, code = link_and_code(mailbox.wait_for(1)[0], live_server.url)
    telephone.goto(link)
    At(telephone, live_server.url).headed("Deze link is voor een ander apparaat").reads("Typ daar de code")
    assert axe(telephone) == []
    assert axe(computer) == []
    At(computer, live_server.url).fill(code=code).press("Log in met deze code").headed("Mijn account")
    expect(computer.get_by_text(EMAIL)).to_be_visible()


def test_while_somebody_types_the_site_hears_that_they_are_here(village, new_page):
    page = new_page()
    page.clock.install()
    page.goto(village.server.sign_in_link(village.email))
    At(page, village.url).press("Log in").go("/beheer/dossiers/nieuw").fill(title="Een eerste woord")
    page.clock.fast_forward("05:00")
    with page.expect_response("**/account/nog-hier") as heard:
        At(page, village.url).fill(title="Een tweede woord")
    assert heard.value.status == 204
