"""Numbers in words, and the steps from a day to its neighbours."""

from datetime import date

import pytest

from dragoman.resolve.times_view import Meaning, day_after, day_before, quantity
from dragoman.rules.times import load_time_knowledge


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("two", 2),
        ("14", 14),
        ("2.5", 2.5),
        ("1,500", 1500),
        ("three and a half", 3.5),
        ("three-and-a-half", 3.5),
        ("2 1/2", 2.5),
        ("2½", 2.5),
        ("half a", 0.5),
        ("a", 1),
        ("twenty-one", 21),
        ("a hundred and twenty-five", 125),
        ("a couple of", 2),
        ("a dozen", 12),
        ("two dozen", 24),
        ("three thousand", 3000),
        ("one and a half", 1.5),
        ("many", None),
        ("", None),
    ],
)
def test_quantity_reads_numbers_in_words(words: str, number: float | None):
    assert quantity(words, load_time_knowledge()) == number


def test_a_meaning_has_a_span_only_when_both_days_are_known():
    day = date(2024, 8, 20)
    assert Meaning(day, day, "").span == (day, day)
    assert Meaning(None, day, "").span is None
    assert (day_before(day), day_after(day)) == (date(2024, 8, 19), date(2024, 8, 21))
