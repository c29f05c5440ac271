"""What a web page says of itself: title, source, address and publication date, in the forms that sites really use."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html import unescape
from typing import Any

from timeline.extras import needed
from timeline.reading.dates import Evidence, evidence, written_date

ARTICLES = ("Article", "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "OpinionNewsArticle", "BlogPosting",
            "LiveBlogPosting", "Report", "ScholarlyArticle", "TechArticle", "BackgroundNewsArticle", "SocialMediaPosting")  # fmt: skip
_DATES = (
    ("article:published_time", "Open Graph"), ("og:published_time", "Open Graph"), ("og:article:published_time", "Open Graph"),
    ("datepublished", "microdata"), ("citation_publication_date", "metadata"), ("citation_date", "metadata"),
    ("dc.date.issued", "metadata"), ("dcterms.issued", "metadata"), ("dcterms.created", "metadata"), ("dc.date.created", "metadata"),
    ("dc.date", "metadata"), ("dcterms.date", "metadata"), ("sailthru.date", "metadata"), ("parsely-pub-date", "metadata"),
    ("pubdate", "metadata"), ("publishdate", "metadata"), ("publish-date", "metadata"), ("publication_date", "metadata"),
    ("article.published", "metadata"), ("article:published", "metadata"), ("cxenseparse:recs:publishtime", "metadata"),
    ("date", "metadata"),
)  # fmt: skip
_PAGE = re.compile(r"https?://[^/]+/[^#?]")  # many sites call every page their home page
_DEPTH = 12
_OUTSIDE = {"nav", "aside", "footer"}


@dataclass
class Metadata:
    """What a page says of itself."""

    title: str | None = None
    source: str | None = None
    url: str | None = None
    dates: list[Evidence] = field(default_factory=list)
    posts: list[dict[str, Any]] = field(default_factory=list)


def metadata(tree: Any) -> Metadata:
    """Collect what a page says of itself; the strongest evidence for its date comes first."""
    found = Metadata()
    metas = _metas(tree)
    things = list(linked_data(tree))
    for thing in things:
        _from_linked_data(thing, found)
    for thing in things if not found.dates else ():  # a WebPage, or of no type at all
        found.dates += evidence("page metadata (JSON-LD)", words(thing.get("datePublished")))
    found.title = found.title or metas.get("og:title") or metas.get("twitter:title") or _heading(tree)
    found.source = metas.get("og:site_name") or metas.get("application-name") or found.source
    found.url = _canonical(tree) or metas.get("og:url") or found.url
    for name, kind in _DATES:
        found.dates += evidence(f"page metadata ({kind})", metas.get(name))
    found.dates += _times(tree)
    return found


def page_text_date(tree: Any) -> Iterator[Evidence]:
    """Give the date that the words of a page suggest; it is weak."""
    find_date = needed("htmldate", "web").find_date
    text = find_date(tree, extensive_search=False, original_date=True, max_date="2100-01-01")
    yield from evidence("page text", text, weak=True)


def linked_data(tree: Any) -> Iterator[dict[str, Any]]:
    """Give the JSON-LD objects of a page, also those inside a graph or another object."""
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            text = (script.text or "").strip().removeprefix("<!--").removesuffix("-->")
            try:
                value = json.loads(text, strict=False)
            except (ValueError, RecursionError):
                continue
            yield from _objects(value, _DEPTH)


def _objects(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    if not depth:
        return
    if isinstance(value, list):
        for inner in value:
            yield from _objects(inner, depth - 1)
    elif isinstance(value, dict):
        yield value
        for name in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item"):
            yield from _objects(value.get(name), depth - 1)


def is_a(thing: dict[str, Any], kinds: Sequence[str]) -> bool:
    """Is an object of JSON-LD of one of these types?"""
    kind = thing.get("@type")
    return any(str(name).rpartition("/")[2] in kinds for name in (kind if isinstance(kind, list) else [kind]))


def words(value: Any) -> str | None:
    """Give a value of JSON-LD as text, where it is some."""
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, dict):
        value = value.get("name") or value.get("@value")
    return " ".join(unescape(value).split()) or None if isinstance(value, str) else None


def _from_linked_data(thing: dict[str, Any], found: Metadata) -> None:
    if not is_a(thing, ARTICLES):
        return
    if posts := thing.get("liveBlogUpdate"):
        found.posts += [
            post for post in (posts if isinstance(posts, list) else [posts]) if isinstance(post, dict)
        ]
    if found.dates:
        return  # further articles are those that the page links to
    found.title = words(thing.get("headline")) or words(thing.get("name"))
    found.source = words(thing.get("publisher"))
    found.url = words(thing.get("url"))
    found.dates += evidence("page metadata (JSON-LD)", words(thing.get("datePublished")))


def _metas(tree: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        content = (meta.get("content") or "").strip()
        for attribute in ("property", "name", "itemprop"):
            if content and (name := meta.get(attribute)):
                found.setdefault(name.strip().lower(), content)
    return found


def _canonical(tree: Any) -> str | None:
    for link in tree.iter("link"):
        if (link.get("rel") or "").lower() == "canonical":
            url = (link.get("href") or "").strip()
            return url if _PAGE.match(url) else None
    return None


def _heading(tree: Any) -> str | None:
    for tag in ("h1", "title"):
        for element in tree.iter(tag):
            if text := " ".join(element.text_content().split()):
                return text if tag == "h1" else text.partition(" | ")[0]
    return None


def _times(tree: Any) -> Iterator[Evidence]:
    """Give the dates of <time>: marked as that of publication, else the first that stands with the article."""
    first = True
    for element in tree.iter("time", "span", "abbr", "div", "p"):
        marked = (
            "datepublished" in (element.get("itemprop") or "").lower() or element.get("pubdate") is not None
        )
        if not marked and (element.tag != "time" or not first):
            continue
        text = (
            element.get("datetime")
            or element.get("content")
            or element.get("title")
            or element.text_content()
        )
        if not written_date(text or ""):
            continue
        if marked:
            yield from evidence("page metadata (microdata)", text)
        elif not any(outer.tag in _OUTSIDE for outer in element.iterancestors()):
            first = False
            yield from evidence("page metadata (<time>)", text, weak=True)
