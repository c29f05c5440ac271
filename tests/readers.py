"""Readers of other makers, by which the formats are checked. What is not there is left out by name; with
TIMELINE_ALL_READERS set, as in .ci/run, it is a failure."""

from __future__ import annotations

import os
import shutil
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import NoReturn

import pytest

NODE_MODULES = Path(
    os.environ.get("TIMELINE_READERS", Path(__file__).parents[1] / "build/readers/node_modules")
)


def library(name: str) -> ModuleType:
    """Import a Python library."""
    try:
        return import_module(name)
    except ImportError:
        left_out(f"the Python library {name}")


def program(*names: str) -> str:
    """Find a program under one of its names."""
    found = next(filter(None, map(shutil.which, names)), None)
    return found or left_out(names[0])


def node_package(name: str) -> Path:
    """Find a package of npm."""
    path = NODE_MODULES / name
    return path if path.exists() else left_out(f"npm's {name}")


def left_out(what: str) -> NoReturn:
    """Say which reader is missing."""
    reason = f"left out: {what} is not installed ('make readers' installs it)"
    if os.environ.get("TIMELINE_ALL_READERS"):
        pytest.fail(reason)
    pytest.skip(reason)
