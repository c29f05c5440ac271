"""Libraries that only some formats need, and only some users install."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

from timeline.errors import MissingExtraError


def needed(module: str, extra: str) -> ModuleType:
    """Import a library; say how to get it where it is not there."""
    try:
        return import_module(module)
    except ImportError:
        package = module.partition(".")[0]
        raise MissingExtraError(
            f'{extra} needs {package}, which is not installed: pip install "geo-timeline[{extra}]"'
        ) from None
