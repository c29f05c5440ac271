"""Text out of pieces of markup that are an article already: a feed's entry, a mail's body, a chapter of a book."""

from __future__ import annotations

import re
from html.parser import HTMLParser

_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "br",
        "dd",
        "div",
        "dl",
        "dt",
        "figure",
        "footer",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "td",
        "th",
        "tr",
        "ul",
    ]
)
_UNSEEN = frozenset(
    ["script", "style", "head", "title", "template", "noscript", "svg", "figcaption", "button", "form"]
)
_HEADINGS = frozenset(["h1", "h2", "h3"])
_SPACE = re.compile(r"[ \t\r\f\v\xa0\n]+")


class _Reader(HTMLParser):
    """Collects paragraphs. It keeps no tree, so that no depth of tags can harm it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.paragraphs: list[str] = []
        self.heading: str | None = None
        self._words: list[str] = []
        self._unseen: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._unseen is None and tag in _UNSEEN:
            self._unseen = tag
        elif tag in _BLOCKS:
            self.end_paragraph()
            if tag == "li":
                self._words.append("- ")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BLOCKS:
            self.end_paragraph()

    def handle_endtag(self, tag: str) -> None:
        if tag == self._unseen:
            self._unseen = None
        elif tag in _BLOCKS:
            text = self.end_paragraph()
            if tag in _HEADINGS and self.heading is None and text:
                self.heading = text

    def handle_data(self, data: str) -> None:
        if self._unseen is None:
            self._words.append(data)

    def end_paragraph(self) -> str:
        text = _SPACE.sub(" ", "".join(self._words)).strip()
        self._words = []
        if text and text != "-":
            self.paragraphs.append(text)
        return text


def text_of(markup: str) -> tuple[str, str | None]:
    """Give the text of a piece of HTML, and its first heading."""
    reader = _Reader()
    reader.feed(markup)
    reader.close()
    reader.end_paragraph()
    return "\n\n".join(reader.paragraphs), reader.heading
