from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.build import day, days

from dragoman.ask.periods import first_day, last_day, period_of, periods

UNITS = st.sampled_from(["day", "month", "year"])


@given(st.dates(), UNITS)
def test_first_and_last_day_hold_the_day(on, unit):
    assert first_day(on, unit) <= on <= last_day(on, unit)
    assert first_day(last_day(on, unit), unit) == first_day(on, unit)


@given(st.dates(), st.integers(0, 800), UNITS)
def test_periods_follow_each_other_without_a_gap(start, length, unit):
    end = date.fromordinal(min(start.toordinal() + length, date.max.toordinal()))
    found = list(periods(start, end, unit))
    assert found[0] == first_day(start, unit)
    assert found[-1] == first_day(end, unit)
    for one, two in pairwise(found):
        assert (two - last_day(one, unit)).days == 1


@pytest.mark.parametrize(
    ("interval", "unit", "expected"),
    [
        (days("2024-02-01", "2024-02-29"), "month", "2024-02-01"),
        (days("2024-02-01", "2024-03-01"), "month", None),
        (days("2024-02-01", "2024-03-01"), "year", "2024-01-01"),
        (days("2024-02-01", "2024-02-02"), "day", None),
        (days("2024-02-01", None), "year", None),
        (None, "year", None),
    ],
)
def test_period_of_wants_the_whole_interval_in_it(interval, unit, expected):
    assert period_of(interval, unit) == (expected and day(expected))
