"""Where expressions stand: longest first, never inside a word."""

import time
from datetime import date

import pytest

from dragoman.resolve.times import find_times
from dragoman.resolve.times_find import find_expressions


def words(text: str) -> list[str]:
    return [text[found.start : found.end] for found in find_expressions(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on 3 May 2024 in Oslo", ["3 May 2024"]),
        ("May 5, 2023 and June 2024", ["May 5, 2023", "June 2024"]),
        ("the mayor's Mayday and Junebugs", []),
        ("code N00019-14-C-0073 for $2,014,555 and 2,000.50", []),
        ("at 12,000 metres with 2000 troops", []),
        ("Resolution 1973 and No. 1950", []),
        ("he may march; the Sun rises; Mar del Plata", []),
        ("last year's talks", ["last year"]),
    ],
)
def test_find_expressions_takes_the_longest_and_no_part_of_a_word(text: str, expected: list[str]):
    assert words(text) == expected


def test_found_knows_its_rule_and_kind():
    (found,) = find_expressions("every Monday")
    assert (found.rule, found.kind) == ("set.every", "set")


@pytest.mark.parametrize(
    "piece",
    [
        "one and a half ",
        "twenty-",
        "1,",
        "5, ",
        "the of ",
        "May ",
        "now ",
        "since by ",
        "2010 – ",
        "a ",
    ],
)
def test_time_grows_with_the_text_and_not_with_its_square(piece: str):
    def seconds(times: int) -> float:
        text = "On 3 May 2024 " + piece * times
        start = time.process_time()
        find_times(text, date(2024, 8, 20))
        return time.process_time() - start

    seconds(10)
    short, long = min(seconds(200) for _ in range(3)), min(seconds(2000) for _ in range(2))
    assert long < 40 * short + 0.05
