"""Draw the pictures of the README from a store: `show` as SVG, the page in light and dark as PNG."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from io import StringIO
from pathlib import Path
from shutil import which

from rich.console import Console
from rich.text import Text

HERE = Path(__file__).parent
COMMAND = str(Path(sys.executable).with_name("timeline"))
JAPAN = ("--actor", "Japan", "--in", "2022-07..2025")
AS_OF = ("--as-of", "2024-06-01")


def table(store: str) -> None:
    """Draw the table."""
    words = ["show", *JAPAN, *AS_OF, "--limit", "24", "--color", "always", "--db", store]
    done = subprocess.run(
        [COMMAND, *words], capture_output=True, text=True, check=True, env=os.environ | {"COLUMNS": "100"}
    )
    console = Console(record=True, width=100, file=StringIO(), force_terminal=True)
    console.print(Text.from_ansi(done.stdout), end="")
    console.save_svg(str(HERE / "table.svg"), title="timeline show --actor Japan")


def page(store: str) -> None:
    """Photograph the page."""
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        file = Path(folder) / "page.html"
        subprocess.run(
            [COMMAND, "export", "--db", store, "-o", str(file), "--title", "Japan", *JAPAN, *AS_OF],
            check=True,
        )
        browser = driver.chromium.launch(
            executable_path=which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        for scheme in ("light", "dark"):
            tab = browser.new_page(viewport={"width": 1200, "height": 860}, color_scheme=scheme)
            tab.goto(f"file://{file}")
            tab.wait_for_function("document.documentElement.dataset.ready === 'yes'")
            tab.wait_for_timeout(300)
            tab.screenshot(path=str(HERE / f"page-{scheme}.png"))
        browser.close()


if __name__ == "__main__":
    table(sys.argv[1])
    page(sys.argv[1])
