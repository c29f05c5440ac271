"""Fill the excerpts of README.md with what the commands print now.

    python tools/readme.py [--check]

An excerpt is a `console` block behind a comment `<!-- excerpt: timeline ... -->`. Each command runs on a new store that holds the
articles of `corpus/`, and its plain output goes into the block. With `--check` nothing is written; the exit code is 1 where an
excerpt is out of date.
"""

from __future__ import annotations

import argparse
import os
import re
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
EXCERPT = re.compile(
    r"(?P<comment><!-- excerpt: (?P<command>timeline .+?) -->\n)```console\n.*?^```$", re.M | re.S
)


def filled(readme: str, run: Callable[[str], str]) -> str:
    """Give the text with each excerpt as `run` answers its command."""

    def block(match: re.Match[str]) -> str:
        command = match["command"]
        return f"{match['comment']}```console\n$ {command}\n{run(command).rstrip()}\n```"

    return EXCERPT.sub(block, readme)


def on_the_corpus(folder: Path) -> Callable[[str], str]:
    """Ingest the corpus into a store in a folder; give what runs a command on it and returns what it prints."""
    environment = {
        "PATH": os.environ["PATH"], "HOME": str(folder), "TIMELINE_DB": str(folder / "corpus.db"), "LANG": "C.UTF-8",
    }  # fmt: skip

    def run(command: str) -> str:
        words = [sys.executable, "-m", "timeline", *shlex.split(command)[1:]]
        return subprocess.run(
            words, cwd=ROOT, env=environment, check=True, stdout=subprocess.PIPE, encoding="utf-8"
        ).stdout

    run("timeline ingest corpus/ --quiet")
    return run


def main() -> int:
    """Fill the README, or say whether it is filled."""
    parser = argparse.ArgumentParser(description="Fill the excerpts of README.md.")
    parser.add_argument(
        "--check", action="store_true", help="write nothing; exit with 1 where one is out of date"
    )
    check = parser.parse_args().check
    before = README.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        after = filled(before, on_the_corpus(Path(folder)))
    if check:
        return int(after != before)
    README.write_text(after, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
