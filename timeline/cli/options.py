"""The options that commands share, each said once. A parameter whose type is one of BUNDLES stands for all of its options."""

from __future__ import annotations

import inspect
import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Annotated, Any, get_args, get_origin, get_type_hints

import typer

from timeline.cli.config import aliased, settings
from timeline.cli.output import complain, note
from timeline.cli.periods import day, period
from timeline.errors import UsageError
from timeline.query import Filters, Order

Db = Annotated[
    str | None,
    typer.Option("--db", metavar="FILE", help="The store; else $TIMELINE_DB, else the user's own."),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but the result and errors.")]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Say more of what is done.")]
Names = list[str] | None
COLORING = ("auto", "always", "never")


class Talk:
    """How much is said beside the result."""

    def __init__(self, quiet: bool, verbose: bool) -> None:
        self.quiet, self.verbose = quiet, verbose

    def note(self, message: str) -> None:
        """Print a line of news, unless the user wants none."""
        if not self.quiet:
            note(message)

    def warn(self, message: str) -> None:
        """Print a line of trouble that stops nothing, unless the user wants none."""
        if not self.quiet:
            complain(message)

    def detail(self, message: str) -> None:
        """Print what only those want to know who ask for more."""
        if self.verbose:
            note(message)


class Common(Talk):
    """The store that is meant, and how much is said."""

    def __init__(self, quiet: bool, verbose: bool, db: Path) -> None:
        super().__init__(quiet, verbose)
        self.db = db


def talk(context: typer.Context, quiet: Quiet = False, verbose: Verbose = False) -> Talk:
    """Read how much is to be said; what stands before the command's name counts too."""
    before = _before(context)
    return Talk(quiet or before.get("quiet", False), verbose or before.get("verbose", False))


def common(context: typer.Context, db: Db = None, quiet: Quiet = False, verbose: Verbose = False) -> Common:
    """Read the options of every command that has to do with a store; those before its name count too."""
    name = db or _before(context).get("db") or os.environ.get("TIMELINE_DB")
    said = talk(context, quiet, verbose)
    store = Path(name) if name else own_store()
    said.detail(f"store: {store}")
    return Common(said.quiet, said.verbose, store)


def _before(context: typer.Context) -> dict[str, Any]:
    found: dict[str, Any] = context.find_root().params
    return found


def own_store() -> Path:
    """Say which store is the user's own: the one that the settings name, else one in the folder for data."""
    if named := settings().store:
        return named
    from platformdirs import user_data_dir

    return Path(user_data_dir("timeline", appauthor=False)) / "timeline.db"


def filters(
    actor: Annotated[
        Names, typer.Option(metavar="NAME", help="Events with this actor; a state's people and bodies count.")
    ] = None,
    not_actor: Annotated[Names, typer.Option(metavar="NAME", help="Events without this actor.")] = None,
    between: Annotated[
        tuple[str, str] | None, typer.Option(metavar="A B", help="Events with both of these actors.")
    ] = None,
    place: Annotated[
        Names, typer.Option(metavar="NAME", help="Events in this place; a state's towns and regions count.")
    ] = None,
    kind: Annotated[
        Names,
        typer.Option(
            "--type", metavar="TYPE", help="Events of this type, such as CONSULT; 'list types' shows more."
        ),
    ] = None,
    status: Annotated[
        Names, typer.Option(metavar="STATUS", help="occurred, ongoing, planned, possible or negated.")
    ] = None,
    since: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="Events from this date on: 2022, 2022-08, 2022Q3, 'last August'."),
    ] = None,
    until: Annotated[
        str | None, typer.Option(metavar="DATE", help="Events up to this date; 2022 includes all of 2022.")
    ] = None,
    within: Annotated[
        Names,
        typer.Option(
            "--in",
            metavar="PERIOD",
            help="Events in this period, 2022-08 or 2020..2022; those that only reach over it come last.",
        ),
    ] = None,
    search: Annotated[
        Names,
        typer.Option(metavar="WORDS", help='Events told with all of these words; "..." keeps a phrase.'),
    ] = None,
    source: Annotated[
        Names, typer.Option(metavar="NAME", help="Events told by a source whose name or URL holds this.")
    ] = None,
    as_of: Annotated[
        str | None, typer.Option(metavar="DATE", help="The chronology as it could be known on this date.")
    ] = None,
    undated: Annotated[
        bool, typer.Option("--undated", help="Also events that the text does not date.")
    ] = False,
    min_confidence: Annotated[
        float, typer.Option(metavar="P", min=0.0, max=1.0, help="Events of at least this confidence.")
    ] = 0.0,
    rejected: Annotated[
        bool, typer.Option("--rejected", help="Those that the analyst has rejected, instead.")
    ] = False,
    limit: Annotated[int | None, typer.Option(metavar="N", min=0, help="At most this many.")] = None,
    top: Annotated[
        int | None, typer.Option(metavar="N", min=0, help="The most important ones, in order of date.")
    ] = None,
    reverse: Annotated[bool, typer.Option("--reverse", help="The last first.")] = False,
    sort: Annotated[str, typer.Option(metavar="ORDER", help="date or importance.")] = "date",
) -> Filters:
    """Read the options that say which events are wanted."""
    today = date.today()
    first = day(since, today, "--since")[0] if since is not None else None
    last = day(until, today, "--until")[1] if until is not None else None
    if first and last and first > last:
        raise UsageError(f"--since {since} --until {until} ends before it begins")
    return Filters(
        actor=aliased(actor),
        not_actor=aliased(not_actor),
        between=between,
        place=tuple(place or ()),
        type=tuple(_known(value.upper(), "TYPES", "type") for value in kind or ()),
        status=tuple(_known(value.lower(), "STATUSES", "status") for value in status or ()),
        since=first,
        until=last,
        within=tuple(period(text, today) for text in within or ()),
        search=tuple(search or ()),
        source=tuple(source or ()),
        as_of=day(as_of, today, "--as-of")[1] if as_of is not None else None,
        undated=undated,
        min_confidence=min_confidence,
        rejected=rejected,
        limit=limit,
        top=top,
        reverse=reverse,
        sort="importance" if one_of(sort, get_args(Order), "order") == "importance" else "date",
    )


