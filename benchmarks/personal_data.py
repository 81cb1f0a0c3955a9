"""How much of planted personal data is seen before sending, and how often policy is mistaken for it.

    python -m benchmarks.personal_data [--sentences 5000] [--seed 7]

Half of the sentences has something planted, half only looks like it. The stock "apart" was written when the
detector was finished and nothing was tuned on it: its line is the one to believe. Fails below the aim on all together.
"""

import argparse
import sys
import time

from participatie.security.personal_data import Kind, find
from tests.support.planted import STOCKS, Score, measure

RECALL, FALSE_ALARMS = 0.98, 0.02
LONG = "De stoep is te smal voor mijn rollator. Mevrouw de Vries van Lindelaan 12 vindt dat ook, bel 06-12345678. "


def table(scores: dict[str, Score]) -> list[str]:
    """Write one line per stock, and one per kind of what was planted."""
    lines = ["| stock | planted | seen | without | false alarms |", "|---|---|---|---|---|"]
    lines += [
        f"| {name} | {sum(one.planted.values())} | {one.recall:.1%} | {one.clean} | {one.false_alarms:.1%} |"
        for name, one in scores.items()
    ]
    lines += ["", "| kind | planted | seen | of these apart |", "|---|---|---|---|"]
    for kind in Kind:
        planted, missed = (
            sum(one.planted[kind] for one in scores.values()),
            sum(miss.kind is kind for one in scores.values() for miss in one.missed),
        )
        apart = scores["apart"]
        apart_seen = apart.planted[kind] - sum(miss.kind is kind for miss in apart.missed)
        lines.append(
            f"| {kind.value} | {planted} | {1 - missed / planted:.1%} | {apart_seen} of {apart.planted[kind]} |"
        )
    return lines


def milliseconds() -> float:
    """Give the processor time for 20,000 characters, the best of five."""
    text, best = (LONG * 200)[:20_000], 9.0
    for _turn in range(5):
        begun = time.process_time()
        find(text)
        best = min(best, time.process_time() - begun)
    return best * 1000


def main() -> int:
    """Measure, print, and fail when the aim is not met."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--sentences", type=int, default=5000)
    asked.add_argument("--seed", type=int, default=7)
    given = asked.parse_args()
    scores = {
        name: measure(stock, given.sentences // len(STOCKS), given.seed) for name, stock in STOCKS.items()
    }
    planted = sum(sum(one.planted.values()) for one in scores.values())
    recall = 1 - sum(len(one.missed) for one in scores.values()) / planted
    alarms = sum(len(one.alarms) for one in scores.values()) / sum(one.clean for one in scores.values())
    print("\n".join(table(scores)))
    print(
        f"\nall together: seen {recall:.2%} (aim {RECALL:.0%}), false alarms {alarms:.2%} (aim {FALSE_ALARMS:.0%})"
    )
    print(f"20,000 characters take {milliseconds():.0f} ms of processor time")
    return 0 if recall >= RECALL and alarms <= FALSE_ALARMS else 1


if __name__ == "__main__":
    sys.exit(main())
