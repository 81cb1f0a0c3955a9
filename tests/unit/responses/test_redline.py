"""Old words beside new words, and putting changes into a text."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from participatie.responses.logic.changes import (
    AMBIGUOUS,
    CHANGE_SENTENCES,
    EMPTY,
    NOT_FOUND,
    NOTHING,
    OVERLAP,
    Change,
    ChangeRefused,
    Conflict,
    apply_change,
    combine,
    conflicts,
)
from participatie.responses.logic.redline import Op, redline

WORDS = st.lists(
    st.sampled_from(
        ["wij", "planten", "bomen", "1.500", "euro", "auto's", "é", "\U0001f333", ".", ",", " ", "\n"]
    ),
    max_size=30,
).map(" ".join)
TEXTS = WORDS | st.text(max_size=60)


def _marked(was: str, wordt: str) -> str:
    marks = {Op.EQUAL: "{}", Op.DELETE: "[-{}]", Op.INSERT: "[+{}]"}
    return "".join(marks[segment.op].format(segment.text) for segment in redline(was, wordt))


@given(TEXTS, TEXTS)
def test_both_texts_can_be_read_back_from_a_redline(was: str, wordt: str) -> None:
    segments = redline(was, wordt)
    assert "".join(segment.text for segment in segments if segment.op is not Op.INSERT) == was
    assert "".join(segment.text for segment in segments if segment.op is not Op.DELETE) == wordt
    assert all(segment.text for segment in segments)
    assert segments == redline(was, wordt)


@given(WORDS, WORDS)
def test_a_redline_never_cuts_a_word(was: str, wordt: str) -> None:
    for kept in (Op.DELETE, Op.INSERT):
        parts = [segment.text for segment in redline(was, wordt) if segment.op in {Op.EQUAL, kept}]
        for before, after in pairwise(parts):
            assert re.fullmatch(r"\w\w", before[-1] + after[0]) is None


@pytest.mark.parametrize(
    ("was", "wordt", "expected"),
    [
        ("Er komt hulp.", "Er komt hulp.", "Er komt hulp."),
        ("", "Nieuw.", "[+Nieuw.]"),
        ("Oud.", "", "[-Oud.]"),
        (
            "Daarom verdwijnen 64 van de 410 parkeerplaatsen.",
            "Daarom verdwijnen 52 van de 410 parkeerplaatsen. Wij maken eerst 38 nieuwe plaatsen.",
            "Daarom verdwijnen [-64][+52] van de 410 parkeerplaatsen.[+ Wij maken eerst 38 nieuwe plaatsen.]",
        ),
        (
            "Er komt een vijver van 4.000 vierkante meter.",
            "Er komt een vijver van 2.900 vierkante meter.",
            "Er komt een vijver van [-4.000][+2.900] vierkante meter.",
        ),
        (
            "Eind 2032 komt er geen regenwater meer in woningen bij een bui.",
            "Eind 2032 komt er in geen enkele woning nog regenwater bij een bui.",
            "Eind 2032 komt er [-geen regenwater meer in woningen][+in geen enkele woning nog regenwater] bij een bui.",
        ),
    ],
)
def test_a_redline_reads_as_a_person_would_write_it(was: str, wordt: str, expected: str) -> None:
    assert _marked(was, wordt) == expected


def test_two_long_texts_that_have_nothing_in_common_are_compared_at_once() -> None:
    was, wordt = (" ".join(f"{letter}{n}" for n in range(4000)) for letter in "ab")
    assert [segment.op for segment in redline(was, wordt)] == [Op.DELETE, Op.INSERT]


def test_a_change_is_made_in_the_one_place_where_the_words_stand() -> None:
    assert apply_change("Er komt één meldpunt.", "één meldpunt", "een nummer") == "Er komt een nummer."


@pytest.mark.parametrize(
    ("was", "wordt", "code"),
    [
        (" ", "x", EMPTY),
        ("vijver", "bomen", NOT_FOUND),
        ("De", "Het", AMBIGUOUS),
        ("plein", "plein", NOTHING),
    ],
)
def test_a_change_that_cannot_be_made_says_why(was: str, wordt: str, code: str) -> None:
    with pytest.raises(ChangeRefused) as refused:
        apply_change("De straat. De weg. Het plein.", was, wordt)
    assert (refused.value.code, refused.value.field, refused.value.positions) == (code, "was", (0,))
    assert code in CHANGE_SENTENCES


def test_words_that_overlap_themselves_stand_there_twice() -> None:
    assert conflicts("aaa", [Change("aa", "b")]) == (Conflict(AMBIGUOUS, (0,)),)


def test_several_changes_are_made_together_in_any_order() -> None:
    changes = [Change("64", "52"), Change("plaatsen", "plekken"), Change("64", "52")]
    assert combine("Er gaan 64 plaatsen weg.", changes) == "Er gaan 52 plekken weg."
    assert combine("Er gaan 64 plaatsen weg.", changes[::-1]) == "Er gaan 52 plekken weg."


def test_changes_of_the_same_words_are_reported_beside_both() -> None:
    changes = [Change("weg", "x"), Change("gaan 64", "y"), Change("64 plaatsen", "z"), Change("boom", "q")]
    assert conflicts("Er gaan 64 plaatsen weg.", changes) == (
        Conflict(NOT_FOUND, (3,)),
        Conflict(OVERLAP, (1, 2)),
    )
    with pytest.raises(ChangeRefused) as refused:
        combine("Er gaan 64 plaatsen weg.", changes[:3])
    assert refused.value.positions == (1, 2)


@given(st.lists(st.text("abc", max_size=3), min_size=1, max_size=6), st.lists(st.text("xyz", max_size=3)))
def test_changes_touch_nothing_but_their_own_words(kept: list[str], new: list[str]) -> None:
    olds = [f"<{at}>" for at in range(len(kept))]
    text = "".join(word + old for word, old in zip(kept, olds, strict=True))
    pairs = list(zip(olds, new, strict=False))
    expected = "".join(word + dict(pairs).get(old, old) for word, old in zip(kept, olds, strict=True))
    assert combine(text, [Change(was, wordt) for was, wordt in pairs]) == expected
