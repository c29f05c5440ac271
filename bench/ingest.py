"""How fast files become a store, and in how much memory: reading, reading and extracting, and all of it.

    python bench/ingest.py [DOCUMENTS [SMALL_DOCUMENTS]]

Articles are put together from the paragraphs of corpus/, as text and as web pages (these need the extra `web`). Rates are
documents per second of one core; `--jobs 2` against `--jobs 1` means something only where two cores are free.
"""

from __future__ import annotations

import os
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from html import escape
from pathlib import Path

from timeline.pipeline.work import parts, performed
from timeline.reading import Settings, find, read

CORPUS = Path(__file__).parent.parent / "corpus"
PARAGRAPHS = 6
COMMAND = Path(sys.executable).with_name("timeline")


def articles(number: int) -> list[str]:
    """Put together articles of about two and a half kilobytes, no two alike."""
    chance = random.Random(6)
    texts = (
        path.read_text(encoding="utf-8").rpartition("\n---\n")[2] for path in sorted(CORPUS.glob("*.md"))
    )
    found = [part for text in texts for part in text.split("\n\n") if len(part) > 200]
    return [_moved("\n\n".join(chance.sample(found, PARAGRAPHS)), n % 80 - 60) for n in range(number)]


def _moved(text: str, years: int) -> str:
    """Tell the same of other years, so that the articles do not tell of the same events."""
    return re.sub(r"\b(?:19|20)\d\d\b", lambda found: str(int(found[0]) + years), text)


def write(folder: Path, number: int) -> None:
    """Write each article as a text and as a web page."""
    menu = "<nav><ul>" + "".join(f"<li><a href='/{n}'>Menu {n}</a></li>" for n in range(40)) + "</ul></nav>"
    links = (
        "<aside class='related'>"
        + "".join(f"<p><a href='/r{n}'>Another story {n}</a></p>" for n in range(20))
        + "</aside>"
    )
    for kind in ("text", "html"):
        (folder / kind).mkdir()
    for n, text in enumerate(articles(number)):
        day = f"{2024 + n % 80 - 60}-{n % 12 + 1:02}-{n % 28 + 1:02}"
        (folder / "text" / f"{n:05}.md").write_text(
            f"---\ntitle: Article {n}\npublished: {day}\n---\n{text}\n"
        )
        body = "".join(f"<p>{escape(part)}</p>" for part in text.split("\n\n"))
        head = f"<title>Article {n}</title><meta property='article:published_time' content='{day}T08:00:00Z'>"
        page = f"<!doctype html><html><head>{head}</head><body>{menu}<article><h1>Article {n}</h1>{body}</article>{links}</body></html>"
        (folder / "html" / f"{n:05}.html").write_text(page)


def ingest(folder: Path, store: Path, *words: str) -> tuple[float, float, float]:
    """Run the command; give seconds by the clock, seconds of processor, and its largest memory in megabytes."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.perf_counter()
    subprocess.run([COMMAND, "ingest", str(folder), "--db", str(store), "--quiet", *words], check=True)
    spent = time.perf_counter() - began
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return spent, used, after.ru_maxrss / 1024


def in_this_process(folder: Path) -> None:
    """Print the rates of reading, and of reading and extracting."""
    settings = Settings()
    began = time.process_time()
    number = sum(1 for _ in read([str(folder)], settings))
    print(
        f"{folder.name:5} reading                         {number / (time.process_time() - began):8.0f} documents/s"
    )
    began = time.process_time()
    for work in parts(find([str(folder)], settings), settings, 1 << 20):
        for _ in performed(work, settings, None):
            pass
    print(
        f"{folder.name:5} reading and extracting          {number / (time.process_time() - began):8.0f} documents/s"
    )


def main(number: int, small: int) -> None:
    """Measure and print."""
    print(
        f"load of the machine {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores, {number} articles of each kind"
    )
    with tempfile.TemporaryDirectory() as name:
        base = Path(name)
        write(base, number)
        for kind in ("text", "html"):
            in_this_process(base / kind)
            one, used_by_one, _ = ingest(base / kind, base / f"{kind}1.db")
            print(
                f"{kind:5} end to end, --jobs 1          {number / used_by_one:8.0f} documents/s of a core ({one:.1f} s)"
            )
            two, used, _ = ingest(base / kind, base / f"{kind}2.db", "--jobs", "2")
            print(
                f"{kind:5} --jobs 2 against --jobs 1      {one / two:8.2f} times ({used:.1f} s of processor)"
            )
            again, _, _ = ingest(base / kind, base / f"{kind}1.db")
            print(f"{kind:5} again, nothing to do          {number / again:9.0f} documents/s")
        lines = base / "small.jsonl"
        with lines.open("w") as out:
            for n in range(small):
                out.write(
                    f'{{"id": "x{n}", "published": "2020-01-01", "text": "Kenya and Peru signed agreement {n} in {1500 + n % 500}."}}\n'
                )
        spent, _, memory = ingest(lines, base / "small.db", "--jobs", "2")
        print(
            f"{small} short documents in one file, --jobs 2: {small / spent:.0f}/s, at most {memory:.0f} MB in a process"
        )


if __name__ == "__main__":
    main(*map(int, [*sys.argv[1:], *("300", "5000")[len(sys.argv) - 1 :]]))
