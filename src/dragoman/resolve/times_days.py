"""What expressions that name a day mean: calendar days, weekdays, feasts, "yesterday"."""

from datetime import date, timedelta

from dragoman.model.values import Unresolved
from dragoman.resolve.times_calendar import (
    Span,
    easter,
    islamic,
    month_of,
    nth_weekday,
    week_of,
    weekday_after,
    weekday_before,
)
from dragoman.resolve.times_choose import by_year, full_year, year_in
from dragoman.resolve.times_view import (
    Meaning,
    Outcome,
    View,
    Words,
    absolute,
    day_after,
    day_before,
    seen_from,
)

ISLAMIC_YEARS_A_YEAR = 33 / 32
ISLAMIC_YEAR_ONE = 622
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def calendar_day(words: Words, view: View) -> Outcome:
    """A day and a month, with a year or without; or several days of one month."""
    month, day, last = words.number("month"), words.number("day"), words.number("day2")
    if month is None or day is None:
        return Unresolved("no such day")

    def span_in(year: int) -> Span:
        return _days(year, month, day, last)

    weekday = words.number("weekday_short")
    if weekday is not None and view.year is None and year_in(words, view) is None:
        near = view.published.year
        fits = [y for y in (near, near - 1, near + 1) if _weekday(y, month, day) == weekday]
        if len(fits) == 1:
            why = f"the {WEEKDAYS[weekday]} nearest to {view.published}"
            return seen_from(span_in(fits[0]), why, view.published)
    return by_year(span_in, words, view, "such day")


def _days(year: int, month: int, day: int, last: int | None) -> Span:
    first = date(year, month, day)
    final = first if last is None else date(year, month, last)
    if final < first:
        raise ValueError("ends before it begins")
    return first, final


def _weekday(year: int, month: int, day: int) -> int | None:
    return date(year, month, day).weekday() if day <= month_of(year, month)[1].day else None


def numeric_day(words: Words, view: View) -> Outcome:
    """A day in figures; day or month first where only one can be meant, or the rule says which."""
    year, first, second = words.number("year"), words.number("first"), words.number("second")
    if year is None or first is None or second is None:
        return Unresolved("no such day")
    if year < 100:
        year = full_year(year, view.published.year)
    if words.option("order") == "month-day":
        return absolute((date(year, first, second),) * 2, "the day in figures")
    if words.option("order") == "day-month" or first > 12:
        return absolute((date(year, second, first),) * 2, "the day in figures, day first")
    if second > 12 or first == second:
        return absolute((date(year, first, second),) * 2, "the day in figures, month first")
    return Unresolved(f"ambiguous: {date(year, first, second)} or {date(year, second, first)}")


def day_of_month(words: Words, view: View) -> Outcome:
    """The 20th: of the month named, else of this month or the one before or after, by tense."""
    day = words.number("nth_day")
    if day is None:
        return Unresolved("no such day")
    base = view.published
    months = base.year * 12 + base.month - 1
    if words.has("which_month"):
        year, month = divmod(months + int(words.value("which_month") or 0), 12)
        return seen_from((date(year, month + 1, day),) * 2, "of that month", base)
    future = view.tense() == "future"
    for step in range(3):
        year, month = divmod(months + (step if future else -step), 12)
        if day > month_of(year, month + 1)[1].day:
            continue
        found = date(year, month + 1, day)
        if found >= base if future else found <= base:
            side = "first" if future else "latest"
            return seen_from((found, found), f"the {side} such day seen from {base}", base)
    return Unresolved("no such day")


def near_day(words: Words, view: View) -> Outcome:
    """Today, yesterday, the day after tomorrow."""
    if view.story and words.text("near_day") == "today":
        return Unresolved("these days: the text tells of other years")
    day = view.published + timedelta(days=int(words.value("near_day") or 0))
    return seen_from((day, day), f"seen from {view.published}", view.published)


def overnight(words: Words, view: View) -> Outcome:
    """The night before the report's day."""
    return seen_from(
        (day_before(view.published), view.published),
        "the night to the report's day",
        view.published,
    )


