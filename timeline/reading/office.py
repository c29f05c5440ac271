"""Read DOCX and EPUB: zip files with XML inside, read with the standard library and without its traps."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Callable, Iterator
from urllib.parse import unquote
from xml.parsers import expat

from timeline.errors import InputError
from timeline.reading.articles import first_title
from timeline.reading.dates import evidence
from timeline.reading.decode import decode
from timeline.reading.document import document, without_title
from timeline.reading.markup import text_of
from timeline.reading.model import Found, Piece, Settings, Skipped
from timeline.reading.unpack import member

_CONTAINER = "META-INF/container.xml"
_CHAPTER_WORDS = 40
_MEMBERS = 10_000


def parse_docx(piece: Piece, settings: Settings) -> Iterator[Found]:
    """Give the article that a Word document is."""
    archive = _archive(piece.data)
    paragraphs: list[str] = [""]

    def start(name: str, attributes: dict[str, str]) -> None:
        if name in ("w:tab", "w:br"):
            paragraphs[-1] += " "

    def end(name: str, text: str) -> None:
        if name == "w:t":
            paragraphs[-1] += text
        elif name == "w:p":
            paragraphs.append("")

    _walk(member(archive, "word/document.xml", settings.max_bytes), start, end)
    text = "\n\n".join(filter(None, (" ".join(paragraph.split()) for paragraph in paragraphs)))
    properties = _fields(archive, "docProps/core.xml", settings)
    dates = list(evidence("document properties", properties.get("dcterms:created"), weak=True))
    title = properties.get("dc:title") or first_title(text)
    yield from document(without_title(text, title), piece, settings, dates, title=title)


def parse_epub(piece: Piece, settings: Settings) -> Iterator[Found]:
    """Give the chapters of a book, each an article."""
    archive = _archive(piece.data)
    package, chapters = _spine(archive, settings)
    fields = _fields(archive, package, settings)
    dates = list(evidence("book metadata", fields.get("dc:date")))
    source = fields.get("dc:publisher") or fields.get("dc:title")
    for number, name in enumerate(chapters, 1):
        try:
            text, heading = text_of(decode(member(archive, name, settings.max_bytes)))
        except InputError as error:
            yield Skipped(f"{piece.name}#{number}", str(error))
            continue
        if len(text.split()) >= _CHAPTER_WORDS:  # less is a title page or a picture
            title = heading or fields.get("dc:title")
            yield from document(
                without_title(text, title), piece, settings, dates, title=title, source=source,
                number=str(number), alone=False,
            )  # fmt: skip


def _archive(data: bytes) -> zipfile.ZipFile:
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise InputError(f"a broken zip file: {error}") from None
    if len(archive.namelist()) > _MEMBERS:
        raise InputError(f"a zip file of more than {_MEMBERS} members")
    return archive


def _spine(archive: zipfile.ZipFile, settings: Settings) -> tuple[str, list[str]]:
    """Give the name of a book's package file, and those of its chapters in order."""
    package = ""
    items: dict[str, str] = {}
    order: list[str] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal package
        local = name.rpartition(":")[2]
        if local == "rootfile":
            package = package or attributes.get("full-path", "")
        elif local == "item" and "html" in attributes.get("media-type", ""):
            items[attributes.get("id", "")] = attributes.get("href", "")
        elif local == "itemref":
            order.append(attributes.get("idref", ""))

    _walk(member(archive, _CONTAINER, settings.max_bytes), start, _ignore)
    _walk(member(archive, package, settings.max_bytes), start, _ignore)
    base = posixpath.dirname(package)
    return package, [
        posixpath.normpath(posixpath.join(base, unquote(items[one]))) for one in order if one in items
    ]


def _fields(archive: zipfile.ZipFile, name: str, settings: Settings) -> dict[str, str]:
    """Give the texts of an XML file's elements by name; the first of each counts."""
    found: dict[str, str] = {}

    def keep(name: str, text: str) -> None:
        found.setdefault(name, text.strip())

    if name in archive.namelist():
        _walk(member(archive, name, settings.max_bytes), lambda name, attributes: None, keep)
    return found


def _ignore(name: str, text: str) -> None:
    """An element's end that says nothing."""


Start = Callable[[str, dict[str, str]], None]
End = Callable[[str, str], None]


def _walk(data: bytes, start: Start, end: End) -> None:
    """Run through XML. Entities of its own are refused: none of these formats needs them, and bombs are made of them."""
    parser = expat.ParserCreate()
    words: list[str] = []

    def opened(name: str, attributes: dict[str, str]) -> None:
        words.clear()
        start(name, attributes)

    def closed(name: str) -> None:
        end(name, "".join(words))
        words.clear()

    parser.StartElementHandler = opened
    parser.EndElementHandler = closed
    parser.CharacterDataHandler = words.append
    parser.EntityDeclHandler = _refuse
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise InputError(f"broken XML: {error}") from None


def _refuse(*_: object) -> None:
    raise InputError("it declares XML entities, which this format does not need")
