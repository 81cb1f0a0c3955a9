"""The site as people use it: each method does one thing and gives the page that comes after it."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Self

from playwright.sync_api import Locator, Page, expect

from participatie.consultations.logic.dutch_days import local_day
from participatie.kernel import clock
from tests.support.live import RUNNING


def in_days(count: int) -> str:
    """A day from today, as a date field wants it."""
    day: date = local_day(clock.now()) + timedelta(days=count)
    return day.isoformat()


class At:
    """Somebody with a browser on some page of the site."""

    def __init__(self, page: Page, url: str) -> None:
        self.page, self.url = page, url

    def go(self, path: str) -> Self:
        self.page.goto(f"{self.url}{path}")
        return self

    @property
    def main(self) -> Locator:
        return self.page.locator("main")

    def reads(self, *texts: str) -> Self:
        """What can be read on the page, sooner or later."""
        for text in texts:
            expect(self.main).to_contain_text(text)
        return self

    def does_not_read(self, text: str) -> Self:
        expect(self.main).not_to_contain_text(text)
        return self

    def headed(self, words: str | re.Pattern[str]) -> Self:
        expect(self.page.get_by_role("heading", level=1)).to_have_text(words)
        return self

    def follow(self, words: str) -> Self:
        """Click the first link in the page that has these words in its name."""
        self.main.get_by_role("link", name=words).first.click()
        return self

    def press(self, words: str) -> Self:
        self.main.get_by_role("button", name=words, exact=True).click()
        return self

    def fill(self, **fields: str) -> Self:
        """Fill in fields by their names."""
        for name, value in fields.items():
            self.main.locator(f"[name={name}]").fill(value)
        return self

    def choose(self, name: str, value: str) -> Self:
        self.main.locator(f"[name={name}][value='{value}']").check()
        return self


class Site(At):
    """What everybody sees."""

    def sign_in(self, email: str) -> "Desk":
        """Come in completely, by a link of the operator."""
        self.page.goto(RUNNING[self.url].sign_in_link(email))
        self.press("Log in")
        expect(self.page.get_by_role("button", name="Uitloggen").first).to_be_visible()
        return Desk(self.page, self.url)

    def open_dossier(self, title: str) -> Self:
        return self.go("/dossiers").follow(title)

    def read_the_text(self, slug: str) -> Self:
        return self.go(f"/dossiers/{slug}/tekst")

    def react_to(self, number: str) -> Self:
        """Choose "Reageer" at a paragraph."""
        self.main.get_by_role("link", name=f"Reageer op lid {number}", exact=True).click()
        return self.headed(f"Reageer op lid {number}")

    def select_words(self, words: str) -> Self:
        """Select words in the text, as a mouse does."""
        self.page.wait_for_function(SELECT, arg=words)
        return self

    def send(self, body: str, **fields: str) -> "Receipt":
        self.fill(body=body, **fields).press("Verstuur mijn reactie")
        return Receipt(self.page, self.url)

    def follow_number(self, number: str, code: str) -> "Own":
        self.go("/volg").fill(nummer=number, code=code).press("Bekijk mijn inbreng")
        return Own(self.page, self.url).headed(f"Uw reactie {number}")


SELECT = """words => {
  for (const place of document.querySelectorAll('[data-paragraph-words], [data-mark-source]')) {
    const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.data.indexOf(words);
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + words.length);
      getSelection().removeAllRanges();
      getSelection().addRange(range);
      return true;
    }
  }
  return false;
}"""


class Receipt(At):
    """What somebody gets who sent something."""

    def __init__(self, page: Page, url: str) -> None:
        super().__init__(page, url)
        self.headed(re.compile("Ontvangstbewijs"))

    @property
    def number(self) -> str:
        return self.page.get_by_role("heading", level=1).inner_text().split()[-1]

    @property
    def code(self) -> str:
        return self.page.locator("[data-copy-text]").get_attribute("data-copy-text") or ""


class Own(At):
    """One's own contribution, with what became of it."""

    def to_the_change(self) -> Self:
        return self.follow("Bekijk dit in de nieuwe tekst").headed("Wat is er veranderd en waarom?")

    def back(self) -> Self:
        self.page.go_back()
        return self


