"""The public log, line by line: entries without words or salts, and every head behind the entries it covers."""

from participatie.facts import log
from participatie.facts.checkpoint import signer
from participatie.facts.entries import canonical

FORMAT = "participatie-logboek-1"


def first_line() -> str:
    """Say what this file is and which key signs it."""
    return _line({"format": FORMAT, "key": signer().public_key})


def list_lines(start: int, end: int) -> list[str]:
    """List the lines for the entries on positions from `start` to just before `end`."""
    heads = {head.size: head.note for head in log.list_heads_between(start + 1, end)}
    lines = []
    for sealed in log.list_entries(start, end):
        position = sealed.position or 0
        lines.append(_line({"position": position, **sealed.entry}))
        if position + 1 in heads:
            lines.append(_line({"note": heads[position + 1]}))
    return lines


def _line(value: dict[str, object]) -> str:
    return canonical(value).decode() + "\n"
