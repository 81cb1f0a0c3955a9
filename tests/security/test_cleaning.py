"""What people wrote is cleaned once and for all, and a second cleaner finds nothing left to clean."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from participatie.security.html import TAGS, safe_html
from tests.security.cleaning import PIECES, disagreement, texts
from tests.security.payloads import PAYLOADS
from tests.support.house_rules import parse

SOME = 2_000
"""In every run; `python -m benchmarks.cleaning` takes a hundred thousand."""


def test_cleaning_twice_is_cleaning_once_and_another_cleaner_agrees() -> None:
    assert [fault for text in texts(SOME) if (fault := disagreement(text))] == []


@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=5)), max_size=30).map("".join))
@example("[a](http://x?a=1&b=2 'titel')")
@example("<http://a.example/%ff>")
def test_no_text_is_cleaned_in_two_ways(text: str) -> None:
    assert disagreement(text) == ""


@pytest.mark.parametrize("payload", PAYLOADS, ids=range(len(PAYLOADS)))
def test_hostile_text_becomes_words(payload: str) -> None:
    root, _faults = parse(
        f"<!doctype html><html><head><title>x</title></head><body>{safe_html(payload)}</body></html>"
    )
    inside = [element for element in root.iter() if element.tag not in {"html", "head", "title", "body"}]
    for element in inside:
        assert element.tag in TAGS
        assert set(element.attrib) <= {"href", "rel"}
        assert element.get("href", "https:").partition(":")[0].lower() in {"http", "https", "mailto", "tel"}


def test_a_link_says_that_it_is_not_ours() -> None:
    assert safe_html("[kijk](https://elders.example)") == (
        '<p><a href="https://elders.example" rel="nofollow ugc noopener">kijk</a></p>'
    )


@pytest.mark.parametrize(
    "text", ["[naam]: dit vond ik ook", "<b>vet</b>", "a < b & c", "![foto](x.png) erbij"]
)
def test_no_words_get_lost_in_cleaning(text: str) -> None:
    root, _faults = parse(f"<!doctype html><html><body>{safe_html(text)}</body></html>")
    shown = "".join(root.itertext())
    assert [word for word in text.split() if word.isalpha() and word not in shown] == []


@pytest.mark.parametrize(
    "address", ["/uitloggen", "//elders.example", "https:elders.example", "java%0ascript:x"]
)
def test_a_link_names_its_whole_address_or_is_no_link(address: str) -> None:
    assert safe_html(f"[kijk]({address})") == "<p>kijk</p>"
