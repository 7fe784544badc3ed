"""Which year an expression without one means."""

from datetime import date

import pytest

from dragoman.model.values import Unresolved
from dragoman.resolve.times_calendar import Span, month_of
from dragoman.resolve.times_choose import full_year, nearest_year
from dragoman.resolve.times_view import Meaning, Tense, View

PUBLISHED = date(2024, 8, 20)


def seen(tense: Tense | None, **more: object) -> View:
    return View(PUBLISHED, lambda: tense, **more)  # type: ignore[arg-type]


def june(year: int) -> Span:
    return month_of(year, 6)


def day(month: int, number: int):
    return lambda year: (date(year, month, number), date(year, month, number))


def chosen(outcome: object) -> int:
    assert isinstance(outcome, Meaning)
    assert outcome.first is not None
    return outcome.first.year


@pytest.mark.parametrize(("tense", "year"), [("past", 2024), (None, 2024), ("future", 2025)])
def test_a_month_is_the_latest_begun_or_the_first_not_over(tense: Tense | None, year: int):
    assert chosen(nearest_year(june, seen(tense), "June")) == year


def test_a_month_that_goes_on_is_meant_in_both_tenses():
    for tense in ("past", "future"):
        assert chosen(nearest_year(lambda y: month_of(y, 8), seen(tense), "August")) == 2024


@pytest.mark.parametrize(
    ("tense", "month", "year"),
    [("future", 8, 2024), ("past", 8, 2024), ("future", 12, 2024), ("past", 12, 2023)],
)
def test_a_day_at_hand_wins_over_the_tense(tense: Tense, month: int, year: int):
    # 11 August is nine days back, 11 December neither near nor most of a year away.
    assert chosen(nearest_year(day(month, 11), seen(tense), "day")) == year


def test_the_neighbourhood_wins_over_the_tense():
    assert chosen(nearest_year(june, seen("past", year=1998), "June")) == 1998
    assert chosen(nearest_year(june, seen("past", not_before=date(2022, 7, 1)), "June")) == 2023
    assert chosen(nearest_year(june, seen("past", not_after=date(2022, 5, 1)), "June")) == 2021


def test_29_february_is_found_in_a_leap_year():
    assert chosen(nearest_year(day(2, 29), seen("future"), "day")) == 2028


def test_a_day_that_no_year_has_is_unresolved():
    assert isinstance(nearest_year(day(2, 30), seen("past"), "day"), Unresolved)


@pytest.mark.parametrize(
    ("digits", "published", "year"),
    [(98, 2024, 1998), (24, 2024, 2024), (34, 2024, 2034), (8, 1999, 1908)],
)
def test_two_figures_become_a_year_that_is_not_far_ahead(digits: int, published: int, year: int):
    assert full_year(digits, published) == year
