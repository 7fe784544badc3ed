"""Names found by their spelling: nobody whom a comparison of all with all finds is missed."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.ledger.names import alike, may_be_one, name_of
from dragoman.ledger.spellings import NameIndex, Spellings

letters = st.text("aeilnorst", min_size=1, max_size=12)


@st.composite
def two_spellings(draw):
    """A word, and the same with some letters dropped, doubled or put in."""
    word = draw(letters)
    other = list(word)
    for _ in range(draw(st.integers(0, 4))):
        at = draw(st.integers(0, len(other)))
        other[at : at + draw(st.integers(0, 1))] = draw(st.sampled_from(["", "a", "s", "ll"]))
    return word, "".join(other)


@given(two_spellings())
def test_word_finds_every_other_spelling_met_before(words):
    one, other = words
    if alike(one, other) or alike(other, one):
        for first, second in (words, words[::-1]):
            spellings = Spellings()
            spellings.meet(first)
            assert first in spellings.meet(second)
            assert second in spellings.meet(first)


def test_words_unlike_each_other_are_not_found():
    spellings = Spellings()
    assert spellings.meet("lavrov") == {"lavrov"}
    assert spellings.meet("shoigu") == {"shoigu"}
    assert spellings.meet("lavrow") == {"lavrov", "lavrow"}


@given(st.lists(st.sampled_from(["Kari", "Karin", "Berg", "Bergen", "Nils", "Lund"]), max_size=3))
def test_index_leaves_out_no_name_that_may_be_one(words):
    known = ("Kari Berg", "K. Berg", "Nils Lund", "Karin", "Ministry of Kari", "Lunde")
    index = NameIndex()
    for place, name in enumerate(known):
        index.add(name, place)
    asked = " ".join(words)
    same = [p for p, name in enumerate(known) if may_be_one(name_of(asked), name_of(name))]
    assert set(same) <= set(index.near(asked))
    assert index.near(asked) == sorted(index.near(asked))


@pytest.mark.parametrize("seed", range(3))
def test_index_of_many_names_gives_few_to_compare(seed):
    draw = random.Random(seed)
    index = NameIndex()
    names = ["".join(draw.choices("abcdefghijklmnopqrstuvwxyz", k=9)) for _ in range(600)]
    for place, name in enumerate(names):
        assert len(index.near(name)) < 3
        index.add(name, place)
