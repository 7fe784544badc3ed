"""What expressions that name a period mean: months, years, their parts, seasons, weeks."""

from datetime import date

from dragoman.model.values import Unresolved
from dragoman.resolve.times_calendar import (
    Span,
    month_of,
    months_of,
    quarter_of,
    week_of,
    weekend_of,
    year_of,
    years_of,
)
from dragoman.resolve.times_choose import by_year, full_year, year_in
from dragoman.resolve.times_view import (
    Meaning,
    Outcome,
    View,
    Words,
    absolute,
    seen_from,
)

OCTOBER, APRIL = 10, 4
FRIDAY = 4
MONTHS_OF_DIVISION = {"quarter": 3, "half": 6}


def month(words: Words, view: View) -> Outcome:
    """A month or a part of one; "last March" is the latest before the report's month."""
    number, part = words.number("month"), words.number("part") or 0
    if number is None:
        number = words.number("month_sure")
    if number is None:
        return Unresolved("no such month")
    base = view.published
    if words.has("which") and words.value("which") != "0":
        back = words.value("which") == "-1"
        year = base.year - (number >= base.month) if back else base.year + (number <= base.month)
        side = "latest before" if back else "first after"
        return seen_from(month_of(year, number, part), f"the {side} that of {base}", base)
    if words.has("which"):
        return seen_from(month_of(base.year, number, part), f"of {base.year}", base)
    return by_year(
        lambda year: month_of(year, number, part), words, view, words.text("month") or "month"
    )


def months(words: Words, view: View) -> Outcome:
    """From one month to another of the same year, or over the turn of a year."""
    first, last = words.number("month"), words.number("month2")
    if first is None or last is None:
        return Unresolved("no such month")

    def span_in(year: int) -> Span:
        # The year named belongs to the last month.
        start = month_of(year - (first > last), first)[0]
        return start, month_of(year, last)[1]

    return by_year(span_in, words, view, "such months")


def year(words: Words, view: View) -> Outcome:
    """A year or its early, middle or late third; of two figures in full."""
    number, part = words.number("year"), words.number("part") or 0
    if number is None:
        number = year_in(words, view)
    if number is None and words.has("two_digits"):
        number = full_year(words.number("two_digits") or 0, view.published.year)
    if number is None:
        return Unresolved("no year")
    if words.value("era") == "-1":
        return Unresolved("before the year 1")
    return absolute(year_of(number, part), "the year named")


def years(words: Words, view: View) -> Outcome:
    """1998-99, 2010–14: two years, the second in two figures."""
    first, last = words.number("year"), words.number("two_digits")
    if first is None or last is None:
        return Unresolved("no years")
    final = first // 100 * 100 + last
    if final < first:
        final += 100
    if final - first > 60 or final == first:
        return Unresolved("no range of years")
    return absolute((date(first, 1, 1), date(final, 12, 31)), "from the first year to the last")


def fiscal_year(words: Words, view: View) -> Outcome:
    """Fiscal 2014: the American federal year that ends in it; FY 2025-26: the year from April."""
    number = words.number("year")
    if number is None:
        number = full_year(words.number("two_digits") or 0, view.published.year)
    if words.has("year_end"):
        return absolute(months_of(number, APRIL, 12), "a fiscal year from April to March")
    return absolute(months_of(number - 1, OCTOBER, 12), "the fiscal year from October to September")


def division(words: Words, view: View) -> Outcome:
    """A quarter, half or the first so many months of a year."""
    count = MONTHS_OF_DIVISION.get(words.option("division")) or int(words.quantity("number") or 0)
    nth = words.number("nth") or words.number("digit") or 0
    if not 0 < count < 12:
        return Unresolved("no part of a year")
    first = 13 - count if nth < 0 else (nth - 1) * count + 1
    if not 1 <= first <= 13 - count:
        return Unresolved("no part of a year")
    if words.has("fiscal"):
        return absolute(
            months_of((words.number("fiscal") or 0) - 1, OCTOBER - 1 + first, count), "fiscal"
        )
    return by_year(lambda y: months_of(y, first, count), words, view, "such part")


