"""How fast files become a store, and in how much memory: reading, reading and extracting, and all of it.

    python bench/ingest.py [DOCUMENTS]            rates
    python bench/ingest.py --memory [DOCUMENTS]   what the processes hold while one large file becomes a store

Articles are put together from the paragraphs of corpus/, as text and as web pages (these need the extra `web`). Rates are
documents per second of one core; `--jobs 2` against `--jobs 1` means something only where two cores are free.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from html import escape
from pathlib import Path

from timeline.pipeline.work import parts, performed
from timeline.reading import Settings, find, read

CORPUS = Path(__file__).parent.parent / "corpus"
PARAGRAPHS, FEW = 6, 2
COMMAND = Path(sys.executable).with_name("timeline")


def articles(number: int, paragraphs: int = PARAGRAPHS) -> Iterator[str]:
    """Put together articles, of about two and a half kilobytes if no fewer paragraphs are asked for, no two alike."""
    chance = random.Random(6)
    texts = (
        path.read_text(encoding="utf-8").rpartition("\n---\n")[2] for path in sorted(CORPUS.glob("*.md"))
    )
    found = [part for text in texts for part in text.split("\n\n") if len(part) > 200]
    for n in range(number):
        yield _moved("\n\n".join(chance.sample(found, paragraphs)), n % 80 - 60)


def _moved(text: str, years: int) -> str:
    """Tell the same of other years, so that the articles do not tell of the same events."""
    return re.sub(r"\b(?:19|20)\d\d\b", lambda found: str(int(found[0]) + years), text)


def published(n: int) -> str:
    """Give the day of an article."""
    return f"{2024 + n % 80 - 60}-{n % 12 + 1:02}-{n % 28 + 1:02}"


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
        day = published(n)
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


def rates(number: int) -> None:
    """Print how fast it is."""
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


def memory(number: int) -> None:
    """Print what the processes hold each time that a tenth of a large file of short articles is stored."""
    with tempfile.TemporaryDirectory() as name:
        archive, store = Path(name) / "archive.jsonl", Path(name) / "archive.db"
        with archive.open("w") as out:
            for n, text in enumerate(articles(number, FEW)):
                out.write(
                    json.dumps({"title": f"Article {n}", "published": published(n), "text": text}) + "\n"
                )
        command = [COMMAND, "ingest", archive, "--db", store, "--quiet", "--jobs", "2"]
        began, tenth = time.perf_counter(), 1
        print(
            f"{'articles':>8} {'seconds':>8} {'writer':>8} {'readers':>8}  megabytes; readers: the larger one"
        )
        with subprocess.Popen(command) as writer:
            while writer.poll() is None:
                time.sleep(0.2)
                if stored(store) < tenth * number // 10:
                    continue
                readers = [held(int(pid)) for pid in children(writer.pid)]
                print(
                    f"{tenth * number // 10:8} {time.perf_counter() - began:8.0f} {held(writer.pid):8.0f}"
                    f" {max(readers, default=0):8.0f}", flush=True,
                )  # fmt: skip
                tenth += 1
        largest = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        print(f"{stored(store)} articles, at most {largest:.0f} MB in a process")


def stored(store: Path) -> int:
    """Count the documents of a store that another process is writing."""
    if not store.exists():
        return 0
    connection = sqlite3.connect(f"file:{store}?mode=ro", uri=True)
    try:
        found: tuple[int] = connection.execute("SELECT count(*) FROM document").fetchone()
        return found[0]
    except sqlite3.OperationalError:  # its tables are not there yet
        return 0
    finally:
        connection.close()


def children(pid: int) -> list[str]:
    """Give the processes that a process has started."""
    return Path(f"/proc/{pid}/task/{pid}/children").read_text().split()


def held(pid: int) -> float:
    """Give how many megabytes of memory a process holds, 0 where it has ended."""
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0
    found = re.search(r"VmRSS:\s+(\d+) kB", status)
    return int(found[1]) / 1024 if found else 0


def main() -> None:
    """Read what is wanted, measure it and print."""
    parser = argparse.ArgumentParser(description="How fast files become a store, and in how much memory.")
    parser.add_argument("--memory", action="store_true", help="memory instead of rates")
    parser.add_argument("documents", nargs="?", type=int, help="how many, else 300, with --memory 20000")
    given = parser.parse_args()
    if given.memory:
        memory(given.documents or 20_000)
    else:
        rates(given.documents or 300)


if __name__ == "__main__":
    main()
