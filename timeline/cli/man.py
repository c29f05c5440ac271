"""`man`: the manual page, made from the commands themselves."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.metadata import version
from typing import Any

from timeline.cli.examples import examples
from timeline.cli.output import output

_CODES = (
    ("0", "done"), ("1", "failed, or nothing found with --fail-if-empty"), ("2", "wrong usage"),
    ("3", "done, but some documents were skipped"), ("130", "interrupted"),
)  # fmt: skip
_ENVIRONMENT = (
    ("TIMELINE_DB", "the store, where --db does not name one"),
    ("TIMELINE_CONFIG", "the settings file, instead of the one in the user's folder"),
    ("TIMELINE_LEXICON", "the folder of your own tables, instead of lexicon in the user's folder for data"),
    ("NO_COLOR", "no colour, whatever the terminal can do"),
    ("CLICOLOR_FORCE", "colour also into a pipe"),
    (
        "HTTPS_PROXY, HTTP_PROXY, NO_PROXY",
        "the proxy that web addresses are fetched through, and what it is not for",
    ),
    ("PAGER", "what shows a table that is longer than the terminal; less where it is not set"),
    ("COLUMNS", "how wide the terminal is"),
)


def man() -> None:
    """Print the manual page."""
    with output(None) as out:
        out.writelines(f"{line}\n" for line in _page())


def _page() -> Iterator[str]:
    from timeline.cli.main import COMMANDS, root

    group = root()
    yield f'.TH TIMELINE 1 "" "timeline {version("geo-timeline")}" "User Commands"'
    yield from (".SH NAME", "timeline \\- turn articles on world politics into a chronology")
    yield from (".SH SYNOPSIS", ".B timeline", "COMMAND [OPTION]... [ARGUMENT]...")
    yield from (".SH COMMANDS",)
    for name in COMMANDS:
        yield from _command(name, group.get_command(None, name))
    for heading, rows in (("EXIT STATUS", _CODES), ("ENVIRONMENT", _ENVIRONMENT)):
        yield f".SH {heading}"
        for term, says in rows:
            yield from (".TP", f".B {_roff(term)}", _roff(says))


def _command(name: str, command: Any) -> Iterator[str]:
    yield f".SS {_roff(name)}"
    yield _roff(command.help or "")
    if inner := getattr(command, "commands", None):
        for each in inner.values():
            yield from _command(f"{name} {each.name}", each)
        return
    for parameter in command.params:
        if getattr(parameter, "hidden", False):
            continue
        said = ", ".join(parameter.opts) if parameter.param_type_name == "option" else ""
        value = parameter.make_metavar(_context(command)) if not getattr(parameter, "is_flag", False) else ""
        yield from (
            ".TP",
            f"\\fB{_roff(said)}\\fR {_roff(value)}".strip() if said else _roff(value),
            _roff(getattr(parameter, "help", "") or ""),
        )
    for line, says in examples(name):
        yield from (".PP", f"Example, {_roff(says)}:", ".PP", ".RS", ".nf", _roff(line), ".fi", ".RE")


def _context(command: Any) -> Any:
    return command.context_class(command)


def _roff(text: str) -> str:
    """Give a text so that no sign of it is a request of the formatter."""
    said = " ".join(text.split()).replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{said}" if said[:1] in (".", "'") else said
