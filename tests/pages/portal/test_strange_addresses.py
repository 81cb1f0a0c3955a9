"""Addresses that somebody typed or made up: there is no such page, and nothing breaks."""

import pytest

from tests.factories.consultations import an_open_round

HUGE = "9" * 25


@pytest.fixture
def slug(db) -> str:
    with db.writing():
        return an_open_round().dossier.slug


@pytest.mark.parametrize(
    "place",
    [
        f"versies/{HUGE}",
        f"punten/{HUGE}",
        f"rondes/{HUGE}/reactienota",
        f"reacties?na={HUGE}",
        "reacties?q=water%00",
        "versies/1/lid/3%00",
        f"versies/1/lid/3.1?na={HUGE}",
    ],
)
def test_a_number_that_nothing_can_have_is_no_page_and_no_fault(client, slug, place):
    assert client.get(f"/dossiers/{slug}/{place}", status=None).status < 500


@pytest.mark.parametrize("address", ["/dossiers?vanaf=-5", f"/dossiers?vanaf={HUGE}", "/inbreng/WR%00"])
def test_a_page_before_the_first_or_after_the_last_is_no_fault(client, slug, address):
    assert client.get(address, status=None).status < 500
