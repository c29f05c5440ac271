"""Read web pages: the article's own text without menus, captions, comments and links to others, and its date.

A page that holds several articles, each marked with a date of its own, is read as several.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from timeline.errors import InputError
from timeline.extras import needed
from timeline.reading.dates import Evidence, evidence
from timeline.reading.decode import decode
from timeline.reading.document import document, without_title
from timeline.reading.markup import text_of
from timeline.reading.metadata import Metadata, metadata, page_text_date, words
from timeline.reading.model import Found, Piece, Settings, Skipped

_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_FURNITURE = re.compile(
    r"(?:^|[\s_-])(?:cookies?|consent|gdpr|newsletter|related|recommended|more-stories|read-more|most-read|share|sharing|social"
    r"|comments?|paywall|subscribe|subscription|promo|advert|ads?|breadcrumbs?|caption|byline-bio|author-bio|tags?|toolbar|outbrain"
    r"|taboola|sidebar|signup|banner)(?:$|[\s_-])",
    re.IGNORECASE,
)
_GONE = (
    "nav",
    "aside",
    "footer",
    "figcaption",
    "form",
    "button",
    "amp-sidebar",
    "amp-ad",
    "amp-user-notification",
    "dialog",
)
_KEPT = frozenset(("html", "body", "main", "article", "h1"))
_ARTICLE_BODY = "descendant-or-self::*[@itemprop='articleBody']"
_MOST = 0.5
_DEEPEST = 200
_OWN_WORDS = 40
_ONE_OF_SEVERAL = 0.75


@dataclass(frozen=True, slots=True)
class Part:
    """One of several articles on a page."""

    text: str
    title: str | None
    dates: Sequence[Evidence]
    url: str | None = None


def parse(piece: Piece, settings: Settings) -> Iterator[Found]:
    """Give the article of a page, or each of those that it marks."""
    tree = _tree(decode(piece.data, piece.charset))
    page = metadata(tree)
    url = page.url or piece.url
    source = page.source or _host(url)
    _strip(tree)
    parts = _posts(page) or _articles(tree)
    if not parts:
        text = _body(tree, page.title)
        dates = page.dates or list(page_text_date(tree))
        yield from document(text, piece, settings, dates, title=page.title, source=source, url=url)
    for name, part in zip(_names(parts), parts, strict=True):
        try:
            yield from document(
                part.text, piece, settings, part.dates, title=part.title or page.title, source=source,
                url=part.url or (f"{url}#{name}" if url else None), number=name, alone=False,
            )  # fmt: skip
        except InputError as error:
            yield Skipped(f"{piece.path or '-'}#{name}", str(error))


def _tree(text: str) -> Any:
    tree = needed("trafilatura", "web").load_html(_DECLARATION.sub("", text, count=1))
    if tree is None:
        raise InputError("no web page")
    return tree


def _host(url: str | None) -> str | None:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.") or None if url else None
    except ValueError:
        return None


def _strip(tree: Any) -> None:
    """Take out what surrounds an article. What holds it, or most of the page's text, stays, whatever it is called."""
    total = len(tree.text_content())
    doomed = list(tree.iter(*_GONE))
    for element in tree.iter("div", "section", "ul", "p", "span", "header"):
        named = f"{element.get('class') or ''} {element.get('id') or ''}"
        if len(named) > 1 and _FURNITURE.search(named):
            doomed.append(element)
    for element in doomed:
        parent = element.getparent()
        if parent is None or element.tag in _KEPT or len(element.text_content()) > _MOST * total:
            continue
        if next(element.iter(*_KEPT), None) is None and not element.xpath(_ARTICLE_BODY):
            element.drop_tree()


def _body(tree: Any, title: str | None) -> str:
    """Give the text of the article that a page, or a part of one, is."""
    extracted = needed("trafilatura", "web").bare_extraction(tree, fast=True, include_comments=False)
    paragraphs = (
        list(_paragraphs(extracted.body)) if extracted is not None and extracted.body is not None else []
    )
    if not paragraphs:
        raise InputError("tags nested too deeply" if _is_deep(tree) else "no article text on the page")
    return without_title("\n\n".join(paragraphs), title)


def _is_deep(tree: Any) -> bool:
    element, depth = tree, 0
    while len(element):
        element, depth = element[-1], depth + 1
    return depth >= _DEEPEST


def _paragraphs(body: Any) -> Iterator[str]:
    """Give the paragraphs of trafilatura's tree, whose lists, quotes and tables stand inside one another."""
    for element in body.iter("p", "head", "item", "quote", "row", "code"):
        inner = element.iterancestors("p", "item", "row", "quote")
        if element.tag != "row" and next(inner, None) is not None:
            continue
        lines = [_cells(element)] if element.tag == "row" else _lines(element)
        for line in lines:
            if text := " ".join(line.split()):
                yield f"- {text}" if element.tag == "item" else text


def _lines(element: Any) -> list[str]:
    """Give the lines of a paragraph, which <br> parts; trafilatura calls it <lb>."""
    for inner in element.iter("lb"):
        inner.tail = f"\n{inner.tail or ''}"
    return "".join(element.itertext()).split("\n")


def _cells(row: Any) -> str:
    cells = (" ".join("".join(cell.itertext()).split()) for cell in row.iter("cell"))
    return ": ".join(filter(None, cells))


# --- several articles on a page -------------------------------------------------------------------------------------


def _posts(page: Metadata) -> list[Part]:
    """Give the posts of a live blog, where it holds their text."""
    parts = []
    for post in page.posts:
        body = post.get("articleBody")
        text, _ = text_of(body) if isinstance(body, str) else ("", None)
        dates = list(evidence("page metadata (JSON-LD)", words(post.get("datePublished"))))
        if text and dates:
            parts.append(Part(text, words(post.get("headline")), dates, words(post.get("url"))))
    return parts if _differ(parts) else []


def _articles(tree: Any) -> list[Part]:
    """Give the <article> elements of a page, where they are articles of different dates rather than links to some."""
    parts = []
    for element in tree.iter("article"):
        if next(element.iterancestors("article"), None) is not None:
            continue
        own = [p for p in element.iter("p") if len(p.text_content().split()) > 1]
        if sum(len(p.text_content().split()) for p in own) < _OWN_WORDS:
            continue
        time = next(element.iter("time"), None)
        if time is None:
            continue
        dates = list(evidence("page metadata (<time>)", time.get("datetime") or time.text_content()))
        heading = next(element.iter("h1", "h2", "h3"), None)
        title = " ".join(heading.text_content().split()) if heading is not None else None
        text = "\n\n".join(" ".join(p.text_content().split()) for p in own)
        if dates:
            parts.append(Part(text, title or None, dates))
    total = sum(len(part.text) for part in parts)
    one = any(len(part.text) > _ONE_OF_SEVERAL * total for part in parts)
    return parts if _differ(parts) and not one else []


def _names(parts: list[Part]) -> Iterator[str]:
    """Name the parts by their dates, which stay when a page grows at its top."""
    seen: Counter[str] = Counter()
    for part in parts:
        written = part.dates[0].written
        seen[written] += 1
        yield written if seen[written] == 1 else f"{written}.{seen[written]}"


def _differ(parts: list[Part]) -> bool:
    return len({part.dates[0].day for part in parts}) > 1
