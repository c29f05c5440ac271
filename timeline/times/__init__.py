"""The times room: finds time expressions, resolves them, and says how they date an event."""

from __future__ import annotations

from timeline.times.model import TimePhrase
from timeline.times.phrases import phrases
from timeline.times.tagger import tag
from timeline.times.timeml import to_timeml

__all__ = ["TimePhrase", "phrases", "tag", "to_timeml"]
