"""The README tells the truth: every command in it works, and prints what the README and its transcript say."""

from __future__ import annotations

import re

import pytest
import readme
from readers import left_out
from readme import NOT_COMPARED, NOT_RUN, Answer, Shown, in_transcript, why_not

from timeline.model import STATUSES, TYPES

README = readme.README.read_text(encoding="utf-8")
SHOWN = readme.shown(README)
RUN = [command for command in SHOWN if not why_not(command.line, NOT_RUN)]
STALE = "read what has changed, then: python tools/readme.py"


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[Shown, Answer]:
    return readme.session(README, tmp_path_factory.mktemp("readme"))


@pytest.fixture(scope="module")
def transcript() -> dict[str, str]:
    """What each command printed when the transcript was made, by its first line."""
    parts = re.split(r"\n(?=\$ )", readme.TRANSCRIPT.read_text(encoding="utf-8"))
    return {_first(part.removeprefix("$ ")): part for part in parts}


def _first(lines: str) -> str:
    return lines.partition("\n")[0]


@pytest.mark.parametrize("command", RUN, ids=lambda command: command.line)
def test_a_command(command: Shown, answers: dict[Shown, Answer], transcript: dict[str, str]) -> None:
    code, text = answers[command]
    if missing := re.search(r"(\S+), which is not installed: pip install|(\S+): command not found", text):
        left_out(missing[1] or missing[2])
    assert code == 0, text
    if in_transcript(command):
        assert f"$ {command.line}\n{text}".splitlines() == transcript[_first(command.line)].splitlines(), (
            STALE
        )


def test_the_readme_shows_what_the_commands_print(answers: dict[Shown, Answer]) -> None:
    assert sum(command.output for command in SHOWN) >= 4
    assert readme.filled(README, answers) == README, STALE


def test_the_transcript_has_nothing_else(transcript: dict[str, str]) -> None:
    compared = [_first(command.line) for command in RUN if in_transcript(command)]
    assert compared == list(transcript)


def test_only_commands_that_the_readme_has_are_left_out() -> None:
    for words in (*NOT_RUN, *NOT_COMPARED):
        assert any(words in command.line for command in SHOWN), words


def test_every_status_and_type_is_told_in_their_order() -> None:
    told = README.partition("### Statuses and types\n")[2].partition("\n###")[0]
    rows = re.findall(r"^\| `(\w+)` .* `(\w+)` ", told, re.MULTILINE)
    assert tuple(left for left, _ in rows) + tuple(right for _, right in rows) == TYPES
    assert tuple(name for name in re.findall(r"`(\w+)`", told) if name.islower()) == STATUSES


def test_filling() -> None:
    """A command that shows output takes its answer; all else stays, and filling twice changes nothing."""
    text = "a\n```console\n$ timeline show  # all\nold\n$ timeline due\n```\nb\n```python\nx\n```\n"
    found = {command: Answer(0, "new\n") for command in readme.shown(text)}
    once = readme.filled(text, found)
    assert once == text.replace("old", "new")
    assert readme.filled(once, found) == once
