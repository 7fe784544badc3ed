from difflib import SequenceMatcher

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.ledger.names import SPELLED_ALIKE, bodies, may_be_one, name_extras, name_of

ONE = [
    ("Xi Jinping", "Xi"), ("Erdoğan", "Recep Tayyip Erdogan"), ("Volodymyr Zelensky", "Zelenskyy"),
    ("Joe Biden", "Joseph R. Biden"), ("Kim Jong-un", "Kim Jong Un"), ("President Lee", "Lee"),
    ("Ministry of Defence", "the Defence Ministry"), ("Ban Ki-moon", "Ban"),
]  # fmt: skip
TWO = [
    ("Sergei Lavrov", "Sergei Shoigu"), ("Tamim Al Thani", "Khalid Al Thani"), ("Biden", "Blinken"),
    ("Kim Jong-un", "Kim Yo-jong"), ("Raytheon", "Lockheed Martin"), ("", "Biden"),
]  # fmt: skip


@pytest.mark.parametrize(("a", "b"), ONE)
def test_names_that_may_be_of_one(a, b):
    assert may_be_one(name_of(a), name_of(b))
    assert may_be_one(name_of(b), name_of(a))


@pytest.mark.parametrize(("a", "b"), TWO)
def test_names_of_two(a, b):
    assert not may_be_one(name_of(a), name_of(b))
    assert not may_be_one(name_of(b), name_of(a))


def test_bodies_are_known_by_a_word():
    assert name_of("Turkish National Defence Ministry").body
    assert not name_of("Yaşar Güler").body


def test_a_name_of_titles_only_keeps_its_words():
    assert name_of("the Prince").words


def test_lists_are_in_small_letters():
    assert all(word == word.casefold() for word in bodies() | name_extras())


@given(st.text("abcde", min_size=4, max_size=9), st.text("abcde", min_size=4, max_size=9))
def test_counting_letters_first_changes_no_answer(one, other):
    alike = SequenceMatcher(None, one, other).ratio() >= SPELLED_ALIKE
    assert may_be_one(name_of(one), name_of(other)) == (one == other or alike)