def season(words: Words, view: View) -> Outcome:
    """A season, three whole months; "last summer" is over, "this summer" is of this year."""
    first, part, base = words.number("season"), words.number("part") or 0, view.published
    if first is None:
        return Unresolved("no such season")

    def span_in(year_number: int) -> Span:
        return months_of(year_number, first + (part - 1 if part else 0), 1 if part else 3)

    if words.has("years_end"):
        return absolute(
            span_in(words.number("year") or 0), "the winter that begins in the first year"
        )
    which = words.value("which")
    if which is None:
        return by_year(span_in, words, view, words.text("season"))
    spans = [span_in(base.year + step) for step in (-2, -1, 0, 1, 2)]
    if which == "-1":
        found = [span for span in spans if span[1] < base][-1]
    elif which == "1":
        found = next(span for span in spans if span[0] > base)
    else:
        # In January "this winter" is the one that began in December.
        now = [span for span in spans if span[0] <= base <= span[1]]
        found = now[0] if now else spans[2]
    return seen_from(found, f"seen from {base}", base)


def season_there(words: Words, view: View) -> Outcome:
    """That summer, the following autumn: the one of the year named before, or the next after it."""
    first, known = words.number("season"), view.reference
    if known is None or known.start is None or known.end is None or first is None:
        return Unresolved("no date stands before it")
    away = int(words.value("which_there") or 0)
    spans = [months_of(known.start.year + step, first, 3) for step in (-2, -1, 0, 1, 2)]
    if away > 0:
        span = next(span for span in spans if span[0] > known.end)
    elif away < 0:
        span = [span for span in spans if span[1] < known.start][-1]
    else:
        span = spans[2]
    return Meaning(*span, f"seen from {known.start}, the date named before", known.start)


def decade(words: Words, view: View) -> Outcome:
    """The 1990s, the late nineties, the '80s."""
    part = words.number("part") or 0
    digits = "".join(char for char in words.text("decade_digits") if char.isdigit())
    first = int(digits) if digits else words.number("decade_name")
    if first is None:
        return Unresolved("no such decade")
    if first < 100:
        first = full_year(first, view.published.year - view.published.year % 10)
    return absolute(years_of(first, 10, part), "ten years")


def part_of_many(words: Words, view: View) -> Outcome:
    """The first half of the 1990s, the second half or a decade of a century."""
    nth, nth_century = words.number("nth") or 0, words.number("nth2")
    digits = "".join(char for char in words.text("decade_digits") if char.isdigit())
    if nth_century is not None:
        first, many = (nth_century - 1) * 100, 50 if words.has("half") else 10
    else:
        first, many = int(digits or 0), 5
        if first < 100:
            first = full_year(first, view.published.year)
    if not 1 <= nth <= (2 if words.has("half") else 10):
        return Unresolved("no such part")
    return absolute(years_of(first + (nth - 1) * many, many), f"{many} years of them")


def century(words: Words, view: View) -> Outcome:
    """The 19th century, 1800 to 1899; its turn is the last year before and the first two of it."""
    nth, part = words.number("nth"), words.number("part") or 0
    if words.option("turn"):
        first = (nth - 1) * 100 if nth else view.published.year // 100 * 100
        return seen_from(
            (date(first - 1, 1, 1), date(first + 1, 12, 31)),
            f"about the year {first}",
            view.published,
        )
    if nth is None or nth < 1 or words.value("era") == "-1":
        return Unresolved("no such century in the calendar")
    return absolute(
        years_of(max((nth - 1) * 100, 1), 100 if nth > 1 else 99, part), "a hundred years"
    )


