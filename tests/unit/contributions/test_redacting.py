"""Blacking out words: all of them, in every spelling of space and capitals, and no others."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from participatie.contributions.logic.redacting import BLOCK, blacked_out, stands_in

WORDS = st.text(alphabet="abc JanV.-", min_size=1, max_size=12)


@pytest.mark.parametrize(
    ("text", "phrases", "left"),
    [
        ("Bel Jan.", ["Jan"], f"Bel {BLOCK}."),
        ("In januari komt Jan.", ["jan"], f"In januari komt {BLOCK}."),
        ("Jan de\nWit belt.", ["jan de wit"], f"{BLOCK} belt."),
        ("Jan de Wit en Jan.", ["Jan", "Jan de Wit"], f"{BLOCK} en {BLOCK}."),
        ("Mail jan@x.nl!", ["jan@x.nl"], f"Mail {BLOCK}!"),
        ("Woorden zwartgelakt.", ["zwartgelakt", "woorden"], f"{BLOCK} {BLOCK}."),
        ("(a+b)*", ["(a+b)*"], BLOCK),
    ],
)
def test_words_become_blocks(text: str, phrases: list[str], left: str) -> None:
    assert blacked_out(text, phrases) == left


@given(st.lists(WORDS, max_size=4), st.lists(WORDS, min_size=1, max_size=3))
def test_what_was_blacked_out_stands_nowhere_and_doing_it_twice_changes_nothing(
    pieces: list[str], phrases: list[str]
) -> None:
    once = blacked_out(" ".join(pieces), phrases)
    assert not any(stands_in(once, phrase) for phrase in phrases)
    assert blacked_out(once, phrases) == once
