"""Whatever somebody types becomes one honest form, and becomes it only once."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from participatie.security.text import MOST_MARKS, is_one_script, is_readable, plain_name, plain_text

STRANGE = st.text(
    st.one_of(
        st.sampled_from("ab éà\t\r\n\x00\x07\x85\u200c\u200d\u202e\u2066\ufeff\U000e0041\ud800👩🏽💻🇳🇱ـ"),
        st.characters(categories=["Mn", "Me", "Mc", "Cf", "Lo", "So"]),
        st.characters(),
    ),
    max_size=60,
)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("een\r\ntwee\rdrie", "een\ntwee\ndrie"),
        ("tab\tblijft", "tab\tblijft"),
        ("bel\x07 en \x9b31m", "bel en 31m"),
        ("e\u0301e\u0301n", "één"),
        ("betaal \u202egro.live\u202c nu", "betaal gro.live nu"),
        ("\u2066om\u2069", "om"),
        ("zien\U000e0068\U000e0069", "zien"),
        ("woord\u200d einde", "woord einde"),
        ("\u200d\u200d\u200d", ""),
        ("👩\u200d💻 werkt", "👩\u200d💻 werkt"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("Z" + "\u0335" * 40 + "algo", "Z" + "\u0335" * 4 + "algo"),
        ("\ufeffbegin", "begin"),
        ("half\ud83d teken", "half teken"),
    ],
)
def test_what_is_typed_is_kept_and_what_only_hides_is_not(typed: str, kept: str) -> None:
    assert plain_text(typed) == unicodedata.normalize("NFC", kept)


@given(STRANGE)
def test_normalising_twice_is_normalising_once(text: str) -> None:
    once = plain_text(text)
    assert plain_text(once) == once
    assert is_readable(once)
    once.encode()


@given(STRANGE)
def test_a_name_is_one_line_and_normal_only_once(text: str) -> None:
    once = plain_name(text)
    assert plain_name(once) == once
    assert "\n" not in once


@given(STRANGE)
def test_no_letter_carries_a_pile_of_marks(text: str) -> None:
    pile = 0
    for character in plain_text(text):
        pile = pile + 1 if unicodedata.category(character) in {"Mn", "Me"} else 0
        assert pile <= MOST_MARKS


def test_a_name_in_wide_or_styled_letters_becomes_an_ordinary_name() -> None:
    assert plain_name("  𝓐nna\u200b\n Ｂakker ") == "Anna Bakker"


@pytest.mark.parametrize(
    "name", ["Anna de Vries", "Ørjan Žižek", "Νίκος", "Мария", "田中さん", "فاطمة", "Jan 2", ""]
)
def test_a_name_of_one_script_is_a_name(name: str) -> None:
    assert is_one_script(name)


@pytest.mark.parametrize("name", ["Gеmeente", "Αnna", "Аmbtenaar Jan"])
def test_a_name_of_two_scripts_only_looks_like_one(name: str) -> None:
    assert not is_one_script(name)
