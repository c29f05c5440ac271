"""The command `timeline`: finds the command that is meant, runs it, and turns errors into a line and an exit code.

Exit codes: 0 done; 1 failed; 2 wrong usage; 3 done, but some documents were skipped; 130 interrupted.
"""

from __future__ import annotations

import gc
import os
import sys
from difflib import get_close_matches
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.main import get_command

from timeline.cli.app import Group, new_app
from timeline.cli.examples import START, epilog, examples
from timeline.cli.options import Db, Quiet, Verbose, with_options
from timeline.cli.output import complain, mute, output
from timeline.errors import TimelineError, UsageError

COMMANDS = {
    "ingest": "timeline.cli.ingest",
    "watch": "timeline.cli.watch",
    "show": "timeline.cli.show",
    "export": "timeline.cli.export",
    "brief": "timeline.cli.brief",
    "chart": "timeline.cli.chart",
    "why": "timeline.cli.why",
    "list": "timeline.cli.lists",
    "add": "timeline.cli.hand",
    "edit": "timeline.cli.hand",
    "reject": "timeline.cli.hand",
    "merge": "timeline.cli.hand",
    "split": "timeline.cli.hand",
    "undo": "timeline.cli.hand",
    "history": "timeline.cli.hand",
    "due": "timeline.cli.review",
    "conflicts": "timeline.cli.review",
    "forget": "timeline.cli.ingest",
    "extract": "timeline.cli.text",
    "tag": "timeline.cli.text",
    "lexicon": "timeline.cli.lexicon",
    "db": "timeline.cli.db",
    "config": "timeline.cli.config",
    "completion": "timeline.cli.completion",
    "man": "timeline.cli.man",
}
"""Where each command lives. Only the module of the command that runs is imported."""

_Fault: type[Exception] = typer.BadParameter.__mro__[2]
"""Click's base of all faults, which Typer does not export."""


class Commands(Group):
    """The commands, each imported when it is asked for."""

    def list_commands(self, ctx: Any) -> list[str]:
        """Give the names in the order in which the help shows them."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Import a command; a module's `app` has several under its own name, other names are its functions."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(COMMANDS[cmd_name])
        app = getattr(module, "app", None)
        if app is None:
            app = new_app()
            app.command(cmd_name, no_args_is_help=False)(with_options(getattr(module, cmd_name)))
        command = get_command(app)
        command.name = cmd_name
        command.epilog = epilog(examples(cmd_name))
        for inner in getattr(command, "commands", {}).values():
            inner.epilog = epilog(examples(f"{cmd_name} {inner.name}"))
        return command

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find the command that the first word names; one that is nearly its name is said."""
        if args[0] not in COMMANDS and (near := get_close_matches(args[0], COMMANDS, n=1)):
            raise UsageError(f"No such command {args[0]!r}; did you mean {near[0]}?")
        return super().resolve_command(ctx, args)


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        with output(None) as out:
            out.write(f"timeline {version('geo-timeline')}\n")
        raise typer.Exit


app = new_app(cls=Commands, epilog=epilog(START))


@app.callback()
def timeline(
    db: Db = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Turn articles on world politics into a chronology: what happened, when, who took part, and which sentence says so."""


def root() -> Any:
    """Give the group of all commands."""
    return get_command(app)


def main() -> None:
    """Run the command line."""
    _open_streams()
    code = _run()
    gc.freeze()  # all that is left ends with the process: no collector need walk through it first
    sys.exit(code)


def _open_streams() -> None:
    """Put something in the place of streams that were closed: what goes there fails as a write, and not in another file."""
    if sys.stdout is None:
        sys.stdout = os.fdopen(os.open(os.devnull, os.O_RDONLY), "w")
    if sys.stderr is None:
        sys.stderr = os.fdopen(os.open(os.devnull, os.O_WRONLY), "w")


def _run() -> int:
    try:
        words = sys.argv[1:]
        if any(word.startswith("@") for word in words):
            from timeline.cli.config import expanded

            words = expanded(words, COMMANDS)
        group = root()
        with group.make_context("timeline", words) as context:  # Click's `main` calls a closed pipe a failure
            group.invoke(context)
        with output(None):  # what was printed, and waits to be written
            pass
        return 0
    except typer.Exit as ended:
        return ended.exit_code
    except BrokenPipeError:
        mute()
        return 0
    except UsageError as error:
        complain(str(error))
        return 2
    except TimelineError as error:
        complain(str(error))
        return 1
    except OSError as error:  # the help, which Click writes
        mute()
        complain(f"{error.filename or 'standard output cannot be written'}: {(error.strerror or '').lower()}")
        return 1
    except (KeyboardInterrupt, typer.Abort):
        return 130
    except _Fault as error:
        message = error.format_message()  # type: ignore[attr-defined]
        complain(f"{message} A saved filter stands right behind the command." if "(@" in message else message)
        return 2
