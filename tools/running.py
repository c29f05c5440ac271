"""Run `timeline` in a shell, as a user would, on a store of its own. Used by the tools that write down what it prints."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[1]
Done = subprocess.CompletedProcess[bytes]


def shell(home: Path, cwd: Path = ROOT) -> Callable[[str], Done]:
    """Give what runs a line of shell in the folder `cwd`; settings and store stand in the folder `home`."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {
        "PATH": path, "PYTHONPATH": str(ROOT), "HOME": str(home), "PWD": str(cwd), "LANG": "C.UTF-8",
        "TIMELINE_DB": str(home / "store.db"),
    }  # fmt: skip
    bash = shutil.which("bash") or "sh"

    def run(line: str) -> Done:
        words = [bash, "-c", f"set -e\n{line}"]
        return subprocess.run(words, cwd=cwd, env=environment, capture_output=True, check=False, timeout=120)

    return run


def printed(done: Done) -> str:
    """Give what a line that worked has printed."""
    if done.returncode:
        raise SystemExit(f"{done.args[-1]}\n{done.stderr.decode()}")
    return done.stdout.decode()
