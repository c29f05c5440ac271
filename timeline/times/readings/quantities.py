"""How many of which unit: "two and a half years", "18 months", "a few days", "two to three weeks"."""

from __future__ import annotations

import re
from typing import NamedTuple

from timeline.times.found import Match
from timeline.times.words import CLASSES

UNIT_CLASSES = (
    "DAYU", "WEEKU", "MONTHU", "QUARTERU", "YEARU", "DECADEU", "CENTURYU", "CLOCKU", "FORTNIGHT", "WEEKEND",
    "DAYUS", "PLURALU", "QUARTERUS", "CLOCKUS", "WEEKENDS",
)  # fmt: skip
LETTERS = {
    "day": "D", "week": "W", "fortnight": "W", "weekend": "D", "month": "M", "quarter": "Q", "year": "Y",
    "decade": "Y", "century": "C", "millennium": "L", "S": "S", "M": "M", "H": "H",
}  # fmt: skip
FACTORS = {"fortnight": 2, "weekend": 2, "decade": 10}
HALVES = {"year": "6M", "H": "30M", "M": "30S", "day": "T12H"}
VAGUE = CLASSES["FEW"] + CLASSES["MANY"] + CLASSES["TENS"]
UNITS = "".join(CLASSES[name] for name in UNIT_CLASSES)
PARTS = CLASSES["PART"] + CLASSES["PARTS"]
"""Parts of the day, which count days: "two nights later"."""
COUNTS = "".join(CLASSES[name] for name in ("DD", "NUM", "YEAR", "CARD", "MULT", "DOZEN", "A", "ANOTHER"))
NUMBERS = "".join(CLASSES[name] for name in ("DD", "NUM", "CARD"))
LIMITS = (
    ("ABOUT", "APPROX"), ("AROUND", "APPROX"), ("SOME", "APPROX"), ("NEARLY", "LESS_THAN"),
    ("OVER", "MORE_THAN"), ("UNDER", "LESS_THAN"), ("UP", "EQUAL_OR_LESS"), ("AT_LEAST", "EQUAL_OR_MORE"),
    ("MOST", "EQUAL_OR_LESS"), ("MORE", "MORE_THAN"), ("LESS", "LESS_THAN"),
)  # fmt: skip
HOURS_A_DAY = 24
HALF_YEARS = {"decade": 5, "century": 50}
"""How many years half of a longer unit has."""
FINER = {
    ("year", "month"): 12, ("year", "week"): 52, ("year", "day"): 365, ("month", "week"): 4, ("month", "day"): 30,
    ("week", "day"): 7, ("H", "M"): 60, ("M", "S"): 60,
}  # fmt: skip
"""How many of the finer unit one of the coarser has, where news says both: "a year and two months"."""


OF_A_CENTURY = re.compile("{QUARTERU}(?:{OF}{A}|{DASH}){CENTURYU}".format(**CLASSES))
"""A quarter of a century."""


class Quantity(NamedTuple):
    """An amount (None where it is vague), half a unit more or not, and the unit."""

    amount: int | None
    half: bool
    unit: str

    @property
    def timex(self) -> str:
        """The quantity as a TIMEX3 duration."""
        clock = "T" if self.unit in ("S", "M", "H") else ""
        letter = LETTERS[self.unit]
        if self.amount is None:
            return f"P{clock}X{letter}"
        count = self.amount * FACTORS.get(self.unit, 1)
        if not self.half:
            return f"P{clock}{count}{letter}"
        if self.unit in HALVES and count:
            return f"P{clock}{count}{letter}{HALVES[self.unit]}"
        if self.unit in HALVES:
            return f"P{clock}{HALVES[self.unit]}"
        return f"P{clock}{count}.5{letter}"

    @property
    def says(self) -> str:
        """The quantity in words."""
        return (
            f"{'some' if self.amount is None else self.amount} {self.unit}{'' if self.amount == 1 else 's'}"
        )


def read(match: Match) -> Quantity | None:
    """The quantity in a match, also of two units ("a year and two months"); None where it has no unit."""
    if OF_A_CENTURY.search(match.letters):
        return Quantity(25, False, "year")
    units = [at for at, letter in enumerate(match.letters) if letter in UNITS]
    joint = match.letters.find(CLASSES["AND"], units[0], units[-1]) if len(units) > 1 else -1
    if joint < 0:
        return _of_one_unit(match)
    return _added(_of_one_unit(match.part(0, joint)), _of_one_unit(match.part(joint + 1, len(match.letters))))


