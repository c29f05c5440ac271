"""`add`, `edit`, `reject`, `merge`, `split`, `undo`, `history`: the analyst's hand."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

from timeline.cli.options import Common, Names, one_of
from timeline.cli.output import output, width
from timeline.cli.periods import edtf
from timeline.errors import UsageError
from timeline.lexicon.names import place, resolve
from timeline.lookup import event_id, spoken_of
from timeline.lookup import history as told
from timeline.model import STATUSES, TYPES, Actor, Place, Role
from timeline.render.dates import words
from timeline.render.history import lines
from timeline.store.connect import check_file, reading

if TYPE_CHECKING:
    from timeline.store.correct import Analyst

Event = Annotated[
    str, typer.Argument(metavar="EVENT", help="The event's id, or its start.", show_default=False)
]
Note = Annotated[str | None, typer.Option("--note", metavar="TEXT", help="Why; kept in the event's history.")]
Date = Annotated[
    str | None,
    typer.Option("--date", metavar="DATE", help="2022-08-02, 2022-08, 2022, ../2025 (by 2025), or words."),
]
Status = Annotated[str | None, typer.Option(metavar="STATUS", help=f"One of {', '.join(STATUSES)}.")]
Type = Annotated[
    str | None, typer.Option("--type", metavar="TYPE", help="Such as CONSULT; 'list types' shows more.")
]
Title = Annotated[str | None, typer.Option(metavar="TEXT", help="What happened, in one clause.")]
Who = Annotated[
    str | None,
    typer.Option(metavar="'A, B > C'", help="Who acted, and after > on whom, with whom or whither."),
]
Where = Annotated[Names, typer.Option("--place", metavar="NAME", help="Where.")]


def add(
    common: Common, title: Title = None, date: Date = None, who: Who = None, status: Status = None, type: Type = None,
    place: Where = None, note: Note = None,
) -> None:  # fmt: skip
    """Enter an event that no article tells. It is planned where its day is still to come, unless --status says otherwise."""
    if title is None or date is None:
        raise UsageError("an event needs --title and --date")
    change = _change(title, date, who, status, type, place)
    if not status and _is_ahead(change):
        change["status"] = "planned"
    with _analyst(common, note, may_make=True) as desk:
        common.note(f"added: {desk.said(desk.hand.add(change))}")


def edit(
    common: Common, event: Event, title: Title = None, date: Date = None, who: Who = None, status: Status = None,
    type: Type = None, place: Where = None, note: Note = None,
) -> None:  # fmt: skip
    """Set fields of an event, whatever its articles say."""
    change = _change(title, date, who, status, type, place)
    if not change:
        raise UsageError("nothing to set; give --title, --date, --who, --status, --type or --place")
    with _analyst(common, note) as desk:
        number = desk.find(event)
        key = desk.hand.edit(number, change)
        common.note(f"edited: {desk.said(key)}")


def reject(common: Common, event: Event, note: Note = None) -> None:
    """Take out what is no event. It stays out when other articles tell it too; 'show --rejected' lists what is out."""
    with _analyst(common, note) as desk:
        common.note(f"rejected: {desk.said(desk.hand.reject(desk.find(event)))}")


def merge(common: Common, event: Event, other: Event, note: Note = None) -> None:
    """Say that two events are one."""
    with _analyst(common, note) as desk:
        one, two = desk.find(event), desk.find(other)
        common.note(f"merged {one} and {two}: {desk.said(desk.hand.merge(one, two))}")


def split(
    common: Common,
    event: Event,
    mention: Annotated[
        list[int],
        typer.Argument(metavar="NUMBER...", help="Numbers of mentions in 'why EVENT'.", show_default=False),
    ],
    note: Note = None,
) -> None:
    """Say that some mentions of an event are another event."""
    with _analyst(common, note) as desk:
        kept, moved = desk.hand.split(desk.find(event), mention)
        common.note(f"split: {desk.said(kept)}; and {desk.said(moved)}")


def undo(
    common: Common,
    number: Annotated[
        int | None, typer.Argument(metavar="NUMBER", help="The number in 'history'; the last one otherwise.")
    ] = None,
    note: Note = None,
) -> None:
    """Take back a correction."""
    with _analyst(common, note) as desk:
        done = desk.hand.undo(number)
        about = [desk.said(part[0]) for part in done.parts if part] or [str(done.change.get("title", ""))]
        noted = f" ({done.note})" if done.note else ""
        common.note(
            f"undone: {done.action} of {words(done.made[:10])}{noted}: {'; and '.join(dict.fromkeys(about))}"
        )


def history(common: Common, event: Event) -> None:
    """Say how an event came to be what it is. It shows who told it when, and what the analyst did."""
    with reading(common.db) as store, output(None) as out:
        out.writelines(f"{line}\n" for line in lines(*told(store, event), width()))


class _Desk(NamedTuple):
    """What a correction needs: the hand that makes it, and the store in which events are found."""

    hand: Analyst
    store: sqlite3.Connection

    def find(self, text: str) -> str:
        """Give the id of the event that the analyst means."""
        return event_id(self.store, text)

    def said(self, key: str) -> str:
        """Name the event that has a mention: its title and its id."""
        return spoken_of(self.store, key)


@contextmanager
def _analyst(common: Common, note: str | None, may_make: bool = False) -> Iterator[_Desk]:
    """Open the store for a correction. A store that is not there is made only where there is something to put in it."""
    from timeline.store.correct import Analyst
    from timeline.store.session import session

    if not may_make:
        check_file(common.db)
    made = datetime.now().astimezone().isoformat(timespec="seconds")
    with session(common.db) as opened:
        yield _Desk(Analyst(opened, made, note), opened.database.conn)


def _change(
    title: str | None, when: str | None, who: str | None, status: str | None, type: str | None, places: Names
) -> dict[str, Any]:
    from timeline.store.correct import change_of

    for option, text in (("--title", title), ("--date", when), ("--status", status), ("--type", type)):
        if text is not None and not text.strip():
            raise UsageError(f"{option} is empty")
    dated: dict[str, Any] = {}
    if when:
        text, first, last = edtf(when, date.today())
        dated = {"date": text, "days": (first and first.isoformat(), last and last.isoformat())}
    return change_of(
        title=title,
        status=one_of(status.lower(), STATUSES, "status") if status else None,
        type=one_of(type.upper(), TYPES, "type") if type else None,
        actors=_actors(who) if who is not None else None,
        places=[_place(name) for name in places if name.strip()] if places else None,
        **dated,
    )


def _is_ahead(change: dict[str, Any]) -> bool:
    """Does what the analyst enters begin after today?"""
    first, _ = change["days"]
    return first is not None and first > date.today().isoformat()


def _actors(who: str) -> list[Actor]:
    acting, _, others = who.replace("→", ">").partition(">")
    sides: tuple[tuple[Role, str], ...] = (("source", acting), ("target", others))
    return [_actor(name.strip(), role) for role, names in sides for name in names.split(",") if name.strip()]


def _actor(name: str, role: Role) -> Actor:
    meant = resolve(name)
    return Actor(meant.name, meant.country, role, name) if meant else Actor(name, None, role, name)


def _place(name: str) -> Place:
    meant = place(name)
    return Place(meant.name, meant.country) if meant else Place(name)
