"""What expressions reckoned from another day mean: "ago", "later", "past", deadlines.

From the report's day, or from the date named before. Lengths, ages and repetitions mean no day:
they are Unresolved, and their kind says what they are.
"""

from datetime import date, timedelta

from dragoman.model.values import Interval, Unresolved
from dragoman.resolve.times_calendar import Length, Span, month_of, shift, year_of
from dragoman.resolve.times_periods import period_around
from dragoman.resolve.times_view import Meaning, Outcome, View, Words, seen_from

MONTHS_A_YEAR = 12
HOURS_A_DAY = 24
# A span shorter than this can be counted from by days: a visit, a week.
SHORT_DAYS = 10


def _grain(day: date, length: Length) -> Span:
    """A day, or its month or year where a length of whole months or years can't tell the day."""
    if length.days or not length.months:
        return day, day
    if length.months % MONTHS_A_YEAR == 0:
        return year_of(day.year)
    return month_of(day.year, day.month)


def ago(words: Words, view: View) -> Outcome:
    """Two days ago: that day; two months: the month; two years: the year; "ago today": the day."""
    length = words.length()
    if length is None:
        return Unresolved("how long is not said")
    base = view.published
    exact = words.has("near_day")
    if exact:
        base += timedelta(days=int(words.value("near_day") or 0))
    day = shift(base, length.minus())
    span = (day, day) if exact else _grain(day, length)
    return seen_from(span, f"{_said(length)} before {base}", view.published)


def _said(length: Length) -> str:
    parts = [(int(length.months), "months"), (int(length.days), "days")]
    return " and ".join(f"{count} {name}" for count, name in parts if count) or "0 days"


