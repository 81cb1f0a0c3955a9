"""The plain-text form in which a draft is corrected."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from participatie.consultations.logic.importing import (
    ImportedArticle,
    ImportedParagraph,
    ImportHint,
    ImportRefused,
    NotADocument,
    TooLarge,
    parse_markup,
    read_pasted,
    to_markup,
)

WRITTEN = """# 3 Hulp bij wateroverlast

3.1 Er komt één meldpunt:
- voor bewoners
- voor winkels

3.2 Het meldpunt is dag en nacht open.

# 4 Straten

4.1 Het plein."""

LINES = st.lists(
    st.sampled_from(
        [
            *(
                "# 3 Hulp",
                "# Hulp",
                "#",
                "## 3a. Geld",
                "# 2",
                "# 2.1 Deel",
                "# 9999 Eind",
                "3.1 tekst",
                "3.2 nog iets",
            ),
            *(
                "3.0 aanhef",
                "2.1.1 diep",
                "2.1 lid",
                "\\# hekje",
                "\\\\ streep",
                "- punt",
                "",
                " ",
                "tekst",
                "4.000 euro",
            ),
            *("# Artikel 5 Wat?", "5.1", "3A.1 letter", "# 3 : dubbel", "# 0 Nul", "0.1 nul"),
        ]
    )
    | st.text(max_size=12),
    max_size=25,
).map("\n".join)


def test_a_text_in_this_form_is_read_as_it_says() -> None:
    text = parse_markup(WRITTEN)
    assert text.articles == (
        ImportedArticle(
            "3",
            "Hulp bij wateroverlast",
            (
                ImportedParagraph("3.1", "Er komt één meldpunt:\n- voor bewoners\n- voor winkels"),
                ImportedParagraph("3.2", "Het meldpunt is dag en nacht open."),
            ),
        ),
        ImportedArticle("4", "Straten", (ImportedParagraph("4.1", "Het plein."),)),
    )
    assert text.warnings == ()
    assert to_markup(text.articles) == WRITTEN


@given(LINES)
def test_whatever_is_typed_comes_back_the_same_with_numbers_of_its_own(typed: str) -> None:
    try:
        text = parse_markup(typed)
    except NotADocument:
        assert not any(line.strip() for line in typed.split("\n")) or not typed.isprintable()
        return
    assert parse_markup(to_markup(text.articles)).articles == text.articles
    for numbers in (
        [article.number for article in text.articles],
        [paragraph.number for article in text.articles for paragraph in article.paragraphs],
    ):
        assert len(set(numbers)) == len(numbers)


@given(LINES)
def test_whatever_was_pasted_can_be_corrected_and_read_back(pasted: str) -> None:
    try:
        text = read_pasted(pasted)
    except ImportRefused:
        return
    assert parse_markup(to_markup(text.articles)).articles == text.articles


@pytest.mark.parametrize(
    ("typed", "numbers", "hint"),
    [
        ("# Hulp\n\neen\n\ntwee", ["1.1", "1.2"], ImportHint.NUMBERS_MADE),
        ("# 3 Hulp\n\n3.1 een\n\ntussen\n\n3.2 twee", ["3.1", "3.1a", "3.2"], ImportHint.NUMBERS_MADE),
        ("# 3 Hulp\n\naanhef\n\n3.1 een", ["3.0", "3.1"], ImportHint.NUMBERS_MADE),
        ("# 3 Hulp\n\n3.1 een\n\n3.1 twee", ["3.1", "3.2"], ImportHint.NUMBERS_CHANGED),
        ("# 3 Hulp\n\n3.1 een\n3.2 zonder witregel", ["3.1", "3.2"], None),
        ("# 3 Hulp\n\n4.1 Van een ander", ["3.1"], ImportHint.NUMBER_OF_OTHER_ARTICLE),
        ("vooraf\n\n# 3 Hulp\n\n3.1 een", ["0.1", "3.1"], ImportHint.NUMBERS_MADE),
        ("zonder kop", ["1.1"], ImportHint.NO_HEADINGS),
        ("# 3 Hulp\n\n# 4 Geld\n\n4.1 een", ["4.1"], ImportHint.EMPTY_ARTICLE),
        ("# 2 Samen\n\nvooraf\n\n# 2.1 Deel\n\nlid", ["2.0.1", "2.1.1"], ImportHint.NUMBERS_MADE),
        ("# 9999 Een\n\neen\n\n# Twee\n\ntwee", ["9999.1", "9999a.1"], ImportHint.NUMBERS_MADE),
    ],
)
def test_missing_and_double_numbers_are_given_with_a_hint(
    typed: str, numbers: list[str], hint: ImportHint | None
) -> None:
    text = parse_markup(typed)
    assert [paragraph.number for article in text.articles for paragraph in article.paragraphs] == numbers
    assert hint is None or hint in text.warnings


def test_after_the_last_letter_any_free_number_will_do() -> None:
    typed = (
        "# 9999 Een\n\n"
        + "".join(f"# 9999{chr(code)}\n\n" for code in range(ord("a"), ord("z") + 1))
        + "# Nog\n\nx"
    )
    numbers = [article.number for article in parse_markup(typed).articles]
    assert numbers[-1] == "1"


def test_a_number_at_the_start_of_a_sentence_is_not_the_number_of_the_paragraph() -> None:
    text = read_pasted("Artikel 4 Vijver\n\n4.000 vierkante meter water.\n\nMeer.")
    assert [p.text for p in text.articles[0].paragraphs] == ["4.000 vierkante meter water.", "Meer."]


@pytest.mark.parametrize("typed", ["", "  \n ", "\x00\u200b"])
def test_nothing_is_refused(typed: str) -> None:
    with pytest.raises(NotADocument):
        parse_markup(typed)


@pytest.mark.parametrize("typed", ["# x\n" * 2001, "# 1\n" + "a\n\n" * 2001, "a" * 2_000_001])
def test_too_much_is_refused(typed: str) -> None:
    with pytest.raises(TooLarge):
        parse_markup(typed)


def test_invisible_and_half_characters_are_left_out() -> None:
    text = parse_markup("# 1 He\u00adt\n\n1.1 wa\x00ter\u202e \ud800e\u0301\u00a0n")
    assert text.articles[0].heading == "Het"
    assert text.articles[0].paragraphs[0].text == "water é n"
