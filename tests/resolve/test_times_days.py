"""Feasts and days in figures; the common forms are in test_times."""

from datetime import date

import pytest

from dragoman.model.values import Interval, Unresolved
from dragoman.resolve.times import find_times, resolve_time
from dragoman.resolve.times_days import feast_days

PUBLISHED = date(2024, 8, 20)


@pytest.mark.parametrize(
    ("recipe", "year", "expected"),
    [
        ("12-25", 2023, date(2023, 12, 25)),
        ("easter-2", 2024, date(2024, 3, 29)),
        ("easter+49", 2024, date(2024, 5, 19)),
        ("11 thursday 4", 2023, date(2023, 11, 23)),
        ("05 monday -1", 2022, date(2022, 5, 30)),
        ("islamic 10 1", 2024, date(2024, 4, 10)),
    ],
)
def test_feast_days_follow_their_recipe(recipe: str, year: int, expected: date):
    assert feast_days(recipe, year) == (expected, expected)


def test_a_month_long_feast_has_all_its_days():
    first, last = feast_days("islamic 9 0", 2024)
    assert (last - first).days in (28, 29)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("13/4/2024", date(2024, 4, 13)),
        ("4/13/2024", date(2024, 4, 13)),
        ("4/4/2024", date(2024, 4, 4)),
        ("13/4/98", date(1998, 4, 13)),
        ("2013/10/08", date(2013, 10, 8)),
        ("8-Oct-2013", date(2013, 10, 8)),
        ("Oct.8, 2013", date(2013, 10, 8)),
    ],
)
def test_days_in_figures_are_read_where_only_one_can_be_meant(words: str, expected: date):
    found = resolve_time(words, PUBLISHED)
    assert isinstance(found, Interval)
    assert (found.start, found.end) == (expected, expected)


def test_a_day_in_figures_that_may_be_two_is_left_open_and_says_both():
    found = resolve_time("3/4/2024", PUBLISHED)
    assert found == Unresolved("ambiguous: 2024-03-04 or 2024-04-03")


def test_the_weekday_beside_a_day_chooses_its_year():
    found = resolve_time("Wednesday, 11 September", PUBLISHED, tense="past")
    assert isinstance(found, Interval)
    assert found.start == date(2024, 9, 11)


def test_weekdays_to_come_follow_each_other_in_a_sentence():
    text = "He will be in Oslo from Friday to Sunday and will leave for Bonn on Tuesday."
    last = find_times(text, PUBLISHED)[-1]
    assert isinstance(last.interval, Interval)
    assert last.interval.start == date(2024, 8, 27)


@pytest.mark.parametrize(
    ("words", "tense", "expected"),
    [
        ("on the 31st", "past", date(2024, 7, 31)),
        ("on the 31st", "future", date(2024, 8, 31)),
        ("on the 20th", "past", date(2024, 8, 20)),
        ("on the 5th of next month", "past", date(2024, 9, 5)),
    ],
)
def test_a_bare_day_of_the_month_takes_the_month_that_has_it(words, tense, expected: date):
    found = resolve_time(words, PUBLISHED, tense=tense)
    assert isinstance(found, Interval)
    assert found.start == expected
