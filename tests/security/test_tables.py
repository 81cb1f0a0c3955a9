"""No cell of ours makes a spreadsheet calculate, and what went in comes out again."""

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from participatie.security.tables import write_csv
from tests.security.payloads import PAYLOADS

CELLS = st.text(
    st.one_of(st.sampled_from("=+-@\t\r\n\"',;'\x00 \u00a0＝a1"), st.characters(codec="utf-8")), max_size=12
)
STARTS = tuple("=+-@\t\r\n＝＋－＠")


def read_back(written: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(written.removeprefix("\ufeff"), newline=""), strict=True))


@given(st.lists(st.lists(CELLS, min_size=2, max_size=2), max_size=4))
def test_no_cell_is_a_formula_and_no_word_is_lost(rows: list[list[str]]) -> None:
    back = read_back(write_csv(rows))
    assert len(back) == len(rows)
    for cell, was in (
        (cell, was) for row, old in zip(back, rows, strict=True) for cell, was in zip(row, old, strict=True)
    ):
        assert not cell.lstrip(" \u00a0").startswith(STARTS)
        assert cell.removeprefix("'") == was.replace("\x00", "").removeprefix("'") or cell == was.replace(
            "\x00", ""
        )


def test_every_hostile_text_stays_in_its_own_cell() -> None:
    rows = read_back(write_csv([("nummer", payload, 7) for payload in PAYLOADS]))
    assert {len(row) for row in rows} == {3}
    assert not [row[1] for row in rows if row[1].startswith(STARTS)]


def test_numbers_stay_numbers_and_nothing_is_empty() -> None:
    assert write_csv([("a", -3, None)]) == '\ufeff"a","-3",""\r\n'
