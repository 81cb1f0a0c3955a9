"""Pictures of a freshly built demo town: four for the README, or with --all every page at three widths to look at."""

import argparse
import re
import shutil
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from config import Config
from participatie.app import create_app
from tests.browser.addresses import OFFICIAL, SENDER, VISITOR, WALKS
from tests.browser.towns import Town, build_town, open_town
from tests.support import browser as chromium
from tests.support.databases import ROOT

PICTURES = ROOT / "docs/pictures"
SCREENSHOTS = ROOT / "var/screenshots"
WIDTHS = (320, 768, 1280)
HEAVIEST = 300_000
FOR_THE_README = {
    "reading": (VISITOR, "/dossiers/{open}/tekst"),
    "own": (SENDER, "/mijn-inbreng/{own}"),
    "changes": (VISITOR, "/dossiers/{answered}/versies/2/wijzigingen#artikel-3"),
    "workbench": (OFFICIAL, "/beheer/dossiers/{open}/rondes/2/werkbank?inbreng={waiting_number}"),
}


def open_page(browser: Browser, town: Town, who: str, **options: Any) -> Page:
    """A quiet Dutch browser of this person."""
    page = browser.new_page(
        locale="nl-NL",
        timezone_id="Europe/Amsterdam",
        reduced_motion="reduce",
        storage_state=town.states.get(who),
        **options,
    )
    town.enter(page, who)
    return page


def for_the_readme(browser: Browser, town: Town) -> None:
    """Four pictures, light enough for a README."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    for name, (who, address) in FOR_THE_README.items():
        page = open_page(browser, town, who, viewport={"width": 1280, "height": 800})
        page.goto(town.address(address))
        picture = PICTURES / f"{name}.png"
        page.screenshot(path=picture, animations="disabled")
        assert picture.stat().st_size < HEAVIEST, f"{picture} weighs {picture.stat().st_size}"
        page.close()


def everything(browser: Browser, town: Town) -> None:
    """Every page of the walks at every width, in var/screenshots."""
    for who, addresses in WALKS.values():
        page = open_page(browser, town, who)
        for address in dict.fromkeys(addresses):
            name = re.sub(r"[^a-z0-9]+", "-", address.lower()).strip("-") or "home"
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": 900})
                page.goto(town.address(address))
                folder = SCREENSHOTS / str(width)
                folder.mkdir(parents=True, exist_ok=True)
                page.screenshot(path=folder / f"{name}.png", full_page=True, animations="disabled")
        page.close()


def main() -> None:
    """Build a town, take pictures, tear it down."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--all", action="store_true", help="every page at 320, 768 and 1280, in var/screenshots"
    )
    asked = parser.parse_args(sys.argv[1:])
    chromium.use_node()
    folder = Path(tempfile.mkdtemp(prefix="town-"))
    database = f"sqlite:///{folder}/town.sqlite"
    build_town(folder)
    create_app(replace(Config.from_env({"PARTICIPATIE_ENV": "test"}), database_url=database, var_dir=folder))
    town = open_town(folder)
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(**chromium.launch_options())
            (everything if asked.all else for_the_readme)(browser, town)
            browser.close()
    finally:
        town.server.stop()
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
