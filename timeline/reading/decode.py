"""From bytes to text: which encoding, and whether it is text at all."""

from __future__ import annotations

import codecs
import re

from timeline.errors import InputError

UTF_16 = (b"\xff\xfe", b"\xfe\xff")
"""The byte order marks of UTF-16."""
_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), *((mark, "utf-16") for mark in UTF_16))
_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}charset\s*=\s*["']?([\w-]{1,40})|^\s*<\?xml[^>]{0,200}encoding\s*=\s*["']([\w-]{1,40})""",
    re.I,
)
_SURROGATE = re.compile(rb"\xed[\xa0-\xbf][\x80-\xbf]")
_LONE = re.compile("[\ud800-\udfff]")
_BINARY_SHARE = 0.02
_UNSEEN = dict.fromkeys((0xAD, 0x200B, 0x2060, 0xFEFF))
"""The soft hyphen and the spaces without width: they part a word that is one."""


def decode(data: bytes, charset: str | None = None) -> str:
    """Give the text of a file: by its byte order mark, `charset`, what it declares, UTF-8, else Windows-1252."""
    if not data.strip():
        raise InputError("the file is empty")
    text = _decoded(data, charset)
    controls = sum(text.count(chr(code)) for code in range(32) if code not in (9, 10, 12, 13, 27))
    if "\0" in text or controls > _BINARY_SHARE * len(text):
        raise InputError("not a text file")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def seen(text: str) -> str:
    """Give `text` without the marks that no reader sees: "Luxem\u00adbourg" is Luxembourg."""
    return text.translate(_UNSEEN)


def checked(text: str) -> str:
    """Give `text` where it is one; raise InputError where it holds NUL or half of a surrogate pair."""
    if "\0" in text:
        raise InputError("holds NUL, which is no text")
    if _LONE.search(text):
        raise InputError("holds lone surrogates, which are no characters")
    return text


def _decoded(data: bytes, charset: str | None) -> str:
    bom = next((name for mark, name in _BOMS if data.startswith(mark)), None)
    declared = _DECLARED.search(data[:2048])
    said = (declared[1] or declared[2]).decode("ascii") if declared else None
    if said and said.lower().startswith("utf-16"):
        said = None  # whoever could read that it says so was reading bytes
    for name in filter(None, (bom, charset, said, "utf-8")):
        if _known(name) and (text := _strict(data, name)) is not None:
            return text
    if b"\0" not in data and _SURROGATE.search(data):
        raise InputError("holds lone surrogates, which are no characters")
    if (text := _strict(data, "cp1252")) is None:
        raise InputError("not a text file")
    return text


def _known(name: str) -> bool:
    """Is this an encoding of text? Python knows others, such as rot13 and zlib."""
    try:
        return codecs.lookup(name)._is_text_encoding
    except (LookupError, ValueError):
        return False


def _strict(data: bytes, name: str) -> str | None:
    """Decode; what calls itself Latin-1 is Windows-1252, as browsers read it."""
    latin = codecs.lookup(name).name in ("iso8859-1", "ascii")
    for encoding in ("utf-8", "cp1252", "latin-1") if latin else (name,):
        try:
            return data.decode(encoding)
        except (UnicodeDecodeError, ValueError):
            continue
    return None
