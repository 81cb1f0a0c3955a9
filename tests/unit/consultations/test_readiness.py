"""What a round lacks before it may open."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from participatie.consultations.logic.missing import FIELDS, MISSING_SENTENCES, Missing
from participatie.consultations.logic.readiness import ReadinessFacts, missing
from participatie.consultations.terms import Procedure

READY = ReadinessFacts(
    level="adviseren",
    promise="Wij lezen elke reactie.",
    fixed=["Het doel"],
    open=["De plek van de vijver"],
    decision_maker="gemeenteraad",
    decision_on=date(2027, 2, 11),
    answer_by=date(2026, 12, 8),
    contact="Meldpunt Water",
    paper_route="Stadhuis, Markt 1",
    horizons=["coping"],
    criteria=["Droge voeten", "Eén nummer", "Groen in de straat"],
    has_version=True,
    procedure=Procedure.FORMAL,
    first_day=date(2026, 9, 7),
    last_day=date(2026, 10, 19),
    gazette_url="https://www.officielebekendmakingen.nl/gmb-2026-1.html",
)


def test_a_complete_round_may_open() -> None:
    assert missing(READY) == []


@pytest.mark.parametrize(
    ("lack", "expected"),
    [
        ({"level": None}, Missing.LEVEL),
        ({"promise": " "}, Missing.PROMISE),
        ({"fixed": ["", " "]}, Missing.FIXED),
        ({"open": []}, Missing.OPEN),
        ({"decision_maker": ""}, Missing.DECISION_MAKER),
        ({"decision_on": None}, Missing.DECISION_ON),
        ({"decision_on": date(2026, 12, 7)}, Missing.DECISION_BEFORE_ANSWERS),
        ({"answer_by": None}, Missing.ANSWER_BY),
        ({"answer_by": date(2026, 10, 19)}, Missing.ANSWER_BEFORE_CLOSING),
        ({"contact": ""}, Missing.CONTACT),
        ({"paper_route": ""}, Missing.PAPER_ROUTE),
        ({"horizons": []}, Missing.HORIZONS),
        ({"criteria": ["Een", "Twee", " "]}, Missing.CRITERIA_TOO_FEW),
        ({"criteria": list("abcdef")}, Missing.CRITERIA_TOO_MANY),
        ({"has_version": False}, Missing.VERSION),
        ({"gazette_url": ""}, Missing.GAZETTE_URL),
        ({"last_day": None}, Missing.LAST_DAY),
        ({"last_day": date(2026, 10, 12)}, Missing.FORMAL_TOO_SHORT),
    ],
)
def test_one_lack_is_named_by_itself(lack: dict[str, Any], expected: Missing) -> None:
    assert missing(replace(READY, **lack)) == [expected]


def test_every_lack_has_its_place_in_the_form_and_a_sentence() -> None:
    assert {code.field for code in Missing} == set(FIELDS)
    assert set(MISSING_SENTENCES) == set(Missing)
    assert Missing.DECISION_MAKER.field == "decision_maker"
