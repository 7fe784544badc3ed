"""Ranges, "since" and "by" in running text."""

from collections.abc import Iterator
from datetime import date

import pytest

from dragoman.model.values import Unresolved
from dragoman.resolve.times_find import find_expressions
from dragoman.resolve.times_join import Joined, join_expressions

PUBLISHED = date(2024, 8, 20)


def joined(text: str, tense: str | None = None) -> Iterator[Joined]:
    found = find_expressions(text)
    return join_expressions(text, PUBLISHED, found, lambda _s, _e: tense, None)  # type: ignore[arg-type, return-value]


def spans(text: str, tense: str | None = None) -> list[str]:
    return [
        f"{item.outcome.first}/{item.outcome.last}"
        for item in joined(text, tense)
        if not isinstance(item.outcome, Unresolved)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("from 2010 to 2014", ["2010-01-01/2014-12-31"]),
        ("2010 – 2014", ["2010-01-01/2014-12-31"]),
        ("between 2010 and 2014", ["2010-01-01/2014-12-31"]),
        ("in 2010 and 2014", ["2010-01-01/2010-12-31", "2014-01-01/2014-12-31"]),
        ("in 2020 and 2021", ["2020-01-01/2021-12-31"]),
        ("on 3 May and 4 May", ["2024-05-03/2024-05-04"]),
        ("on Monday and Tuesday", ["2024-08-19/2024-08-20"]),
        ("in 2014 to 2010", ["2014-01-01/2014-12-31", "2010-01-01/2010-12-31"]),
        ("2013 – present", ["2013-01-01/2024-08-20"]),
        ("from May 1999 until July 2001", ["1999-05-01/2001-07-31"]),
        ("from November to February 2024", ["2023-11-01/2024-02-29"]),
        ("between now and mid-January", ["2024-08-20/2025-01-20"]),
        ("since 2020", ["2020-01-01/2024-08-20"]),
        ("since 2030", ["2030-01-01/2030-12-31"]),
        ("until 2030", ["None/2030-12-31"]),
        ("before 2020", ["None/2019-12-31"]),
        ("before the end of June", ["None/2024-06-30"]),
        ("before the end of the year", ["None/2024-12-31"]),
        ("from 2015 onwards", ["2015-01-01/2024-08-20"]),
    ],
)
def test_neighbours_make_ranges(text: str, expected: list[str]):
    assert spans(text) == expected


def test_a_range_to_come_may_have_begun():
    assert spans("from July 23 through September 9", "future") == ["2024-07-23/2024-09-09"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on 9 November 2020, 11 January and 26 November 2021", ["2020", "2021", "2021"]),
        ("in January, June and July 1998", ["1998", "1998-06-01/1998-07-31"]),
        ("on 3 December and 5 January 2011", ["2010", "2011"]),
        ("on 3 May, while in June 2011", ["2024", "2011"]),
    ],
)
def test_the_last_of_a_list_gives_its_year_to_all(text: str, expected: list[str]):
    assert [span[: len(year)] for span, year in zip(spans(text), expected, strict=True)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On 30 May 1950 the town fell. On 2 June it was freed.", "1950-06-02"),
        ("On 30 May 1950 the town fell. All fled. In November they came back.", "1950-11-01"),
        ("In December 1950 the town fell. In January it was freed.", "1951-01-01"),
        ("An act of 30 May 1950 has named 2 June a feast.", "2024-06-02"),
        ("In 1950 the town fell. On 2 June it was freed.", "2024-06-02"),
        ("On 30 May 1950 the town fell.\nOn 2 June it was freed.", "2024-06-02"),
        ("On 30 May 2024 the town fell. On 2 June it was freed.", "2024-06-02"),
    ],
)
def test_what_the_sentence_before_told_of_goes_on(text: str, expected: str):
    assert spans(text, "past")[-1].startswith(expected)


def test_since_looks_back_and_by_ahead():
    assert spans("since November") == ["2023-11-01/2024-08-20"]
    assert spans("by November") == ["None/2024-11-30"]


def test_an_early_year_is_named_as_the_whole_year():
    (item,) = joined("early 2023")
    ((_, named),) = item.parts
    assert (named.first, named.last) == (date(2023, 1, 1), date(2023, 12, 31))


def test_two_years_in_one_expression_are_named_apart():
    (item,) = joined("1998-99")
    assert [(found.start, found.end) for found, _ in item.parts] == [(0, 4), (5, 7)]
    assert [named.first for _, named in item.parts] == [date(1998, 1, 1), date(1999, 1, 1)]
