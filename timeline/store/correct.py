"""Write down what the analyst says of events, and compute the events that it touches afresh."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Sequence
from typing import Any

from timeline.errors import UsageError
from timeline.model import Actor, Citation, Document, Event, Place
from timeline.store import hand
from timeline.store.codec import packed, read_date, text_date
from timeline.store.hand import Action, Correction
from timeline.store.schema import NUMBER
from timeline.store.session import Session

ANALYST = "analyst"
"""The source that the analyst's own events are under."""


def change_of(
    *,
    date: str | None = None,
    days: tuple[str | None, str | None] = (None, None),
    status: str | None = None,
    type: str | None = None,
    title: str | None = None,
    actors: Iterable[Actor] | None = None,
    places: Iterable[Place] | None = None,
) -> dict[str, Any]:
    """Give what is to be set, as the store keeps it."""
    change: dict[str, Any] = {"date": date, "days": days} if date else {}
    change |= {name: value for name, value in (("status", status), ("type", type), ("title", title)) if value}
    if actors is not None:
        change["actors"] = [[actor.name, actor.country, actor.role, actor.text] for actor in actors]
    if places is not None:
        change["places"] = [[place.name, place.country] for place in places]
    return change


class Analyst:
    """The analyst's hand on a store. `made` is the time of what is done, as ISO text."""

    def __init__(self, session: Session, made: str, note: str | None) -> None:
        self._session = session
        self._made = made
        self._note = note

    def edit(self, event: str, change: dict[str, Any]) -> str:
        """Set fields of an event; give the key of one of its mentions."""
        return self._say("edit", [event], change)

    def reject(self, event: str) -> str:
        """Say that an event is none; it stays away when another article tells it again. Give a mention's key."""
        query = "SELECT rejected FROM event_core WHERE id = ?"
        if self._session.database.execute(query, (event,)).fetchone() == (1,):
            raise UsageError(f"{event} is rejected already")
        return self._say("reject", [event], {})

    def merge(self, one: str, other: str) -> str:
        """Say that two events are one; give the key of one of its mentions."""
        if one == other:
            raise UsageError("an event cannot be merged with itself; give two ids")
        return self._say("merge", [one, other], {})

    def split(self, event: str, numbers: Sequence[int]) -> tuple[str, str]:
        """Say that some mentions of an event, by their numbers in `why`, are an event of their own.

        Give the key of a mention of what is left, and of one of those.
        """
        mentions = self._mentions(event)
        if len(mentions) < 2:
            raise UsageError(f"{event} is told but once; there is nothing to split off")
        wrong = [number for number in numbers if not 1 <= number <= len(mentions)]
        if wrong or not 0 < len(set(numbers)) < len(mentions):
            raise UsageError(
                f"give some, not all, of the numbers 1 to {len(mentions)} that 'timeline why {event}' shows"
            )
        moved = [mentions[number - 1] for number in sorted(set(numbers))]
        rest = [mention for mention in mentions if mention not in moved]
        with self._session.change():
            self._write("split", [[key for _, key in rest], [key for _, key in moved]], {})
            self._session.linker.relink([number for number, _ in mentions])
        return rest[0][1], moved[0][1]

    def add(self, change: dict[str, Any]) -> str:
        """Enter an event of the analyst's own; give its id."""
        with self._session.change():
            number = self._write("add", [], change)
            return enter(self._session, number, self._made, change)

    def undo(self, number: int | None = None) -> Correction:
        """Take back a correction, the last one where none is named; give it."""
        execute = self._session.database.execute
        with self._session.change():
            last = "SELECT max(id) FROM correction WHERE undone IS NULL"
            number = number if number is not None else execute(last).fetchone()[0]
            known = execute("SELECT undone FROM correction WHERE id = ?", (number,)).fetchone()
            if not known or known[0]:
                raise UsageError(
                    "there is nothing to undo"
                    if number is None
                    else f"there is no correction {number} to undo"
                )
            correction = hand.read(self._session.database.conn, int(number or 0))
            undone = " ".join(filter(None, (self._made, self._note)))
            execute("UPDATE correction SET undone = ? WHERE id = ?", (undone, number))
            if correction.action == "add":
                self._session.remove(
                    [row[0] for row in execute("SELECT id FROM document WHERE correction_id = ?", (number,))]
                )
            keys = [key for part in correction.parts for key in part]
            self._session.linker.relink(self._numbers(keys))
            return correction

    def _say(self, action: Action, events: Sequence[str], change: dict[str, Any]) -> str:
        with self._session.change():
            told = [self._mentions(event) for event in events]
            self._write(action, [[key for _, key in mentions] for mentions in told], change)
            self._session.linker.relink([number for mentions in told for number, _ in mentions])
        return told[0][0][1]

    def _write(self, action: Action, parts: list[list[str]], change: dict[str, Any]) -> int:
        return write_down(
            self._session,
            Correction(0, self._made, action, tuple(map(tuple, parts)), change, self._note, None),
        )

    def _mentions(self, event: str) -> list[tuple[int, str]]:
        """Give the mentions of an event with their keys, in the order in which `why` shows them."""
        query = f"""
        SELECT mention.id, key FROM event_mention JOIN mention ON mention.id = mention_id
        JOIN document ON document.id = document_id
        WHERE event_id = {NUMBER} ORDER BY published IS NULL, published, mention.id"""
        return [(number, key) for number, key in self._session.database.execute(query, (event,))]

    def _numbers(self, keys: Iterable[str]) -> list[int]:
        execute = self._session.database.execute
        return [
            number for key in keys for (number,) in execute("SELECT id FROM mention WHERE key = ?", (key,))
        ]


