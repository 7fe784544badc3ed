"""From where an expression is seen: the report's day, the tense, the dates named before.

Also the way from an expression's words to numbers. No arithmetic on the calendar here, and no
rules.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from dragoman.model.values import Interval, Unresolved
from dragoman.resolve.times_calendar import Length, Span
from dragoman.resolve.times_patterns import Pattern
from dragoman.rules.times import TimeKnowledge

Tense = Literal["past", "future"]

NUMBER_PIECE = re.compile(r"\d[\d,]*(?:\.\d+)?|[^\W\d_]+|½|\d/\d")
LENGTH = re.compile(r"(\d+)m(\d+)d")


@dataclass(frozen=True, slots=True)
class View:
    """Where the reader of an expression stands.

    `tense` is asked only when needed. `reference` is the date named last before, or the `anchor`
    that a caller gives; `beside` the one of the same sentence, `exact` the last in the paragraph
    as exact as a month, `follows` the day of another year that the sentences before told of.
    `year` is a year that the neighbourhood imposes ("March" in "between March and June 2022"),
    `not_before` the first day that a second end of a range may have, `not_after` the last that a
    first end may. In a `story` the text tells of other years than the report's; a `deadline`
    ("by May") is rarely told long after it ran out.
    """

    published: date
    tense: Callable[[], Tense | None]
    reference: Interval | None = None
    anchor: Interval | None = None
    beside: Interval | None = None
    exact: Interval | None = None
    year: int | None = None
    follows: date | None = None
    not_before: date | None = None
    not_after: date | None = None
    story: bool = False
    deadline: bool = False


@dataclass(frozen=True, slots=True)
class Meaning:
    """What an expression means and how it was reached; `anchor` is the day it was reckoned from."""

    first: date | None
    last: date | None
    why: str
    anchor: date | None = None

    @property
    def span(self) -> Span | None:
        """Both days, where both are known."""
        return None if self.first is None or self.last is None else (self.first, self.last)


Outcome = Meaning | Unresolved


def absolute(span: Span, why: str) -> Meaning:
    """A span that needs no reckoning."""
    return Meaning(span[0], span[1], why)


def seen_from(span: Span, why: str, anchor: date) -> Meaning:
    """A span reckoned from a day."""
    return Meaning(span[0], span[1], why, anchor)


@dataclass(frozen=True, slots=True)
class Words:
    """The parts of one expression: what each group caught, and what it is worth."""

    pattern: Pattern
    groups: Mapping[str, str]
    whole: str
    knowledge: TimeKnowledge

    def has(self, name: str) -> bool:
        """Whether the expression has this part."""
        return bool(self.groups.get(name))

    def text(self, name: str) -> str:
        """The words of a part, or an empty string."""
        return self.groups.get(name) or ""

    def value(self, name: str) -> str | None:
        """The normal value of a part that stands in a word list."""
        words = self.groups.get(name)
        return None if not words else self.knowledge.value(self.pattern.classes[name], words)

    def name(self, part: str) -> str:
        """The name that a part's word list gives it ("days" is "day"), or an empty string."""
        words, cls = " ".join(self.text(part).lower().split()), self.pattern.classes.get(part, "")
        return words if cls in self.knowledge.shapes else self.knowledge.names.get((cls, words), "")

    def number(self, name: str) -> int | None:
        """A part as a whole number: by its word list, else by its digits."""
        if not self.has(name):
            return None
        value = self.value(name)
        if value is not None:
            return int(value)
        digits = re.sub(r"\D", "", self.text(name))
        return int(digits) if digits else self.whole_number(name)

    def whole_number(self, name: str) -> int | None:
        """A part spelled out as an ordinal or a count."""
        value = self.knowledge.value("ordinal", self.text(name))
        return None if value is None else int(value)

    def quantity(self, name: str) -> float | None:
        """A part as a number that may have a fraction: "three and a half", "2.5", "a couple of"."""
        return quantity(self.text(name), self.knowledge) if self.has(name) else None

    def length(self, unit: str = "unit", number: str = "number") -> Length | None:
        """Number and unit as a length of time; one unit where no number stands."""
        found = LENGTH.fullmatch(self.value(unit) or "")
        count = self.quantity(number) if self.has(number) else 1.0
        if found is None or count is None:
            return None
        if self.has("half"):
            count += 0.5
        return Length(int(found.group(1)), int(found.group(2))).times(count)

    def setting(self, name: str, default: int = 0) -> int:
        """A whole number that the rule itself sets."""
        value = self.pattern.rule.settings.get(name, default)
        return value if isinstance(value, int) else default

    def option(self, name: str) -> str:
        """A word that the rule itself sets, or an empty string."""
        return str(self.pattern.rule.settings.get(name, ""))


def quantity(words: str, knowledge: TimeKnowledge) -> float | None:
    """The number that some words say, or None.

    Example:
        >>> from dragoman.rules.times import load_time_knowledge
        >>> quantity("three and a half", load_time_knowledge())
        3.5
    """
    text = words.lower().replace("1/2", "half").replace("½", " half")
    total = 0.0
    seen = False
    pieces = NUMBER_PIECE.findall(text)
    for position, piece in enumerate(pieces):
        if piece in ("and", "of"):
            continue
        number = 1.0 if piece in ("a", "an") else _number(piece, knowledge)
        if number is None:
            return None
        if piece in ("a", "an") and (seen or position + 1 < len(pieces)):
            continue
        # "three hundred" multiplies, "three and a half" adds.
        multiplies = seen and number >= 12 and total < number and piece.isalpha() and number != 20
        total = (
            total * number if multiplies and number in (12, 100, 1e3, 1e6, 1e9) else total + number
        )
        seen = True
    return total if seen else None


def _number(piece: str, knowledge: TimeKnowledge) -> float | None:
    if piece[0].isdigit():
        return float(piece.replace(",", ""))
    value = knowledge.value("count", piece)
    return None if value is None else float(value)


def day_after(day: date) -> date:
    """The next day."""
    return day + timedelta(days=1)


def day_before(day: date) -> date:
    """The day before."""
    return day - timedelta(days=1)
