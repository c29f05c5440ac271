"""The page in a browser: it stands alone, filters, zooms, opens, and runs nobody's script but its own."""

from __future__ import annotations

from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from conftest import ARTICLES, Article, Said, fill
from readers import library, node_package, program
from test_exports import HARM, TODAY, found

from timeline.query import Row
from timeline.render.page import page as write_page
from timeline.render.timelinejs import story
from timeline.render.view import View

FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
LOAD, FILTER = 2.0, 0.1
"""Seconds that 5,000 events may take, at best of several times: the machine may be busy."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    playwright = library("playwright.sync_api")
    path = program("chromium", "chromium-browser", "google-chrome")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def tab(browser: Any) -> Iterator[Any]:
    """A tab that notes what goes wrong in it, and what it asks the network for."""
    tab = browser.new_page(viewport={"width": 1200, "height": 900})
    tab.faults, tab.requests = [], []
    tab.on("pageerror", lambda error: tab.faults.append(str(error)))
    tab.on("dialog", lambda dialog: (tab.faults.append(dialog.message), dialog.dismiss()))
    tab.on("request", lambda request: tab.requests.append(request.url))
    yield tab
    tab.close()


def opened(tab: Any, listed: list[Row], path: Path, hash: str = "", view: View | None = None) -> Any:
    out = StringIO()
    write_page(listed, out, view or View(TODAY, title="Two years"))
    path.write_text(out.getvalue(), encoding="utf-8")
    tab.goto(f"file://{path}{hash}")
    tab.wait_for_function("document.documentElement.dataset.ready === 'yes'")
    tab.wait_for_function("document.getElementById('count').textContent.includes(' of ')")
    return tab


def titles(tab: Any) -> list[str]:
    """What the list has, also where it is out of sight and not laid out yet."""
    return tab.locator("li[id]:visible .what > span:first-child").all_text_contents()


@pytest.fixture
def listed(tmp_path: Path) -> list[Row]:
    path = tmp_path / "s.db"
    fill(path, ARTICLES)
    return found(path)


def test_it_shows_every_event_and_asks_the_network_for_nothing(
    tab: Any, listed: list[Row], tmp_path: Path
) -> None:
    opened(tab, listed, tmp_path / "p.html")
    assert titles(tab) == [row.title for row in listed]
    assert tab.inner_text("h1") == "Two years"
    assert tab.requests == [f"file://{tmp_path}/p.html"]
    assert not tab.faults


@pytest.mark.parametrize(
    ("control", "value", "left"),
    [
        ("q", "hiroshima", ["Fumio Kishida will host the G7 in Hiroshima"]),
        ("q", "russia ukraine", ["Russia occupies Crimea", "Russia invaded Ukraine"]),
        ("actor", "Taiwan (1)", ["Nancy Pelosi visited Taiwan"]),
        ("type", "RETREAT (1)", ["Ukraine gave up its warheads"]),
        ("status", "negated (1)", ["China did not join the sanctions on Russia"]),
    ],
)
def test_filters(
    tab: Any, listed: list[Row], tmp_path: Path, control: str, value: str, left: list[str]
) -> None:
    opened(tab, listed, tmp_path / "p.html")
    if control == "q":
        tab.fill("#q", value)
    else:
        tab.select_option(f"#{control}", label=value)
    assert [title.removesuffix(" last August") for title in titles(tab)] == left
    assert tab.inner_text("#count") == f"{len(left)} of 9 events"
    tab.reload()
    tab.wait_for_function(f"document.getElementById('count').textContent.startsWith('{len(left)} of')")
    tab.click("#reset")
    assert len(titles(tab)) == 9


def test_as_of(tab: Any, listed: list[Row], tmp_path: Path) -> None:
    opened(tab, listed, tmp_path / "p.html")
    tab.fill("#asof", "0")
    assert tab.inner_text("#asofday") == "2022-08-03"
    assert [title.removesuffix(" last August") for title in titles(tab)] == ["Nancy Pelosi visited Taiwan"]


def test_an_event_opens_by_click_key_and_link(tab: Any, listed: list[Row], tmp_path: Path) -> None:
    row = next(row for row in listed if "Hiroshima" in row.title)
    opened(tab, listed, tmp_path / "p.html", f"#event={row.id}")
    assert tab.locator(f"#{row.id} blockquote").inner_text() == row.sentence
    tab.goto("about:blank")
    opened(tab, listed, tmp_path / "p.html")
    tab.click(f"#{row.id} summary")
    assert tab.locator(f"#{row.id} blockquote").is_visible()
    assert tab.url.endswith(f"#event={row.id}")
    tab.focus("#canvas")
    tab.keyboard.press("ArrowRight")
    tab.keyboard.press("Enter")
    assert tab.locator("li.chosen details[open]").count() == 1
    assert tab.evaluate("document.activeElement.tagName") == "SUMMARY"


def drawn(tab: Any) -> str:
    tab.wait_for_timeout(100)
    return tab.evaluate("document.getElementById('canvas').toDataURL()")


def test_zoom_and_lanes_draw_anew(tab: Any, listed: list[Row], tmp_path: Path) -> None:
    opened(tab, listed, tmp_path / "p.html")
    pictures = [drawn(tab)]
    tab.click("#in")
    pictures.append(drawn(tab))
    tab.click("#fit")
    assert drawn(tab) == pictures[0]
    tab.select_option("#lanes", "actor")
    pictures.append(drawn(tab))
    tab.select_option("#lanes", "place")
    pictures.append(drawn(tab))
    assert len(set(pictures)) == 4


def test_dark_differs_and_print_has_all(browser: Any, tab: Any, listed: list[Row], tmp_path: Path) -> None:
    opened(tab, listed, tmp_path / "p.html")
    colors = []
    for scheme in ("light", "dark"):
        tab.emulate_media(color_scheme=scheme)
        colors.append(tab.evaluate("getComputedStyle(document.body).backgroundColor"))
    assert len(set(colors)) == 2
    tab.emulate_media(media="print")
    assert not tab.locator("#board").is_visible()
    assert len(titles(tab)) == 9


def test_it_reads_without_its_script(browser: Any, listed: list[Row], tmp_path: Path) -> None:
    out = StringIO()
    write_page(listed, out, View(TODAY))
    (tmp_path / "p.html").write_text(out.getvalue(), encoding="utf-8")
    tab = browser.new_page(java_script_enabled=False)
    tab.goto(f"file://{tmp_path}/p.html")
    tab.locator("summary").first.click()
    assert tab.locator("blockquote").first.is_visible()
    tab.close()


def test_no_script_runs_from_the_text_of_an_article(tab: Any, tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    said = Said(
        "2022-08",
        HARM,
        "<img src=x onerror=alert(1)>/JPN>GBR",
        trigger="met",
        places=["</script><script>alert(1)</script>"],
    )
    fill(
        path,
        [
            Article(
                "2023-01-01", [said], title="<script>alert(2)</script>", url="javascript:alert(3)", path="/a"
            )
        ],
    )
    opened(tab, found(path), tmp_path / "p.html", view=View(TODAY, title="</title><script>alert(4)</script>"))
    tab.click("summary")
    tab.focus("#canvas")
    tab.keyboard.press("ArrowRight")
    tab.wait_for_timeout(200)
    assert not tab.faults
    assert tab.locator("img").count() == 0
    assert tab.locator("script").count() == 2
    assert tab.locator('a[href^="javascript"]').count() == 0
    assert "<script>alert(1)</script>" in tab.inner_text("li[id] .what")


def test_the_policy_stops_a_script_that_got_in_all_the_same(
    tab: Any, listed: list[Row], tmp_path: Path
) -> None:
    opened(tab, listed, tmp_path / "p.html")
    tab.evaluate(
        "() => { const s = document.createElement('script'); s.textContent = 'window.harm = 1'; document.body.append(s); }"
    )
    assert tab.evaluate("window.harm") is None


def seconds_to_load(tab: Any, listed: list[Row], path: Path) -> float:
    opened(tab, listed, path)
    return float(tab.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd")) / 1000


def test_five_thousand_events(tab: Any, listed: list[Row], tmp_path: Path) -> None:
    days = [f"20{n % 25:02d}-{n % 12 + 1:02d}-{n % 28 + 1:02d}" for n in range(5000)]
    many = [
        listed[n % len(listed)]._replace(id=f"e{n:07d}", start=day, end=day, date=day)
        for n, day in enumerate(sorted(days))
    ]
    assert min(seconds_to_load(tab, many, tmp_path / f"p{n}.html") for n in range(3)) <= LOAD
    tab.wait_for_timeout(1000)
    spent = tab.evaluate("""() => {
      const q = document.getElementById("q"), times = [];
      for (const words of Array(5).fill(["ukraine", "visited taiwan"]).flat()) {
        const began = performance.now();
        q.value = words;
        q.dispatchEvent(new Event("input"));
        document.body.offsetHeight;
        times.push(performance.now() - began);
      }
      return Math.min(...times);
    }""")
    assert spent / 1000 <= FILTER


def test_timelinejs_by_itself(tab: Any, listed: list[Row], tmp_path: Path) -> None:
    script = node_package("@knight-lab/timelinejs") / "dist" / "js" / "timeline.js"
    out = StringIO()
    story(listed, out, View(TODAY, title="Two <years>"))
    (tmp_path / "p.html").write_text(
        f'<div id="t" style="height:600px"></div><script src="file://{script}"></script>'
    )
    tab.goto(f"file://{tmp_path}/p.html")
    read = tab.evaluate(
        "(data) => { const t = new TL.Timeline('t', JSON.parse(data)); const c = t.config ?? {};"
        " return new Promise((done) => setTimeout(() => done([t.config.events.map((e) => [e.unique_id, e.start_date.data.date_obj.getFullYear()]),"
        " t.config.isValid()]), 500)); }",
        out.getvalue(),
    )
    dated = [row for row in listed if row.start or row.end]
    assert sorted(read[0]) == sorted([row.id, int((row.start or row.end or "")[:4])] for row in dated)
    assert read[1] is True
