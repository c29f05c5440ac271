"""The README tells the truth: its excerpts are what the commands print, and its other commands run."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
CONSOLE = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
IDS = ("a3bs2244", "htmtqngu")
"""The events that the README's commands speak of; real ones take their places."""

ELSEWHERE = {
    "timeline watch": "runs until it is stopped",
    "https://": "asks the network",
    "--engine dask": "starts a cluster",
    "| mail ": "sends mail",
    "| man ": "needs the pager of manual pages",
    "completion": "writes into the user's own folders",
    "pip install": "installs",
}
"""What the README shows and this test does not run, and why."""

ARTICLE = """---
title: Two visits and a pact
published: 2023-04-14
source: Harbour News
---

Last August Nancy Pelosi visited Taiwan, and in January Fumio Kishida met Joe Biden in Washington. Japan and the
Philippines signed a pact on 9 February 2023. On 11 March 2023 Japan protested to China. Fumio Kishida will visit
Seoul in May. Russia refused to sign the accord with Ukraine in July 2022. In late 2021 Japan sent aid to Fiji.
"""


def tool() -> ModuleType:
    """The script that fills the excerpts."""
    spec = spec_from_file_location("readme_tool", ROOT / "tools" / "readme.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def commands() -> list[str]:
    """The README's lines that begin with `$ timeline`, but for those of its excerpts."""
    rest = tool().EXCERPT.sub("", README)
    lines = [line for block in CONSOLE.findall(rest) for line in block.splitlines()]
    return [line.removeprefix("$ ") for line in lines if line.startswith("$ timeline ")]


def why_not(command: str) -> str | None:
    return next((why for words, why in ELSEWHERE.items() if words in command), None)


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """A folder with the files that the README names, and a store that holds them."""
    folder = tmp_path_factory.mktemp("readme")
    for name in ("articles/visits.md", "archive/visits.md", "article.md"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(ARTICLE, encoding="utf-8")
    (folder / "export.csv").write_text(
        "body,date\nJapan met Fiji on 2 May 2023.,2023-05-12\n", encoding="utf-8"
    )
    (folder / "talk.txt").write_text("Japan signed a pact with Fiji last week.\n", encoding="utf-8")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    settings = {
        "PATH": path, "HOME": str(folder), "PWD": str(folder), "TIMELINE_DB": str(folder / "store.db"), "LANG": "C.UTF-8",
    }  # fmt: skip
    assert shell("timeline ingest articles/", settings).returncode == 0
    return settings


def shell(command: str, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Run a line as a shell would, so that pipes and comments mean what they mean there."""
    bash = shutil.which("bash") or "sh"
    return subprocess.run(
        [bash, "-c", f"set -e\n{command}"],
        cwd=environment["PWD"],
        env=environment,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


def with_real_events(command: str, environment: dict[str, str]) -> str:
    """Put events of the store in the place of the README's."""
    if not any(name in command for name in IDS):
        return command
    events = json.loads(shell("timeline show --json", environment).stdout)
    for name, event in zip(IDS, events, strict=False):
        command = command.replace(name, event["id"])
    return command


def test_the_excerpts_are_what_the_commands_print(tmp_path: Path) -> None:
    readme = tool()
    assert readme.EXCERPT.search(README), "the README has no excerpt"
    assert readme.filled(README, readme.on_the_corpus(tmp_path)) == README, "run: python tools/readme.py"


def test_filling_an_excerpt() -> None:
    """The block takes the answer of its own command; all else stays, and filling twice changes nothing."""
    text = "a\n<!-- excerpt: timeline show -->\n```console\nold\n```\nb\n```console\n$ timeline show\n```\n"
    once = tool().filled(text, lambda command: f"<{command}>\n")
    assert once == text.replace("old", "$ timeline show\n<timeline show>")
    assert tool().filled(once, lambda command: f"<{command}>\n") == once


@pytest.mark.parametrize("command", [c for c in commands() if not why_not(c)])
def test_the_commands_run(command: str, environment: dict[str, str]) -> None:
    needed = [
        word for word in re.findall(r"\| (\w+)", command) if not shutil.which(word, path=environment["PATH"])
    ]
    if needed:
        pytest.skip(f"{needed[0]} is not installed")
    done = shell(with_real_events(command, environment), environment)
    if "which is not installed: pip install" in done.stderr:
        pytest.skip(done.stderr.strip())
    assert (done.returncode, "Traceback" in done.stderr) == (0, False), done.stderr


def test_there_are_commands() -> None:
    assert len([c for c in commands() if not why_not(c)]) >= 5
