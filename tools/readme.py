"""Fill what README.md shows of the commands' output with what they print now, and write down what all of them print.

    python tools/readme.py [--check]

The README is run from its top to its bottom, in a folder with the files of `tests/readme/` and on a new store. Under a
command that shows output in its `console` block, the output is put in; the block behind `<!-- on the corpus -->` runs on a
store of the articles of `corpus/`. The output of all other commands goes into tests/golden/readme.txt. With `--check` nothing
is written; the exit code is 1 where something is out of date.
"""

from __future__ import annotations

import argparse
import re
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from running import ROOT, shell

README = ROOT / "README.md"
TRANSCRIPT = ROOT / "tests" / "golden" / "readme.txt"
FILES = ROOT / "tests" / "readme"
BLOCK = re.compile(
    r"(?P<before>(?P<corpus><!-- on the corpus -->\n)?```console\n)(?P<lines>.*?)^```$|^```python\n(?P<code>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)

NOT_RUN = {
    "make ": "installs",
    "pip install": "installs",
    "pipx install": "installs",
    "timeline watch": "runs until it is stopped",
}
"""Words of the commands that are not run, and why."""

NOT_COMPARED = {
    "timeline brief": "says what is new since a week ago, or since the last briefing",
    "timeline history": "says when a correction was made",
    "timeline undo": "says when a correction was made",
}
"""Words of the commands whose output is not written down, and why; that they work is checked."""


class Answer(NamedTuple):
    """What came of a command: its exit code, and its messages and result as they are read, without the folder's name."""

    code: int
    text: str


Run = Callable[[str], Answer]


class Shown(NamedTuple):
    """A command of the README: its line of shell, whether it runs on the corpus, and whether its output is shown."""

    line: str
    corpus: bool
    output: bool


def shown(readme: str) -> list[Shown]:
    """Give the commands of the README in their order; its Python is run too."""
    return [command for block in BLOCK.finditer(readme) for command in _commands(block)]


def _commands(block: re.Match[str]) -> Iterator[Shown]:
    if block["code"]:
        yield Shown(f"python - <<'END'\n{block['code']}END", False, False)
        return
    for part in re.split(r"^\$ ", block["lines"], flags=re.MULTILINE)[1:]:
        line, _, output = part.partition("\n")
        yield Shown(line, bool(block["corpus"]), bool(output.strip()))


def why_not(line: str, table: dict[str, str]) -> str | None:
    """Say why a line is left out, if it is."""
    return next((why for words, why in table.items() if words in line), None)


def runner(home: Path, cwd: Path) -> Run:
    """Give what runs a line in a folder, with a store in the folder `home`."""
    run = shell(home, cwd)

    def answer(line: str) -> Answer:
        done = run(line)
        text = (done.stderr + done.stdout).decode().replace("\r\n", "\n")
        return Answer(done.returncode, text.replace(f"{cwd}/", ""))

    return answer


def session(readme: str, home: Path) -> dict[Shown, Answer]:
    """Run the commands of the README in their order; give what came of each."""
    folder, corpus = home / "reader", home / "corpus"
    shutil.copytree(FILES, folder)
    corpus.mkdir()
    here, there = runner(folder, folder), runner(corpus, ROOT)
    there("timeline ingest corpus/ --quiet")
    return {
        command: (there if command.corpus else here)(command.line)
        for command in shown(readme)
        if not why_not(command.line, NOT_RUN)
    }


def filled(readme: str, answers: Mapping[Shown, Answer]) -> str:
    """Give the text with the answer of each command in the place of the output that it shows."""

    def block(match: re.Match[str]) -> str:
        if match["code"]:
            return match[0]
        lines = "".join(
            f"$ {command.line}\n{answers[command].text if command.output else ''}"
            for command in _commands(match)
        )
        return f"{match['before']}{lines}```"

    return BLOCK.sub(block, readme)


def in_transcript(command: Shown) -> bool:
    """Is the output of a command written down beside the README, which does not show it?"""
    return not command.output and not why_not(command.line, NOT_COMPARED)


def transcript(answers: Mapping[Shown, Answer]) -> str:
    """Give the commands whose output the README does not show, with all that they print."""
    return "\n".join(
        f"$ {command.line}\n{found.text}" for command, found in answers.items() if in_transcript(command)
    )


def main() -> int:
    """Fill the README and write the transcript, or say whether they are out of date."""
    parser = argparse.ArgumentParser(description="Fill what README.md shows of the commands' output.")
    parser.add_argument(
        "--check", action="store_true", help="write nothing; exit with 1 where it is out of date"
    )
    check = parser.parse_args().check
    before = README.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as home:
        answers = session(before, Path(home))
    for command, (code, text) in answers.items():
        if code:
            raise SystemExit(f"exit code {code} of: {command.line}\n{text}")
    made = {README: filled(before, answers), TRANSCRIPT: transcript(answers)}
    stale = [
        path for path, text in made.items() if not path.exists() or path.read_text(encoding="utf-8") != text
    ]
    if not check:
        for path in stale:
            path.write_text(made[path], encoding="utf-8")
    return int(check and bool(stale))


if __name__ == "__main__":
    sys.exit(main())
