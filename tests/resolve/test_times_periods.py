"""Periods about a day, and periods that a text dates; the common forms are in test_times."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.model.values import Interval, Unresolved
from dragoman.resolve.times import resolve_time
from dragoman.resolve.times_periods import period_around

PERIODS = ("day", "week", "month", "quarter", "year", "decade", "century")


@given(
    period=st.sampled_from(PERIODS),
    day=st.dates(min_value=date(1200, 1, 1), max_value=date(2700, 1, 1)),
)
def test_a_period_holds_its_day_and_meets_its_neighbours(period: str, day: date):
    this, before, after = (period_around(period, day, away) for away in (0, -1, 1))
    assert this is not None
    assert before is not None
    assert after is not None
    assert this[0] <= day <= this[1]
    assert before[1] + timedelta(days=1) == this[0]
    assert this[1] + timedelta(days=1) == after[0]


def test_an_unknown_period_is_none():
    assert period_around("lustrum", date(2024, 1, 1), 0) is None


@pytest.mark.parametrize(
    ("words", "published", "expected"),
    [
        ("this past week", date(2022, 2, 26), ("2022-02-21", "2022-02-27")),
        ("this past week", date(2014, 1, 28), ("2014-01-20", "2014-01-26")),
        ("this coming week", date(2022, 2, 26), ("2022-02-28", "2022-03-06")),
        ("this coming weekend", date(2024, 8, 20), ("2024-08-24", "2024-08-25")),
        ("this winter", date(2024, 1, 10), ("2023-12-01", "2024-02-29")),
        ("last winter", date(2024, 8, 20), ("2023-12-01", "2024-02-29")),
        ("last summer", date(2024, 10, 20), ("2024-06-01", "2024-08-31")),
        ("last March", date(2024, 3, 20), ("2023-03-01", "2023-03-31")),
        ("the first week of May", date(2024, 8, 20), ("2024-05-01", "2024-05-07")),
        ("the second half of the 1990s", date(2024, 8, 20), ("1995-01-01", "1999-12-31")),
        ("the first half of the 20th century", date(2024, 8, 20), ("1900-01-01", "1949-12-31")),
        ("FY 2023-24", date(2024, 8, 20), ("2023-04-01", "2024-03-31")),
        ("the fourth quarter of fiscal 2023", date(2024, 8, 20), ("2023-07-01", "2023-09-30")),
        ("AD 70", date(2024, 8, 20), ("0070-01-01", "0070-12-31")),
    ],
)
def test_periods_are_seen_from_the_reports_day(words: str, published: date, expected):
    found = resolve_time(words, published)
    assert isinstance(found, Interval)
    assert found.start is not None
    assert found.end is not None
    assert (found.start.isoformat(), found.end.isoformat()) == expected


@pytest.mark.parametrize("words", ["300 BC", "the 5th century BC", "the 0th century", "1999-98"])
def test_periods_that_no_calendar_has_are_unresolved(words: str):
    assert isinstance(resolve_time(words, date(2024, 8, 20)), Unresolved)
