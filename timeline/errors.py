"""Every error that the project raises on purpose, in one small tree.

    TimelineError
    ├── InputError           what was given cannot be read: a file, a date, a front matter
    ├── LexiconError         a lexicon row is malformed, or a name is not in it
    ├── MissingExtraError    a library that an extra brings is not installed
    ├── StoreError           the store cannot be opened, read or written
    │   └── NoStoreError     there is none
    └── UsageError           a filter, a format or an option makes no sense

The message is one line for the user: what is wrong, and what to do. The command line prints it and picks the
exit code (see `timeline.cli.main`); the library lets it pass.
"""

from __future__ import annotations


def reason(error: OSError) -> str:
    """Say in the system's own words, without its number and the file's name, why a file could not be used."""
    return (error.strerror or "unknown reason").lower()


class TimelineError(Exception):
    """Base of all errors that `timeline` raises on purpose."""


class InputError(TimelineError):
    """What was given cannot be read: a file, a date, a front matter."""


class LexiconError(TimelineError):
    """A lexicon row is malformed, or a name is not in the lexicon."""


class MissingExtraError(TimelineError):
    """A library that an extra brings is not installed."""


class StoreError(TimelineError):
    """The store cannot be opened, read or written."""


class NoStoreError(StoreError):
    """There is no store where one should be."""


class UsageError(TimelineError):
    """A filter, a format or an option makes no sense."""
