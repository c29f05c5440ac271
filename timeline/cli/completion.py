"""`completion`: scripts for bash, zsh and fish, and the words that they offer: commands, options, names of the store."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Annotated, Any, get_args

import typer

from timeline.cli.formats import FORMATS
from timeline.cli.options import COLORING, own_store
from timeline.cli.output import output
from timeline.cli.text import TAGGED
from timeline.errors import TimelineError, UsageError
from timeline.lookup import Kind, counted
from timeline.model import STATUSES, TYPES
from timeline.query import Order
from timeline.render.brief import FORMATS as BRIEFS
from timeline.render.brief import TEMPLATES
from timeline.render.chart import By, Stack
from timeline.render.fields import FIELDS, PRESETS
from timeline.render.view import GroupBy
from timeline.safety import terminal

_MOST = 300

_SCRIPTS = {
    "bash": """\
_timeline() {
  local IFS=$'\\n' word
  COMPREPLY=()
  while read -r word; do COMPREPLY+=("$(printf %q "$word")"); done < <(timeline completion words -- "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
  [[ ${#COMPREPLY[@]} -gt 0 ]] || compopt -o default
}
complete -F _timeline timeline
""",
    "zsh": """\
#compdef timeline
_timeline() {
  local -a offered
  offered=("${(@f)$(timeline completion words -- "${(@)words[2,CURRENT]}" 2>/dev/null)}")
  if [[ -n "$offered" ]]; then compadd -U -- "${offered[@]}"; else _files; fi
}
compdef _timeline timeline
""",
    "fish": """\
complete -c timeline -a '(timeline completion words -- (commandline -opc)[2..-1] (commandline -ct) 2>/dev/null)'
""",
}


def completion(
    shell: Annotated[str, typer.Argument(metavar="bash|zsh|fish", help="The shell.", show_default=False)],
    typed: Annotated[list[str] | None, typer.Argument(hidden=True)] = None,
) -> None:
    """Print a script that completes what you type in your shell. It knows commands, options, and the names in the store."""
    if shell == "words":
        with output(None) as out:
            out.writelines(f"{word}\n" for word in offered(typed or [""]))
        return
    if shell not in _SCRIPTS:
        raise UsageError(f"unknown shell {shell!r}; there are {', '.join(_SCRIPTS)}")
    with output(None) as out:
        out.write(_SCRIPTS[shell])


def offered(typed: Sequence[str]) -> list[str]:
    """Give the words that may stand in the place of the last of those typed."""
    *before, begun = typed
    command, options = _command(before)
    previous = before[-1] if before else ""
    if command is None:
        words: Iterable[str] = _commands()
    elif previous in _VALUES:
        words = _VALUES[previous](before)
    elif begun.startswith("-"):
        words = options
    elif command == "list":
        words = get_args(Kind)
    elif command == "completion":
        words = _SCRIPTS
    elif begun.startswith("@"):
        words = _saved()
    else:
        words = ()
    start = begun.lower()
    return [word for word in map(terminal, words) if word.lower().startswith(start)][:_MOST]


def _commands() -> list[str]:
    from timeline.cli.main import COMMANDS

    return list(COMMANDS)


def _command(before: Sequence[str]) -> tuple[str | None, list[str]]:
    """Find the command among the words typed so far, and its options."""
    from timeline.cli.main import root

    group: Any = root()
    name = next((word for word in before if group.get_command(None, word)), None)
    if name is None:
        return None, []
    command = group.get_command(None, name)
    for word in before[before.index(name) + 1 :]:  # `lexicon add`, `db info`
        command = getattr(command, "commands", {}).get(word, command)
    return name, [
        option for parameter in command.params for option in parameter.opts if option.startswith("--")
    ]


def _names(kind: Kind) -> Callable[[Sequence[str]], list[str]]:
    """Give what reads the names of a kind from the store that the words typed so far mean."""

    def read(before: Sequence[str]) -> list[str]:
        from timeline.store.connect import reading

        named = before[before.index("--db") + 1] if "--db" in before[:-1] else None
        try:
            with reading(Path(named or os.environ.get("TIMELINE_DB") or own_store())) as connection:
                return [each.name for each in counted(connection, kind)]
        except TimelineError:
            return []  # no store, no names: a completion is no place to complain

    return read


def _saved() -> list[str]:
    from timeline.cli.config import settings

    return [f"@{name}" for name in settings().filters]


def _formats(before: Sequence[str]) -> Iterable[str]:
    """Give the formats that the command takes."""
    command, _ = _command(before)
    return {"brief": BRIEFS, "tag": TAGGED}.get(command or "", FORMATS)


def _fixed(words: Iterable[str]) -> Callable[[Sequence[str]], Iterable[str]]:
    return lambda before: words


_VALUES: dict[str, Callable[[Sequence[str]], Iterable[str]]] = {
    **dict.fromkeys(("--actor", "--not-actor", "--between"), _names("actors")),
    "--place": _names("places"),
    "--source": _names("sources"),
    "--type": _fixed(TYPES),
    "--status": _fixed(STATUSES),
    "--format": _formats,
    "--preset": _fixed(PRESETS),
    "--fields": _fixed(FIELDS),
    "--template": _fixed(TEMPLATES),
    "--group-by": _fixed(get_args(GroupBy)),
    "--color": _fixed(COLORING),
    "--sort": _fixed(get_args(Order)),
    "--by": _fixed(get_args(By)),
    "--stack": _fixed(get_args(Stack)),
}
