"""What is installed: the command, the lexicon, the types."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
import zipfile
from importlib import import_module
from pathlib import Path

import pytest
from readers import library

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def test_the_wheel_holds_the_lexicon_and_the_types(tmp_path: Path) -> None:
    library("hatchling")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (wheel,) = tmp_path.glob("*.whl")
    assert wheel.name.startswith("geo_timeline-")
    names = set(zipfile.ZipFile(wheel).namelist())
    data = {f"timeline/lexicon/data/{path.name}" for path in (ROOT / "timeline/lexicon/data").glob("*.tsv")}
    assert data
    assert {*data, "timeline/py.typed"} <= names
    assert not [name for name in names if not name.startswith(("timeline/", "geo_timeline-"))]


def test_the_command_is_what_the_project_says() -> None:
    module, _, name = PROJECT["project"]["scripts"]["timeline"].partition(":")
    assert callable(getattr(import_module(module), name))


def test_typer_stays_below_the_release_that_imports_pydantic() -> None:
    assert "typer>=0.26,<0.29" in PROJECT["project"]["dependencies"]


def test_the_source_archive_holds_what_its_tests_need() -> None:
    held = PROJECT["tool"]["hatch"]["build"]["targets"]["sdist"]["include"]
    tested = PROJECT["tool"]["pytest"]["ini_options"]
    assert {*tested["testpaths"], *tested["pythonpath"], "corpus"} <= set(held)


@pytest.mark.parametrize("suffix", [".py", ".tsv"])
def test_no_pattern_has_a_possessive_group(suffix: str) -> None:
    """Python before 3.11.5 matches one wrongly (gh-106052), and we promise 3.11."""
    files = sorted((ROOT / "timeline").rglob(f"*{suffix}"))
    assert files
    assert [f for f in files if re.search(r"\)[*+?]\+[^+=]", f.read_text(encoding="utf-8"))] == []


def compiled() -> list[Path]:
    """The modules that `make compiled` compiles."""
    hook = PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["hooks"]["mypyc"]
    patterns = [*hook["include"], *hook["exclude"]]
    assert [p for p in patterns if not (ROOT / p.strip("/")).exists()] == []
    left_out = {ROOT / p.strip("/") for p in hook["exclude"]}
    named = [ROOT / p.strip("/") for p in hook["include"]]
    found = [file for path in named for file in ([path] if path.is_file() else path.rglob("*.py"))]
    return [file for file in found if file not in left_out]


def test_the_core_is_compiled_on_demand_only() -> None:
    hook = PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["hooks"]["mypyc"]
    assert hook["enable-by-default"] is False
    assert len(compiled()) > 100


def test_no_compiled_module_has_what_a_compiled_class_does_otherwise() -> None:
    """mypyc makes each time what `cached_property` keeps, and its classes have no copies."""
    assert [
        f
        for f in compiled()
        if re.search(r"\bcached_property|^from copy |^import copy", f.read_text("utf-8"), re.M)
    ] == []
