"""The speed of `timeline.extract` on the corpus: loading, the whole, and each room's share.

    python bench/extract.py [FILE ...]      without files: the articles of corpus/

Prints kilobytes of text per second of processor time; of several runs the fastest counts, article by article.
"""

from __future__ import annotations

import re
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeVar

from timeline import actors, events, extraction, language, times
from timeline.extraction import extract_document, passages
from timeline.language.foreign import is_foreign
from timeline.model import Citation, Document

CORPUS = Path(__file__).parent.parent / "corpus"
PUBLISHED = re.compile(r"^published: *(\d{4}-\d\d-\d\d)", re.MULTILINE)
ROUNDS = 5
FIRST = """
import time, timeline.extraction
began = time.process_time()
timeline.extraction.extract("Japan met China in May.", "2020-01-01")
print((time.process_time() - began) * 1000)
"""
"""What a fresh process does to load the lexicon."""
T = TypeVar("T")


class Clock:
    """The least time that each step has taken for each article."""

    def __init__(self) -> None:
        self._least: dict[tuple[str, int], float] = defaultdict(lambda: float("inf"))
        self.article = 0

    def time(self, step: str, run: Callable[[], T]) -> T:
        """Run a step and keep its time where it is the least so far."""
        began = time.process_time()
        done = run()
        took = time.process_time() - began
        self._least[step, self.article] = min(took, self._least[step, self.article])
        return done

    def seconds(self) -> dict[str, float]:
        """The time of each step over all articles, in the order in which the steps were run."""
        total: dict[str, float] = defaultdict(float)
        for (step, _), took in self._least.items():
            total[step] += took
        return total


def article(path: Path) -> Document:
    """The body of a file and its publication date."""
    head, _, body = path.read_text(encoding="utf-8").removeprefix("---\n").partition("---\n")
    published = PUBLISHED.search(head)
    day = date.fromisoformat(published[1]) if published else None
    return Document(body or head, Citation(published=day))


def measure(clock: Clock, document: Document) -> None:
    """Extract from an article, as a whole and step by step."""
    text, published = document.text, document.published
    clock.time("timeline.extract", lambda: extract_document(document))
    blocks = clock.time("language.blocks", lambda: language.blocks(text))
    sentences = clock.time("language.parse_blocks", lambda: language.parse_blocks(text, blocks))
    clock.time("language.clauses", lambda: [language.clauses(s) for s in sentences])
    told = clock.time("language.is_foreign", lambda: [s for s in sentences if not is_foreign(s)])
    tagged = clock.time("times.tag", lambda: times.tag(text, published, sentences))
    clock.time("times.phrases", lambda: times.phrases(text, tagged, sentences))
    clock.time("actors.find", lambda: list(actors.find(text, told, published, tagged)))
    laid = list(passages(document))
    clock.time("events.find", lambda: events.find(document, laid))


def main(names: list[str]) -> int:
    """Measure and print."""
    paths = [Path(name) for name in names] or sorted(CORPUS.glob("*.md"))
    documents = [article(path) for path in paths]
    if not documents:
        print("no articles to measure on", file=sys.stderr)
        return 1
    clock = Clock()
    for _ in range(ROUNDS):
        for clock.article, document in enumerate(documents):
            measure(clock, document)
    loads = [
        subprocess.run([sys.executable, "-c", FIRST], capture_output=True, check=True) for _ in range(ROUNDS)
    ]
    print(f"{'first event of a process':24}{min(float(load.stdout) for load in loads):8.0f} ms")
    size = sum(len(document.text) for document in documents) / 1000
    print("pure Python" if extraction.__file__.endswith(".py") else "compiled")
    for step, seconds in clock.seconds().items():
        print(f"{step:24}{size / seconds:8.0f} KB/s {seconds / size * 1000:8.2f} ms/KB")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