def period_around(period: str, day: date, away: int) -> Span | None:
    """The day, week, month, year … that holds a day, or one so many away.

    Example:
        >>> period_around("month", date(2024, 1, 31), 1)
        (datetime.date(2024, 2, 1), datetime.date(2024, 2, 29))
    """
    if period == "day":
        moved = date.fromordinal(day.toordinal() + away)
        return moved, moved
    if period == "week":
        return week_of(day, away)
    if period == "weekend":
        return weekend_of(day, away)
    if period == "month":
        return months_of(day.year, day.month + away, 1)
    if period == "quarter":
        return quarter_of(day, away)
    if period in ("year", "season"):
        return year_of(day.year + away)
    if period == "decade":
        return years_of((day.year // 10 + away) * 10, 10)
    return years_of((day.year // 100 + away) * 100, 100) if period == "century" else None


def which_period(words: Words, view: View) -> Outcome:
    """Last week, this year, next month: seen from the report's day."""
    base, away = view.published, int(words.value("which") or 0)
    period = words.name("period")
    how = words.name("which")
    if (how == "just past" and base.weekday() >= FRIDAY) or (
        how == "just coming" and period == "weekend"
    ):
        # "This past week" at its end is the week that ends, "this coming weekend" the next.
        away = 0
    if how == "this" and period == "weekend" and view.tense() == "past":
        # Told in the past on a Wednesday, "this weekend" is the one before.
        away = 0 if weekend_of(base)[0] <= base else -1
    span = period_around(period, base, away)
    return (
        Unresolved("no such period") if span is None else seen_from(span, f"seen from {base}", base)
    )


def weekend(words: Words, view: View) -> Outcome:
    """The weekend: past, the latest begun by the report's day; future, the first not over."""
    base = view.published
    this = weekend_of(base)
    away = 0 if view.tense() == "future" or this[0] <= base else -1
    return seen_from(weekend_of(base, away), f"the weekend seen from {base}", base)


def part_to_now(words: Words, view: View) -> Outcome:
    """Earlier this month: up to the report's day; later this month: from it on."""
    base, away = view.published, int(words.value("which") or 0)
    period = words.name("period")
    span = period_around(period, base, away)
    if span is None:
        return Unresolved("no such period")
    if away:
        # "Late last year", "earlier last month": the part can't be told, the whole is said.
        return seen_from(span, f"seen from {base}", base)
    if words.option("side") == "rest":
        return seen_from((base, span[1]), f"from {base} to the end of it", base)
    return seen_from((span[0], base), f"from the beginning of it to {base}", base)


def part_of_period(words: Words, view: View) -> Outcome:
    """Early this year, the end of last month, mid-week: a third of the period."""
    part, base = words.number("part") or 0, view.published
    period = words.name("period")
    away = int(words.value("which") or 0)
    day = base
    if words.has("which_there") and view.reference is not None:
        day = view.reference.start or base
        away = int(words.value("which_there") or 0)
    span = period_around(period, day, away)
    if span is None:
        return Unresolved("no such period")
    return seen_from(_third(period, span, part), f"seen from {day}", day)


def _third(period: str, span: Span, part: int) -> Span:
    if period == "month":
        return month_of(span[0].year, span[0].month, part)
    if period == "year":
        return year_of(span[0].year, part)
    if period in ("decade", "century"):
        return years_of(span[0].year, span[1].year - span[0].year + 1, part)
    days = (span[1] - span[0]).days + 1
    bounds = [0, days // 3, days - days // 3, days]
    first = date.fromordinal(span[0].toordinal() + bounds[max(part - 1, 0)])
    return first, date.fromordinal(span[0].toordinal() + bounds[part] - 1) if part else span[1]


def end_of_period(words: Words, view: View) -> Outcome:
    """The end of the year, year's end: its last day."""
    meaning = which_period(words, view)
    if isinstance(meaning, Unresolved) or meaning.last is None:
        return meaning
    return Meaning(meaning.last, meaning.last, f"the last day of it, {meaning.why}", meaning.anchor)
