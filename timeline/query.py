"""From filters to rows: one SQL statement, its parameters, and what it gives. sqlite3 alone; nothing heavy."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from functools import cache, lru_cache
from itertools import groupby, islice
from operator import attrgetter
from typing import Any, Literal, NamedTuple

from timeline.errors import UsageError

Order = Literal["date", "importance"]
Period = tuple[date, date]

_DAY = timedelta(days=1)
_BLOCK = 100  # rows
_ROUGHLY = 3  # so many times as long as a period a date may be that belongs to it


class Row(NamedTuple):
    """An event as a line of output: every field as text or number, lists as JSON. What all formats are made from."""

    id: str
    date: str | None
    start: str | None
    end: str | None
    date_text: str | None
    basis: str
    status: str
    type: str
    title: str
    trigger: str
    sentence: str
    actors: str
    places: str
    confidence: float
    offset_start: int
    offset_end: int
    sources: int
    first_published: str | None
    doc_title: str | None
    doc_published: str | None
    doc_source: str | None
    doc_url: str | None
    doc_path: str | None
    steps: str

    @property
    def filed(self) -> str | None:
        """The day under which a chronology lists it."""
        return self.start or self.end


class Filters(NamedTuple):
    """Which events are wanted. Several values of one filter mean either; filters together mean all."""

    actor: tuple[str, ...] = ()
    not_actor: tuple[str, ...] = ()
    between: tuple[str, str] | None = None
    place: tuple[str, ...] = ()
    type: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    within: tuple[Period, ...] = ()
    search: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    as_of: date | None = None
    undated: bool = False
    min_confidence: float = 0.0
    rejected: bool = False
    limit: int | None = None
    top: int | None = None
    reverse: bool = False
    sort: Order = "date"


class _Where:
    """The conditions of a statement and their parameters, in step."""

    def __init__(self) -> None:
        self.conditions: list[str] = []
        self.values: list[Any] = []

    def add(self, condition: str, *values: object) -> None:
        self.conditions.append(condition)
        self.values += values

    def either(self, condition: str, values: Sequence[object]) -> None:
        """Add a condition that holds for one of `values`; `{}` in it stands for the list."""
        if values:
            self.add(condition.format(",".join("?" * len(values))), *values)


_ROWS = """SELECT event.id, event.date, event.start, event."end", event.date_text, event.basis, event.status, event.type, event.title,
  event."trigger", event.sentence, event.actors, event.places, event.confidence,
  event.trigger_start, event.trigger_end, event.sources, event.first_published, event.document_id, event.steps
FROM event"""

_ORDERS = {
    ("date", False): "event.filed NULLS LAST",
    ("date", True): "event.filed DESC NULLS LAST",
    ("importance", False): "ranking.place",
    ("importance", True): "ranking.place DESC",
}
"""The order of the rows: by day as the index of days gives them, so that the first comes before the last is read."""

_TELLINGS = """SELECT event.id, event.start, event."end", event.status, event.type, json_array_length(event.actors),
  event.confidence, mention.trigger_start, document.published
