"""From files to documents: text, web pages, feeds, exports, archives, mails, PDF and office files, and when each was published."""

from timeline.reading.files import find, is_folder, is_there, known_format, parse, pieces, read, walk
from timeline.reading.model import Found, Notice, Piece, Settings, Skipped, Target, full_date
from timeline.reading.shards import Shard, read_shard, shards

__all__ = [
    "Found", "Notice", "Piece", "Settings", "Shard", "Skipped", "Target", "find", "full_date", "is_folder", "is_there", "known_format",
    "parse", "pieces", "read", "read_shard", "shards", "walk",
]  # fmt: skip
