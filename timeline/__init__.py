"""Turn articles on world politics into a chronology. The public API.

>>> import timeline
>>> events = timeline.extract("Last August Nancy Pelosi visited Taiwan.", published="2023-01-12")
>>> events[0].date, events[0].title
('2022-08', 'Nancy Pelosi visited Taiwan')
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from timeline.extraction import extract
    from timeline.library import Store, open_store
    from timeline.model import Actor, Citation, Document, Event, Place, TimeExpression
    from timeline.query import Filters
    from timeline.times import tag

__all__ = [
    "Actor", "Citation", "Document", "Event", "Filters", "Place", "Store", "TimeExpression", "extract", "open_store",
    "tag",
]  # fmt: skip

_ROOMS = {
    "Filters": "query", "Store": "library", "extract": "extraction", "open_store": "library", "tag": "times",
}  # fmt: skip


def __getattr__(name: str) -> Any:
    """Open a room when it is first asked for, so that a reader of the store does not pay for the lexicon."""
    from importlib import import_module

    if name not in __all__:
        raise AttributeError(f"module 'timeline' has no attribute {name!r}")
    return getattr(import_module(f"timeline.{_ROOMS.get(name, 'model')}"), name)
