"""A tagged text as a TimeML document."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from timeline.model import TimeExpression
from timeline.safety import xml


def to_timeml(text: str, expressions: Sequence[TimeExpression], published: date | str | None = None) -> str:
    """Give a TimeML 1.2.1 document with a TIMEX3 around every expression; what XML forbids becomes U+FFFD."""
    created = xml("" if published is None else str(published))
    head = (
        f'<TIMEX3 tid="t0" type="DATE" value={_quoted(created)} functionInDocument="CREATION_TIME">{created}</TIMEX3>'
        if created
        else ""
    )
    parts: list[str] = []
    at = 0
    for number, expression in enumerate(expressions, 1):
        parts.append(xml(text[at : expression.start]))
        mod = f" mod={_quoted(xml(expression.mod))}" if expression.mod else ""
        parts.append(
            f'<TIMEX3 tid="t{number}" type={_quoted(xml(expression.type))} '
            f"value={_quoted(xml(expression.value))}{mod}>"
            f"{xml(text[expression.start : expression.end])}</TIMEX3>"
        )
        at = expression.end
    parts.append(xml(text[at:]))
    body = "".join(parts)
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<TimeML>\n<DCT>{head}</DCT>\n'
        f"<TEXT>{body}</TEXT>\n</TimeML>\n"
    )


def _quoted(value: str) -> str:
    """Give an attribute's value."""
    escaped = value.replace('"', "&quot;")
    return f'"{escaped}"'
