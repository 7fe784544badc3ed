"""Words for several: how many they stand for, and whom."""

import pytest
from tests.language.readings import read

from dragoman.language.sets import find_set, row_of, same_clause

pytestmark = pytest.mark.model


def stands_for(text: str, word: str, main: tuple[str, ...] = (), source: str | None = None):
    mentions, _, speech = read(text, source)
    sentence, token = [(s, t) for s in mentions.parsed.sentences for t in s.span if t.text == word][
        -1
    ]
    found = find_set(mentions, speech, sentence, token, main)
    return sorted(" ".join(filter(None, (w.actor, w.name))) for w in found)


PAIR = "Chad and Kenya met. "


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        (PAIR + "Both countries slept.", "countries", ["KEN", "TCD"]),
        (PAIR + "The two sides slept.", "sides", ["KEN", "TCD"]),
        (PAIR + "The sides slept.", "sides", ["KEN", "TCD"]),
        (PAIR + "The pair slept.", "pair", ["KEN", "TCD"]),
        (PAIR + "The countries slept.", "countries", []),
        (PAIR + "The two countries of the north slept.", "countries", []),
        (PAIR + "The two ships slept.", "ships", []),
        ("Chad, Kenya and Fiji met. The three nations slept.", "nations", ["FJI", "KEN", "TCD"]),
        ("Chad wept. The two countries slept.", "countries", []),
    ],
)
def test_set_stands_for_the_last_so_many(text, word, expected):
    assert stands_for(text, word) == expected


def test_leaders_are_persons_where_persons_are_named():
    text = "Kenyan President Daniel Otieno met Chadian President Issa Bello. The two leaders ate."
    assert stands_for(text, "leaders") == ["KEN Daniel Otieno", "TCD Issa Bello"]


def test_main_actors_stand_in_where_too_few_are_named():
    assert stands_for("Chad wept. The two countries slept.", "countries", ("TCD", "PER")) == [
        "PER",
        "TCD",
    ]


def test_subject_is_no_part_of_its_object_but_of_the_row_it_stands_in():
    mentions, _, _ = read("Fiji urged the two neighbours. Chad and Kenya met.")
    first, second = mentions.parsed.sentences
    fiji, chad = next(mentions.of(first)), next(mentions.of(second))
    neighbours = next(t for t in first.span if t.text == "neighbours")
    met = next(t for t in second.span if t.text == "met")
    assert same_clause(fiji, first, neighbours)
    assert not same_clause(chad, second, met)
    assert [w.actor for w in row_of(mentions, chad)] == ["TCD", "KEN"]