def whole_days(quantity: Quantity) -> Quantity:
    """24 or 48 hours as days; any other quantity as it is."""
    days, rest = divmod(quantity.amount or 0, HOURS_A_DAY)
    whole = quantity.unit == "H" and days and not rest and not quantity.half
    return Quantity(days, False, "day") if whole else quantity


def _added(coarse: Quantity | None, fine: Quantity | None) -> Quantity | None:
    """Two quantities as one of the finer unit; the first, where they do not add up ("weeks and months")."""
    times = FINER.get((coarse.unit, fine.unit)) if coarse and fine else None
    if not (times and coarse and fine and coarse.amount and fine.amount):
        return coarse
    return fine._replace(amount=coarse.amount * times + fine.amount)


def _of_one_unit(match: Match) -> Quantity | None:
    """The quantity before the first unit of a match: "two and a half years"."""
    at = next((i for i, letter in enumerate(match.letters) if letter in UNITS + PARTS), -1)
    if at < 0:
        return None
    unit = "day" if match.letters[at] in PARTS else str(match.value(at))
    before = match.letters[:at]
    half = CLASSES["HALF"] in match.letters or CLASSES["SLASH"] in before
    if any(letter in before for letter in VAGUE):
        return Quantity(None, False, unit)
    if CLASSES["COUPLE"] in before:
        return Quantity(2, False, unit)
    if CLASSES["DEC"] in before:
        told = match.text(before.find(CLASSES["DEC"]))
        whole = told.partition(".")[0]
        return Quantity(int(whole[:9]), True, unit)
    count = counted(match, before)
    if not before and unit in ("day", "week", "month", "year", "decade", "H") and match.has("LONG"):
        count = None if match.has("DAYUS", "PLURALU", "CLOCKUS") else 1
    if CLASSES["HALF"] in before and CLASSES["AND"] not in before:
        if unit in HALF_YEARS:
            return Quantity(HALF_YEARS[unit], False, "year")
        count = 0
    return Quantity(count, half, unit)


def ends(match: Match) -> tuple[Quantity, Quantity] | None:
    """The least and the most of a range in plain numbers ("seven to 10 days"); None where there is none."""
    at = next((i for i, letter in enumerate(match.letters) if letter in UNITS), -1)
    numbers = [i for i in range(at) if match.letters[i] in NUMBERS]
    if len(numbers) != 2 or match.letters[numbers[0] + 1 : numbers[1]] != CLASSES["TO"]:
        return None
    if CLASSES["HALF"] in match.letters or any(letter in VAGUE for letter in match.letters[:at]):
        return None
    least, most = (Quantity(int(match.value(i)), False, str(match.value(at))) for i in numbers)
    return least, most


def counted(match: Match, before: str) -> int | None:
    """The number that the count words add up to; of a range ("two to three") the larger one is left out."""
    total = run = 0
    seen = False
    for index, letter in enumerate(before):
        if letter == CLASSES["TO"] or letter == CLASSES["OR"] or letter == CLASSES["SLASH"]:
            if letter == CLASSES["SLASH"]:
                return total + run - int(match.value(index - 1))
            if seen:
                return None if letter == CLASSES["TO"] else total + run
        if letter not in COUNTS:
            continue
        value = int(match.value(index))
        if letter == CLASSES["A"] and CLASSES["HALF"] in before[:index]:
            continue
        if letter == CLASSES["A"] and CLASSES["HALF"] in before[index:] and seen:
            continue
        seen = True
        if letter == CLASSES["MULT"] or letter == CLASSES["DOZEN"]:
            run = max(run, 1) * value
            if value >= 1000:
                total, run = total + run, 0
        else:
            run = value if letter == CLASSES["A"] else run + value
    return total + run if seen else None


def limit(match: Match) -> str | None:
    """The TIMEX3 mod of "about", "nearly", "more than", "at least"."""
    for name, mod in LIMITS:
        if match.has(name):
            return mod
    return None
