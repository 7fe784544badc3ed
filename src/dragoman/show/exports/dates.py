"""Days for formats that demand one: written, left out, or widened and flagged (FORMATS 1.2)."""

from datetime import date

from dragoman.ask.events import CodedEvent
from dragoman.model.values import Interval
from dragoman.show.exports.job import Job

DATES_COLUMNS = ("event_id", "record_id", "start", "end", "grain", "phrase")


def grain_of(interval: Interval | None) -> str:
    """The grain as exports name it: day, month, year, interval, before, after, unknown.

    Example:
        >>> grain_of(Interval(None, date(2027, 12, 31)))
        'before'
    """
    if interval is None or (interval.start is None and interval.end is None):
        return "unknown"
    if interval.start is None:
        return "before"
    if interval.end is None:
        return "after"
    grain = interval.grain
    return grain if grain in ("day", "month", "year") else "interval"


def day_of(coded: CodedEvent, job: Job) -> date | None:
    """The day that an event is written under; None, and counted, where it has none."""
    when = coded.event.date
    if when is None or when.start is None:
        job.tally.left_out["no_date"] += 1
        return None
    if when.start == when.end:
        return when.start
    if job.options.dates == "day":
        job.tally.left_out["no_day"] += 1
        return None
    return when.start


def widened(coded: CodedEvent) -> bool:
    """Whether the day written is only the first of several."""
    when = coded.event.date
    return when is not None and when.start != when.end


def dates_row(event_id: str, coded: CodedEvent) -> tuple[object, ...]:
    """The row of `NAME.dates.csv` for an event whose day stands for more."""
    when = coded.event.date
    start = None if when is None else when.start
    end = None if when is None else when.end
    phrase = "" if when is None else when.words
    return (event_id, coded.sourced.id, start, end, grain_of(when), phrase)


def in_one_year(interval: Interval | None) -> int | None:
    """The year, where the interval lies in one; else None."""
    if interval is None or interval.start is None or interval.end is None:
        return None
    return interval.start.year if interval.start.year == interval.end.year else None
