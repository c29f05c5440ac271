"""A short answer comes fast: what a piped `show` imports. How long it takes, `make bench` measures."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from conftest import THIS_TREE

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


def environment(store: Path) -> dict[str, str]:
    return {**THIS_TREE, "HOME": str(store.parent), "TIMELINE_DB": str(store)}


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
