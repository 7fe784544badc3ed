"""From an expression's words to its days: which function reckons for which rule."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from dragoman.model.values import Unresolved
from dragoman.resolve import times_days, times_periods, times_relative
from dragoman.resolve.times_view import Outcome, View, Words

# The names that rules give under `means`.
MEANINGS: Mapping[str, Callable[[Words, View], Outcome]] = MappingProxyType(
    {
        "ago": times_relative.ago,
        "anniversary": times_relative.anniversary,
        "calendar_day": times_days.calendar_day,
        "century": times_periods.century,
        "clock_ago": times_relative.clock_ago,
        "day_of_month": times_days.day_of_month,
        "decade": times_periods.decade,
        "division": times_periods.division,
        "end_of_period": times_periods.end_of_period,
        "feast": times_days.feast,
        "fiscal_year": times_periods.fiscal_year,
        "from_now": times_relative.from_now,
        "in_span": times_relative.in_span,
        "known_period": times_days.known_period,
        "later": times_relative.later,
        "month": times_periods.month,
        "months": times_periods.months,
        "near_day": times_days.near_day,
        "next_span": times_relative.next_span,
        "no_day": times_relative.no_day,
        "nth_day_of": times_days.nth_day_of,
        "numeric_day": times_days.numeric_day,
        "overnight": times_days.overnight,
        "part_of_period": times_periods.part_of_period,
        "part_to_now": times_periods.part_to_now,
        "part_of_many": times_periods.part_of_many,
        "past_clock": times_relative.past_clock,
        "past_span": times_relative.past_span,
        "season": times_periods.season,
        "season_there": times_periods.season_there,
        "there": times_relative.there,
        "weekday": times_days.weekday,
        "week_of_month": times_days.week_of_month,
        "weekend": times_periods.weekend,
        "which_period": times_periods.which_period,
        "year": times_periods.year,
        "year_to_day": times_relative.year_to_day,
        "years": times_periods.years,
    }
)


def meaning(words: Words, view: View) -> Outcome:
    """The days that an expression means; Unresolved where no calendar has them.

    Raises: nothing, for any words.
    """
    try:
        found = MEANINGS[words.pattern.rule.means](words, view)
    except (ValueError, OverflowError):
        return Unresolved("no such day in the calendar")
    if isinstance(found, Unresolved):
        return found
    if found.first is not None and found.last is not None and found.first > found.last:
        return Unresolved("it would end before it begins")
    return found
