"""Each meaning is known under its own name, and none can raise."""

from datetime import date

import pytest

from dragoman.model.values import Unresolved
from dragoman.resolve.times_find import find_expressions
from dragoman.resolve.times_mean import MEANINGS, meaning
from dragoman.resolve.times_view import View


def test_meanings_bear_the_names_of_their_functions():
    assert {name: function.__name__ for name, function in MEANINGS.items()} == {
        name: name for name in MEANINGS
    }


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("31 June 2013", date(2024, 8, 20)),
        ("February 29, 2013", date(2024, 8, 20)),
        ("yesterday", date.min),
        ("tomorrow", date.max),
        ("last week", date.min),
        ("next century", date.max),
        ("9000 years ago", date(2024, 8, 20)),
        ("within 90000 years", date(2024, 8, 20)),
    ],
)
def test_what_no_calendar_has_is_unresolved(text: str, published: date):
    (found,) = find_expressions(text)
    outcome = meaning(found.words, View(published, lambda: "past"))
    assert outcome == Unresolved("no such day in the calendar")
