from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.build import days

from dragoman.model.values import Interval

ENDS = st.dates(date(2000, 1, 1), date(2001, 12, 31)) | st.none()
INTERVALS = st.tuples(ENDS, ENDS).map(
    lambda ends: Interval(*(sorted(ends) if None not in ends else ends))
)


@pytest.mark.parametrize(
    ("interval", "grain"),
    [
        (days("2024-08-20"), "day"),
        (days("2024-02-01", "2024-02-29"), "month"),
        (days("2024-02-01", "2024-02-28"), "span"),
        (days("2024-04-01", "2024-06-30"), "quarter"),
        (days("2024-05-01", "2024-07-31"), "span"),
        (days("1964-01-01", "1964-12-31"), "year"),
        (days("1964-01-01", "1965-12-31"), "span"),
        (days(None, "2027-12-31"), "open"),
        (days("2027-12-31", None), "open"),
    ],
)
def test_grain_is_as_wide_as_the_interval(interval, grain):
    assert interval.grain == grain


@given(INTERVALS, INTERVALS)
def test_overlaps_is_mutual_and_means_a_shared_day(one, other):
    assert one.overlaps(other) == other.overlaps(one)
    latest_start = max(one.start or date.min, other.start or date.min)
    earliest_end = min(one.end or date.max, other.end or date.max)
    assert one.overlaps(other) == (latest_start <= earliest_end)


def test_an_interval_shares_its_last_day():
    assert days("2024-08-01", "2024-08-20").overlaps(days("2024-08-20", "2024-08-31"))
    assert not days("2024-08-01", "2024-08-19").overlaps(days("2024-08-20", "2024-08-31"))
