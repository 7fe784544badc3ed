"""The calendar's arithmetic, against days looked up in almanacs."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.resolve.times_calendar import (
    Length,
    easter,
    islamic,
    month_of,
    months_of,
    nth_weekday,
    quarter_of,
    shift,
    week_of,
    weekday_after,
    weekday_before,
    weekend_of,
    year_of,
    years_of,
)

DAYS = st.dates(min_value=date(1800, 1, 1), max_value=date(2200, 12, 31))


@pytest.mark.parametrize(
    ("year", "month", "day"), [(1961, 4, 2), (2000, 4, 23), (2019, 4, 21), (2024, 3, 31)]
)
def test_easter_falls_on_its_day(year: int, month: int, day: int):
    assert easter(year) == date(year, month, day)


@given(year=st.integers(1583, 4000))
def test_easter_is_a_sunday_in_march_or_april(year: int):
    day = easter(year)
    assert day.weekday() == 6
    assert date(year, 3, 22) <= day <= date(year, 4, 25)


@pytest.mark.parametrize(
    ("islamic_day", "day"),
    [
        ((1, 1, 1), date(622, 7, 19)),
        ((1440, 10, 1), date(2019, 6, 4)),
        ((1445, 9, 1), date(2024, 3, 11)),
        ((1445, 12, 10), date(2024, 6, 17)),
    ],
)
def test_islamic_days_fall_within_a_day_of_the_almanac(islamic_day, day: date):
    assert abs(islamic(*islamic_day) - day) <= timedelta(days=1)


@pytest.mark.parametrize(
    ("length", "number", "expected"),
    [
        (Length(12), 3.5, Length(42)),
        (Length(12), 1.5, Length(18)),
        (Length(1), 1.5, Length(1, 15)),
        (Length(0, 7), 1.5, Length(0, 10)),
    ],
)
def test_length_times_a_number_keeps_whole_months(length, number, expected):
    assert length.times(number) == expected


def test_shift_keeps_to_the_month_when_it_is_shorter():
    assert shift(date(2023, 1, 31), Length(1)) == date(2023, 2, 28)
    assert shift(date(2024, 3, 31), Length(-1)) == date(2024, 2, 29)
    assert shift(date(2024, 8, 20), Length(-12, -1)) == date(2023, 8, 19)


def test_shift_refuses_to_leave_the_calendar():
    with pytest.raises(OverflowError):
        shift(date(2024, 1, 1), Length(-12 * 3000))


def test_parts_of_a_month_meet_without_gap_or_overlap():
    for year, month in ((2023, 2), (2024, 2), (2024, 4), (2024, 12)):
        early, mid, late = (month_of(year, month, part) for part in (1, 2, 3))
        assert (early[0], late[1]) == month_of(year, month)
        assert early[1] + timedelta(days=1) == mid[0]
        assert mid[1] + timedelta(days=1) == late[0]


def test_parts_of_years_meet_without_gap_or_overlap():
    for parts, whole in (
        ([year_of(2023, part) for part in (1, 2, 3)], year_of(2023)),
        ([years_of(1990, 10, part) for part in (1, 2, 3)], years_of(1990, 10)),
        ([years_of(1900, 100, part) for part in (1, 2, 3)], years_of(1900, 100)),
    ):
        assert (parts[0][0], parts[2][1]) == whole
        assert parts[0][1] + timedelta(days=1) == parts[1][0]
        assert parts[1][1] + timedelta(days=1) == parts[2][0]


def test_months_of_goes_over_the_turn_of_a_year():
    assert months_of(2023, 12, 3) == (date(2023, 12, 1), date(2024, 2, 29))


@given(day=DAYS, weekday=st.integers(0, 6))
def test_weekdays_before_and_after_are_within_a_week(day: date, weekday: int):
    before, after = weekday_before(day, weekday), weekday_after(day, weekday)
    assert before.weekday() == after.weekday() == weekday
    assert 0 <= (day - before).days <= 6
    assert 0 <= (after - day).days <= 6


@given(day=DAYS, weeks=st.integers(-60, 60))
def test_a_week_runs_from_monday_and_ends_with_its_weekend(day: date, weeks: int):
    monday, sunday = week_of(day, weeks)
    assert (monday.weekday(), sunday.weekday(), (sunday - monday).days) == (0, 6, 6)
    assert weekend_of(day, weeks) == (sunday - timedelta(days=1), sunday)
    assert (monday - week_of(day)[0]).days == 7 * weeks


@given(day=DAYS)
def test_the_quarter_holds_its_day(day: date):
    first, last = quarter_of(day)
    assert first <= day <= last
    assert quarter_of(day, 1)[0] == last + timedelta(days=1)


def test_nth_weekday_counts_from_either_end():
    assert nth_weekday(2024, 11, 3, 4) == date(2024, 11, 28)
    assert nth_weekday(2024, 5, 0, -1) == date(2024, 5, 27)
