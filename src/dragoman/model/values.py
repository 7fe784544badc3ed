"""What mentions mean: intervals, parties, places, amounts, and what could not be known."""

import calendar
from dataclasses import dataclass
from datetime import date
from typing import Literal

Grain = Literal["day", "month", "quarter", "year", "span", "open"]


@dataclass(frozen=True, slots=True)
class Unresolved:
    """What could not be known, said rather than filled with a default."""

    reason: str


@dataclass(frozen=True, slots=True)
class Interval:
    """First and last day, both included; either may be open.

    `words` are those it was read from, `anchor` the day it was reckoned from (None for an absolute
    date), `start_char` and `end_char` the place of the words in the report's text.

    Example:
        >>> Interval(date(2024, 6, 1), date(2024, 6, 30)).grain
        'month'
    """

    start: date | None
    end: date | None
    words: str = ""
    anchor: date | None = None
    start_char: int | None = None
    end_char: int | None = None

    @property
    def grain(self) -> Grain:
        """How wide it is: a day, a whole month, quarter or year, another span, or open."""
        if self.start is None or self.end is None:
            return "open"
        if self.start == self.end:
            return "day"
        last = calendar.monthrange(self.end.year, self.end.month)[1]
        if self.start.day != 1 or self.end.day != last or self.start.year != self.end.year:
            return "span"
        first, final = self.start.month, self.end.month
        if first == final:
            return "month"
        if (first, final) == (1, 12):
            return "year"
        return "quarter" if final - first == 2 and first % 3 == 1 else "span"

    def overlaps(self, other: "Interval") -> bool:
        """Whether the two share a day; an open end reaches as far as it may."""
        starts_in_time = self.start is None or other.end is None or self.start <= other.end
        return starts_in_time and (
            self.end is None or other.start is None or other.start <= self.end
        )


@dataclass(frozen=True, slots=True)
class Party:
    """Who a record is about: the code of the actor, and the person or body as named in the text.

    `start_char` and `end_char` say where the text names the party.
    """

    role: str
    actor: str
    name: str | None = None
    office: str | None = None
    sector: str | None = None
    start_char: int | None = None
    end_char: int | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where it happened: the name as in the text, and the ISO 3166-1 alpha-3 code of the country if
    known.
    """

    name: str
    country: str | None = None
    start_char: int | None = None
    end_char: int | None = None


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its unit or currency; a range has two different ends ("dozens")."""

    low: float
    high: float
    unit: str | None = None
    currency: str | None = None
    approximate: bool = False
    words: str = ""
    start_char: int | None = None
    end_char: int | None = None
