"""Somebody checks in their own browser that nobody changed their words: on the site, and with a file they kept."""

import json
from pathlib import Path

from playwright.sync_api import expect

WORDS = "De goot bij nummer 12 loopt over.\nDat is elke winter zo."


def test_an_author_checks_their_words_here_and_with_the_proof_they_took_along(
    village, visitor, axe, tmp_path: Path
) -> None:
    site = visitor(village.url)
    number = site.read_the_text(village.slug).react_to("3.1").send(WORDS).number
    page = site.page
    site.go(f"/mijn-inbreng/{number}/logboek").reads("De reactie is ontvangen.", "Door: u")
    expect(page.get_by_text("vastgelegd op plaats").first).to_be_visible()
    page.get_by_label("De tekst zoals u die kent").fill(WORDS)
    page.get_by_role("button", name="Controleer nu").click()
    verdict = page.locator("[data-check-result]")
    expect(verdict).to_contain_text("Het klopt. Er is niets veranderd.")
    expect(verdict).to_contain_text("De kop is ondertekend met de sleutel van deze website.")
    expect(verdict).to_contain_text("De tekst die u plakte is precies de tekst die is vastgelegd.")
    assert axe(page) == []
    with page.expect_download() as download:
        page.get_by_role("link", name="Haal uw bewijs op").click()
    proof = tmp_path / "bewijs.json"
    download.value.save_as(proof)

    site.go("/controleer")
    page.get_by_label("Uw bewijs").set_input_files(proof)
    page.get_by_role("button", name="Controleer nu").click()
    expect(verdict).to_contain_text("Het klopt. Er is niets veranderd.")

    forged = json.loads(proof.read_text())
    for step in forged["steps"]:
        if "body" in step["words"]:
            step["words"]["body"] = "De goot bij nummer 12 is in orde."
    proof.write_text(json.dumps(forged))
    page.get_by_label("Uw bewijs").set_input_files(proof)
    page.get_by_role("button", name="Controleer nu").click()
    expect(verdict).to_contain_text("Het klopt niet.")
    expect(verdict).to_contain_text("andere woorden")
    proof.write_text("geen bewijs")
    page.get_by_label("Uw bewijs").set_input_files(proof)
    page.get_by_role("button", name="Controleer nu").click()
    expect(verdict).to_contain_text("Dit bestand is geen bewijs van deze website")
    assert axe(page) == []


def test_without_scripts_the_page_leads_to_the_program(village, visitor) -> None:
    site = visitor(village.url, java_script_enabled=False)
    site.go("/controleer").reads("Zelf alles controleren", "controleer.py")
    expect(site.page.get_by_role("button", name="Controleer nu")).to_have_count(0)
