"""Bars and sparklines of Unicode blocks."""

from __future__ import annotations

from collections.abc import Sequence

_EIGHTHS = " ▏▎▍▌▋▊▉█"
_HEIGHTS = "▁▂▃▄▅▆▇█"


def spark(counts: Sequence[int]) -> str:
    """Give a line of small columns; what is none is a blank."""
    most = max(counts, default=0)
    return "".join(_HEIGHTS[min(7, 8 * (count - 1) // most)] if count else " " for count in counts)


def bar(length: float) -> str:
    """Give a bar of a length in columns, to an eighth of one; what is more than nothing is seen."""
    eighths = max(round(length * 8), 1 if length > 0 else 0)
    return "█" * (eighths // 8) + _EIGHTHS[eighths % 8].strip()
