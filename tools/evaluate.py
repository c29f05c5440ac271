"""Measure what `timeline` finds in the project's corpus against the events that were coded by hand.

    python tools/evaluate.py [FOLDER] [--errors]

FOLDER holds NAME.md and NAME.gold.jsonl (default: corpus/). A found event matches a gold one when its sentence holds the gold's
quote and its trigger is among the gold's triggers; it is right when its date is among the gold's dates. What is dated by the
publication day alone, and what matches an optional gold event, does not count.
"""

from __future__ import annotations

import argparse
import json
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from timeline.extraction import extract_document
from timeline.model import Document, Event
from timeline.reading import read

GoldEvent = dict[str, Any]
"""One line of a gold file."""


def fold(text: str) -> str:
    """White space folded, quotation marks straightened, accents and case dropped."""
    for curly, straight in ("‘'", "’'", '“"', '”"'):
        text = text.replace(curly, straight)
    bare = unicodedata.normalize("NFKD", " ".join(text.split()))
    return "".join(c for c in bare if not unicodedata.combining(c)).casefold()


def matches(event: Event, gold: GoldEvent) -> bool:
    """Is this found event the gold one, by its sentence and trigger?"""
    return fold(event.trigger) in map(fold, gold["triggers"]) and fold(gold["quote"]) in fold(event.sentence)


def pair_up(found: list[Event], golds: list[GoldEvent]) -> dict[int, int]:
    """Gold index -> found index: required before optional ones, right dates before wrong ones."""
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    rounds = ((True, True), (True, False), (False, False))
    for required, exact in rounds:
        for g, gold in enumerate(golds):
            if g in pairs or gold["required"] != required:
                continue
            for f, event in enumerate(found):
                if f not in taken and matches(event, gold) and (not exact or event.date in gold["date"]):
                    pairs[g] = f
                    taken.add(f)
                    break
    return pairs


def actor_counts(event: Event, gold: GoldEvent) -> tuple[int, int, int, int]:
    """Gold actors found, gold actors, found actors that are right, found actors."""
    accepted = [set(map(fold, name.split("|"))) for name in gold["actors"]]
    found = [{fold(n) for n in (a.name, a.country) if n} for a in event.actors]
    hit = sum(any(names & actor for actor in found) for names in accepted)
    right = sum(any(actor & names for names in accepted) for actor in found)
    return hit, len(accepted), right, len(found)


def score(found: list[Event], golds: list[GoldEvent], name: str) -> tuple[Counter[str], Iterator[str]]:
    """The counts of one article, and a line for each miss."""
    dated = [e for e in found if e.basis != "document"]
    pairs = pair_up(dated, golds)
    counts: Counter[str] = Counter()
    misses: list[str] = []
    for g, gold in enumerate(golds):
        if not gold["required"]:
            continue
        counts["required"] += 1
        if g not in pairs:
            misses.append(f"{name}\tmissed\t{gold['triggers']}\t{gold['quote']}\t{gold['date'][0]}")
            continue
        event = dated[pairs[g]]
        if event.date not in gold["date"]:
            counts["wrong"] += 1
            misses.append(f"{name}\twrong date\t{gold['quote']}\t{event.date} for {gold['date'][0]}")
            continue
        hit, wanted, right, given = actor_counts(event, gold)
        status, kind = event.status in gold["status"], event.type in gold["type"]
        counts.update(right=1, status=status, type=kind, hit=hit, wanted=wanted, sure=right, given=given)
        counts["whole"] += status and kind and hit == wanted
        if not (status and kind and hit == wanted):
            misses.append(
                f"{name}\tfield\t{gold['quote']}\t{event.status}/{gold['status'][0]} {event.type}/{gold['type'][0]} "
                f"{[a.name for a in event.actors]}/{gold['actors']}"
            )
    for f, event in enumerate(dated):
        if f not in pairs.values():
            counts["spurious"] += 1
            misses.append(f"{name}\tspurious\t[{event.trigger}]\t{event.date}\t{event.sentence[:120]}")
    return counts, iter(misses)


def ratio(part: float, whole: float) -> float:
    """A share, 0 of nothing."""
    return part / whole if whole else 0.0


def report(counts: Counter[str]) -> str:
    """The figures in two lines."""
    precision = ratio(counts["right"], counts["right"] + counts["wrong"] + counts["spurious"])
    recall = ratio(counts["right"], counts["required"])
    actor_precision, actor_recall = (
        ratio(counts["sure"], counts["given"]),
        ratio(counts["hit"], counts["wanted"]),
    )
    return (
        f"required {counts['required']}  right {counts['right']}  wrong date {counts['wrong']}  "
        f"missed {counts['required'] - counts['right'] - counts['wrong']}  spurious {counts['spurious']}\n"
        f"dated-event P {precision:.3f} R {recall:.3f} F1 {ratio(2 * precision * recall, precision + recall):.3f} | "
        f"status {ratio(counts['status'], counts['right']):.3f} type {ratio(counts['type'], counts['right']):.3f} "
        f"actor F1 {ratio(2 * actor_precision * actor_recall, actor_precision + actor_recall):.3f} "
        f"whole-event recall {ratio(counts['whole'], counts['required']):.3f}"
    )


def lines(file: Path) -> list[GoldEvent]:
    """The records of a JSON Lines file."""
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]


def articles(folder: Path) -> Iterator[tuple[str, list[Event], list[GoldEvent]]]:
    """The articles of a folder that have gold events: name, found events, gold events."""
    for article in sorted(folder.glob("*.md")):
        gold_file = article.with_suffix(".gold.jsonl")
        if gold_file.exists():
            documents = [d for d in read([str(article)], None) if isinstance(d, Document)]
            yield article.stem, [e for d in documents for e in extract_document(d)], lines(gold_file)


def main() -> None:
    """Score every article of a folder."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path, nargs="?", default=Path(__file__).parent.parent / "corpus")
    parser.add_argument("--errors", action="store_true", help="list every miss")
    args = parser.parse_args()
    total: Counter[str] = Counter()
    for name, found, golds in articles(args.folder):
        counts, misses = score(found, golds, name)
        total += counts
        if args.errors:
            print(*misses, sep="\n")
    print(report(total))


if __name__ == "__main__":
    main()
