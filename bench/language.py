"""Measure the language room on the corpus: loading, splitting, parsing, clauses. Prints a line for each."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parent.parent
ROUNDS = 5


def best(run: Callable[[], object]) -> float:
    """Give the seconds of the fastest of several runs."""
    times = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        run()
        times.append(time.perf_counter() - began)
    return min(times)


def main() -> int:
    """Load, then time each step."""
    from timeline.language import clauses, parse, split_sentences

    began = time.perf_counter()
    parse("Officials met.")
    print(f"load and first sentence {(time.perf_counter() - began) * 1000:.0f} ms")
    articles = sorted((ROOT / "corpus").glob("*.md"))
    text = "\n\n".join(path.read_text(encoding="utf-8").split("---\n", 2)[-1] for path in articles)
    if not text:
        print("no corpus to measure on", file=sys.stderr)
        return 1
    size = len(text) / 1e6
    sentences = parse(text)
    print(f"split_sentences {size / best(lambda: split_sentences(text)):.1f} MB/s")
    print(f"parse {size / best(lambda: parse(text)):.2f} MB/s")
    print(f"clauses {size / best(lambda: [clauses(s) for s in sentences]):.2f} MB/s")
    print(
        f"tokens {sum(len(s.tokens) for s in sentences)}, verb groups {sum(len(s.groups) for s in sentences)}"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
