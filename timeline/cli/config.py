"""`config`: the user's settings: a store, names for groups of actors, saved filters. And what they mean to other commands."""

from __future__ import annotations

import os
import shlex
import sys
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from timeline.cli.output import output
from timeline.errors import UsageError, reason

EXAMPLE = """\
store = "~/articles/news.db"

[aliases]                       # --actor quad means any of these
quad = ["United States", "Japan", "India", "Australia"]

[filters]                       # timeline show @japan-navy
japan-navy = "--actor Japan --type MOBILIZE --search navy"
"""
_KEYS = ("store", "aliases", "filters")


class Settings(NamedTuple):
    """What a settings file says."""

    store: Path | None = None
    aliases: Mapping[str, tuple[str, ...]] = {}
    filters: Mapping[str, tuple[str, ...]] = {}


def config() -> None:
    """Show which settings hold, and where they stand."""
    file = path()
    settings()  # says what is wrong with it
    with output(None) as out:
        try:
            text = file.read_text(encoding="utf-8")
        except FileNotFoundError:
            text = "".join(f"# {line}".rstrip() + "\n" for line in EXAMPLE.splitlines())
            out.write(f"# {file}, which does not exist; it could say:\n{text}")
            return
        out.write(f"# {file}\n{text}")


def path() -> Path:
    """Say where the settings are: in $TIMELINE_CONFIG, else in the user's folder for such files."""
    if named := os.environ.get("TIMELINE_CONFIG"):
        return Path(named)
    if sys.platform not in ("darwin", "win32"):  # as platformdirs would say, without the wait for it
        folder = os.environ.get("XDG_CONFIG_HOME")
        return (Path(folder) if folder else Path.home() / ".config") / "timeline" / "config.toml"
    from platformdirs import user_config_dir

    return Path(user_config_dir("timeline", appauthor=False)) / "config.toml"


@lru_cache(maxsize=1)
def settings() -> Settings:
    """Read the settings; there are none where there is no file."""
    file = path()
    try:
        text = file.read_text(encoding="utf-8")
    except FileNotFoundError:
        return Settings()
    except OSError as error:
        raise UsageError(f"{file} cannot be read: {reason(error)}") from None
    except UnicodeDecodeError:
        raise UsageError(f"{file} cannot be read: it is not UTF-8") from None
    import tomllib

    try:
        said = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{file} is no TOML: {error}") from None
    for key in said:
        if key not in _KEYS:
            raise UsageError(f"{file}: unknown setting {key!r}; there are {', '.join(_KEYS)}")
    store = said.get("store")
    if store is not None and not isinstance(store, str):
        raise UsageError(f"{file}: store is to be the name of a file")
    return Settings(
        Path(store).expanduser() if store else None,
        {name.lower(): _words(file, f"aliases.{name}", value, [value]) for name, value in _table(file, said, "aliases")},
        {name: _words(file, f"filters.{name}", value, None) for name, value in _table(file, said, "filters")},
    )  # fmt: skip


def _table(file: Path, said: Mapping[str, object], key: str) -> Iterable[tuple[str, object]]:
    table = said.get(key, {})
    if not isinstance(table, dict):
        raise UsageError(f"{file}: {key} is to be a table: [{key}], and under it: name = value")
    return table.items()


def _words(file: Path, name: str, value: object, single: list[object] | None) -> tuple[str, ...]:
    """Read a list of words, or a text: as one word where `single` says so, else split as a shell would."""
    if isinstance(value, list) and all(isinstance(word, str) for word in value):
        return tuple(value)
    if isinstance(value, str):
        try:
            return (value,) if single else tuple(shlex.split(value))
        except ValueError as error:
            raise UsageError(f"{file}: {name}: {error}") from None
    raise UsageError(f"{file}: {name} is to be a text or a list of texts")


def aliased(names: Sequence[str] | None) -> tuple[str, ...]:
    """Put what the user's aliases stand for in their place."""
    if not names:
        return ()
    known = settings().aliases
    return tuple(word for name in names for word in known.get(name.lower(), (name,)))


def expanded(words: Sequence[str], commands: Iterable[str]) -> list[str]:
    """Put the words of saved filters in the place of `@name`, right behind the command."""
    done = list(words)
    known = set(commands)
    place = next((number + 1 for number, word in enumerate(done) if word in known), len(done))
    while place < len(done) and done[place].startswith("@"):
        saved = settings().filters
        name = done[place][1:]
        if name not in saved:
            there = (
                f"there are {', '.join(f'@{other}' for other in saved)}" if saved else f"{path()} has none"
            )
            raise UsageError(f"no saved filter '@{name}'; {there}")
        done[place : place + 1] = saved[name]
        place += len(saved[name])
    return done