class Desk(At):
    """The work of a civil servant."""

    def start_dossier(self, title: str) -> Self:
        self.go("/beheer/dossiers").follow("Nieuw dossier")
        return self.fill(title=title).press("Maak het dossier").headed(title)

    def fill_in(self, missing: str, fields: dict[str, str], *ticks: tuple[str, str]) -> Self:
        """Follow a line of the list of what is missing, and fill in what it asks."""
        self.follow(missing).fill(**fields)
        for name, value in ticks:
            self.choose(name, value)
        return self.press("Sla op").does_not_read(missing)

    def import_file(self, file: Path) -> Self:
        self.follow("Kies een bestand")
        self.main.locator("input[type=file]").set_input_files(file)
        return self.press("Lees de tekst in").headed("Tekst bewerken")

    def correct(self, wrong: str, right: str) -> Self:
        field = self.main.locator("[name=markup]")
        field.fill(field.input_value().replace(wrong, right))
        return self.press("Sla op")

    def publish_text(self, label: str) -> Self:
        return self.follow("Publiceer als versie").fill(label=label).press("Publiceer als versie")

    def open_round(self) -> Self:
        return self.follow("Open de ronde").press("Open de ronde").reads("De ronde is open.")

    def workbench(self, slug: str, number: int = 1) -> Self:
        return self.go(f"/beheer/dossiers/{slug}/rondes/{number}/werkbank")

    def tick(self, *references: str) -> Self:
        for reference in references:
            self.main.get_by_role("checkbox", name=f"Kies {reference}").check()
        return self.press("Zet de gekozen inbrengen in een punt")

    def mark(self, reference: str, words: str) -> Self:
        """Select words of one contribution; they are taken over as the ones that matter."""
        section = self.main.get_by_role("region", name=reference)
        self.page.wait_for_function(SELECT, arg=words)
        expect(section.get_by_role("textbox")).to_have_value(words)
        return self

    def bundle_as(self, title: str, role: str, theme: str) -> Self:
        self.fill(title=title, owner_role=role, theme=theme)
        return self.press("Zet in dit punt en ga erheen").headed(re.compile(re.escape(title)))

    def write_answer(self, outcome: str, reason: str, **texts: str) -> Self:
        self.fill(**texts).choose("outcome", outcome)
        self.main.get_by_label("Belangrijkste reden").select_option(label=reason)
        return self.press("Sla het concept op").reads("Het concept is opgeslagen.")

    def change_words(self, place: str, was: str, becomes: str) -> Self:
        self.follow("Maak een wijziging").follow(f"Lid {place}")
        return self.fill(was=was, becomes=becomes).press("Sla de wijziging op").reads("is opgeslagen")

    def promise(self, what: str, who: str, due_on: str) -> Self:
        self.follow("Maak een toezegging").fill(what=what, who=who, due_on=due_on)
        return self.press("Sla de toezegging op").reads("De toezegging is opgeslagen.")

    def publish_answer(self) -> Self:
        self.follow("Bekijk wat de inwoner leest").reads("Dit leest de inwoner")
        return self.press("Publiceer dit antwoord").reads("Het antwoord is openbaar.")

    def publish_next_version(self, slug: str, label: str) -> Self:
        self.go(f"/beheer/dossiers/{slug}/volgende-versie").fill(label=label)
        return self.press("Publiceer deze versie").reads(f"Versie “{label}” is openbaar.")

    def conclude(self, slug: str, *, learned: str, next_steps: str) -> Self:
        self.go(f"/beheer/dossiers/{slug}/rondes/1/afronden").fill(learned=learned, next_steps=next_steps)
        return self.press("Rond de ronde af").reads("De ronde is afgerond.")


def press_until(page: Page, key: str, reached: Callable[[], bool], *, most: int = 120) -> None:
    """Press a key until the focus is where somebody wants it."""
    for _ in range(most):
        if reached():
            return
        page.keyboard.press(key)
    raise AssertionError(f"{most} times {key} and still not there; the focus is on {focused(page)!r}")


def focused(page: Page) -> str:
    """What has the focus: its name or its words."""
    return str(
        page.evaluate(
            "() => { const e = document.activeElement;"
            " return e.name || e.id || e.getAttribute('aria-label') || e.textContent.trim(); }"
        )
    )
