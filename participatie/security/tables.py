"""Tables for a spreadsheet: every cell quoted, and none that a spreadsheet would calculate."""

import csv
import io
from collections.abc import Iterable, Sequence

_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_GUARD = "'"


def write_csv(rows: Iterable[Sequence[object]]) -> str:
    """Write rows as CSV (RFC 4180), with a byte order mark so that every spreadsheet reads the letters."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerows([guarded(cell) for cell in row] for row in rows)
    return f"\ufeff{text.getvalue()}"


def guarded(cell: object) -> object:
    """Put an apostrophe before text that a spreadsheet would take for a formula; numbers stay numbers."""
    if not isinstance(cell, str):
        return "" if cell is None else cell
    without_nul = cell.replace("\x00", "")
    # a spreadsheet passes over the spaces in front
    return (
        _GUARD + without_nul if without_nul.lstrip(" \u00a0").startswith(_STARTS_A_FORMULA) else without_nul
    )
