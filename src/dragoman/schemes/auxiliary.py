"""PLOVER's four auxiliary modes, from status and dates alone (CODEBOOK 9), and the day of an
event.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from dragoman.model.records import Record
from dragoman.model.values import Interval

NEWS_DAYS = 31

# These types say by themselves that the deed is still to come.
_SPEAK_OF_THE_FUTURE = frozenset({"AGREE", "CONCEDE", "THREATEN"})


def is_historical(record: Record, published: Sequence[date]) -> bool:
    """Whether the deed ended over a month before every report that tells of it."""
    if record.status not in ("actual", "planned") or record.date is None or not published:
        return False
    end = record.date.end
    return end is not None and all(end < day - timedelta(days=NEWS_DAYS) for day in published)


def is_future(record: Record, published: Sequence[date]) -> bool:
    """Whether the deed was still to come, wholly or in part, when it was last reported."""
    if record.date is None or not published:
        return False
    if record.status == "actual":
        return record.date.start is not None and record.date.start > max(published)
    return record.date.end is None or record.date.end > max(published)


def auxiliary_modes(record: Record, event_type: str, published: Sequence[date]) -> tuple[str, ...]:
    """The auxiliary modes of an event, in the manual's order."""
    modes = []
    if is_historical(record, published):
        modes.append("historical")
    starts = None if record.date is None else record.date.start
    speaks = event_type in _SPEAK_OF_THE_FUTURE
    if starts is not None and published and not speaks and starts > max(published):
        modes.append("future")
    if record.status == "possible" and "offer" not in record.details.facets:
        modes.append("hypothetical")
    if record.status == "negated":
        modes.append("negation")
    return tuple(modes)


def event_date(record: Record, published: Sequence[date]) -> Interval | None:
    """The interval that event files use: the deed's, or the day of a promise of something to come.

    A promise is dated by the first report of it; the day promised stays with the record
    (CODEBOOK 15, 5).
    """
    if record.status not in ("planned", "possible") or not published or record.date is None:
        return record.date
    first = min(published)
    if record.date.end is not None and record.date.end <= first:
        return record.date
    return Interval(first, first, words=record.date.words)
