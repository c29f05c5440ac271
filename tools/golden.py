"""Write the outputs of tests/golden/corpus anew: a few articles of `corpus/` in every format, through the command itself.

    python tools/golden.py [--check]

To be run after a change of extraction, merging or rendering; `git diff --word-diff tests/golden` then says what the change
does. With `--check` nothing is written; the exit code is 1 where an output has changed, and each that has is named.
A format that is no text is written down as a reader of another maker reads it.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tempfile
from collections.abc import Callable
from importlib import import_module
from io import BytesIO
from pathlib import Path

from running import ROOT, Done, printed, shell

FOLDER = ROOT / "tests" / "golden" / "corpus"
ARTICLES = "corpus/01-*.md corpus/02-*.md corpus/03-*.md corpus/12-*.md corpus/15-*.md"
JAPAN = "--actor Japan --undated --as-of 2024-06-01"
KOREA = "--actor 'South Korea' --undated --as-of 2024-06-01"
"""What is shown; the day is given, so that no output depends on the clock. Formats of many lines for an event take the second."""

OUTPUTS = {
    "show-60.txt": f"COLUMNS=60 timeline show --format table {JAPAN}",
    "show-100.txt": f"COLUMNS=100 timeline show --format table {JAPAN}",
    "show-160.txt": f"COLUMNS=160 timeline show --format table {JAPAN}",
    "plain.txt": f"timeline show {JAPAN}",
    "events.csv": f"timeline export {JAPAN}",
    "events.tsv": f"timeline export --format tsv {KOREA}",
    "events.json": f"timeline export --format json {KOREA}",
    "events.jsonl": f"timeline export --format jsonl {KOREA}",
    "events.md": f"timeline export --format md {JAPAN}",
    "events.ics": f"timeline export --format ics {KOREA}",
    "timelinejs.json": f"timeline export --format timelinejs {KOREA}",
    "events.mw": f"timeline export --format markwhen {JAPAN}",
    "events.tml": f"timeline export --format timeml {JAPAN}",
    "page.html": f"timeline export --format html {KOREA}",
    "workbook.tsv": f"timeline export --format xlsx {KOREA}",
    "parquet.jsonl": f"timeline export --format parquet {KOREA}",
    "acled.csv": f"timeline export --preset acled {JAPAN}",
    "polecat.csv": f"timeline export --preset polecat {JAPAN}",
    "gdelt.csv": f"timeline export --preset gdelt {JAPAN}",
    "times.timeml": "timeline tag corpus/03-*.md --format timeml",
}
"""The name of each output, and the line that makes it."""


def on_the_articles(home: Path) -> Callable[[str], Done]:
    """Ingest the articles; give what runs a line on the store."""
    run = shell(home)
    printed(run(f"timeline ingest {ARTICLES} --quiet"))
    return run


def output(name: str, run: Callable[[str], Done]) -> str:
    """Give an output as it is written down."""
    done = run(OUTPUTS[name])
    text = READERS[name](done.stdout) if name in READERS and not done.returncode else printed(done)
    return text.replace(f"{ROOT}/", "")


def _workbook(content: bytes) -> str:
    """Give the cells of a workbook as openpyxl reads them."""
    sheet = import_module("openpyxl").load_workbook(BytesIO(content)).active
    lines = (
        "\t".join("" if cell is None else str(cell).removesuffix(" 00:00:00") for cell in row)
        for row in sheet.values
    )
    return "".join(f"{line}\n" for line in lines)


def _parquet(content: bytes) -> str:
    """Give the rows of a Parquet file as pyarrow reads them, a line for the types first."""
    table = import_module("pyarrow.parquet").read_table(BytesIO(content))
    types = {field.name: str(field.type) for field in table.schema}
    return "".join(
        f"{json.dumps(row, default=str, ensure_ascii=False)}\n" for row in (types, *table.to_pylist())
    )


def _page(content: bytes) -> str:
    """Give a page without its style and its script, which stand in files of their own."""
    text = re.sub(r"(<(style|script)>).*?(</\2>)", r"\1...\3", content.decode(), flags=re.DOTALL)
    return re.sub(r"sha256-[^']+", "sha256-...", text)


READERS = {"workbook.tsv": _workbook, "parquet.jsonl": _parquet, "page.html": _page}
"""What reads an output that is not written down as it is."""


def main() -> int:
    """Write the outputs, or say which have changed."""
    parser = argparse.ArgumentParser(description="Write the outputs of tests/golden/corpus anew.")
    parser.add_argument(
        "--check", action="store_true", help="write nothing; exit with 1 where one has changed"
    )
    check = parser.parse_args().check
    FOLDER.mkdir(parents=True, exist_ok=True)
    changed = False
    with tempfile.TemporaryDirectory() as home:
        run = on_the_articles(Path(home))
        for name in OUTPUTS:
            path, content = FOLDER / name, output(name, run).encode()
            if path.exists() and path.read_bytes() == content:
                continue
            changed = True
            print(path.relative_to(ROOT))
            if not check:
                path.write_bytes(content)
    return int(check and changed)


if __name__ == "__main__":
    sys.exit(main())
