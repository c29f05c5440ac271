"""Read web archives: each page that was fetched with success, with its address."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

from timeline.errors import InputError
from timeline.extras import needed
from timeline.reading.model import Piece, Settings, Skipped, Target
from timeline.reading.unpack import too_large

_PAGES = ("text/html", "application/xhtml+xml")
_CHARSET = re.compile(r"charset=[\"']?([\w-]+)", re.IGNORECASE)
_OK = "200"


def split(stream: io.BufferedReader, target: Target, settings: Settings) -> Iterator[Piece | Skipped]:
    """Give the pages of a WARC file."""
    iterator = needed("warcio.archiveiterator", "warc").ArchiveIterator
    number = 0
    try:
        for record in iterator(stream):
            head = record.http_headers
            if record.rec_type != "response" or head is None:
                continue
            number += 1
            kind = (head.get_header("Content-Type") or "").lower()
            if head.get_statuscode() != _OK or not kind.startswith(_PAGES):
                continue
            url = record.rec_headers.get_header("WARC-Target-URI")
            data = record.content_stream().read(settings.max_bytes + 1)
            if len(data) > settings.max_bytes:
                yield Skipped(
                    url or f"{target.name}:{number}", f"the page is {too_large(settings.max_bytes)}"
                )
                continue
            charset = _CHARSET.search(kind)
            if data.strip():
                yield Piece(target.path, "html", data, str(number), url, charset[1] if charset else None)
    except (InputError, OSError):
        raise
    except Exception as error:  # whatever a broken file makes of a parser
        raise InputError(f"a broken WARC file: {type(error).__name__}: {str(error)[:80]}") from None
    if not number:
        raise InputError("a WARC file without pages")
