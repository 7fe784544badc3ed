"""The way through the parse from a deed to a word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.coding.drafts import draft_of, find

from dragoman.coding.paths import FAR, hold_of, path_between

pytestmark = pytest.mark.model

ACCUSED = "Japan accused Chad of spying on Peru."
PRAISED = "Officials met in Vienna, where Japan praised the ministers of Chad and Peru."


def path(text, anchor, word):
    draft = draft_of(text)
    return path_between(find(draft, anchor)[1], find(draft, word)[1])


PATHS = [
    (ACCUSED, "accused", "Japan", "|nsubj", "down to the subject"),
    (ACCUSED, "accused", "Chad", "|dobj", "down to the object"),
    (ACCUSED, "spying", "Peru", "|pobj:on", "a preposition is named"),
    (ACCUSED, "spying", "Japan", "pcomp^prep|nsubj", "up, then down"),
    ("Japan signed a treaty with Chad.", "treaty", "Japan", "dobj|nsubj", "from a noun"),
    ("Japan signed a treaty with Chad.", "signed", "signed", "|", "to itself"),
    (PRAISED, "praised", "Vienna", "relcl|", "only up"),
    (PRAISED, "praised", "Peru", "|dobj>pobj:of", "the last of a list as the first"),
    ("Japan had praised Chad and would help Peru.", "help", "Japan", "|nsubj",
     "the second of two verbs as the first"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "anchor", "word", "expected"), [p[:4] for p in PATHS], ids=[p[4] for p in PATHS]
)
def test_path_names_the_steps_between_two_words(text, anchor, word, expected):
    assert path(text, anchor, word) == expected


def test_there_is_no_way_into_another_sentence():
    assert path("Japan accused Chad. Kenya praised Peru.", "accused", "Peru") == FAR


def test_a_long_way_says_nothing():
    text = "Japan heard of reports of plans of surveys of roads of villages of parts of Chad."
    assert path(text, "heard", "reports") != FAR
    assert path(text, "heard", "Chad") == FAR


LONG = (
    "Japan, Kenya and Togo said that Chad, whose army had crossed the border of Peru, "
    "would return the prisoners whom it took in the village near the river."
)
WORDS = st.integers(0, 28)


@given(WORDS, WORDS)
def test_a_path_is_far_or_goes_up_and_down_in_few_steps(start, end):
    words = draft_of(LONG).sentences[0].span.tokens
    found = path_between(words[start], words[end])
    if found != FAR:
        up, _, down = found.partition("|")
        assert len([d for d in (*up.split("^"), *down.split(">")) if d]) <= 6


@given(WORDS, st.data())
def test_words_on_the_way_up_are_reached_without_a_step_down(start, data):
    words = draft_of(LONG).sentences[0].span.tokens
    above = [words[start], *words[start].ancestors]
    found = path_between(words[start], data.draw(st.sampled_from(above)))
    assert found == FAR or found.endswith("|")


HOLDS = [
    (ACCUSED, "Japan", ("nsubj", "accused"), "a subject"),
    (ACCUSED, "Peru", ("on", "spying"), "behind a preposition"),
    (PRAISED, "Peru", ("of", "ministers"), "the last of a list as the first"),
    ("Oil from out of Chad was sold.", "Chad", ("of", "Oil"), "behind several prepositions"),
    ("Japan left.", "left", ("ROOT", "left"), "the word over all"),
]


@pytest.mark.parametrize(
    ("text", "word", "expected"), [h[:3] for h in HOLDS], ids=[h[3] for h in HOLDS]
)
def test_a_word_hangs_on_the_one_above_it(text, word, expected):
    link, over = hold_of(find(draft_of(text), word)[1])
    assert (link, over.text) == expected
