"""The rooms of the house: data flows one way, and so do the imports."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import timeline

HOUSE = Path(timeline.__file__).parent
ORDER: tuple[tuple[str, ...], ...] = (
    ("model", "errors", "safety"),
    ("collector", "extras", "kept"),
    ("lexicon",),
    ("language",),
    ("reading",),
    ("times",),
    ("actors",),
    ("events",),
    ("extraction",),
    ("store",),
    ("pipeline",),
    ("importance",),
    ("meant",),
    ("query",),
    ("convert", "lookup"),
    ("review",),
    ("briefing",),
    ("library",),
    ("render",),
    ("cli",),
)
"""From left to right; a room imports from its left, and inside itself."""
EVENTS = ("words", "passage", "model", "triggers", "dates", "status", "roles", "titles", "confidence")
"""The same inside the room of events."""

RANK = {room: rank for rank, rooms in enumerate(ORDER) for room in rooms}
HEAVY = {"rich", "dateparser", "sqlite_utils", "platformdirs"}
WHERE_HEAVY = {"store/files.py", "store/link.py", "store/session.py", "render/table.py"}
"""The modules that may import something heavy when they are imported themselves."""


def modules() -> list[Path]:
    return [
        path for path in sorted(HOUSE.rglob("*.py")) if path.parent != HOUSE or not path.name.startswith("__")
    ]


def room(path: Path) -> str:
    return path.relative_to(HOUSE).parts[0].removesuffix(".py")


def imported(tree: ast.AST) -> Iterator[str]:
    """Give the full names that a module imports, wherever the statement stands."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, "imports are absolute"
            yield node.module or ""
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(HOUSE)))
def test_no_arrow_runs_back(path: Path) -> None:
    here = room(path)
    assert here in RANK, f"{here} has no place in the order"
    for name in imported(ast.parse(path.read_text(encoding="utf-8"))):
        parts = name.split(".")
        if parts[0] != "timeline" or len(parts) == 1:
            continue
        if parts[1] in RANK:
            there = parts[1]
            assert there == here or RANK[there] < RANK[here], (
                f"{here} imports {name}, which is not to its left"
            )


@pytest.mark.parametrize(
    "path", sorted((HOUSE / "events").glob("*/*.py")), ids=lambda path: path.parent.name + "/" + path.name
)
def test_no_arrow_runs_back_among_the_events(path: Path) -> None:
    here = EVENTS.index(path.parent.name)
    for name in imported(ast.parse(path.read_text(encoding="utf-8"))):
        there = name.removeprefix("timeline.events.").partition(".")[0]
        assert there not in EVENTS or EVENTS.index(there) <= here, f"{path.name} imports {name}"


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(HOUSE)))
def test_heavy_imports_stand_where_they_are_needed(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    top = ast.Module([node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)], [])
    if str(path.relative_to(HOUSE)) not in WHERE_HEAVY:
        assert not {name.partition(".")[0] for name in imported(top)} & HEAVY


def test_every_room_has_its_place() -> None:
    rooms = {
        path.name.removesuffix(".py")
        for path in HOUSE.iterdir()
        if path.suffix == ".py" or (path / "__init__.py").exists()
    }
    assert rooms - {"__init__", "__main__"} == set(RANK)


@pytest.mark.parametrize("name", timeline.__all__)
def test_the_public_names_are_there(name: str) -> None:
    assert getattr(timeline, name).__module__.startswith("timeline.")
