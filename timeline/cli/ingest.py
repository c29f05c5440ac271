"""`ingest`: read articles and store what they tell; `forget`: take them out again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from timeline.cli.options import Common, one_of
from timeline.cli.output import count
from timeline.errors import InputError, UsageError
from timeline.reading import Settings, Skipped, Target, find, full_date, known_format
from timeline.reading.model import MAX_BYTES
from timeline.reading.records import columns

if TYPE_CHECKING:
    from timeline.pipeline.run import Engine, Tally

Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH...", help="Files, folders, web addresses, or - for standard input.", show_default=False
    ),
]
Published = Annotated[
    str | None,
    typer.Option(
        metavar="DATE", help="When the articles that do not say so themselves were published: YYYY-MM-DD."
    ),
]
Map = Annotated[
    str | None,
    typer.Option(
        "--map", metavar="FIELD=COLUMN,...", help="The columns of an export: text=body,published=date."
    ),
]
As = Annotated[
    str | None, typer.Option("--as", metavar="FORMAT", help="Read everything as this, such as html.")
]
MaxBytes = Annotated[int, typer.Option(metavar="N", min=1, help="Leave out single articles that are larger.")]
Jobs = Annotated[
    int, typer.Option("--jobs", "-j", metavar="N", min=1, help="Read and extract in this many processes.")
]
ENGINES = ("local", "dask")
_SMALL = 1 << 20  # files up to this size are read whole by one process
_ANY_SIZE = 1 << 62
_LISTED = 12  # sources that an error names


@dataclass(frozen=True, slots=True)
class Plan:
    """How the work is to be done."""

    settings: Settings
    jobs: int = 1
    engine: str = "local"
    scheduler: str | None = None
    dry_run: bool = False
    fail_fast: bool = False


def ingest(
    common: Common,
    paths: Paths,
    published: Published = None,
    mapping: Map = None,
    format: As = None,
    max_bytes: MaxBytes = MAX_BYTES,
    jobs: Jobs = 1,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Read and extract, but store nothing.")] = False,
    fail_fast: Annotated[
        bool, typer.Option("--fail-fast", help="Stop at the first thing that cannot be read.")
    ] = False,
    engine: Annotated[
        str, typer.Option(metavar="NAME", help="local, or dask for several machines.")
    ] = "local",
    scheduler: Annotated[
        str | None,
        typer.Option(metavar="ADDRESS", help="The scheduler of a Dask cluster; else one is started here."),
    ] = None,
) -> None:
    """Read articles and store what they tell. What is stored already is left as it is."""
    from timeline.pipeline.run import Tally

    settings = how(published, mapping, format, max_bytes)
    plan = Plan(settings, jobs, one_of(engine, ENGINES, "engine"), scheduler, dry_run, fail_fast)
    if scheduler and engine != "dask":
        raise UsageError("--scheduler goes with --engine dask")
    tally = Tally()
    try:
        take(common, list(find(paths, settings)), plan, tally)
    except (KeyboardInterrupt, InputError):  # by the user, or by --fail-fast: what is stored is stored
        tell(common, tally, dry_run)
        raise
    tell(common, tally, dry_run)
    if tally.skipped:
        raise typer.Exit(3 if tally.read else 1)


def how(
    published: str | None, mapping: str | None, format: str | None, max_bytes: int = MAX_BYTES
) -> Settings:
    """Read the options that say how files are read."""
    try:
        day = full_date(published) if published else None
    except InputError as error:
        raise UsageError(f"--published: {error}") from None
    return Settings(day, columns(mapping) if mapping else (), known_format(format), max_bytes)


def take(common: Common, targets: list[Target | Skipped], plan: Plan, tally: Tally) -> None:
    """Read files and store what they tell."""
    from timeline.cli.progress import Reporter
    from timeline.pipeline.run import Run
    from timeline.pipeline.sinks import rehearsing, storing
    from timeline.pipeline.work import parts

    total = sum(target.size for target in targets if isinstance(target, Target))
    reporter = Reporter(tally, total, quiet=common.quiet, verbose=common.verbose, fail_fast=plan.fail_fast)
    whole = _ANY_SIZE if plan.engine == "dask" else _SMALL
    with reporter, (rehearsing if plan.dry_run else storing)(common.db) as sink:
        run = Run(sink, plan.settings, reporter, tally)
        run.take(targets, partial(parts, settings=plan.settings, whole=whole), _engine(common, plan))


def _engine(common: Common, plan: Plan) -> Engine:
    if plan.engine == "dask":
        from timeline.pipeline.machines import on_machines

        return partial(
            on_machines, settings=plan.settings, db=common.db, jobs=plan.jobs, scheduler=plan.scheduler
        )
    if plan.jobs > 1:
        from timeline.pipeline.processes import in_processes

        return partial(in_processes, settings=plan.settings, db=common.db, jobs=plan.jobs)
    from timeline.pipeline.run import here

    return here(plan.settings)


def tell(common: Common, tally: Tally, dry_run: bool = False) -> None:
    """Say what became of everything."""
    from timeline.cli.progress import summary, warning

    if tally.unresolved:
        common.warn(warning(tally.dateless, tally.unresolved))
    for line in summary(tally, dry_run):
        common.note(f"dry run, nothing is stored: {line}" if dry_run else line)


def forget(
    common: Common,
    source: Annotated[
        str, typer.Argument(metavar="SOURCE", help="As 'list sources' shows it.", show_default=False)
    ],
) -> None:
    """Take out all articles of a source, with what only they tell."""
    from timeline.extraction import extract_document
    from timeline.lexicon.names import near
    from timeline.lookup import publishers
    from timeline.store.connect import reading
    from timeline.store.write import writer

    with reading(common.db) as store:
        names = publishers(store)
    if source not in names:
        hint = " or ".join(near(source, names))
        raise UsageError(f"no articles of {source!r}; {f'did you mean {hint}?' if hint else _listed(names)}")
    with writer(common.db, extract_document) as store:
        gone = store.forget(source)
    common.note(f"forgot {count(gone, 'article')}")


def _listed(names: Sequence[str]) -> str:
    """Say which sources there are, the first of many."""
    if not names:
        return "there are none at all"
    more = ", and others that 'timeline list sources' shows" if len(names) > _LISTED else ""
    return f"there {'is' if len(names) == 1 else 'are'} {', '.join(names[:_LISTED])}{more}"
