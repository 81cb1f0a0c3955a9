"""The same paragraph is found again in the next version."""

import random

from hypothesis import given
from hypothesis import strategies as st

from participatie.consultations.logic.lineage import (
    NewArticle,
    NewParagraph,
    OldArticle,
    OldParagraph,
    match_articles,
    match_paragraphs,
)

TEXTS = {
    "3.1": "Er komt één telefoonnummer en één meldpunt voor wateroverlast. U vertelt uw verhaal één keer.",
    "3.2": "Staat er water in uw huis? Dan belt iemand u binnen 24 uur terug.",
    "3.3": "Wij leggen zandzakken en pompen klaar op drie plekken in de wijk.",
    "4.1": "Het Rietplein wordt een waterplein. Bij droog weer is het een plek om te spelen.",
}
OLD = [OldParagraph(number, number.split(".")[0], number, text) for number, text in TEXTS.items()]


def _new(number: str, text: str) -> NewParagraph:
    return NewParagraph(number.split(".", maxsplit=1)[0], number, text)


def test_an_unchanged_text_keeps_every_lineage() -> None:
    assert match_paragraphs(OLD, [_new(*pair) for pair in TEXTS.items()]) == list(TEXTS)


def test_a_moved_and_renumbered_paragraph_keeps_its_lineage() -> None:
    new = [_new("1.1", TEXTS["4.1"]), _new("3.1", TEXTS["3.2"]), _new("3.2", TEXTS["3.1"])]
    assert match_paragraphs(OLD, new) == ["4.1", "3.2", "3.1"]


def test_an_edited_paragraph_keeps_its_lineage_and_an_added_one_has_none() -> None:
    edited = TEXTS["3.1"] + " Het meldpunt is dag en nacht bereikbaar."
    added = "Huurders betalen niets voor het losmaken van de regenpijp."
    assert match_paragraphs(OLD, [_new("3.1", edited), _new("3.2", added)]) == ["3.1", None]


def test_the_largest_part_of_a_split_paragraph_keeps_the_lineage() -> None:
    first, second = TEXTS["3.1"].split(". ")
    assert match_paragraphs(OLD, [_new("3.1", first), _new("3.2", second)]) == ["3.1", None]


def test_the_same_number_decides_between_paragraphs_that_are_as_much_alike() -> None:
    old = [OldParagraph(n, "1", n, "Wij planten bomen in de straat.") for n in ("1.1", "1.2")]
    new = [
        _new("1.2", "Wij planten vijf bomen in de straat."),
        _new("1.1", "Wij planten vier bomen in de straat."),
    ]
    assert match_paragraphs(old, new) == ["1.2", "1.1"]
    assert match_paragraphs(old, [_new("1.2", "Wij planten bomen in de straat.")]) == ["1.2"]


def test_another_text_under_the_same_number_is_new() -> None:
    assert match_paragraphs(OLD, [_new("3.3", "De raad beslist in februari over dit plan.")]) == [None]


@given(st.lists(st.sampled_from(["a b", "a b c", "x", "", "a b c d e f"]), max_size=8), st.randoms())
def test_no_lineage_is_given_twice(texts: list[str], chance: random.Random) -> None:
    old = [OldParagraph(at, "1", f"1.{at}", text) for at, text in enumerate(texts)]
    shuffled = list(texts)
    chance.shuffle(shuffled)
    found = match_paragraphs(old, [NewParagraph("1", f"1.{at}", text) for at, text in enumerate(shuffled)])
    assert sorted(lineage for lineage in found if lineage is not None) == list(range(len(texts)))


def test_an_article_is_where_its_paragraphs_went() -> None:
    old = [OldArticle("A", "3", "Hulp", ("p", "q")), OldArticle("B", "4", "Straten", ("r",))]
    new = [
        NewArticle("1", "Straten", ("p", "q", None)),
        NewArticle("4", "Wegen", ("r",)),
        NewArticle("5", "Geld", (None,)),
    ]
    assert match_articles(old, new) == ["A", "B", None]


def test_an_article_that_was_rewritten_is_known_by_its_heading_not_by_its_number_alone() -> None:
    old = [OldArticle("A", "3", "Hulp", ("p",)), OldArticle("B", "4", "", ("r",))]
    assert match_articles(old, [NewArticle("7", " hulp ", (None,)), NewArticle("4", "", (None,))]) == [
        "A",
        None,
    ]
