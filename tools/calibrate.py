"""Fit the weights of `timeline.events.confidence` on the corpus, and say how well the estimates hold.

    python tools/calibrate.py [FOLDER] [--check]

An event is right when its date, status and type are among the gold's. The fit is logistic regression with a penalty on large
weights, by plain gradient descent from zero, so that the same corpus gives the same table. `--check` writes nothing
and only prints how the shipped weights do.
"""

from __future__ import annotations

import argparse
import math
from collections import Counter
from pathlib import Path

from evaluate import GoldEvent, articles, matches

from timeline.events.confidence import features
from timeline.lexicon.tables import DATA
from timeline.model import Event

TABLE = DATA / "confidence.tsv"
HEAD = "# Weights of the confidence estimate, fitted on corpus/ by `make calibrate`: log-odds that date, status and type are right.\n"
ROUNDS, RATE, PENALTY = 3000, 0.5, 2.0
FEWEST = 8
"""A feature that fewer events have gets no weight."""


def is_right(event: Event, golds: list[GoldEvent]) -> bool | None:
    """Is an event right? None where the gold says nothing of its date."""
    told = [g for g in golds if matches(event, g)]
    dated = [g for g in told if event.date in g["date"]]
    if not dated:
        return None if told and not any(g["required"] for g in told) else False
    return any(event.status in g["status"] and event.type in g["type"] for g in dated)


def examples(folder: Path) -> list[tuple[list[str], bool, float]]:
    """Every dated event with its features, whether it is right, and what the shipped weights say."""
    found = []
    for _, events, golds in articles(folder):
        for event in events:
            right = is_right(event, golds) if event.basis != "document" else None
            if right is not None:
                found.append((features(event.steps, event.basis, event.actors), right, event.confidence))
    return found


def fit(data: list[tuple[list[str], bool, float]]) -> dict[str, float]:
    """The weights that make the right events likely."""
    common = Counter(name for names, _, _ in data for name in names)
    weights = {name: 0.0 for name, count in common.items() if count >= FEWEST}
    for _ in range(ROUNDS):
        slope = {name: -PENALTY * weight if name != "always" else 0.0 for name, weight in weights.items()}
        for names, right, _ in data:
            score = sum(weights.get(name, 0.0) for name in names)
            miss = right - 1 / (1 + math.exp(-score))
            for name in names:
                if name in slope:
                    slope[name] += miss
        for name in weights:
            weights[name] += RATE * slope[name] / len(data)
    return weights


def report(data: list[tuple[list[str], bool, float]]) -> None:
    """Print, for each tenth of confidence, how many events are right."""
    tenths: dict[int, list[bool]] = {}
    for _, right, estimate in data:
        tenths.setdefault(int(estimate * 10), []).append(right)
    for tenth, found in sorted(tenths.items()):
        print(
            f"confidence {tenth / 10:.1f} to {tenth / 10 + 0.1:.1f}: {sum(found) / len(found):.2f} right of {len(found)}"
        )


def main() -> None:
    """Fit and write, or check."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path, nargs="?", default=Path(__file__).parent.parent / "corpus")
    parser.add_argument("--check", action="store_true")
    args = parser.parse_args()
    data = examples(args.folder)
    if args.check:
        report(data)
        return
    weights = fit(data)
    lines = [f"{name}\t{weights[name]:.2f}\n" for name in sorted(weights)]
    TABLE.write_text(HEAD + "feature\tweight\n" + "".join(lines), encoding="utf-8")
    print(f"{len(lines)} weights from {len(data)} events")


if __name__ == "__main__":
    main()
