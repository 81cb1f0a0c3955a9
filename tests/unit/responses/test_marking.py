"""Marking words in a contribution."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from participatie.responses.logic.marking import Piece, pieces, words_in


@pytest.mark.parametrize(
    ("marked", "texts", "expected"),
    [
        ("", ["Bel mij terug"], ""),
        ("mij terug", ["Bel mij terug"], "mij terug"),
        ("mij  terug\n", ["Bel mij\nterug"], "mij terug"),
        ("ons terug", ["Bel mij terug"], None),
        ("een brief", ["Bel mij", "Stuur een brief"], "een brief"),
    ],
)
def test_marked_words_must_stand_in_one_of_the_texts(marked: str, texts: list[str], expected: str | None):
    assert words_in(marked, texts) == expected


def test_a_text_is_cut_in_marked_and_unmarked_stretches():
    assert pieces("Bel mij\nterug, en snel.", ["mij terug"]) == (
        Piece("Bel ", is_marked=False),
        Piece("mij\nterug", is_marked=True),
        Piece(", en snel.", is_marked=False),
    )


def test_marks_that_overlap_become_one():
    assert pieces("een twee drie", ["een twee", "twee drie", "", "vier"]) == (
        Piece("een twee drie", is_marked=True),
    )


def test_an_empty_text_has_no_stretches():
    assert pieces("", ["iets"]) == ()


@given(st.text(max_size=60), st.lists(st.text(max_size=10), max_size=3))
def test_the_stretches_together_are_the_text(text: str, marked: list[str]):
    assert "".join(piece.text for piece in pieces(text, marked)) == text


@given(st.text(alphabet="ab \n", max_size=30), st.integers(0, 30), st.integers(0, 30))
def test_words_copied_from_a_text_are_always_found(text: str, start: int, end: int):
    assert words_in(text[start:end], [text]) is not None
