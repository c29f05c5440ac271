"""A briefing as Markdown, HTML or plain text, by a template in Jinja's sandbox.

A template gets texts that are safe already: escaped as Markdown, or, for a template that is HTML, escaped by Jinja.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib.resources import files
from pathlib import Path
from typing import Any

from timeline.briefing import Briefing, Item
from timeline.errors import TimelineError, UsageError
from timeline.extras import needed
from timeline.model import Citation
from timeline.render.dates import words
from timeline.render.records import when, who
from timeline.safety import html, link, markdown, terminal

Say = Callable[[str], str]

TEMPLATES = ("brief", "email", "slides")
FORMATS = ("md", "html", "txt")

_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{title}</title>
<style>
:root {{ color-scheme: light dark }}
body {{ max-width: 44rem; margin: 2rem auto; padding: 0 1.2rem; font: 17px/1.55 Charter, Georgia, serif }}
h1, h2 {{ line-height: 1.2 }} h2 {{ margin-top: 1.8em }} li {{ margin: 0.3em 0 }}
</style>
</head>
<body>
{body}</body>
</html>
"""


def rendered(told: Briefing, template: str, format: str, title: str) -> str:
    """Fill a template, by name or from a file, and give the result in a format."""
    source, as_html = _template(template)
    text = _filled(source, as_html, _fields(told, terminal if as_html else markdown, title))
    if as_html:
        if format != "html":
            raise UsageError(f"{template} gives HTML, not {format}")
        return text
    return _FINISHED[format](text, title)


def _template(name: str) -> tuple[str, bool]:
    """Read a template; say whether it is one of HTML."""
    if name in TEMPLATES:
        return files("timeline.render").joinpath("templates", f"{name}.md.j2").read_text(
            encoding="utf-8"
        ), False
    try:
        text = Path(name).read_text(encoding="utf-8")
    except FileNotFoundError:
        raise UsageError(
            f"unknown template {name!r}; there are {', '.join(TEMPLATES)}, or name a file"
        ) from None
    except (OSError, UnicodeDecodeError) as error:
        raise TimelineError(f"{name} cannot be read: {error}") from None
    return text, name.removesuffix(".j2").endswith((".html", ".htm"))


def _filled(source: str, as_html: bool, fields: dict[str, Any]) -> str:
    jinja, sandbox = needed("jinja2", "brief"), needed("jinja2.sandbox", "brief")
    environment = sandbox.ImmutableSandboxedEnvironment(
        autoescape=as_html, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True, undefined=jinja.StrictUndefined
    )  # fmt: skip
    try:
        text: str = environment.from_string(source).render(fields)
    except jinja.UndefinedError as error:
        raise TimelineError(f"the template failed: {error}; there are {', '.join(fields)}") from None
    except jinja.TemplateSyntaxError as error:
        raise TimelineError(f"the template is wrong in line {error.lineno}: {error.message}") from None
    except (jinja.TemplateError, ArithmeticError, TypeError, ValueError) as error:
        raise TimelineError(f"the template failed: {error}") from None
    return text


def _fields(told: Briefing, say: Say, title: str) -> dict[str, Any]:
    """Give what a template may say, every text made safe."""
    return {
        "title": say(title),
        "day": words(told.day.isoformat()),
        "since": words(told.since.isoformat()) if told.since else None,
        "first": told.first,
        "events": told.events,
        "fresh": told.fresh,
        "shown": len(told.new if told.since is None else told.chronology),
        "new": _lines(told.new, say),
        "chronology": _lines(told.chronology, say),
        "passed": _lines(told.passed, say),
        "coming": _lines(told.coming, say),
        "actors": [{"name": say(name), "events": count} for name, count in told.actors],
        "disagreements": [
            {"about": conflict.about, "title": say(conflict.title), "tellings": [
                {"date": words(each.date), "status": each.status, "title": say(each.title), "source": number}
                for each, number in zip(conflict.tellings, numbers, strict=True)
            ]} for conflict, numbers in told.disagreements
        ],
        "withdrawn": [
            {"date": say(words(each.date)), "title": say(each.title), "status": each.why} for each in told.withdrawn
        ],
        "sources": [_source(number, cited, say) for number, cited in enumerate(told.sources, 1)],
    }  # fmt: skip


def _lines(items: Iterable[Item], say: Say) -> list[dict[str, Any]]:
    return [
        {
            "id": item.row.id, "date": say(when(item.row)), "title": say(item.row.title), "who": say(who(item.row)),
            "status": item.row.status, "type": say(item.row.type), "change": item.change, "sources": item.sources,
            "sentence": say(item.row.sentence),
        } for item in items
    ]  # fmt: skip


def _source(number: int, cited: Citation, say: Say) -> dict[str, Any]:
    return {
        "number": number,
        "title": say(cited.title or cited.url or "untitled"),
        "publisher": say(cited.source or ""),
        "published": words(cited.published.isoformat()) if cited.published else "",
        "url": link(cited.url),
    }


def _markdown() -> Any:
    """Make a reader of Markdown that takes HTML for text."""
    return needed("markdown_it", "brief").MarkdownIt("commonmark", {"html": False})


def _as_html(text: str, title: str) -> str:
    return _PAGE.format(title=html(title), body=_markdown().render(text))


def _as_text(text: str, title: str) -> str:
    """Give Markdown without its marks: headings underlined, links as their text with the address behind."""
    lines: list[str] = []
    before, depth = "", 0
    markers: list[int | None] = []
    for token in _markdown().parse(text):
        if token.type in ("bullet_list_open", "ordered_list_open"):
            markers.append(int(token.attrGet("start") or 1) if token.type.startswith("ordered") else None)
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            markers.pop()
            lines += [] if markers else [""]
        elif token.type == "list_item_open":
            number = markers[-1]
            before = "  " * (len(markers) - 1) + ("- " if number is None else f"{number}. ")
            markers[-1] = None if number is None else number + 1
        elif token.type == "heading_open":
            depth = int(token.tag[1])
        elif token.type == "hr":
            lines += ["-" * 40, ""]
        elif token.type == "inline":
            said = before + _words(token.children or [])
            lines += [said, ("=" if depth == 1 else "-") * len(said), ""] if depth else [said]
            lines += [] if markers or depth else [""]
            before, depth = "", 0
    return "\n".join(lines).rstrip() + "\n"


def _words(tokens: Iterable[Any]) -> str:
    said, target = "", ""
    for token in tokens:
        if token.type == "link_open":
            target = str(token.attrGet("href"))
        elif token.type == "link_close":
            said += "" if said.endswith(target) else f" <{target}>"
        else:
            said += " " if token.type in ("softbreak", "hardbreak") else token.content
    return said


_FINISHED: dict[str, Callable[[str, str], str]] = {
    "md": lambda text, title: text,
    "html": _as_html,
    "txt": _as_text,
}
