"""The times room: finds time expressions, resolves them, and says how they date an event."""

from __future__ import annotations

from timeline.times.model import TimePhrase
from timeline.times.phrases import counted_back, counted_from, phrases
from timeline.times.tagger import tag
from timeline.times.timeml import to_timeml

__all__ = ["TimePhrase", "counted_back", "counted_from", "phrases", "tag", "to_timeml"]
