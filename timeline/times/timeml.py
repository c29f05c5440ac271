"""TIMEX3 elements: a tagged text as a TimeML document, and the value of an EDTF date."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from timeline.model import TimeExpression
from timeline.safety import xml
from timeline.times.calendar import point, span, timex

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
    """Give an element such as <TITLE>War</TITLE>; `words` are safe in XML already, none make an empty one."""
    written = "".join(f" {name}={_quoted(value)}" for name, value in attributes.items())
    return f"<{tag}{written}>{words}</{tag}>" if words else f"<{tag}{written}/>"


def _quoted(value: str) -> str:
    """Give an attribute's value."""
    escaped = xml(value).replace('"', "&quot;")
    return f'"{escaped}"'


def valued(edtf: str) -> dict[str, str]:
    """Give the attributes of a TIMEX3 for an EDTF date that is one point, or open at an end.

    "1969/.." has the value 1969 and the mod ON_OR_AFTER, "2019~" the mod APPROX.
    """
    first, slash, last = edtf.partition("/")
    single = last if first in ("..", "") else first
    mod = "" if not slash else "ON_OR_BEFORE" if single == last else "ON_OR_AFTER"
    bare = _bare(single)
    doubt = mod or ("APPROX" if bare != single else "")
    return {"value": timex(point(bare)), **({"mod": doubt} if doubt else {})}


def days_between(edtf: str) -> int | None:
    """Give how many days an EDTF interval lasts that is open at neither end, None for any other date."""
    first, slash, last = edtf.partition("/")
    if not slash or not {first, last}.isdisjoint(("", "..")):
        return None
    return span(_bare(last))[1] - span(_bare(first))[0] + 1


def _bare(single: str) -> str:
    """Give a date without the mark of doubt behind it."""
    return single.rstrip("~?%")
