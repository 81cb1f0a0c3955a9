"""Who still waits, and for what."""

import pytest

from participatie.contributions.terms import LateRuling
from participatie.responses.logic.coverage import Coverage, Marks, Standing, coverage, standing


def _marks(*, late_ruling: LateRuling | None = None, **flags: bool) -> Marks:
    plain = dict.fromkeys(("is_withdrawn", "is_late", "is_in_point", "is_answered"), False)
    return Marks(late_ruling=late_ruling, **(plain | flags))


NO, COUNTS = LateRuling.DOES_NOT_COUNT, LateRuling.COUNTS


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        (_marks(), Standing.LOOSE),
        (_marks(is_in_point=True), Standing.WAITING),
        (_marks(is_in_point=True, is_answered=True), Standing.ANSWERED),
        (_marks(is_withdrawn=True), Standing.EXEMPT),
        (_marks(is_withdrawn=True, is_late=True, is_in_point=True, is_answered=True), Standing.EXEMPT),
        (_marks(is_late=True, late_ruling=NO), Standing.EXEMPT),
        (_marks(is_late=True), Standing.UNRULED),
        (_marks(is_late=True, is_in_point=True, is_answered=True), Standing.UNRULED),
        (_marks(is_late=True, late_ruling=COUNTS), Standing.LOOSE),
        (_marks(is_late=True, late_ruling=COUNTS, is_in_point=True, is_answered=True), Standing.ANSWERED),
    ],
)
def test_each_contribution_stands_somewhere(marks: Marks, expected: Standing):
    assert standing(marks) is expected


def test_groups_are_added_up():
    loose, answered = _marks(), _marks(is_in_point=True, is_answered=True)
    waiting, withdrawn = _marks(is_in_point=True), _marks(is_withdrawn=True)
    late = _marks(is_late=True)
    counts = coverage([(loose, 2), (answered, 5), (waiting, 3), (withdrawn, 1), (late, 4)])
    assert counts == Coverage(total=15, exempt=1, unruled=4, loose=2, waiting=3, answered=5)
    assert (counts.open, counts.is_complete) == (9, False)


def test_a_round_without_contributions_is_complete():
    assert coverage([]).is_complete