FROM event JOIN event_mention ON event_mention.event_id = event.number JOIN mention ON mention.id = event_mention.mention_id
  JOIN document ON document.id = mention.document_id"""


def rows(store: sqlite3.Connection, filters: Filters) -> Iterator[Row]:
    """Give the events that `filters` asks for, in order, as they come."""
    if filters.as_of:
        from timeline.store.past import go_back

        go_back(store, filters.as_of)
    statement, values = _sql(store, filters)
    found = _read(store, statement, values)
    if not _ranked(filters):
        found = _within_days(found, filters.reverse)
    if filters.within and filters.sort == "date":
        found = _spans_last(found, filters.within)
    return islice(found, filters.limit)


def falls_in(row: Row, periods: Sequence[Period]) -> bool:
    """Does an event belong to one of these periods, and not merely reach over it?

    A stretch of time, which may be open, belongs to where it begins and where it ends; one date that is known
    roughly, to a period that is about as long.
    """
    first, last = (day and date.fromisoformat(day) for day in (row.start, row.end))
    if first and last and "/" not in (row.date or ""):
        return any(
            first <= end and last >= start and last - first <= _ROUGHLY * (end - start + _DAY)
            for start, end in periods
        )
    return any(start <= day <= end for start, end in periods for day in (first, last) if day)


def _spans_last(found: Iterable[Row], periods: Sequence[Period]) -> Iterator[Row]:
    """Put behind what falls in the periods what only reaches over them: "since 1969", "the 21st century"."""
    over = []
    for row in found:
        if falls_in(row, periods):
            yield row
        else:
            over.append(row)
    yield from over


def _ranked(filters: Filters) -> bool:
    return filters.top is not None or filters.sort == "importance"


def _within_days(found: Iterable[Row], reverse: bool) -> Iterator[Row]:
    """Put what is filed under one day in order, the longest first: a few rows, where SQLite would copy each whole."""
    for _, members in groupby(found, lambda row: row.start or row.end):
        yield from _longest_first(list(members), reverse)


def _longest_first(members: list[Row], reverse: bool) -> list[Row]:
    if len(members) > 1:
        members.sort(key=attrgetter("id"), reverse=reverse)
        members.sort(key=lambda row: row.end or "", reverse=not reverse)
    return members


def row(store: sqlite3.Connection, number: str) -> Row:
    """Give the event of this id, which is there."""
    return next(_read(store, f"{_ROWS} WHERE event.id = ?", (number,)))


def _read(store: sqlite3.Connection, statement: str, values: Sequence[object]) -> Iterator[Row]:
    """Give the rows of a statement, with the documents and the steps that the store has by number."""

    @lru_cache(maxsize=1 << 12)
    def cited(number: int) -> tuple[str | None, ...]:
        query = "SELECT title, published, source, url, path FROM document WHERE id = ?"
        found: tuple[str | None, ...] = store.execute(query, (number,)).fetchone()
        return found

    @cache
    def step(number: str) -> str:
        query = "SELECT json_array(rule, says) FROM step WHERE id = ?"
        found: str = store.execute(query, (int(number),)).fetchone()[0]
        return found

    @lru_cache(maxsize=1 << 12)
    def steps(numbers: str) -> str:
        return f"[{','.join(step(number) for number in numbers[1:-1].split(',') if number)}]"

    found = store.execute(statement, values)
    while block := found.fetchmany(_BLOCK):
        *own, documents, taken = zip(*block, strict=True)
        yield from map(
            Row._make, zip(*own, *zip(*map(cited, documents), strict=True), map(steps, taken), strict=True)
        )


def _sql(store: sqlite3.Connection, filters: Filters) -> tuple[str, list[Any]]:
    """Write the statement for `filters`, and its parameters."""
    where = _where(store, filters)
    condition = " AND ".join(where.conditions) or "1"
    if not _ranked(filters):
        return f"{_ROWS} WHERE {condition} ORDER BY {_ORDERS['date', filters.reverse]}", where.values
    _rank(store, condition, where.values)
    best = f" WHERE place < {filters.top:d}" if filters.top is not None else ""
    order = _ORDERS[filters.sort, filters.reverse]
    return f"{_ROWS} JOIN ranking ON ranking.event_id = event.id{best} ORDER BY {order}", []


def _rank(store: sqlite3.Connection, condition: str, values: Sequence[object]) -> None:
    """Rank the events that a condition holds for, in a table that this connection alone sees."""
    from timeline.importance import Telling, ranked

    store.execute("DROP TABLE IF EXISTS temp.ranking")
    store.execute(
        "CREATE TEMP TABLE ranking (event_id TEXT PRIMARY KEY, place INTEGER NOT NULL) WITHOUT ROWID"
    )
    tellings = store.execute(f"{_TELLINGS} WHERE {condition} ORDER BY event.id", values)
    best = ranked(map(Telling._make, tellings))
    store.executemany(
        "INSERT INTO ranking VALUES (?, ?)", ((event, place) for place, event in enumerate(best))
    )


def _where(store: sqlite3.Connection, filters: Filters) -> _Where:
    where = _Where()
    where.add("event.rejected = ?", int(filters.rejected))
    _who(store, filters, where)
    _when(filters, where)
    where.either("event.type IN ({})", [kind.upper() for kind in filters.type])
    where.either("event.status IN ({})", [status.lower() for status in filters.status])
    if filters.place:
        from timeline.meant import places  # the lexicon, which a question without names does not ask

        numbers = sorted({number for name in filters.place for number in places(store, name)})
        marks = ",".join("?" * len(numbers))
        where.add(f"event.number IN (SELECT event_id FROM event_place WHERE place_id IN ({marks}))", *numbers)
    if filters.search:
        where.add(
            "event.number IN (SELECT event_id FROM event_mention WHERE mention_id IN "
            "(SELECT rowid FROM mention_text WHERE mention_text MATCH ?))",
            " OR ".join(f"({_quoted(words)})" for words in filters.search),
        )
    if filters.source:
        _check_sources(store, filters.source)
        where.add(
            "event.number IN (SELECT event_id FROM event_mention JOIN mention ON mention.id = mention_id "
            f"JOIN document ON document.id = document_id WHERE {' OR '.join(_NAMED for _ in filters.source)})",
            *(name.lower() for name in filters.source),
        )
    if filters.min_confidence:
        where.add("event.confidence >= ?", filters.min_confidence)
    return where


_NAMED = "instr(lower(ifnull(document.source, '') || ' ' || ifnull(document.url, '')), ?)"


def _check_sources(store: sqlite3.Connection, names: Sequence[str]) -> None:
    """Raise UsageError where no document has a source or an address that holds one of these names."""
    for name in names:
        if not store.execute(f"SELECT 1 FROM document WHERE {_NAMED} LIMIT 1", (name.lower(),)).fetchone():
            from timeline.meant import unknown

            sources = store.execute("SELECT DISTINCT source FROM document WHERE source IS NOT NULL")
            raise unknown("source", name, (source for (source,) in sources))


def _who(store: sqlite3.Connection, filters: Filters, where: _Where) -> None:
    if not (filters.actor or filters.between or filters.not_actor):
        return
    from timeline.meant import actors

    links = _Where()
    if filters.since:
        links.add('ifnull("end", start) >= ?', filters.since.isoformat())
    if filters.until:
        links.add("start <= ?", filters.until.isoformat())
    ranged = "".join(f" AND {condition}" for condition in links.conditions)
    wanted = [filters.actor] if filters.actor else []
    wanted += [(name,) for name in filters.between or ()]
    for names in wanted:
        numbers = sorted({number for name in names for number in actors(store, name)})
        marks = ",".join("?" * len(numbers))
        where.add(
            f"event.number IN (SELECT event_id FROM event_actor WHERE actor_id IN ({marks}){ranged})",
            *numbers,
            *links.values,
        )
    if filters.not_actor:
        numbers = sorted({number for name in filters.not_actor for number in actors(store, name)})
        where.either("event.number NOT IN (SELECT event_id FROM event_actor WHERE actor_id IN ({}))", numbers)


def _when(filters: Filters, where: _Where) -> None:
    if filters.since:
        where.add("event.last_day >= ?", filters.since.isoformat())
    if filters.until:
        where.add("event.first_day <= ?", filters.until.isoformat())
    if filters.within:
        parts = " OR ".join("(event.last_day >= ? AND event.first_day <= ?)" for _ in filters.within)
        where.add(f"({parts})", *(day.isoformat() for period in filters.within for day in period))
    if not filters.undated:
        where.add("event.basis <> 'document' AND event.filed IS NOT NULL")


def _quoted(words: str) -> str:
    """Give words as FTS5 takes them: each a string, so that no sign in them is an operator; a phrase in quotes stays one."""
    parts = words.split('"')
    terms = [
        f'"{part}"' if number % 2 else " ".join(f'"{word}"' for word in part.split())
        for number, part in enumerate(parts)
    ]
    text = " ".join(term for term in terms if term.strip('" '))
    if not text:
        raise UsageError(f"--search {words!r} has no word in it")
    return text
