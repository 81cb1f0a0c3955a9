"""From exported files to a file with the opinion map: for researchers, and for checking our formulas."""

import json
from pathlib import Path
from time import perf_counter

from participatie.deliberation.logic.ballots import collect, order_of_arrival
from participatie.deliberation.logic.exports import read_groups, read_statements, read_votes
from participatie.deliberation.logic.opinion_map import (
    OpinionMap,
    as_data,
    draw_compatible_map,
    draw_map,
    map_of_groups,
)
from participatie.deliberation.logic.words import explain


def draw_files(
    votes: Path, comments: Path, out: Path, *, groups: Path | None = None, compatible: bool = False
) -> str:
    """Read exported votes and statements, draw the map, write it as JSON and give its explanation.

    Groups come from a file when one is given, else from the published steps (`compatible`), else from our own
    method. Raises `UnreadableExport` for a file that cannot be read.
    """
    rows = read_votes(votes)
    texts, rejected = read_statements(comments)
    started = perf_counter()
    ballots = collect(rows, rejected=rejected, statements=texts)
    drawn: OpinionMap
    if groups is not None:
        drawn = map_of_groups(ballots, read_groups(groups))
    elif compatible:
        drawn = draw_compatible_map(ballots, order_of_arrival(rows, ballots.people))
    else:
        drawn = draw_map(ballots)
    explanation = explain(drawn, texts)
    seconds = perf_counter() - started
    data = as_data(drawn, explanation=explanation, seconds=seconds)
    out.write_text(json.dumps(data, ensure_ascii=False, indent=1), encoding="utf-8")
    return explanation
