"""What the rules ask of the dates told before: from which of them a date counts, and how near it lies."""

from __future__ import annotations

import re
from collections.abc import Callable

from timeline.model import Basis
from timeline.times import calendar
from timeline.times.anchoring.asides import goes_on
from timeline.times.anchoring.memory import BESIDE, MARKER_END, SENTENCE_END, Memory
from timeline.times.calendar import Point
from timeline.times.found import Found, Match, Year, nearest
from timeline.times.words import CLASSES

LOOKING_BACK = ("past", "done")
RUN = 2
"""So many dates make a run, which goes on in the next paragraph."""
FRESH, WEEK = 45, 7
"""Days before publication in which a story is news, or a section under the heading of a year."""
CLAUSE_JOINT = re.compile(r",\s(?:and|but|so)\s")
ITEM = re.compile(r"\n[-*•]\s")
"""What opens an item of a list."""
NEXT_LINE = 3
"""So many lines at most down from one item's mark stands the next: a blank one between them, or a few lines of text."""
DIARY = 14
"""So many days before publication, an entry is told from its own day: "today" is that one."""
REACH, LONG_REACH = 300, 1500
"""So many characters back lies what is near, and up to where a passage can go on."""
MONTH_CLASSES = ("MONTH", "MARCH", "MAY", "MONABBR")
OF_THIS = CLASSES["OF"] + CLASSES["THIS"]
"""In "on 3 May of this year" somebody tells readers which year it is: that of publication."""
YEAR_REACH = 160
"""So many characters back, in the same paragraph, a year in the text goes before the one next to publication."""


