from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from tests.build import day, days
from tests.exporting import pick, told

from dragoman.ask.events import Choice, find_events
from dragoman.show.exports.dates import dates_row, day_of, grain_of, in_one_year, widened
from dragoman.show.exports.job import Job, Tally
from dragoman.show.exports.options import Options


@pytest.mark.parametrize(
    ("interval", "grain"),
    [
        (days("2024-08-20"), "day"),
        (days("2024-08-01", "2024-08-31"), "month"),
        (days("2024-01-01", "2024-12-31"), "year"),
        (days("2024-01-01", "2024-03-31"), "interval"),
        (days(None, "2024-03-31"), "before"),
        (days("2024-03-31", None), "after"),
        (days(None, None), "unknown"),
        (None, "unknown"),
    ],
)
def test_grain_of_names_the_width(interval, grain):
    assert grain_of(interval) == grain


def coded(interval):
    made = replace(pick("appeal"), date=interval)
    return next(find_events([told(made)], Choice(historical=True), Counter()))


def job(**options):
    return Job([], Path("x"), Options(**options), Tally())


def test_day_of_writes_one_day_and_counts_the_rest():
    plain, first = job(), job(dates="first")
    assert day_of(coded(days("2024-08-20")), plain) == day("2024-08-20")
    assert day_of(coded(days("2024-08-01", "2024-08-20")), plain) is None
    assert day_of(coded(None), first) is None
    assert day_of(coded(days(None, "2024-08-01")), first) is None
    assert day_of(coded(days("2024-08-01", "2024-08-20")), first) == day("2024-08-01")
    assert (plain.tally.left_out, first.tally.left_out) == ({"no_day": 1}, {"no_date": 2})


def test_dates_row_says_what_the_day_stands_for():
    wide = coded(days("2024-08-01", "2024-08-20"))
    assert widened(wide)
    assert not widened(coded(days("2024-08-20")))
    assert dates_row("7", wide) == (
        "7", wide.sourced.id, day("2024-08-01"), day("2024-08-20"), "interval", "",
    )  # fmt: skip


def test_in_one_year_is_none_for_wider_and_open():
    assert in_one_year(days("2024-01-01", "2024-12-31")) == 2024
    assert in_one_year(days("2023-12-31", "2024-01-01")) is None
    assert in_one_year(days("2024-01-01", None)) is None
    assert in_one_year(None) is None
