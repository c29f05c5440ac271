"""Events as one web page that needs nothing else: no network, no library. A timeline to zoom into above the list.

The script and the style are the project's own (some 24 KB together; a charting library would weigh 3 to 4 MB). The list
is plain HTML, which reads, prints and speaks without the script; the script only hides, draws and opens. A content
security policy lets that script run, by its hash, and no other.
"""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Iterable, Iterator
from datetime import date
from hashlib import sha256
from importlib.resources import files
from itertools import islice
from typing import Any, TextIO

from timeline.query import Row
from timeline.render.dates import words
from timeline.render.groups import sections
from timeline.render.json import line
from timeline.render.marks import FAMILIES, STATUS_MARKS, family
from timeline.render.records import when, who
from timeline.render.view import View
from timeline.safety import html, link, terminal

_CHUNK = 50  # rows of a list: a browser lays out only those lists that are in sight
_EPOCH = date(1970, 1, 1).toordinal()
_LANES = {"date": "family", "type": "family", "actor": "actor", "place": "place"}


def page(rows: Iterable[Row], out: TextIO, view: View) -> None:
    """Write the page."""
    style, script = (_asset(name) for name in ("page.css", "page.js"))
    policy = f"default-src 'none'; script-src '{_hash(script)}'; style-src '{_hash(style)}'; base-uri 'none'; form-action 'none'"
    board = _Board()
    listed = "".join(board.sections(rows, view._replace(group_by="date")))
    title = html(view.title)
    out.write(
        f'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="referrer" content="no-referrer">\n'
        f"<title>{title}</title>\n<style>{style}</style>\n</head>\n<body>\n"
        f'<header>\n<h1>{title}</h1>\n<p class="span">{board.extent()}; as of {words(view.today.isoformat())}</p>\n'
    )
    out.write(board.controls(_LANES[view.group_by]))
    out.write(f"</header>\n<main>\n{listed}</main>\n<footer>Made by timeline. Dates are as precise as the articles are; every event "
              "opens to the sentence that tells it.</footer>\n")  # fmt: skip
    out.write(f'<script type="application/json" id="data">{board.data(view.today)}</script>\n')
    out.write(f"<script>{script}</script>\n</body>\n</html>\n")


