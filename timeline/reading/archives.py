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
_OK = 200


def split(stream: io.BufferedReader, target: Target, settings: Settings) -> Iterator[Piece | Skipped]:
    """Give the pages of a WARC file."""
    warc = needed("fastwarc.warc", "warc")
    errors = needed("fastwarc.stream_io", "warc")
    records = warc.ArchiveIterator(
        stream,
        record_types=warc.WarcRecordType.response,
        parse_http=True,
        auto_decode="all",
        fsspec_args=False,
    )
    number = 0
    try:
        for record in records:
            head = record.http_headers
            number += 1
            if (
                head is None
                or head.status_code != _OK
                or not str(record.http_content_type).startswith(_PAGES)
            ):
                continue
            url = record.headers.get("WARC-Target-URI", "").strip("<>")
            data = record.reader.read(settings.max_bytes + 1)
            if len(data) > settings.max_bytes:
                yield Skipped(
                    url or f"{target.name}:{number}", f"the page is {too_large(settings.max_bytes)}"
                )
                continue
            charset = _CHARSET.search(head.get("Content-Type", ""))
            if data.strip():
                yield Piece(
                    target.path, "html", data, str(number), url or None, charset[1] if charset else None
                )
    except (errors.StreamError, ValueError) as error:
        raise InputError(f"a broken WARC file: {error}") from None
    if not number:
        raise InputError("a WARC file without pages")
