"""From files to documents: text, Markdown with front matter, JSON Lines; files, folders and standard input."""

from timeline.reading.files import read
from timeline.reading.model import Skipped, full_date

__all__ = ["Skipped", "full_date", "read"]
