"""TIMEX3 elements: a tagged text as a TimeML document, and the value of an EDTF date."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from timeline.model import TimeExpression
from timeline.safety import xml
from timeline.times.calendar import bounds, point, timex

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<TimeML>\n'
"""How a TimeML document begins."""


def to_timeml(text: str, expressions: Sequence[TimeExpression], published: date | str | None = None) -> str:
    """Give a TimeML 1.2.1 document with a TIMEX3 around every expression; what XML forbids becomes U+FFFD."""
    created = "" if published is None else str(published)
    creation = {"tid": "t0", "type": "DATE", "value": created, "functionInDocument": "CREATION_TIME"}
    parts: list[str] = []
    at = 0
    for number, expression in enumerate(expressions, 1):
        parts.append(xml(text[at : expression.start]))
        attributes = {"tid": f"t{number}", "type": expression.type, "value": expression.value}
        if expression.mod:
            attributes["mod"] = expression.mod
        parts.append(element("TIMEX3", attributes, xml(text[expression.start : expression.end])))
        at = expression.end
    parts.append(xml(text[at:]))
    body = "".join(parts)
    dated = element("TIMEX3", creation, xml(created)) if created else ""
    return f"{HEAD}<DCT>{dated}</DCT>\n<TEXT>{body}</TEXT>\n</TimeML>\n"


def element(tag: str, attributes: Mapping[str, str], words: str = "") -> str:
    """Give an element; `words` are text that is safe in XML already, none for an empty element."""
    written = "".join(f" {name}={_quoted(value)}" for name, value in attributes.items())
    return f"<{tag}{written}>{words}</{tag}>" if words else f"<{tag}{written}/>"


def _quoted(value: str) -> str:
    """Give an attribute's value."""
    escaped = xml(value).replace('"', "&quot;")
    return f'"{escaped}"'


def valued(edtf: str) -> dict[str, str]:
    """Give the value of an EDTF date that is one point, open at an end or about, and its mod where it has one."""
    first, slash, last = edtf.partition("/")
    single = last if first in ("..", "") else first
    mod = "" if not slash else "ON_OR_BEFORE" if single == last else "ON_OR_AFTER"
    bare = single.rstrip("~?%")
    doubt = mod or ("APPROX" if bare != single else "")
    return {"value": timex(point(bare)), **({"mod": doubt} if doubt else {})}


def closed_span(edtf: str) -> int | None:
    """Give how many days an EDTF interval lasts that is open at neither end, None for any other date."""
    first, last = bounds(edtf)
    return (last - first).days + 1 if "/" in edtf and first and last else None