class _Board:
    """Collects, while the list is written, what the script needs to know of each event: numbers and indexes, no text."""

    def __init__(self) -> None:
        self._events: list[list[Any]] = []
        self._indexes: dict[str, dict[str, int]] = {"actors": {}, "places": {}, "types": {}}
        self._counts: dict[str, dict[str, int]] = {"actors": {}, "places": {}, "types": {}}
        self._statuses: dict[str, int] = {}
        self._first = self._last = ""

    def sections(self, rows: Iterable[Row], view: View) -> Iterator[str]:
        """Give the list, a section for each year."""
        for heading, listed in sections(rows, view):
            yield f"<section><h2>{heading}</h2>\n"
            members = iter(listed)
            while chunk := list(islice(members, _CHUNK)):
                yield "<ol>\n"
                for row in chunk:
                    self._add(row)
                    yield _item(row)
                yield "</ol>\n"
            yield "</section>\n"
        if not self._events:
            yield "<p>No events.</p>\n"

    def _add(self, row: Row) -> None:
        if row.filed:
            self._first = min(self._first or row.filed, row.filed)
            self._last = max(self._last, row.filed)
        self._statuses[row.status] = self._statuses.get(row.status, 0) + 1
        actors, places = json.loads(row.actors), json.loads(row.places)
        self._events.append([
            _day(row.start), _day(row.end), FAMILIES.index(family(row.type)), self._index("types", [row.type])[0], row.status,
            self._index("actors", [actor["name"] for actor in actors]), self._index("places", [place["name"] for place in places]),
            row.first_published, row.id,
        ])  # fmt: skip

    def _index(self, what: str, names: Iterable[str]) -> list[int]:
        index, counts = self._indexes[what], self._counts[what]
        numbers = []
        for name in dict.fromkeys(map(terminal, names)):
            counts[name] = counts.get(name, 0) + 1
            numbers.append(index.setdefault(name, len(index)))
        return numbers

    def extent(self) -> str:
        """Say how much there is."""
        years = [day[:4].lstrip("0") for day in (self._first, self._last)]
        number = f"{len(self._events)} event{'' if len(self._events) == 1 else 's'}"
        return f"{number}, {years[0]} to {years[1]}" if years[0] != years[1] else number

    def controls(self, lanes: str) -> str:
        """Give what the reader filters with, the board and its legend."""
        chosen = {name: "selected" if name == lanes else "" for name in ("family", "actor", "place")}
        statuses = "".join(
            f'<option value="{html(name)}">{html(name)} ({count})</option>'
            for name, count in self._statuses.items()
        )
        marks = "".join(
            f'<li><span class="f{n}" aria-hidden="true">{each.mark}</span> {each.name}</li>'
            for n, each in enumerate(FAMILIES)
        )
        return f"""<div class="controls" role="search" aria-label="Filter the events">
<label>Text <input type="search" id="q" autocomplete="off" placeholder="words"></label>
<label>Actor <select id="actor"><option value="">all</option>{self._options("actors")}</select></label>
<label>Type <select id="type"><option value="">all</option>{self._options("types")}</select></label>
<label>Status <select id="status"><option value="">all</option>{statuses}</select></label>
<label>Lanes <select id="lanes" data-usual="{lanes}"><option value="family" {chosen["family"]}>kind</option><option value="actor" {chosen["actor"]}>actor</option><option value="place" {chosen["place"]}>place</option></select></label>
<label><span>As known on <output id="asofday">any day</output></span><input type="range" id="asof" min="0" value="0" step="1" aria-label="As known on"></label>
<button type="button" id="reset">Clear</button>
</div>
<div id="board"><div id="scroll"><canvas id="canvas" tabindex="0" role="application" aria-label="Timeline. Left and right arrows go from event to event, Enter opens one, plus and minus zoom, 0 shows all. The list below holds the same events."></canvas></div>
<div class="zoom"><button type="button" id="in" aria-label="Zoom in">+</button><button type="button" id="out" aria-label="Zoom out">&minus;</button><button type="button" id="fit">Fit</button></div><div id="tip" hidden></div></div>
<ul class="legend" aria-label="Marks">{marks}<li>dashed: planned or possible</li><li>cross: did not happen</li><li>bar: the span that the date allows, faded where it is open</li></ul>
<p id="count" role="status">{self.extent()}</p><p id="said" role="status" hidden></p>
"""

    def _options(self, what: str) -> str:
        ordered = sorted(self._counts[what].items(), key=lambda pair: (-pair[1], pair[0]))
        return "".join(
            f'<option value="{self._indexes[what][name]}">{html(name)} ({count})</option>'
            for name, count in ordered
        )

    def data(self, today: date) -> str:
        """Give the numbers as JSON that no text can break out of."""
        names = {what: list(index) for what, index in self._indexes.items()}
        record = {
            "today": _day(today.isoformat()),
            "families": [each.name for each in FAMILIES],
            **names,
            "events": self._events,
        }
        return line(record).replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _item(row: Row) -> str:
    kind = family(row.type)
    said, title = html(when(row)), html(row.title)
    status = (
        ""
        if row.status == "occurred"
        else f'<span class="status">{STATUS_MARKS.get(row.status, "")} {html(row.status)}</span>'
    )
    told = f'<span class="told">×{row.sources}</span>' if row.sources > 1 else '<span class="told"></span>'
    return (
        f'<li id="{row.id}" class="{html(row.status)}"><details><summary><span class="when">{said}</span>'
        f'<span class="kind f{FAMILIES.index(kind)}" title="{html(row.type)}, {kind.name}">{kind.mark}</span>'
        f'<span class="what"><span>{title}</span>{status}</span><span class="who">{html(who(row))}</span>{told}</summary>'
        f'<div class="more"><blockquote>{html(row.sentence)}</blockquote><p class="meta">{_cited(row)}</p>'
        f'<p class="meta">{html(row.type)}, {html(row.status)}{_dated(row)}, confidence {row.confidence:.2f} · '
        f'<a href="#event={row.id}">link to this event</a></p></div></details></li>\n'
    )


def _dated(row: Row) -> str:
    said = f" by “{html(row.date_text)}”" if row.date_text else ""
    return f", {html(row.date)}{said}" if row.date else ""


def _cited(row: Row) -> str:
    title, url = html(row.doc_title or row.doc_url or "untitled"), link(row.doc_url)
    named = f'<a href="{html(url)}" rel="noopener noreferrer nofollow">{title}</a>' if url else title
    published = words(row.doc_published) if row.doc_published else ""
    others = f" and {row.sources - 1} more" if row.sources > 1 else ""
    return ", ".join([named, *(html(part) for part in (row.doc_source or "", published) if part)]) + others


def _day(text: str | None) -> int | None:
    return date.fromisoformat(text).toordinal() - _EPOCH if text else None


def _asset(name: str) -> str:
    return files("timeline.render").joinpath("assets", name).read_text(encoding="utf-8").strip()


def _hash(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"
