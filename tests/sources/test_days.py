from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.model.values import Unresolved
from dragoman.sources.days import FIRST_YEAR, LAST_YEAR, read_day

AUGUST_20 = date(2024, 8, 20)


@pytest.mark.parametrize(
    "words",
    [
        "2024-08-20", " 2024-08-20 ", "2024-8-20", "2024-08-20T10:00:00Z",
        "2024-08-20 23:59:59+03:00", "20240820",
        "20 August 2024", "20 Aug 2024", "August 20, 2024", "Aug. 20, 2024",
        AUGUST_20, datetime(2024, 8, 20, 10, 0),  # noqa: DTZ001
    ],
)  # fmt: skip
def test_read_day_takes_the_usual_forms(words):
    assert read_day(words) == AUGUST_20


def test_read_day_knows_the_newspapers_short_september():
    assert read_day("Sept. 3, 2024") == date(2024, 9, 3)


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("0000-01-01", "years 1600 to 2200"),
        ("20240-01-01", "years 1600 to 2200"),
        ("2024-02-30", "not in the calendar"),
        ("2024-13-01", "not in the calendar"),
        ("yesterday", "no day"),
        ("20/08/2024", "no day"),
        ("", "no day"),
        (20.5, "no day"),
        (date(1, 1, 1), "years 1600 to 2200"),
    ],
)
def test_read_day_says_why_there_is_none(words, reason):
    found = read_day(words)
    assert isinstance(found, Unresolved)
    assert reason in found.reason


@given(st.dates(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31)))
def test_read_day_reads_back_what_was_written(day):
    assert read_day(day.isoformat()) == day
    assert read_day(day.strftime("%-d %B %Y")) == day


@given(st.text() | st.integers() | st.none() | st.floats())
def test_read_day_never_raises(value):
    assert isinstance(read_day(value), date | Unresolved)