def weekday(words: Words, view: View) -> Outcome:
    """A weekday: past, the latest not after the report; future, the first not before it."""
    number = words.number("weekday")
    if number is None:
        return Unresolved("no such day")
    name, base = WEEKDAYS[number], view.published
    if words.has("which_week"):
        weeks = int(words.value("which_week") or 0)
        day = week_of(base, weeks)[0] + timedelta(days=number)
        return seen_from((day, day), f"{name} of that week, seen from {base}", base)
    which = words.value("which")
    if which == "-1":
        day = weekday_before(day_before(base), number)
        return seen_from((day, day), f"the latest {name} before {base}", base)
    if which == "1":
        day = weekday_after(day_after(base), number)
        return seen_from((day, day), f"the first {name} after {base}", base)
    if words.has("which_there") and words.value("which_there") != "0":
        return _weekday_there(words, view, number)
    if view.not_before is not None:
        day = weekday_after(view.not_before, number)
        return seen_from((day, day), f"the first {name} from {view.not_before} on", base)
    told = view.beside.start if view.beside is not None else None
    if told is not None and told > base and view.tense() == "future":
        day = weekday_after(told, number)
        return seen_from((day, day), f"the first {name} from {told} on", base)
    if (which == "0" and base.weekday() <= number) or view.tense() == "future":
        day = weekday_after(base, number)
        return seen_from((day, day), f"the first {name} not before {base}", base)
    day = weekday_before(base, number)
    return seen_from((day, day), f"the latest {name} not after {base}", base)


def _weekday_there(words: Words, view: View, number: int) -> Outcome:
    known = view.reference
    if known is None or known.start is None or known.end is None:
        return Unresolved("no date stands before it")
    if words.value("which_there") == "1":
        day = weekday_after(day_after(known.end), number)
    else:
        day = weekday_before(day_before(known.start), number)
    return seen_from((day, day), f"seen from {known.start}", known.start)


def feast(words: Words, view: View) -> Outcome:
    """Christmas, Easter, Eid: of the year named, else by tense."""
    recipe = words.value("feast")
    if recipe is None:
        return Unresolved("no such feast")
    return by_year(lambda year: feast_days(recipe, year), words, view, words.text("feast"))


def feast_days(recipe: str, year: int) -> Span:
    """The days of a feast in a year, by its recipe in `values.csv`.

    Example:
        >>> feast_days("easter-2", 2024)[0]
        datetime.date(2024, 3, 29)
    """
    if recipe.startswith("easter"):
        day = easter(year) + timedelta(days=int(recipe.removeprefix("easter")))
        return day, day
    if recipe.startswith("islamic"):
        month, nth = (int(part) for part in recipe.split()[1:])
        return _islamic_days(year, month, nth)
    if " " in recipe:
        month_number, name, which = recipe.split()
        day = nth_weekday(year, int(month_number), WEEKDAYS.index(name.title()), int(which))
        return day, day
    month, nth = (int(part) for part in recipe.split("-"))
    return date(year, month, nth), date(year, month, nth)


def _islamic_days(year: int, month: int, day: int) -> Span:
    about = int((year - ISLAMIC_YEAR_ONE) * ISLAMIC_YEARS_A_YEAR)
    for islamic_year in (about, about + 1, about - 1):
        first = islamic(islamic_year, month, day or 1)
        if first.year == year:
            last = day_before(islamic(islamic_year, month + 1, 1)) if not day else first
            return first, last
    raise ValueError("not in this year")


def known_period(words: Words, view: View) -> Outcome:
    """A period that has a name and agreed days."""
    first, last = (
        date.fromisoformat(day) for day in (words.value("known_period") or "/").split("/")
    )
    return absolute((first, last), "its agreed days")


def nth_day_of(words: Words, view: View) -> Outcome:
    """The second day of a visit whose first day is known."""
    known, nth = view.anchor, words.number("nth")
    if known is None or known.start is None or nth is None:
        return Unresolved("the first day is not known")
    if nth < 0:
        if known.end is None or known.end == known.start:
            return Unresolved("the last day is not known")
        return Meaning(
            known.end, known.end, f"the last day of {known.start} to {known.end}", known.end
        )
    day = known.start + timedelta(days=nth - 1)
    return Meaning(day, day, f"day {nth} from {known.start} on", known.start)


def week_of_month(words: Words, view: View) -> Outcome:
    """The first week of May: days 1 to 7, and so on; the last: the last seven days."""
    month, nth = words.number("month"), words.number("nth") or 0
    if month is None or not (nth == -1 or 1 <= nth <= 4):
        return Unresolved("no such week")

    def span_in(year: int) -> Span:
        first, last = month_of(year, month)
        if nth < 0:
            return last - timedelta(days=6), last
        return first + timedelta(days=7 * (nth - 1)), first + timedelta(days=7 * nth - 1)

    return by_year(span_in, words, view, "such week")
