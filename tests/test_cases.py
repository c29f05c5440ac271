"""The tables of cases: none stands twice, so that a change of what is right is made in one place."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

CASES = Path(__file__).parent / "cases"


def test_no_case_stands_twice() -> None:
    lines = [line for path in CASES.rglob("*.tsv") for line in path.read_text(encoding="utf-8").splitlines()]
    cases = [line for line in lines if " " in line.partition("\t")[0] and not line.startswith("#")]
    assert [line for line, times in Counter(cases).items() if times > 1] == []
