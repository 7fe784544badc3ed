"""Reports, and the places in them: the only coordinates in the system are character offsets."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from dragoman.model.ids import content_id


@dataclass(frozen=True, slots=True)
class Extent:
    """Half-open range of characters in a report's text.

    Example:
        >>> Extent(0, 6).of("Türkiye")
        'Türkiy'
    """

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words at this place."""
        return text[self.start : self.end]

    def overlaps(self, other: "Extent") -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def holds(self, other: "Extent") -> bool:
        """Whether the other lies wholly inside."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a report states something: always `report.text[start:end] == quote`."""

    start: int
    end: int
    quote: str

    @property
    def extent(self) -> Extent:
        """Its place in the report's text."""
        return Extent(self.start, self.end)


def quote(text: str, start: int, end: int) -> Evidence:
    """The evidence between two offsets of a text.

    Example:
        >>> quote("Japan met Chad", 10, 14).quote
        'Chad'
    """
    return Evidence(start, end, text[start:end])


@dataclass(frozen=True, slots=True)
class Report:
    """One dated text, as published; immutable.

    `name` is the id that the source gave it, if any; `id` is the project's own and follows from the
    content.
    """

    published: date
    text: str
    title: str | None = None
    source: str | None = None
    url: str | None = None
    name: str | None = None

    @property
    def id(self) -> str:
        """Hash of publisher, day, address and text: the same report twice is one report."""
        return _id_of(self)

    @property
    def key(self) -> str:
        """What the report is called in output: the source's own id where it gave one."""
        return self.name if self.name is not None else self.id


@lru_cache(maxsize=64)  # asked for with each value of each record, and the text is long
def _id_of(report: Report) -> str:
    return content_id(report.source, report.published.isoformat(), report.url, report.text)
