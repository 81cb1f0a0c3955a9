"""The story of the town goes along with the day on which somebody builds it."""

from datetime import date, datetime, timedelta

import pytest

from participatie.consultations.logic.dutch_days import AMSTERDAM, is_working_day
from participatie.demo.material import SLUGS, tell
from participatie.demo.moving import ANCHOR, Move

A_YEAR = 52


@pytest.mark.parametrize("days", range(7))
def test_in_the_week_of_the_story_nothing_moves(days: int) -> None:
    move = Move.to(ANCHOR + timedelta(days=days))
    assert move.words("Van 7 september tot en met 19 oktober 2026.") == (
        "Van 7 september tot en met 19 oktober 2026."
    )
    assert move.day(date(2027, 3, 1)) == date(2027, 3, 1)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("van 14 september tot en met 11 oktober 2026", "van 28 september tot en met 25 oktober 2026"),
        ("op woensdag 25 november langs", "op woensdag 9 december langs"),
        ("beslist op 11 februari 2027.", "beslist op 25 februari 2027."),
        ("opening op 1 maart 2027", "opening op 1 april 2027"),
        ("tot en met 31 december 2032", "tot en met 31 januari 2033"),
        ("In juni 2024 regende het", "In juli 2024 regende het"),
        ("sinds augustus betaald", "sinds september betaald"),
        ("64 van de 410 parkeerplaatsen, 2.150 euro, om 20.00 uur", None),
        ("De wijk in 2060", None),
        ("Eind 2032", None),
        ("Mijn BSN is 999990019", None),
    ],
)
def test_dates_in_dutch_words_move_along(before: str, after: str | None) -> None:
    assert Move(2).words(before) == (after or before)


def test_a_year_later_the_years_have_moved_too() -> None:
    assert Move(A_YEAR).words("Eind 2032, in 2027 en 2028, sinds 2019") == (
        "Eind 2033, in 2028 en 2029, sinds 2020"
    )


def test_what_runs_from_the_first_of_a_month_starts_on_a_first_and_never_earlier() -> None:
    first = date(2027, 1, 1)
    for weeks in range(1, 2 * A_YEAR):
        moved = Move(weeks).day(first)
        assert moved.day == 1
        assert timedelta(weeks=weeks) <= moved - first < timedelta(weeks=weeks, days=31)


def test_the_clock_shows_the_same_time_after_a_clock_change() -> None:
    late_evening = datetime(2026, 10, 19, 23, 52, tzinfo=AMSTERDAM)
    moved = Move(4).moment(late_evening)
    assert (moved.hour, moved.minute) == (23, 52)
    assert late_evening.utcoffset() != moved.utcoffset()


def test_a_day_that_the_law_moves_is_moved_in_the_text_as_well() -> None:
    """Six weeks that would end on Easter Monday of 2027 end on the Tuesday after."""
    story = tell("wateroverlast", date(2027, 5, 5))
    round_ = next(one for one in story["rondes"] if one["id"] == "W2")
    assert round_["eind"] == date(2027, 3, 30)
    [sentence] = [
        paragraph["tekst"]
        for article in story["tekst"]["artikelen"]
        for paragraph in article["leden"]
        if paragraph["nr"] == "11.1"
    ]
    assert "tot en met 30 maart 2027" in sentence
    last = next(one for one in story["reacties"] if one["id"] == "W-043")
    assert last["datum"].date() == date(2027, 3, 30)


@pytest.mark.parametrize("slug", SLUGS)
@pytest.mark.parametrize("weeks", [0, 1, 5, 17, 23, 45, 100])
def test_old_words_still_stand_literally_in_the_moved_text(slug: str, weeks: int) -> None:
    story = tell(slug, ANCHOR + timedelta(weeks=weeks))
    text = {
        paragraph["nr"]: paragraph["tekst"]
        for article in story["tekst"]["artikelen"]
        for paragraph in article["leden"]
    }
    changes = [change for answer in story["antwoorden"] for change in answer["wijzigingen"]]
    assert changes
    for change in [*changes, *story["ambtshalve"]]:
        assert text[change["artikel"]].count(change["was"]) == 1, change


@pytest.mark.parametrize("weeks", range(0, 110, 3))
def test_the_statutory_round_always_ends_on_a_working_day(weeks: int) -> None:
    story = tell("wateroverlast", ANCHOR + timedelta(weeks=weeks))
    round_ = next(one for one in story["rondes"] if one["id"] == "W2")
    assert is_working_day(round_["eind"])
    assert (round_["eind"] - round_["start"]).days >= 6 * 7 - 1
