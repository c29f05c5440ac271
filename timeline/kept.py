"""The results of pure functions, kept for when they are asked for again."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

KeyT = TypeVar("KeyT")
ValueT = TypeVar("ValueT")
MOST = 1 << 16


class Kept(dict[KeyT, ValueT]):
    """What a function gave for each key: as `functools.lru_cache`, at half its cost, for what is asked of every word.

    Begun anew when they are too many.
    """

    def __init__(self, work: Callable[[KeyT], ValueT]) -> None:
        super().__init__()
        self._work = work

    def __missing__(self, key: KeyT) -> ValueT:
        if len(self) >= MOST:
            self.clear()
        value = self[key] = self._work(key)
        return value
