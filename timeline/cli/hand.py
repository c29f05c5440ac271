"""`add`, `edit`, `reject`, `merge`, `split`, `undo`, `history`: the analyst's hand."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import Annotated, Any

import typer

from timeline.cli.options import Common, Names, one_of
from timeline.cli.output import note as say
from timeline.cli.output import output
from timeline.cli.periods import edtf
from timeline.errors import UsageError
from timeline.lexicon.names import resolve
from timeline.lookup import event_id
from timeline.lookup import history as told
from timeline.model import STATUSES, TYPES, Actor, Place, Role
from timeline.render.history import lines
from timeline.store.connect import reading

Event = Annotated[
    str, typer.Argument(metavar="EVENT", help="The event's id, or its start.", show_default=False)
]
Note = Annotated[str | None, typer.Option("--note", metavar="TEXT", help="Why; kept in the event's history.")]
Date = Annotated[
    str | None,
    typer.Option("--date", metavar="DATE", help="2022-08-02, 2022-08, 2022, ../2025 (by 2025), or words."),
]
Status = Annotated[str | None, typer.Option(metavar="STATUS", help=f"One of {', '.join(STATUSES)}.")]
Type = Annotated[str | None, typer.Option("--type", metavar="TYPE", help="Such as CONSULT.")]
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
    """Enter an event that no article tells."""
    if not title or not date:
        raise UsageError("an event needs --title and --date")
    with _analyst(common, note) as (hand, _):
        number = hand.add(_change(title, date, who, status, type, place))
    say(f"added {number}")


def edit(
    common: Common, event: Event, title: Title = None, date: Date = None, who: Who = None, status: Status = None,
    type: Type = None, place: Where = None, note: Note = None,
) -> None:  # fmt: skip
    """Set fields of an event, whatever its articles say."""
    change = _change(title, date, who, status, type, place)
    if not change:
        raise UsageError("nothing to set; give --title, --date, --who, --status, --type or --place")
    with _analyst(common, note) as (hand, find):
        hand.edit(find(event), change)


def reject(common: Common, event: Event, note: Note = None) -> None:
    """Say that an event is none. It stays away when other articles tell it; 'show --rejected' lists those."""
    with _analyst(common, note) as (hand, find):
        hand.reject(find(event))


def merge(common: Common, event: Event, other: Event, note: Note = None) -> None:
    """Say that two events are one."""
    with _analyst(common, note) as (hand, find):
        hand.merge(find(event), find(other))


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
    with _analyst(common, note) as (hand, find):
        hand.split(find(event), mention)


def undo(
    common: Common,
    number: Annotated[
        int | None, typer.Argument(metavar="NUMBER", help="The number in 'history'; the last one otherwise.")
    ] = None,
) -> None:
    """Take back a correction."""
    with _analyst(common, None) as (hand, _):
        done = hand.undo(number)
    say(f"undone: {done.action} of {done.made[:10]}" + (f" ({done.note})" if done.note else ""))


def history(common: Common, event: Event) -> None:
    """Say how an event came to be what it is. It shows who told it when, and what the analyst did."""
    with reading(common.db) as store, output(None) as out:
        out.writelines(f"{line}\n" for line in lines(*told(store, event)))


@contextmanager
def _analyst(common: Common, note: str | None) -> Iterator[tuple[Any, Any]]:
    """Open the store for a correction; give the hand that makes it, and what finds an event by its id."""
    from timeline.store.correct import Analyst
    from timeline.store.session import session

    made = datetime.now().astimezone().isoformat(timespec="seconds")
    with session(common.db) as opened:
        yield Analyst(opened, made, note), lambda text: event_id(opened.database.conn, text)


def _change(
    title: str | None, when: str | None, who: str | None, status: str | None, type: str | None, places: Names
) -> dict[str, Any]:
    from timeline.store.correct import change_of

    dated: dict[str, Any] = {}
    if when:
        text, first, last = edtf(when, date.today())
        dated = {"date": text, "days": (first and first.isoformat(), last and last.isoformat())}
    return change_of(
        title=title,
        status=one_of(status.lower(), STATUSES, "status") if status else None,
        type=one_of(type.upper(), TYPES, "type") if type else None,
        actors=_actors(who) if who is not None else None,
        places=[_place(name) for name in places] if places else None,
        **dated,
    )


def _actors(who: str) -> list[Actor]:
    acting, _, others = who.replace("→", ">").partition(">")
    sides: tuple[tuple[Role, str], ...] = (("source", acting), ("target", others))
    return [_actor(name.strip(), role) for role, names in sides for name in names.split(",") if name.strip()]


def _actor(name: str, role: Role) -> Actor:
    meant = resolve(name)
    return Actor(meant.name, meant.country, role, name) if meant else Actor(name, None, role, name)


def _place(name: str) -> Place:
    meant = resolve(name)
    return Place(name, meant.country if meant else None)
