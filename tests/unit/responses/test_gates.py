"""What an answer must hold before it may be published."""

from typing import Any

import pytest

from participatie.responses.logic.gates import GAP_SENTENCES, AnswerFacts, gaps
from participatie.responses.terms import Outcome, Reason


def _gaps(**changes: Any) -> list[tuple[str, str]]:
    given: dict[str, Any] = {
        "we_read": "U wilt iets.",
        "answer": "Dat doen wij niet.",
        "outcome": Outcome.NO,
        "reason": Reason.MONEY,
        "interest": "U wilt droge voeten.",
        "other_organisation": "",
        "contributions": 1,
        "changes": 0,
        "commitments": 0,
        "is_correction": False,
        "correction": "",
    }
    return [tuple(gap) for gap in gaps(AnswerFacts(**(given | changes)))]


def test_a_whole_answer_lacks_nothing():
    assert _gaps() == []


def test_everything_that_is_missing_is_told_at_once():
    assert _gaps(we_read="", answer="", reason=None) == [
        ("we_read_is_missing", "we_read"),
        ("answer_is_missing", "answer"),
        ("no_needs_reason", "reason"),
    ]


@pytest.mark.parametrize("outcome", [Outcome.YES, Outcome.PARTLY])
@pytest.mark.parametrize(("rests_on", "lacks"), [({}, 1), ({"changes": 1}, 0), ({"commitments": 1}, 0)])
def test_a_yes_rests_on_changed_words_or_a_commitment(outcome: Outcome, rests_on: dict[str, int], lacks: int):
    assert len(_gaps(outcome=outcome, **rests_on)) == lacks


def test_later_needs_a_day():
    assert _gaps(outcome=Outcome.LATER) == [("later_needs_commitment", "commitments")]
    assert _gaps(outcome=Outcome.LATER, commitments=1) == []


def test_another_organisation_is_named():
    assert _gaps(outcome=Outcome.OTHER_ORGANISATION) == [("other_is_not_named", "other_organisation")]
    assert _gaps(outcome=Outcome.OTHER_ORGANISATION, other_organisation="het waterschap") == []


def test_a_correction_is_explained():
    assert _gaps(is_correction=True) == [("correction_is_missing", "correction")]
    assert _gaps(is_correction=True, correction="De tijd klopte niet.") == []


def test_an_answer_is_to_somebody():
    assert _gaps(contributions=0) == [("point_is_empty", "contributions")]
    assert _gaps(outcome=None) == [("outcome_is_missing", "outcome")]


def test_every_gap_has_its_sentence():
    found = _gaps(we_read="", answer="", outcome=None, contributions=0, is_correction=True)
    found += _gaps(reason=None, interest="") + _gaps(outcome=Outcome.YES) + _gaps(outcome=Outcome.LATER)
    found += _gaps(outcome=Outcome.OTHER_ORGANISATION)
    assert {reason for reason, _ in found} == set(GAP_SENTENCES)