class Context(Memory):
    """What a passage tells about its dates: publication, and what is remembered of the dates before."""

    __slots__ = ()

    def today(self, match: Match) -> tuple[Point | None, Basis]:
        """The day from which "today" counts: that which opens its paragraph in a diary, else as `day_anchor`."""
        entry, now = self.entry, self.published
        if self.opens_line(match.first) and MARKER_END.match(self.tokens.text, match.end):
            return now, "relative"
        if entry is None or now is None or not 0 <= now.number - entry.number <= DIARY:
            return self.day_anchor(match)
        passed = self.tokens.letters.find(CLASSES["BREAK"], self.entry_token, match.first) >= 0
        return self.day_anchor(match) if passed else (entry, "context")

    def itemized(self, match: Match) -> bool:
        """Whether a match stands under a date that is a heading, or in an item that a date marks."""
        return self.heads >= 0 or self.in_item(match) is not None

    def in_item(self, match: Match) -> Point | None:
        """The date that marks the item in which a match stands."""
        if self.marks < 0 or self.tokens.text.find("\n", self.marks, match.start) >= 0:
            return None
        return self.marked

    def marks_next(self, match: Match) -> bool:
        """Whether a day marks the next item of a list of such."""
        if self.marked is None or calendar.DAYS[self.marked.unit] > calendar.DAYS["month"]:
            return False
        text, end = self.tokens.text, self.tokens.end(match.behind - 1)
        return (
            self.opens_line(match.first)
            and bool(MARKER_END.match(text, end))
            and text.count("\n", self.marks, match.start) <= NEXT_LINE
        )

    def looks_ahead(self, match: Match) -> bool:
        """Whether a story speaks of what is still to come at publication ("will be tried on 6 November")."""
        return self.published is not None and self.directions.at(match.start) == "future"

    def speaks_of_now(self, match: Match) -> bool:
        """Whether a story has come to its own day: "the house, elected last month, is not expected to"; no chronicle's present."""
        return not self.itemized(match) and self._is_present(match.start)

    def comes_to_now(self, match: Match) -> bool:
        """Whether a story speaks of its own day, behind what it told in the past."""
        told = self.thread_token >= 0 and not self._is_present(self.tokens.starts[self.thread_token])
        return told and not self.in_paragraph(match, self.thread_token) and self.speaks_of_now(match)

    def _is_present(self, start: int) -> bool:
        """Whether a verb of the sentence at a place is in the present or future."""
        sentence = self.directions.around(start)
        return sentence is not None and any(
            verb.form == "finite" and verb.tense in {"present", "future"} and verb.modality != "would"
            for verb in sentence.groups
        )

    def tells_news(self) -> bool:
        """Whether no date has taken a report away from its own time: what is past is the latest up to publication."""
        return self.main is None and self.thread is None and not self.narrative

    def near(self, match: Match, token: int) -> bool:
        """Whether a token lies a few sentences back in the same paragraph."""
        starts = self.tokens.starts
        return starts[match.first] - starts[token] <= REACH and self.in_paragraph(match, token)

    def just_before(self, match: Match, token: int) -> bool:
        """Whether a token lies near, or, in a story, at the end of the paragraph before."""
        passed = self.tokens.starts[match.first] - self.tokens.starts[token]
        close = self.narrative and token >= 0 and passed <= REACH
        return self.near(match, token) or (close and not self.in_paragraph(match, self.aside_token))

    def in_paragraph(self, match: Match, token: int) -> bool:
        """Whether a token stands in the same paragraph."""
        return token >= 0 and self.tokens.letters.find(CLASSES["BREAK"], token, match.first) < 0

    def far(self, match: Match, token: int) -> bool:
        """Whether a token lies some paragraphs back."""
        return token < 0 or self.tokens.starts[match.first] - self.tokens.starts[token] > LONG_REACH

    def threaded(self, match: Match, looks_ahead: bool) -> bool:
        """Whether the year of a date shortly before, and not publication, gives that of a bare month or day."""
        if self.thread is None or self.published is None or not self.near(match, self.thread_token):
            return False
        tokens = self.tokens
        if looks_ahead and tokens.text.find(". ", tokens.starts[self.thread_token], match.start) >= 0:
            return False
        if self.thread.unit == "year" and (
            match.start - tokens.starts[self.thread_token] > YEAR_REACH or self.passed_on(match)
        ):
            return False
        if ITEM.search(tokens.text, tokens.end(self.thread_token), match.start):
            return False
        return calendar.first_day(self.thread) <= self.published.number

    def passed_on(self, match: Match) -> bool:
        """Whether the year dated the verb before it, and another follows: "the base closed in 2020 was reopened in May"."""
        tokens, end = self.tokens, self.tokens.end(self.thread_token)
        inside = tokens.letters[self.thread_token - 1 : self.thread_token] == CLASSES["IN"]
        here = inside and self.same_sentence(match, self.thread_token)
        sentence = self.directions.around(match.start) if here else None
        return sentence is not None and goes_on(sentence, end, match.start)

    def runs_on(self, match: Match, candidates: Year) -> bool:
        """Whether a report goes on, in a new paragraph, with what it told by dates: this one lies beside the last."""
        thread = self.thread
        if thread is None or self.run < RUN or thread.unit != "day" or self.far(match, self.thread_token):
            return False
        point = nearest(candidates, thread)
        return point is not None and abs(calendar.first_day(point) - calendar.first_day(thread)) <= BESIDE

    def anchor(self, match: Match) -> tuple[Point | None, Basis]:
        """The point from which "this", "last" and "next" count: publication, in a narrative the last date.

        Not where that speaks of what is still to come ("the bridge is to be opened next year"), nor "of this year".
        """
        told = (self.narrative or self.headed) and self.last is not None and not self.up_to_date()
        now = self.published is not None and match.letters.find(OF_THIS) >= 0
        present = self.narrative and (self.looks_ahead(match) or self.speaks_of_now(match))
        if told and not now and not present:
            return (self.main if self.beside and self.main is not None else self.last), "context"
        return self.published, "relative"

    def day_anchor(self, match: Match) -> tuple[Point | None, Basis]:
        """The point from which "today", "last week" and a weekday count: as `anchor`, but a year tells no day."""
        anchor, basis = self.anchor(match)
        if anchor is not None and calendar.DAYS[anchor.unit] >= calendar.DAYS["season"]:
            return self.published, "relative"
        return anchor, basis

    def up_to_date(self) -> bool:
        """Whether a story has come to the weeks before publication, or to what goes on."""
        if self.published is None or self.last is None:
            return False
        if self.goes_on:
            return True
        return self.published.number - calendar.last_day(self.last) <= (WEEK if self.headed else FRESH)

    def onward(self, match: Match) -> tuple[Point | None, Basis]:
        """The point from which "later", "the next" count: the last date of the sentence, else the last in the passage's own tense."""
        here = self.near(match, self.last_token) and not self.near(match, self.main_token)
        here = here and not (
            self.beside and (self.itemized(match) or self.in_paragraph(match, self.main_token))
        )
        if (
            self.main is None
            or here
            or self.glanced_only(match)
            or (self.same_sentence(match, self.last_token) and not self.returns(match))
        ):
            return self.pointed_at(match)
        return self.told_of(match), "context"

    def glanced_only(self, match: Match) -> bool:
        """Whether the sentence before names no date but one beside the story: "He praised the pact, signed in 1895. The next year"."""
        last, main = self.last, self.main
        if not self.beside or last is None or main is None or last.unit not in ("month", "season", "year"):
            return False
        if not match.has("MONTHU", "YEARU", *MONTH_CLASSES) or not self.near(match, self.last_token):
            return False
        text, end = self.tokens.text, self.tokens.end(self.last_token)
        told = SENTENCE_END.search(text, self.tokens.end(self.main_token), end) is not None
        return told and len(SENTENCE_END.findall(text, end, match.start)) == 1

    def returns(self, match: Match) -> bool:
        """Whether a sentence has come back from a date beside its story: "On Sunday, two days after X, it fell, and the next day"."""
        end = self.tokens.end(self.last_token)
        joined = CLAUSE_JOINT.search(self.tokens.text, end, match.start) is not None
        return joined and self.beside and self.same_sentence(match, self.main_token)

    def told_of(self, match: Match) -> Point | None:
        """The last date in the passage's own tense; what is past is not told of a day to come."""
        main, now = self.main, self.published
        if main is None or now is None or calendar.first_day(main) <= now.number:
            return main
        return (self.gone or now) if self.directions.at(match.start) in LOOKING_BACK else main

    def same_sentence(self, match: Match, token: int) -> bool:
        """Whether a token stands a little before, in the same sentence."""
        if not self.near(match, token):
            return False
        return SENTENCE_END.search(self.tokens.text, self.tokens.end(token), match.start) is None

    def is_too_late(self, match: Match, point: Point) -> bool:
        """Whether what is past is told of a time that had not come at publication."""
        now = self.published
        late = now is not None and calendar.first_day(point) > now.number
        return late and self.directions.at(match.start) in LOOKING_BACK

    def pointed_at(self, match: Match) -> tuple[Point | None, Basis]:
        """The point to which "that", "the same" point: as `reference`, but what is past is not told of a day to come."""
        last, now = self.last, self.published
        if last is None or now is None or calendar.first_day(last) <= now.number:
            return self.reference()
        if self.directions.at(match.start) not in LOOKING_BACK:
            return self.reference()
        return (now, "relative") if self.gone is None else (self.gone, "context")

    def reference(self) -> tuple[Point | None, Basis]:
        """The point from which "that", "the same" count: the last date, else publication."""
        if self.last is not None:
            return self.last, "context"
        return self.published, "relative"


Builder = Callable[[Match, Context], "list[Found] | Found | None"]
