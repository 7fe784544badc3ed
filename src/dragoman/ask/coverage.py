"""Declared coverage: where a corpus says that it looked. Nothing is guessed from the reports
(FORMATS 12.3).
"""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from dragoman.errors import QueryError

COLUMNS = ("iso3_1", "iso3_2", "start", "end", "note")
ANY = "*"


@dataclass(frozen=True, slots=True)
class Declared:
    """One line of `coverage.csv`: two states (`*` for any), first and last day, both included."""

    iso3_1: str
    iso3_2: str
    start: date
    end: date
    note: str = ""

    def holds(self, a: str, b: str) -> bool:
        """Whether the dyad, in either order, is declared by this line."""
        return any(
            one in (ANY, x) and other in (ANY, y)
            for x, y in ((a, b), (b, a))
            for one, other in ((self.iso3_1, self.iso3_2),)
        )


@dataclass(frozen=True, slots=True)
class Coverage:
    """All that a corpus declares."""

    lines: tuple[Declared, ...]

    def covered_days(self, a: str, b: str, first: date, last: date) -> int:
        """How many days of the period, both ends included, are declared for the dyad."""
        spans = sorted(
            (max(line.start, first), min(line.end, last)) for line in self.lines if line.holds(a, b)
        )
        return _length(spans)

    def dyads(self) -> list[tuple[str, str]]:
        """The dyads declared by name, each in alphabetical order."""
        named = [(line.iso3_1, line.iso3_2) for line in self.lines]
        return sorted({(min(a, b), max(a, b)) for a, b in named if ANY not in (a, b) and a != b})

    @property
    def span(self) -> tuple[date, date]:
        """First and last day of all lines."""
        return min(line.start for line in self.lines), max(line.end for line in self.lines)


def read_coverage(path: Path) -> Coverage:
    """The coverage declared in a CSV file with the columns `iso3_1, iso3_2, start, end, note`.

    Raises: QueryError, with file and line, for another header, a bad day or an end before its
    start.
    """
    try:
        lines = path.open(encoding="utf-8", newline="")
    except OSError as error:
        raise QueryError(f"{path}: cannot be read ({error.strerror})") from error
    with lines:
        rows = csv.reader(lines)
        if tuple(next(rows, ())) != COLUMNS:
            raise QueryError(f"{path}:1: the header must be {','.join(COLUMNS)}")
        declared = tuple(_declared(f"{path}:{rows.line_num}", row) for row in rows)
    if not declared:
        raise QueryError(f"{path}: declares nothing; give at least one line")
    return Coverage(declared)


def _declared(where: str, row: list[str]) -> Declared:
    if len(row) != len(COLUMNS):
        raise QueryError(f"{where}: {len(row)} cells where {len(COLUMNS)} are needed")
    try:
        start, end = date.fromisoformat(row[2]), date.fromisoformat(row[3])
    except ValueError as error:
        raise QueryError(f"{where}: days are written YYYY-MM-DD ({error})") from error
    if start > end:
        raise QueryError(f"{where}: it ends ({end}) before it starts ({start})")
    return Declared(row[0], row[1], start, end, row[4])


def _length(spans: Iterable[tuple[date, date]]) -> int:
    days, until = 0, None
    for start, end in spans:
        begin = start if until is None else max(start, until + timedelta(days=1))
        if begin <= end:
            days += (end - begin).days + 1
            until = end
    return days
