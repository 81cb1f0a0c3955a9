"""Cleans 100,000 hostile Markdown texts twice and asks another cleaner: `python -m benchmarks.cleaning`.

Then it takes texts of 20,000 letters that are made to be slow, and tells how many times an ordinary text of that
length each takes: a ratio, because a busy machine makes every time longer.
"""

import argparse
import sys
import time

from participatie.security.html import safe_html
from participatie.security.text import LONGEST_TEXT
from tests.security.cleaning import disagreement, texts

MANY = 100_000
ORDINARY = "Ik woon al dertig jaar in deze straat. **Water** blijft staan na een bui, zie [de foto](https://a.example).\n\n"
SLOW = {
    "emphasis that never closes": "*a_ ",
    "brackets": "[",
    "links": "[a](b) ",
    "addresses": "<http://a.b>",
    "code marks": "`a``",
    "quotes": "> a\n\n",
    "quotes in quotes": ">" * 19 + " a\n",
    "lists": "- a\n",
    "paragraphs": "a\n\n",
    "lines": "a\n",
    "ampersands": "&",
    "tags": "<div>",
    "marks on letters": "a\u0335\u0336\u0337\u0338\u0339",
    "joiners": "a\u200d",
}


def main() -> None:
    """Clean, compare and time; ends with 1 when anything disagrees."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", type=int, default=MANY)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    faults = [fault for text in texts(given.texts, given.seed) if (fault := disagreement(text))]
    print(f"{given.texts:,} texts (seed {given.seed}): {len(faults)} disagreements")
    print("\n".join(faults[:20]))
    _time_slow_texts()
    sys.exit(1 if faults else 0)


def _time_slow_texts() -> None:
    usual = _seconds(ORDINARY)
    print(f"an ordinary text of {LONGEST_TEXT:,} letters: {1000 * usual:.0f} ms")
    for name, piece in SLOW.items():
        taken = _seconds(piece)
        print(f"  {name:28} {taken / usual:5.1f} times as long ({1000 * taken:.0f} ms)")


def _seconds(piece: str) -> float:
    """Give processor seconds, the least of three attempts: what the text costs, not what else the machine did."""
    text = (piece * LONGEST_TEXT)[:LONGEST_TEXT]
    times = []
    for _ in range(3):
        began = time.process_time()
        safe_html(text)
        times.append(time.process_time() - began)
    return min(times)


if __name__ == "__main__":
    main()
