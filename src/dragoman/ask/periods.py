"""Days, months and years as periods that events are counted in."""

import calendar
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Literal

from dragoman.model.values import Interval

Unit = Literal["day", "month", "year"]


def first_day(day: date, unit: Unit) -> date:
    """First day of the period that holds a day.

    Example:
        >>> first_day(date(2024, 8, 20), "month")
        datetime.date(2024, 8, 1)
    """
    if unit == "day":
        return day
    return day.replace(day=1) if unit == "month" else day.replace(month=1, day=1)


def last_day(day: date, unit: Unit) -> date:
    """Last day of the period that holds a day."""
    if unit == "day":
        return day
    month = day.month if unit == "month" else 12
    return date(day.year, month, calendar.monthrange(day.year, month)[1])


def periods(start: date, end: date, unit: Unit) -> Iterator[date]:
    """First days of all periods that share a day with the span, both ends included."""
    at = first_day(start, unit)
    while at <= end:
        yield at
        if last_day(at, unit) == date.max:
            return
        at = last_day(at, unit) + timedelta(days=1)


def period_of(interval: Interval | None, unit: Unit) -> date | None:
    """First day of the one period that holds the whole interval; None if it is wider, open or
    absent.
    """
    if interval is None or interval.start is None or interval.end is None:
        return None
    at = first_day(interval.start, unit)
    return at if interval.end <= last_day(at, unit) else None
