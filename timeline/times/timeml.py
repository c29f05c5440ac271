"""A tagged text as a TimeML document."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from timeline.model import TimeExpression

UNFIT = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that no XML document may hold."""


def to_timeml(text: str, expressions: Sequence[TimeExpression], published: date | str | None = None) -> str:
    """Give a TimeML 1.2.1 document with a TIMEX3 around every expression; characters that XML forbids
    become U+FFFD.
    """
    from xml.sax.saxutils import (
        escape,
        quoteattr,
    )  # it draws in a web client, which reading dates does not need

    created = "" if published is None else str(published)
    head = (
        f'<TIMEX3 tid="t0" type="DATE" value={quoteattr(clean(created))} functionInDocument="CREATION_TIME">'
        f"{escape(clean(created))}</TIMEX3>"
        if created
        else ""
    )
    parts: list[str] = []
    at = 0
    for number, expression in enumerate(expressions, 1):
        parts.append(escape(clean(text[at : expression.start])))
        mod = f" mod={quoteattr(expression.mod)}" if expression.mod else ""
        parts.append(
            f'<TIMEX3 tid="t{number}" type={quoteattr(expression.type)} '
            f"value={quoteattr(expression.value)}{mod}>"
            f"{escape(clean(text[expression.start : expression.end]))}</TIMEX3>"
        )
        at = expression.end
    parts.append(escape(clean(text[at:])))
    body = "".join(parts)
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<TimeML>\n<DCT>{head}</DCT>\n'
        f"<TEXT>{body}</TEXT>\n</TimeML>\n"
    )


def clean(text: str) -> str:
    """The text without what XML forbids."""
    return UNFIT.sub("�", text)
