"""How fast a short answer comes: what a piped `show` imports, and how long it takes."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

from conftest import COMMAND

HEAVY = {"rich", "dateparser", "sqlite_utils", "pydantic"}
_LIST_IMPORTS = """
import sys
from timeline.cli.main import main
sys.argv = ["timeline", "show", "--actor", "Japan", "--since", "2022"]
try:
    main()
finally:
    print(*sorted({name.partition(".")[0] for name in sys.modules}), file=sys.stderr)
"""
PIPE, TABLE = 8.0, 12.0
"""How many times `python -c pass` the two may take."""


def environment(store: Path) -> dict[str, str]:
    return {"PATH": os.environ["PATH"], "HOME": str(store.parent), "TIMELINE_DB": str(store)}


def test_show_into_a_pipe_imports_nothing_heavy(store: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _LIST_IMPORTS],
        capture_output=True,
        text=True,
        env=environment(store),
        check=True,
    )
    assert "Okinawa" in done.stdout
    assert "sqlite3" in done.stderr.split()
    assert not HEAVY & set(done.stderr.split())


def test_show_comes_at_once(store: Path) -> None:
    commands = {
        "floor": [sys.executable, "-c", "pass"],
        "pipe": [COMMAND, "show", "--actor", "Japan"],
        "table": [COMMAND, "show", "--actor", "Japan", "--format", "table"],
    }
    spent: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(7):  # in turn, so that what else the machine does falls on all alike
        for name, command in commands.items():
            began = time.perf_counter()
            subprocess.run(command, capture_output=True, env=environment(store), check=True)
            spent[name].append(time.perf_counter() - began)
    floor = median(spent["floor"])
    assert median(spent["pipe"]) <= PIPE * floor
    assert median(spent["table"]) <= TABLE * floor
