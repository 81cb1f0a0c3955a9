"""Draws the square code (QR) that an authenticator app reads, as one path: no picture is ever stored."""

from dataclasses import dataclass

BORDER = 4
"""Light modules around it, as ISO 18004 asks."""


@dataclass(frozen=True)
class Drawing:
    """A square of `size` units, and the dark parts of it as the path of an SVG."""

    size: int
    path: str


def draw(text: str) -> Drawing:
    """Draw a text."""
    import segno  # noqa: PLC0415 - only who sets up an app waits for it

    rows = segno.make(text, error="m", micro=False).matrix
    return Drawing(size=len(rows) + 2 * BORDER, path="".join(_line(row, y) for y, row in enumerate(rows)))


def _line(row: bytearray, y: int) -> str:
    dark = (x for x, module in enumerate(row) if module)
    return "".join(f"M{x + BORDER} {y + BORDER}h1v1h-1z" for x in dark)


def in_groups(secret: str) -> str:
    """Give a secret in groups of four, to type."""
    return " ".join(secret[start : start + 4] for start in range(0, len(secret), 4))
