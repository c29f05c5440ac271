"""The only place where text from outside is made safe for a terminal, a spreadsheet, a web page or a document.

An article may hold anything: escape sequences that recolour or rewrite a terminal, characters that turn the
reading direction round, cells that a spreadsheet runs as a formula, markup. Whoever prints passes it through here.
"""

from __future__ import annotations

import re

# Patterns are written out, and compiled by `re` when a text first needs them: hardly any does.
_BREAKS = r"[\t\n\v\f\r\x85\u2028\u2029]+"
_SEQUENCES = (
    r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]"  # CSI: colours, cursor movement
    r"|(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x90\x98\x9c-\x9f]*(?:\x07|\x1b\\|\x9c)"  # OSC, DCS, SOS, PM, APC
    r"|\x1b[ -/]*[0-~]"  # two-byte escapes
)
_STEERING = (
    "\x00-\x1f\x7f-\x9f"  # C0, DEL, C1
    "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"  # zero width and bidi controls
    "\U000e0000-\U000e007f"  # tags
)
"""The characters that steer a terminal or a reader and show nothing; every format is guarded against these."""

_INVISIBLE = f"[{_STEERING}]"
_UNFIT_FOR_JSON = f"[{_STEERING}\u2028\u2029\ud800-\udfff]"
_UNFIT_FOR_XML = "[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
_SURROGATES = "[\ud800-\udfff]"
_FORMULA = r"\s*[=+\-@＝＋－＠]"
_FORMULA_AMONG = rf"\|{_FORMULA}"  # in texts joined by "|"


_MARKDOWN = r"(?i)[\\`*_\[\]<>|~&@]|:(?=//)|(?<=www)\.|^[#+=-]|(?<=^\d)[.)]|(?<=^\d\d)[.)]"


def terminal(text: str) -> str:
    """Give `text` as one line that a terminal can only print: no escapes, no controls, no bidi, no zero width."""
    if text.isprintable():
        return text
    text = re.sub(_BREAKS, " ", text)
    text = re.sub(_SEQUENCES, "", text)
    text = re.sub(_INVISIBLE, "", text)
    return re.sub(_SURROGATES, "\ufffd", text)


def spreadsheet(text: str) -> str:
    """Give `text` as a cell that no spreadsheet takes for a formula: such a cell gets a leading apostrophe."""
    text = terminal(text)
    return f"'{text}" if text and not text[0].isalnum() and re.match(_FORMULA, text) else text


def terminals(texts: list[str]) -> list[str]:
    """Give each of `texts` as `terminal` does; that all are harmless, as a rule they are, is told in one look."""
    return texts if "".join(texts).isprintable() else list(map(terminal, texts))


def spreadsheets(texts: list[str]) -> list[str]:
    """Give each of `texts` as `spreadsheet` does; that all are harmless, as a rule they are, is told in one look."""
    joined = f"|{'|'.join(texts)}"
    harmless = joined.isprintable() and not re.search(_FORMULA_AMONG, joined)
    return texts if harmless else list(map(spreadsheet, texts))


def html(text: str) -> str:
    """Give `text` as characters of a web page, also inside an attribute in quotes."""
    for sign, entity in _ENTITIES:
        text = text.replace(sign, entity)
    return terminal(text)


_ENTITIES = (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;"), ("'", "&#39;"))


def json(line: str) -> str:
    """Give a line of JSON with escapes in the place of what is legal in it, but would steer a terminal."""
    return line if line.isprintable() else re.sub(_UNFIT_FOR_JSON, _json_escape, line)


def _json_escape(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code < 0x10000:
        return f"\\u{code:04x}"
    return f"\\u{0xD7C0 + (code >> 10):04x}\\u{0xDC00 + (code & 0x3FF):04x}"


def xml(text: str) -> str:
    """Give `text` as characters of an XML document.

    What would steer a terminal is written as a reference, tabs and line breaks as they are; what no XML document may
    hold becomes U+FFFD.
    """
    text = re.sub(_UNFIT_FOR_XML, "\ufffd", text)
    for sign, entity in _ENTITIES[:3]:
        text = text.replace(sign, entity)
    return re.sub(
        _INVISIBLE, lambda found: found[0] if found[0] in "\t\n" else f"&#x{ord(found[0]):x};", text
    )


def markdown(text: str) -> str:
    """Give `text` as words of a Markdown document: no sign in it is markup, neither Markdown nor HTML."""
    return re.sub(_MARKDOWN, r"\\\g<0>", terminal(text).strip())


def link(url: str | None) -> str | None:
    """Give `url` where it is a web address that may stand in a document as it is; None for everything else."""
    return url if url and re.fullmatch(_LINK, url) else None


_LINK = r"https?://[A-Za-z0-9.-]+(?::\d+)?(?:[/?#][A-Za-z0-9._~:/?#@!$&*+,;=%-]*)?"


def calendar(text: str) -> str:
    """Give `text` as a value of an iCalendar property (RFC 5545): commas, semicolons and backslashes escaped."""
    return re.sub(r"([\\;,])", r"\\\1", terminal(text))


def markwhen(text: str) -> str:
    """Give `text` as words of a markwhen line. It knows no escape, so that its signs give way to their full-width kin."""
    return terminal(text).translate(_FULL_WIDTH)


_FULL_WIDTH = {ord(sign): chr(ord(sign) + 0xFEE0) for sign in '#@[]<>*\\"`'}
