"""The speed of `timeline.tag`, values included, beside `dateparser.search.search_dates` on the same text.

    python bench/times.py [FILE ...]      without files: the articles of corpus/

Prints kilobytes of text per second of processor time, and how the time of `tag` grows with the text.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

CORPUS = Path(__file__).parent.parent / "corpus"
PUBLISHED = "2024-02-28"
SAMPLE = 20_000
"""So many characters are enough for the slow one."""


def rate(read: Callable[[str], object], texts: list[str]) -> float:
    """Kilobytes a second, after one text to warm up."""
    read(texts[0][:2000])
    began = time.process_time()
    for text in texts:
        read(text)
    return sum(map(len, texts)) / 1024 / (time.process_time() - began)


def main(names: list[str]) -> None:
    """Measure both taggers on the files and print the figures."""
    from dateparser.search import search_dates

    from timeline.times import tag, tagger

    paths = [Path(name) for name in names] or sorted(CORPUS.glob("*.md"))
    texts = [path.read_text(encoding="utf-8") for path in paths]
    large = ("\n\n".join(texts) * (1_000_000 // sum(map(len, texts)) + 1))[:1_000_000]
    line = large.replace("\n", " ") * 10

    def ours(text: str) -> object:
        return tag(text, PUBLISHED)

    def theirs(text: str) -> object:
        return search_dates(text, languages=["en"])

    print("pure Python" if tagger.__file__.endswith(".py") else "compiled")
    print(f"timeline.tag, {len(texts)} articles            {rate(ours, texts):8.0f} KB/s")
    print(f"timeline.tag, 1 MB                    {rate(ours, [large]):8.0f} KB/s")
    print(f"timeline.tag, 10 MB on one line       {rate(ours, [line]):8.0f} KB/s")
    print(f"dateparser.search.search_dates        {rate(theirs, [large[:SAMPLE]]):8.0f} KB/s")


if __name__ == "__main__":
    main(sys.argv[1:])