def clock_ago(words: Words, view: View) -> Outcome:
    """Some hours ago: the report's day, or the day that many hours before its end."""
    hours = words.quantity("number") or 0.0
    days = int(hours // HOURS_A_DAY) if words.name("clock_unit") == "hour" else 0
    day = view.published - timedelta(days=days)
    return seen_from((day, day), f"{days} days before {view.published}", view.published)


def later(words: Words, view: View) -> Outcome:
    """Two days later, a year earlier: reckoned from the date named before."""
    length, known = words.length(), view.reference
    if length is None:
        return Unresolved("how long is not said")
    if known is None or known.start is None or known.end is None:
        return Unresolved("no date stands before it")
    back = words.option("towards") == "past"
    span = moved((known.start, known.end), length.minus() if back else length)
    if span is None:
        return Unresolved(
            f"the day it is reckoned from is not known, only {known.start} to {known.end}"
        )
    side = "before" if back else "after"
    return Meaning(*span, f"{_said(length)} {side} {known.start}", known.start)


def moved(known: Span, length: Length) -> Span | None:
    """A span moved by a length, as wide as the coarser of the two; None for days and a year.

    Example:
        >>> moved((date(1724, 1, 1), date(1724, 12, 31)), Length(months=24))
        (datetime.date(1726, 1, 1), datetime.date(1726, 12, 31))
    """
    start = shift(known[0], length)
    if length.days or not length.months:
        if known[0] == known[1]:
            return start, start
        # A week after a visit of some days: counted from its last day.
        short = (known[1] - known[0]).days < SHORT_DAYS
        edge = known[1] if length.days > 0 else known[0]
        return (shift(edge, length),) * 2 if short else None
    if known == year_of(known[0].year):
        return year_of(start.year)
    if _whole_months(known):
        last = shift(date(known[1].year, known[1].month, 1), length)
        return start, month_of(last.year, last.month)[1]
    return _grain(start, length)


def _whole_months(span: Span) -> bool:
    return span[0].day == 1 and span[1] == month_of(span[1].year, span[1].month)[1]


def there(words: Words, view: View) -> Outcome:
    """The same month, the following week, the next day, then: from the date named before."""
    known = view.reference
    if known is None and words.option("or_report"):
        known = Interval(view.published, view.published)
    if known is None or known.start is None or known.end is None:
        return Unresolved("no date stands before it")
    period = words.option("period") or words.name("period")
    away = words.setting("away") or int(words.value("which_there") or 0)
    by_day = words.setting("whole") or period == "day"
    if by_day and not away and known.start == known.end == view.published:
        return Unresolved("the report's own day is called today")
    if words.setting("whole"):
        return Meaning(known.start, known.end, "the date named before", known.start)
    if period == "day" and (known.end - known.start).days >= SHORT_DAYS:
        return Unresolved(f"the day is not known, only {known.start} to {known.end}")
    span = period_around(period, known.end if away > 0 else known.start, away)
    if span is None:
        return Unresolved("no such period")
    return Meaning(*span, f"seen from {known.start}, the date named before", known.start)


def past_span(words: Words, view: View) -> Outcome:
    """The past three years, the last 14 days: so long, up to the report's day."""
    length = words.length()
    if length is None:
        return Unresolved("how long is not said")
    base = view.published
    return seen_from((shift(base, length.minus()), base), f"{_said(length)} up to {base}", base)


def past_clock(words: Words, view: View) -> Outcome:
    """The past 24 hours: from as many days before as they fill, to the report's day."""
    hours = words.quantity("number") or 0.0
    days = -int(-hours // HOURS_A_DAY) if words.name("clock_unit") == "hour" else 0
    base = view.published
    return seen_from((base - timedelta(days=days), base), f"{hours:g} hours up to {base}", base)


def next_span(words: Words, view: View) -> Outcome:
    """Within six months, over the next five years: a deadline, so long after the date it runs from.

    From a whole month it runs to the end of a month.
    """
    length, known = words.length(), None
    if length is None:
        return Unresolved("how long is not said")
    if words.option("from") == "text":
        known = view.anchor or view.exact
    base = view.published if known is None or known.end is None else known.end
    last = shift(base, length)
    if known is not None and known.grain == "month" and not length.days:
        last = month_of(last.year, last.month)[1]
    return Meaning(base, last, f"{_said(length)} from {base} on", base)


def in_span(words: Words, view: View) -> Outcome:
    """In two weeks: so long after the report, where the clause looks ahead; else only a length."""
    length = words.length()
    if length is None or view.tense() != "future":
        return Unresolved("a length of time")
    day = shift(view.published, length)
    return seen_from(_grain(day, length), f"{_said(length)} after {view.published}", view.published)


def from_now(words: Words, view: View) -> Outcome:
    """Two weeks from now: so long after the report."""
    length = words.length()
    if length is None:
        return Unresolved("how long is not said")
    day = shift(view.published, length)
    return seen_from(_grain(day, length), f"{_said(length)} after {view.published}", view.published)


def anniversary(words: Words, view: View) -> Outcome:
    """The 30th anniversary: the year counted back from the report's, or the day for months."""
    nth, base = words.number("nth") or int(words.quantity("number") or 0), view.published
    if nth < 1:
        return Unresolved("which anniversary is not said")
    year = base.year
    beside = view.beside
    if beside is not None and beside.grain == "year" and beside.start is not None:
        # "Next year we mark 30 years": reckoned from the year of the feast.
        year = beside.start.year if abs(beside.start.year - year) <= 1 else year
    if words.name("unit") == "month":
        day = shift(base, Length(-nth))
        return seen_from((day, day), f"{nth} months before {base}", base)
    return seen_from(year_of(year - nth), f"{nth} years before {year}", base)


def year_to_day(words: Words, view: View) -> Outcome:
    """This time last year: about the same day; the month is said."""
    day = shift(view.published, Length(-MONTHS_A_YEAR))
    return seen_from(
        month_of(day.year, day.month), f"a year before {view.published}", view.published
    )


def no_day(words: Words, view: View) -> Outcome:
    """What means no day: lengths, ages, repetitions, vague words; the rule says why."""
    return Unresolved(words.option("why") or "no day is meant")
