"""What a moderator sees first, and which moments count."""

from datetime import UTC, datetime, timedelta

import pytest

from participatie.moderation.handlers.listening import whys_of
from participatie.moderation.logic.police_file import PoliceFile, digest
from participatie.moderation.logic.urgency import (
    holds_claim,
    is_late,
    is_working_time,
    likely_rule,
    offered,
    result_of,
    risk_of,
)
from participatie.moderation.routes.door import in_words
from participatie.moderation.terms import AppealResult, HouseRule, Outcome, Standing, Why

MONDAY = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)


def test_a_threat_comes_first_then_others_then_oneself_then_reports_then_what_only_waits() -> None:
    order = sorted(Why, key=lambda why: -risk_of([why]))
    assert order[:3] == [Why.THREAT, Why.ABOUT_OTHERS, Why.PERSONAL_DATA]
    assert risk_of([Why.PERSONAL_DATA]) > risk_of([Why.REPORTED]) > risk_of([Why.FIRST])
    assert risk_of([Why.FIRST, Why.THREAT]) == risk_of([Why.THREAT])
    assert risk_of([]) == 0


def test_every_reason_for_holding_says_why_it_asks_for_a_look() -> None:
    assert whys_of(["bedreiging", "bsn"]) == {Why.THREAT, Why.PERSONAL_DATA}
    assert whys_of(["gezondheid", "schulden"]) == {Why.ABOUT_OTHERS}
    assert whys_of(["vooraf", "veel_tegelijk"]) == {Why.FIRST, Why.FLOOD}


@pytest.mark.parametrize(
    ("before", "after", "result"),
    [
        (Outcome.HIDDEN, Outcome.HIDDEN, AppealResult.UPHELD),
        (Outcome.HIDDEN, Outcome.VISIBLE, AppealResult.REVERSED),
        (Outcome.REDACTED, Outcome.FACTS, AppealResult.REVERSED),
        (Outcome.HIDDEN, Outcome.REDACTED, AppealResult.CHANGED),
    ],
)
def test_another_look_upholds_reverses_or_changes(before, after, result) -> None:
    assert result_of(before, after) is result


def test_an_appeal_is_late_after_a_week_and_a_claim_lapses_after_half_an_hour() -> None:
    assert not is_late(MONDAY, MONDAY + timedelta(days=7))
    assert is_late(MONDAY, MONDAY + timedelta(days=7, minutes=1))
    assert holds_claim(MONDAY, MONDAY + timedelta(minutes=29))
    assert not holds_claim(MONDAY, MONDAY + timedelta(minutes=30))
    assert not holds_claim(None, MONDAY)


@pytest.mark.parametrize(
    ("moment", "is_open"),
    [
        (MONDAY, True),
        (MONDAY.replace(hour=7, minute=59), False),
        (MONDAY.replace(hour=16), False),
        (MONDAY - timedelta(days=1), False),
        (datetime(2026, 12, 25, 10, 0, tzinfo=UTC), False),
    ],
)
def test_the_desk_is_open_on_working_days_by_the_clock_in_amsterdam(moment: datetime, is_open: bool) -> None:
    assert is_working_time(moment, 9, 17) is is_open


def test_the_likely_rule_is_only_a_suggestion_that_follows_the_gravest_signal() -> None:
    assert likely_rule([Why.REPORTED, Why.THREAT]) is HouseRule.THREAT
    assert likely_rule([Why.REPORTED]) is None


def test_everything_can_be_chosen_whatever_the_standing() -> None:
    for standing in Standing:
        assert set(offered(standing)) == set(Outcome)


def test_how_long_something_waits_is_said_in_the_largest_unit_that_fits() -> None:
    assert in_words(timedelta(seconds=5)) == "1 minuut"
    assert in_words(timedelta(minutes=59)) == "59 minuten"
    assert in_words(timedelta(hours=5)) == "5 uur"
    assert in_words(timedelta(days=2, hours=5)) == "2 dagen"


def test_one_other_letter_in_the_file_for_the_police_is_another_hash() -> None:
    def made(text: str) -> PoliceFile:
        wording = {"volgnummer": "nu", "vervangen_op": "", "tekst": {"body": text}}
        return PoliceFile(reference="WR-1", about={"soort": "inbreng"}, wordings=[wording], decisions=[])

    assert made("Ik sla je.").sha256 != made("Ik sla je!").sha256
    first = made("Ik sla je.").items[0]
    assert first.pop("sha256") == digest(first)
