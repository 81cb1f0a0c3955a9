"""What a first visit weighs: few requests, little style and script, nothing from elsewhere."""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit
from uuid import uuid4

import pytest
import sqlalchemy as sa
from playwright.sync_api import Page, Response

from participatie.consultations.models import Dossier, Paragraph, Round
from participatie.contributions.services import Place, submit_contribution
from participatie.db.session import session
from participatie.kernel import clock
from participatie.kernel.actor import Actor
from tests.browser.conftest import BehindTheScenes, Village
from tests.factories.contributions import a_wording

KILOBYTE = 1024


@dataclass(frozen=True)
class Fetched:
    """One thing a browser fetched, and how many bytes of it went over the line."""

    host: str
    kind: str
    size: int


@pytest.fixture
def first_visit(new_page: Callable[..., Page]) -> Callable[[str], list[Fetched]]:
    """`first_visit(address)` lists what a browser that was never here before fetches."""

    def visit(address: str) -> list[Fetched]:
        page = new_page(viewport={"width": 412, "height": 823})
        answers: list[Response] = []
        page.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108 - Playwright marks what it is given
        page.goto(address, wait_until="networkidle")
        return [
            Fetched(
                urlsplit(answer.url).netloc,
                answer.request.resource_type,
                answer.request.sizes()["responseBodySize"],
            )
            for answer in answers
        ]

    return visit


@pytest.fixture
def pages(village: Village, behind_the_scenes: BehindTheScenes) -> list[str]:
    with behind_the_scenes(village.database_url):
        round_ = session.scalars(
            sa.select(Round).join(Round.dossier).where(Dossier.slug == village.slug)
        ).one()
        here = sa.select(Paragraph).where(Paragraph.version_id == round_.version_id)
        paragraph = session.scalars(here.where(Paragraph.number == "4.1")).one()
        for number in range(60):
            submit_contribution(
                Actor.visitor(),
                round_,
                Place(paragraph_id=paragraph.id, text=paragraph.text),
                a_wording(f"De stoep is te smal voor mijn rollator. Dat is {number} keer gezegd."),
                submission_key=uuid4(),
                form_opened_at=clock.now(),
            )
    text = f"{village.url}/dossiers/{village.slug}"
    return [f"{village.url}/", text, f"{text}/tekst", f"{text}/versies/1/lid/4.1", f"{text}/reageren?lid=4.1"]


def test_a_first_visit_takes_ten_requests_at_most_and_sixty_kilobytes_of_style_and_script(pages, first_visit):
    for address in pages:
        fetched = first_visit(address)
        looks = [one.size for one in fetched if one.kind in {"stylesheet", "script"}]
        assert looks, f"no style came along with {address}"
        assert sum(looks) < 60 * KILOBYTE, f"{address}: {fetched}"
        assert len(fetched) <= 10, f"{address}: {fetched}"
        assert {one.host for one in fetched} == {urlsplit(address).netloc}


def test_style_script_and_type_may_be_kept_for_a_year(pages, new_page):
    page = new_page()
    kept: dict[str, str] = {}
    page.on("response", lambda answer: kept.update({answer.url: answer.headers.get("cache-control", "")}))
    page.goto(pages[2], wait_until="networkidle")
    assets = [rules for address, rules in kept.items() if "/static/" in address]
    assert len(assets) >= 3
    assert all("max-age=31536000" in rules for rules in assets), kept


def test_the_reactions_are_all_there_without_javascript(pages, new_page):
    page = new_page(java_script_enabled=False)
    page.goto(pages[3])
    assert page.locator("article.contribution").count() == 50
    assert page.get_by_text("Dat is 0 keer gezegd.").is_visible()
