"""Days, months and years reckoned: pure arithmetic on the calendar, no words.

A span is a pair of days, both included. Whatever leaves the years 1 to 9999 raises ValueError or
OverflowError, which `times_mean` turns into Unresolved.
"""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

Span = tuple[date, date]

DAYS_A_WEEK = 7
MONTHS_A_YEAR = 12
SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Length:
    """A length of time: months and days, which don't convert into each other."""

    months: float = 0
    days: float = 0

    def times(self, number: float) -> "Length":
        """The length so many times; halves of a year become months, other halves days."""
        months = self.months * number
        whole = round(months) if abs(months - round(months)) < 1e-6 else int(months)
        return Length(whole, round(self.days * number + (months - whole) * 30))

    def minus(self) -> "Length":
        """The same length towards the past."""
        return Length(-self.months, -self.days)


def shift(day: date, length: Length) -> date:
    """The day so much later; the 31st becomes the last day of a shorter month.

    Example:
        >>> shift(date(2024, 1, 31), Length(months=1))
        datetime.date(2024, 2, 29)
    """
    months = day.year * MONTHS_A_YEAR + day.month - 1 + int(length.months)
    year, month = divmod(months, MONTHS_A_YEAR)
    if not 1 <= year <= 9999:
        raise OverflowError("beyond the calendar")
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last)) + timedelta(days=int(length.days))


def month_of(year: int, month: int, part: int = 0) -> Span:
    """A month, or its early (1), middle (2) or late (3) part: days 1-10, 11-20, 21-end."""
    last = calendar.monthrange(year, month)[1]
    first, final = ((1, last), (1, 10), (11, 20), (21, last))[part]
    return date(year, month, first), date(year, month, final)


def months_of(year: int, first: int, count: int) -> Span:
    """So many whole months from one on; the first may exceed 12.

    Example:
        >>> months_of(2023, 12, 3)[1]
        datetime.date(2024, 2, 29)
    """
    start = shift(date(year, 1, 1), Length(first - 1))
    return start, shift(start, Length(count)) - timedelta(days=1)


def year_of(year: int, part: int = 0) -> Span:
    """A year, or its early (1), middle (2) or late (3) third."""
    return months_of(year, 1, MONTHS_A_YEAR) if not part else months_of(year, 4 * part - 3, 4)


def years_of(first: int, count: int, part: int = 0) -> Span:
    """So many years from one on, or their early, middle or late third (of ten: 0-3, 4-6, 7-9)."""
    if not part:
        return date(first, 1, 1), date(first + count - 1, 12, 31)
    bounds = [0, count * 4 // 10, count * 7 // 10, count]
    return date(first + bounds[part - 1], 1, 1), date(first + bounds[part] - 1, 12, 31)


def week_of(day: date, weeks: int = 0) -> Span:
    """The week, Monday to Sunday, that holds the day, or one so many weeks away."""
    monday = day + timedelta(days=DAYS_A_WEEK * weeks - day.weekday())
    return monday, monday + timedelta(days=6)


def weekend_of(day: date, weeks: int = 0) -> Span:
    """Saturday and Sunday of the day's week, or of one so many weeks away."""
    sunday = week_of(day, weeks)[1]
    return sunday - timedelta(days=1), sunday


def quarter_of(day: date, quarters: int = 0) -> Span:
    """The quarter of the year that holds the day, or one so many quarters away."""
    return months_of(day.year, 3 * ((day.month - 1) // 3 + quarters) + 1, 3)


def weekday_before(day: date, weekday: int) -> date:
    """The latest such weekday not after the day (Monday is 0)."""
    return day - timedelta(days=(day.weekday() - weekday) % DAYS_A_WEEK)


def weekday_after(day: date, weekday: int) -> date:
    """The first such weekday not before the day."""
    return day + timedelta(days=(weekday - day.weekday()) % DAYS_A_WEEK)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """The nth such weekday of a month, or the last for -1."""
    first, last = month_of(year, month)
    if nth < 0:
        return weekday_before(last, weekday)
    return weekday_after(first, weekday) + timedelta(days=DAYS_A_WEEK * (nth - 1))


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar.

    Source: the anonymous algorithm of Nature, 1876 (Meeus, Astronomical Algorithms, 8).

    Example:
        >>> easter(2024)
        datetime.date(2024, 3, 31)
    """
    golden, century, rest = year % 19, year // 100, year % 100
    correction = (8 * century + 13) // 25
    epact = (19 * golden + century - century // 4 - correction + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * sunday) // 451
    month, day = divmod(epact + sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)


ISLAMIC_EPOCH = date(622, 7, 19).toordinal()
DAYS_IN_30_ISLAMIC_YEARS = 10631


def islamic(year: int, month: int, day: int) -> date:
    """The Gregorian day of a day of the tabular Islamic calendar; sightings may differ by a day.

    Source: the arithmetical calendar with eleven leap years in thirty (Meeus, chapter 9).

    Example:
        >>> islamic(1445, 10, 1)
        datetime.date(2024, 4, 10)
    """
    days = (month * 59) // 2 - 29 + day + (year - 1) * 354 + (3 + 11 * year) // 30
    return date.fromordinal(days + ISLAMIC_EPOCH - 1)
