"""Read mails: a message as a file, or a mailbox of them."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from email import policy
from email.errors import MessageError
from email.message import EmailMessage, MIMEPart
from email.parser import BytesParser
from email.utils import parseaddr

from timeline.errors import InputError
from timeline.reading import web
from timeline.reading.dates import evidence
from timeline.reading.decode import decode
from timeline.reading.document import document, without_title
from timeline.reading.markup import text_of
from timeline.reading.model import Found, Piece, Settings, Skipped, Target
from timeline.reading.unpack import too_large

_FROM = re.compile(rb"From \S+.*\d{4}\s*$")
_ESCAPED = re.compile(rb"^>(>*From )", re.MULTILINE)
_QUOTED = re.compile(r"^(?:>.*\n?)+", re.MULTILINE)
_SIGNATURE = re.compile(r"^-- \n.*\Z", re.MULTILINE | re.DOTALL)
_SAVED = "Snapshot-Content-Location"
_DEEPEST = 20
_FAULTS = (MessageError, ValueError, LookupError, RecursionError, AttributeError, TypeError)
"""The standard library's parser raises all of these on bad input."""


def split(stream: io.BufferedReader, target: Target, settings: Settings) -> Iterator[Piece | Skipped]:
    """Give the messages of a mailbox, one in memory at a time."""
    number, size, blank = 0, 0, True
    lines: list[bytes] = []
    while line := stream.readline(settings.max_bytes):
        if blank and _FROM.match(line):
            yield from _message(lines, size, number, target, settings)
            number, size, lines = number + 1, 0, []
        else:
            size += len(line)
            if size <= settings.max_bytes:
                lines.append(line)
        blank = not line.strip()
    yield from _message(lines, size, number, target, settings)


def _message(
    lines: list[bytes], size: int, number: int, target: Target, settings: Settings
) -> Iterator[Piece | Skipped]:
    if size > settings.max_bytes:
        yield Skipped(f"{target.name}:{number}", f"the message is {too_large(settings.max_bytes)}")
    elif number:
        yield Piece(target.path, "eml", _ESCAPED.sub(rb"\1", b"".join(lines)), str(number))


def parse(piece: Piece, settings: Settings) -> Iterator[Found]:
    """Give the article that a mail is: its own words, without what it quotes and its signature.

    A page that a browser has saved as MHTML looks like a mail, but its date is the day on which it was saved.
    """
    try:
        message = BytesParser(policy=policy.default).parsebytes(piece.data)
        assert isinstance(message, EmailMessage)
        address = _header(message, _SAVED)
        body = _body(message, ("html",) if address else ("plain", "html"))
        data = body.get_payload(decode=True)
        assert isinstance(data, bytes)
        text = decode(data, body.get_content_charset())
        dates = list(evidence("mail header", _header(message, "date")))
        sender, mailbox = parseaddr(_header(message, "from") or "")
        title = _header(message, "subject")
    except _FAULTS as error:
        raise InputError(f"a broken mail: {error}") from None
    if address:
        yield from web.parse(
            replace(piece, format="html", data=text.encode(), url=address, charset="utf-8"), settings
        )
        return
    if body.get_content_subtype() == "html":
        text, _ = text_of(text)
    else:
        text = _SIGNATURE.sub("", _QUOTED.sub("", text)).strip("\n")
    yield from document(
        without_title(text, title), piece, settings, dates, title=title, source=sender or mailbox or None
    )


def _header(message: EmailMessage, name: str) -> str | None:
    value = message.get(name)
    return " ".join(str(value).split()) if value else None


def _body(message: EmailMessage, kinds: tuple[str, ...]) -> MIMEPart:
    depth = 0
    inner: MIMEPart = message
    while inner.is_multipart() and depth < _DEEPEST:
        depth, inner = depth + 1, next(inner.iter_parts(), inner)
    if depth == _DEEPEST:
        raise InputError("parts nested too deeply")
    body = message.get_body(kinds)
    if body is None:
        raise InputError("a mail without text")
    return body
