"""How long a short answer takes: `show` into a pipe and as a table, as a multiple of `python -c pass`, measured in turn.

The floor is about 6 times for the pipe (Typer alone is 4); 8 and 12 are the marks to stay under.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

ROUNDS = 15
TIMELINE = str(Path(sys.executable).with_name("timeline"))
ARTICLE = """---
title: A visit
published: 2023-01-12
---
Last August Nancy Pelosi visited Taiwan. Japan will host the G7 in Hiroshima in May.
"""


def spent(command: list[str], environment: dict[str, str]) -> float:
    """Seconds of processor time that a command takes."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, capture_output=True, env=environment, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def main() -> None:
    """Print the median of each command's ratio to the floor, round by round."""
    with tempfile.TemporaryDirectory() as folder:
        article = Path(folder, "visit.md")
        article.write_text(ARTICLE, encoding="utf-8")
        environment = {**os.environ, "TIMELINE_DB": str(Path(folder, "store.db"))}
        subprocess.run([TIMELINE, "ingest", str(article), "--quiet"], env=environment, check=True)
        commands = {
            "show into a pipe": [TIMELINE, "show", "--actor", "Japan"],
            "show as a table": [TIMELINE, "show", "--actor", "Japan", "--format", "table"],
        }
        ratios: dict[str, list[float]] = {name: [] for name in commands}
        for _ in range(ROUNDS):
            floor = spent([sys.executable, "-c", "pass"], environment)
            for name, command in commands.items():
                ratios[name].append(spent(command, environment) / max(floor, 0.001))
    for name, found in ratios.items():
        print(f"{name}: {median(found):.1f} times python -c pass (least {min(found):.1f})")


if __name__ == "__main__":
    main()
