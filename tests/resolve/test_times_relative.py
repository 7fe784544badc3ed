"""Lengths added to dates of every width."""

from datetime import date

import pytest

from dragoman.model.values import Interval
from dragoman.resolve.times import find_times, resolve_time
from dragoman.resolve.times_calendar import Length, Span
from dragoman.resolve.times_relative import moved

YEAR: Span = (date(1724, 1, 1), date(1724, 12, 31))
JUNE: Span = (date(2024, 6, 1), date(2024, 6, 30))
DAY: Span = (date(2024, 5, 3), date(2024, 5, 3))
VISIT: Span = (date(2024, 5, 3), date(2024, 5, 6))


@pytest.mark.parametrize(
    ("known", "length", "expected"),
    [
        (YEAR, Length(24), (date(1726, 1, 1), date(1726, 12, 31))),
        (YEAR, Length(0, 2), None),
        (JUNE, Length(-12), (date(2023, 6, 1), date(2023, 6, 30))),
        (JUNE, Length(1), (date(2024, 7, 1), date(2024, 7, 31))),
        (DAY, Length(0, 2), (date(2024, 5, 5), date(2024, 5, 5))),
        (DAY, Length(3), (date(2024, 8, 1), date(2024, 8, 31))),
        (VISIT, Length(0, 7), (date(2024, 5, 13), date(2024, 5, 13))),
        (VISIT, Length(0, -1), (date(2024, 5, 2), date(2024, 5, 2))),
    ],
)
def test_moved_is_as_wide_as_the_coarser_of_the_two(known: Span, length: Length, expected):
    assert moved(known, length) == expected


@pytest.mark.parametrize(
    ("anchor", "end"),
    [
        (Interval(date(2024, 6, 1), date(2024, 6, 30)), date(2027, 12, 31)),
        (Interval(date(2024, 6, 18), date(2024, 6, 18)), date(2027, 12, 18)),
        (None, date(2028, 2, 20)),
    ],
)
def test_a_deadline_runs_from_the_end_of_its_anchor(anchor: Interval | None, end: date):
    found = resolve_time("within three and a half years", date(2024, 8, 20), anchor=anchor)
    assert isinstance(found, Interval)
    assert (found.start, found.end) == (None, end)


def test_a_deadline_in_a_text_runs_from_the_day_or_month_named_last_in_its_paragraph():
    text = "Ghana ordered boats in June. Work starts this year; they come within two years."
    deadline = find_times(text, date(2024, 8, 20))[-1]
    assert isinstance(deadline.interval, Interval)
    assert deadline.interval.end == date(2026, 6, 30)
    assert deadline.deadline
    apart = find_times(text.replace(". ", ".\n"), date(2024, 8, 20))[-1]
    assert isinstance(apart.interval, Interval)
    assert apart.interval.end == date(2026, 8, 20)


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("They mark the 30th anniversary of ties.", 1994),
        ("Next year they will mark the 30th anniversary of ties.", 1995),
        ("Last year they marked 50 years of diplomatic relations.", 1973),
    ],
)
def test_an_anniversary_is_counted_back_from_its_own_year(text: str, year: int):
    mention = find_times(text, date(2024, 8, 20))[-1]
    assert isinstance(mention.interval, Interval)
    assert mention.interval.grain == "year"
    assert mention.interval.start == date(year, 1, 1)