def enter(session: Session, number: int, made: str, change: dict[str, Any]) -> str:
    """Store an event of the analyst's own as a document of one mention; give the event's id."""
    title = str(change["title"])
    cited = Citation(title, read_date(made[:10]), ANALYST)
    bare = Event(
        id="", date=None, start=None, end=None, date_text=None, basis="explicit", status="occurred", type="OTHER",
        title=title, trigger=title, sentence=title, actors=(), places=(), confidence=1.0, document=cited,
        offset=(0, len(title)),
    )  # fmt: skip
    event = hand.edited(bare, change)
    key = (
        base64.b32encode(hashlib.sha256(packed([ANALYST, number, title]).encode()).digest())
        .decode()[:16]
        .lower()
    )
    mention = session.insert(Document(title, cited), [event], keys=[key], correction=number)[0]
    session.linker.link([mention])
    home = "SELECT event_core.id FROM event_mention JOIN event_core ON number = event_id WHERE mention_id = ?"
    return str(session.database.execute(home, (mention,)).fetchone()[0])


def write_down(session: Session, said: Correction) -> int:
    """Store a correction, whose number is given by the store."""
    execute = session.database.execute
    number = int(execute("SELECT ifnull(max(id), 0) + 1 FROM correction").fetchone()[0])
    row = (number, said.made, said.action, packed(said.parts), packed(said.change), said.note)
    execute("INSERT INTO correction (id, made, action, parts, change, note) VALUES (?, ?, ?, ?, ?, ?)", row)
    for key in {key for part in said.parts for key in part}:
        execute("INSERT INTO correction_key VALUES (?, ?)", (key, number))
    return number


def edits_on(session: Session, documents: Iterable[int]) -> list[tuple[Correction, Event]]:
    """Give the edits of events that these documents tell, with the event that each made."""
    keys = [
        key
        for document in documents
        for (key,) in session.database.execute("SELECT key FROM mention WHERE document_id = ?", (document,))
    ]
    found = []
    for said in hand.standing(session.database.conn, keys):
        if said.action == "edit" and (home := session.linker.home(said.parts[0])):
            found.append((said, home.event))
    return found


def keep(session: Session, edits: Iterable[tuple[Correction, Event]]) -> None:
    """Enter the edited events that no document tells any more as the analyst's own: he stands for them."""
    for said, event in edits:
        if not session.linker.home(said.parts[0]):
            change = change_of(
                date=event.date,
                days=(text_date(event.start), text_date(event.end)),
                status=event.status,
                type=event.type,
                title=event.title,
                actors=event.actors,
                places=event.places,
            )
            added = Correction(0, said.made, "add", (), change, said.note, None)
            enter(session, write_down(session, added), said.made, change)