def _known(value: str, table: str, what: str) -> str:
    """Check a value against a table of the model, which is imported only then."""
    from timeline import model

    return one_of(value, getattr(model, table), what)


def one_of(value: str, choices: tuple[str, ...], what: str) -> str:
    """Give `value` where it is one of `choices`; raise UsageError with the list of them where it is not."""
    if value not in choices:
        raise UsageError(f"unknown {what} {value!r}; there are {', '.join(choices)}")
    return value


def coloring(when: str) -> bool | None:
    """Say whether there is colour: as the option says, else as the environment says, else None (as the terminal is)."""
    if one_of(when, COLORING, "colouring") != "auto":
        return when == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("CLICOLOR_FORCE", "0") != "0":
        return True
    return False if os.environ.get("CLICOLOR") == "0" else None


class Without(tuple[str, ...]):
    """Names the options of a bundle that a command has no use for: `Annotated[Filters, Without(("limit",))]`."""

    __slots__ = ()


BUNDLES: dict[type, Callable[..., Any]] = {Talk: talk, Common: common, Filters: filters}
"""What stands for several options, and what makes it of them. `formats` adds its own."""


def with_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options that its bundles stand for, in a form that Typer can read."""
    own = inspect.signature(command).parameters
    hints = get_type_hints(command, include_extras=True)
    parameters: dict[str, inspect.Parameter] = {}
    bundles: dict[str, tuple[Callable[..., Any], list[str]]] = {}
    for name, parameter in own.items():
        kind, *more = get_args(hints[name]) if get_origin(hints[name]) is Annotated else (hints[name],)
        build = BUNDLES.get(kind)
        if build is None:
            parameters[name] = parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY, annotation=hints[name])
            continue
        known = get_type_hints(build, include_extras=True)
        useless = {option for each in more if isinstance(each, Without) for option in each}
        inner = {
            option: spec
            for option, spec in inspect.signature(build).parameters.items()
            if option not in useless
        }
        bundles[name] = build, list(inner)
        for option, spec in inner.items():
            parameters[option] = spec.replace(kind=inspect.Parameter.KEYWORD_ONLY, annotation=known[option])

    def run(**given: Any) -> None:
        values = {name: given[name] for name in own if name not in bundles}
        for name, (build, options) in bundles.items():
            values[name] = build(**{option: given[option] for option in options})
        command(**values)

    run.__name__, run.__doc__ = command.__name__, command.__doc__
    run.__signature__ = inspect.Signature(list(parameters.values()))  # type: ignore[attr-defined]
    run.__annotations__ = {name: parameter.annotation for name, parameter in parameters.items()}
    return run
