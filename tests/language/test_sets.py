"""Words for several: how many they stand for, and whom."""

import pytest
from tests.language.readings import read

from dragoman.language.rows import row_of
from dragoman.language.sets import find_set, same_clause

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
        (PAIR + "The heads of state agreed to meet.", "heads", ["KEN", "TCD"]),
        (PAIR + "The heads of banks agreed to meet.", "heads", []),
        (PAIR + "The Foreign Ministers agreed to meet again.", "Ministers", ["KEN", "TCD"]),
        (PAIR + "The countries slept.", "countries", []),
        (PAIR + "The two countries of the north slept.", "countries", []),
        (PAIR + "The two ships slept.", "ships", []),
        ("Chad, Kenya and Fiji met. The three nations slept.", "nations", ["FJI", "KEN", "TCD"]),
        ("Chad wept. The two countries slept.", "countries", []),
        ("Chad, Kenya and Fiji met. All three agreed on a plan.", "three", ["FJI", "KEN", "TCD"]),
        (PAIR + "Five countries slept.", "countries", []),
        (PAIR + "Italy praised both countries.", "countries", ["KEN", "TCD"]),
        (PAIR + "Italy signed pacts with both capitals.", "capitals", ["KEN", "TCD"]),
        (PAIR + "At a dinner in Rome NATO sent gifts to the two states.", "states", ["KEN", "TCD"]),
        ("The two Koreas met.", "Koreas", ["KOR", "PRK"]),
        ("Japan watched the two Korean governments.", "governments", ["KOR", "PRK"]),
        ("Japan watched the two German governments.", "governments", []),
        (PAIR + "The two Kenyan ministers slept.", "ministers", []),
        (
            "Chad, Kenya and Fiji sang; they saved their countries.",
            "countries",
            ["FJI", "KEN", "TCD"],
        ),
        (PAIR + "Fiji hopes to both buy and sell.", "both", []),
    ],
)
def test_set_stands_for_the_last_so_many(text, word, expected):
    assert stands_for(text, word) == expected


def test_leaders_are_persons_where_persons_are_named():
    text = "Kenyan President Daniel Otieno met Chadian President Issa Bello. The two leaders ate."
    assert stands_for(text, "leaders") == ["KEN Daniel Otieno", "TCD Issa Bello"]


def test_two_sides_are_those_the_text_is_about_not_what_is_named_beside():
    text = (
        "Kenya held talks with Chad. "
        "Reports from Paris on NATO and on the United Nations were read. Both sides slept."
    )
    assert stands_for(text, "sides", ("KEN", "TCD")) == ["KEN", "TCD"]


def test_a_set_is_what_the_set_before_was():
    text = "Kenya met Chad. Both sides slept. Fiji told Italy what the two sides had said."
    assert stands_for(text, "sides") == ["KEN", "TCD"]


def test_both_before_two_things_is_nobody():
    mentions, _, _ = read(PAIR + "Fiji bought both ships and planes.")
    words = [m.sentence.words(m.start, m.end) for m in mentions.by_token.values()]
    assert "both" not in words


def test_leaders_named_long_ago_keep_their_names():
    text = (
        "Kenyan President Daniel Otieno met Chadian President Issa Bello. Kenya sang. Chad sang. "
        "Kenya ate. Chad ate. Kenya drank. The two presidents slept."
    )
    assert stands_for(text, "presidents") == ["KEN Daniel Otieno", "TCD Issa Bello"]


def test_main_actors_stand_in_where_too_few_are_named():
    assert stands_for("Chad wept. The two countries slept.", "countries", ("TCD", "PER")) == [
        "PER",
        "TCD",
    ]


def test_subject_is_no_part_of_its_object_but_of_the_row_it_stands_in():
    mentions, _, _ = read("Fiji urged the two neighbours. Chad and Kenya met.")
    first, second = mentions.parsed.sentences
    fiji, chad = mentions.of(first)[0], mentions.of(second)[0]
    neighbours = next(t for t in first.span if t.text == "neighbours")
    met = next(t for t in second.span if t.text == "met")
    assert same_clause(fiji, first, neighbours)
    assert not same_clause(chad, second, met)
    assert [w.actor for w in row_of(mentions, chad)] == ["TCD", "KEN"]
