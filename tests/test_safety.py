"""Text from outside, made safe."""

from __future__ import annotations

import json
import unicodedata
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.render.json import line as json_line
from timeline.safety import spreadsheet, spreadsheets, terminal, terminals, xml
from timeline.times import tag, to_timeml


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("Nancy Pelosi visited Taiwan", "Nancy Pelosi visited Taiwan"),
        ("two\nlines\tand a tab", "two lines and a tab"),
        ("\x1b[31mred\x1b[0m", "red"),
        ("\x9b31mred", "red"),
        ("\x1b]0;a new window title\x07text", "text"),
        ("\x1b]8;;http://example.org\x1b\\link\x1b]8;;\x1b\\", "link"),
        ("\x1b]0;never closed", "0;never closed"),
        ("\x1b(B text", " text"),
        ("bell\x07 and backspace\x08", "bell and backspace"),
        ("C1\x85line", "C1 line"),
        ("abc\u202edef\u2066ghi", "abcdefghi"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("tag\U000e0041", "tag"),
        ("lone \ud800 surrogate", "lone \ufffd surrogate"),
        ("Erdoğan, Żeleński, 習近平, Владимир", "Erdoğan, Żeleński, 習近平, Владимир"),
    ],
)
def test_a_terminal_can_only_print_it(text: str, safe: str) -> None:
    assert terminal(text) == safe


@given(st.text())
def test_nothing_that_steers_a_terminal_is_left(text: str) -> None:
    safe = terminal(text)
    assert not any(unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp") for c in safe)
    assert not set(safe) & set(
        "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
    )
    assert terminal(safe) == safe


@pytest.mark.parametrize("length", [100_000])
@pytest.mark.parametrize("piece", ["\x1b]", "\x1b[", "\x90", "\x1b", "\x9b0"])
def test_many_openings_without_an_end_take_linear_time(piece: str, length: int) -> None:
    assert "\x1b" not in terminal(piece * length)


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("  =1", "'  =1"),
        ("\t=1", "' =1"),
        ("＝1", "'＝1"),
        ("\x1b[0m=1", "'=1"),
        ("a=1", "a=1"),
        ("", ""),
    ],
)
def test_no_cell_is_a_formula(text: str, cell: str) -> None:
    assert spreadsheet(text) == cell


@given(st.lists(st.text() | st.text("=+-@＝| \t\x1b[a\u202e", max_size=4)))
def test_many_are_cleaned_as_each_is(texts: list[str]) -> None:
    assert terminals(texts) == [terminal(text) for text in texts]
    assert spreadsheets(texts) == [spreadsheet(text) for text in texts]


STEERING = [chr(code) for code in range(0x110000) if terminal(f"a{chr(code)}") == "a"]
"""Every character that a terminal is spared."""


def test_one_table_serves_every_format() -> None:
    """What a terminal is spared stands in JSON and in XML only as an escape, and is read back as it was."""
    assert {"\x9b", "\xad", "\u202e", "\ufff9", "\U000e0041"} <= set(STEERING)
    text = "".join(STEERING)
    line = json_line({"a": text})
    assert line.isprintable()
    assert json.loads(line) == {"a": text}
    fit = "".join(sign for sign in STEERING if sign >= " ")
    assert xml(fit).isprintable()
    assert ElementTree.fromstring(f"<a>{xml(fit)}</a>").text == fit


@given(st.text())
def test_xml_and_json_are_read_back(text: str) -> None:
    assert json.loads(json_line({"a": text})) == {"a": text}
    read = ElementTree.fromstring(f"<a>{xml(text)}</a>").text or ""
    assert len(read) == len(text)
    assert all(other in (one, "\ufffd") for one, other in zip(text, read, strict=True))


def test_timeml_steers_no_terminal() -> None:
    text = 'On 2 May 2022\u202e they \x9b31mmet \u00ad<b>"now"</b>.\n'
    document = to_timeml(text, tag(text), "2022-05-03")
    assert not set(STEERING) - {"\n"} & set(document)
    assert "".join(ElementTree.fromstring(document).find("TEXT").itertext()) == text  # type: ignore[union-attr]
