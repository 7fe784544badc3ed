"""Short builders with valid defaults, for tests of every room."""

from datetime import date

from dragoman.model.readings import Reading
from dragoman.model.records import Details, Record
from dragoman.model.text import Extent, Report, quote
from dragoman.model.values import Interval, Party


def day(words: str) -> date:
    """A day: day("2024-08-20")."""
    return date.fromisoformat(words)


def days(start: str | None, end: str | None = "same") -> Interval:
    """An interval by its first and last day; one day where only one is given."""
    last = start if end == "same" else end
    return Interval(start and day(start), last and day(last))


def report(
    text: str, published: str = "2024-08-20", source: str | None = "Ministry", **more
) -> Report:
    """A report of a day."""
    return Report(day(published), text, source=source, **more)


def record(of: Report, said: str, kind: str, kind_type: str, *parties: str, **more) -> Record:
    """A record of a report, stated by the words `said`; parties as "visitor TUR Yaşar Güler".

    `details` is a dict; other options are fields of Record.
    """
    start = of.text.index(said)
    details = Details(**more.pop("details", {}))
    return Record(
        kind, kind_type, tuple(map(_party, parties)), more.pop("date", None),
        more.pop("status", "actual"), (quote(of.text, start, start + len(said)),),
        more.pop("trigger", Extent(start, start + len(said))), more.pop("rule", "test"),
        details=details, **more,
    )  # fmt: skip


def reading(of: Report, *records: Record) -> Reading:
    """What the program made of a report."""
    return Reading(of, records)


def _party(words: str) -> Party:
    role, actor, *name = words.split(" ", 2)
    return Party(role, actor, name[0] if name else None)
