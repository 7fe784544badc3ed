"""Which of many: the year that an expression without one means, by tense and by its neighbours."""

from collections.abc import Callable, Iterator

from dragoman.model.values import Unresolved
from dragoman.resolve.times_calendar import Span
from dragoman.resolve.times_view import Meaning, Outcome, View, Words, seen_from

# Far enough for 29 February: a century year without one lies eight years from the last.
YEARS_AROUND = 9
# Of two digits, the latest such year not later than this after the report.
YEARS_AHEAD = 10
# A day of the year is told without its year when it is near.
NEAR_DAYS, FAR_DAYS, SHORT_DAYS = 60, 300, 10
# A deadline is rarely told long after it ran out.
NEAR_DEADLINE_DAYS, FAR_DEADLINE_DAYS = 165, 200


def year_in(words: Words, view: View, name: str = "year") -> int | None:
    """The year that an expression names, in figures or as "last year"; else None."""
    if words.has(name):
        return words.number(name)
    if words.has("short_year"):
        return full_year(int(words.text("short_year")[-2:]), view.published.year)
    if words.has("which_year"):
        return view.published.year + int(words.value("which_year") or 0)
    if words.has("which_there") and view.reference is not None:
        known = view.reference.start or view.reference.end
        return None if known is None else known.year + int(words.value("which_there") or 0)
    return None


def full_year(two_digits: int, published: int) -> int:
    """A year of two figures in full.

    Example:
        >>> full_year(98, 2024), full_year(24, 2024)
        (1998, 2024)
    """
    year = published // 100 * 100 + two_digits
    return year if year <= published + YEARS_AHEAD else year - 100


def by_year(span_in: Callable[[int], Span], words: Words, view: View, what: str) -> Outcome:
    """The span in the year named, else in the year that tense and neighbours ask for."""
    year = year_in(words, view)
    if year is not None:
        span = span_in(year)
        anchor = None if words.has("year") or words.has("short_year") else view.published
        return Meaning(span[0], span[1], f"{what} of {year}", anchor)
    if words.has("which_there"):
        return Unresolved("no date stands before it")
    return nearest_year(span_in, view, what)


def nearest_year(span_in: Callable[[int], Span], view: View, what: str) -> Outcome:
    """Without a year: the latest begun by the report's day; in the future the first not over."""
    if view.year is not None:
        span = span_in(view.year)
        return seen_from(span, f"{what} of {view.year}, the year named beside it", view.published)
    spans = list(_spans(span_in, view))
    future = view.tense() == "future"
    bounded = _by_neighbours(spans, view, what, future)
    if bounded is not None:
        return bounded
    ahead = [span for span in spans if span[1] >= view.published]
    begun = [span for span in spans if span[0] <= view.published]
    if not begun or not ahead:
        return Unresolved("no such day in the calendar")
    if _far_off(begun[-1], ahead[0], view, future):
        span = begun[-1] if future else ahead[0]
        return seen_from(span, f"by far the nearest {what} to {view.published}", view.published)
    if future:
        return seen_from(ahead[0], f"the first {what} not over on {view.published}", view.published)
    return seen_from(begun[-1], f"the latest {what} begun by {view.published}", view.published)


def _by_neighbours(spans: list[Span], view: View, what: str, future: bool) -> Meaning | None:
    """The span that the dates about it ask for, where any do."""
    if view.not_before is not None:
        later = [span for span in spans if span[0] >= view.not_before]
        if later:
            return seen_from(
                later[0], f"the first {what} from {view.not_before} on", view.published
            )
    if view.not_after is not None:
        earlier = [span for span in spans if span[0] <= view.not_after]
        if earlier:
            return seen_from(earlier[-1], f"the latest {what} by {view.not_after}", view.published)
    if view.follows is not None and not future:
        told = [span for span in spans if view.follows <= span[0] <= view.published]
        if told:
            why = f"the first {what} from {view.follows} on, the day told of before"
            return seen_from(told[0], why, view.published)
    return None


def _far_off(begun: Span, ahead: Span, view: View, future: bool) -> bool:
    """Whether the day that the tense asks for is far away and the other one is at hand."""
    far, near = FAR_DAYS, NEAR_DAYS
    if view.deadline:
        far, near = FAR_DEADLINE_DAYS, NEAR_DEADLINE_DAYS
    elif (ahead[1] - ahead[0]).days >= SHORT_DAYS:
        return False
    behind, before = (view.published - begun[0]).days, (ahead[0] - view.published).days
    asked, other = (before, behind) if future else (behind, before)
    return asked > far and other < near


def _spans(span_in: Callable[[int], Span], view: View) -> Iterator[Span]:
    base = (view.not_before or view.not_after or view.published).year
    first = min(base, view.follows.year if view.follows else base)
    for year in range(first - YEARS_AROUND, base + YEARS_AROUND + 1):
        try:
            yield span_in(year)
        except (ValueError, OverflowError):
            continue
