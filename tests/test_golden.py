"""What a few articles of the corpus look like in every format, through the command itself.

After a change that is meant: `python tools/golden.py`, and read `git diff --word-diff tests/golden`.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import golden
import pytest
from readers import library
from running import Done

from timeline.cli.formats import FORMATS
from timeline.render.fields import PRESETS

NEEDS = {"workbook.tsv": ("xlsxwriter", "openpyxl"), "parquet.jsonl": ("pyarrow.parquet",)}


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Done]:
    return golden.on_the_articles(tmp_path_factory.mktemp("golden"))


@pytest.mark.parametrize("name", golden.OUTPUTS)
def test_output(name: str, run: Callable[[str], Done]) -> None:
    for needed in NEEDS.get(name, ()):
        library(needed)
    expected = (golden.FOLDER / name).read_bytes().decode()
    assert golden.output(name, run).splitlines(keepends=True) == expected.splitlines(keepends=True)


def test_every_format_and_preset_has_an_output() -> None:
    lines = "\n".join(golden.OUTPUTS.values())
    by_default = {"plain", "csv"}
    assert by_default | set(re.findall(r"--format (\w+)", lines)) == FORMATS.keys()
    assert set(re.findall(r"--preset (\w+)", lines)) == PRESETS.keys()


def test_every_output_has_a_command() -> None:
    assert {path.name for path in golden.FOLDER.iterdir()} == golden.OUTPUTS.keys()
