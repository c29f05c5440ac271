"""Tell the format of a file by what it begins with; its name counts only where the content fits several."""

from __future__ import annotations

import json
import re
from pathlib import PurePath

from timeline.errors import InputError
from timeline.reading.decode import UTF_16

HEAD = 1 << 16
"""So much of a file is looked at."""

_SIGNATURES = (
    (b"%PDF-", "pdf"),
    (b"WARC/1.", "warc"),
    (b"PAR1", "parquet"),
    (b"PK\x03\x04", "zip"),
)
_ZIPPED = ((b"application/epub+zip", "epub"), (b"word/", "docx"), (b"[Content_Types].xml", "docx"))
_UNREAD = (
    (b"{\\rtf", "an RTF file, which is not read; save it as DOCX or text"),
    (
        b"\xd0\xcf\x11\xe0",
        "a Word or Outlook file of the old kind, which is not read; save it as DOCX or text",
    ),
)
_ZIPPED_UNREAD = (
    (
        b"application/vnd.oasis.opendocument",
        "an OpenDocument file, which is not read; save it as DOCX or text",
    ),
    (b"xl/", "an Excel workbook, which is not read; save its table as CSV"),
    (b"ppt/", "a PowerPoint file, which is not read; save its text"),
)
_FEED = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*|<\?[^>]*>\s*|<!DOCTYPE (?!html)[^\[>]*(?:\[.*?\]\s*)?>\s*)*<(?:rss|feed|rdf:RDF)\b",
    re.S | re.I,
)
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*(?:<!doctype\s+html|<(?:html|head|body|article|main|section|div|title|meta|amp-|p|h1)\b)",
    re.S | re.I,
)
_MBOX = re.compile(r"From \S+.*\d{4}\s*\r?\n[\w-]+:")
_HEADER = re.compile(r"([A-Za-z][\w-]*):[^\n]*\n(?:[ \t][^\n]*\n)*")
_MAIL_HEADERS = {
    "from",
    "to",
    "date",
    "subject",
    "received",
    "return-path",
    "message-id",
    "mime-version",
    "delivered-to",
}
_MAIL_AT_LEAST = 3
_LINES = {".jsonl", ".ndjson"}
_CSV_NAMES = {".csv", ".tsv"}
FEED_NAMES = {".rss", ".atom", ".xml", ".rdf"}
_TEXT_COLUMNS = {"text", "body", "content", "fulltext", "full_text", "article"}


def detect(head: bytes, path: str | None) -> str:
    """Give the name of the format of a file of which `head` is the beginning; raise InputError for one that is not read."""
    for signature, reason in _UNREAD:
        if head.startswith(signature):
            raise InputError(reason)
    for signature, name in _SIGNATURES:
        if head.startswith(signature):
            return _zipped(head) if name == "zip" else name
    text = _as_text(head)
    suffix = PurePath(path.removesuffix(".gz")).suffix.lower() if path else ""
    if _FEED.match(text):
        return "feed"
    if suffix not in (".md", ".markdown", ".txt") and text.lstrip()[:1] in ("{", "["):
        return _json(text, suffix)
    if _HTML.match(text) and suffix not in (".md", ".markdown"):
        if suffix in FEED_NAMES and not _is_xhtml(text):
            raise InputError("a feed by its name, but a web page by its content; --as html reads it as one")
        return "html"
    if _MBOX.match(text):
        return "mbox"
    if _is_mail(text):
        return "eml"
    if suffix in _LINES:
        return "jsonl"
    if suffix in _CSV_NAMES or (suffix not in (".md", ".markdown", ".txt") and _is_table(text)):
        return "csv"
    return "text"


def _as_text(head: bytes) -> str:
    if head.startswith(UTF_16):
        return head[: len(head) & ~1].decode("utf-16", "replace")
    return head.removeprefix(b"\xef\xbb\xbf").decode("latin-1")


def tells_itself(head: bytes, path: str) -> bool:
    """Is it by its content an article, whatever its name? Text, tables and JSON may be anything."""
    try:
        return detect(head, path) not in ("text", "json", "jsonl", "csv", "parquet")
    except InputError:
        return False


def _zipped(head: bytes) -> str:
    for mark, reason in _ZIPPED_UNREAD:
        if mark in head:
            raise InputError(reason)
    for mark, name in _ZIPPED:
        if mark in head:
            return name
    raise InputError("a zip file that is neither DOCX nor EPUB; unpack it first")


def _json(text: str, suffix: str) -> str:
    """A list or one object over several lines is JSON; an object on the first line is JSON Lines."""
    if suffix in _LINES:
        return "jsonl"
    first, _, rest = text.lstrip().partition("\n")
    try:
        value = json.loads(first)
    except (ValueError, RecursionError):
        return "json" if first.strip()[-1:] in "{[,}" or suffix == ".json" else "text"
    return "jsonl" if isinstance(value, dict) and (rest.strip() or suffix != ".json") else "json"


def _is_xhtml(text: str) -> bool:
    return "http://www.w3.org/1999/xhtml" in text[:1000]


def _is_mail(text: str) -> bool:
    names: set[str] = set()
    position = 0
    while found := _HEADER.match(text, position):
        names.add(found[1].lower())
        position = found.end()
    return len(names & _MAIL_HEADERS) >= _MAIL_AT_LEAST


def _is_table(text: str) -> bool:
    """Does the first line name columns, one of them the text?"""
    first = text.partition("\n")[0]
    for sign in (",", "\t", ";"):
        names = {name.strip().strip('"').lower() for name in first.split(sign)}
        if len(names) > 1 and names & _TEXT_COLUMNS:
            return True
    return False
