"""Instruments: their types, and what is none."""

import pytest
from tests.coding.drafts import token_of

from dragoman.coding.instruments import is_instrument, type_of, types_of_nouns

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "word", "kind"),
    [
        ("Peru and Chad signed a trade agreement.", "agreement", "agreement"),
        ("Peru and Chad signed a ceasefire agreement.", "agreement", "ceasefire"),
        ("Peru signed a loan deal with Chad.", "deal", "loan"),
        ("Peru signed a $2 billion deal with Chad.", "deal", "contract"),
        ("Peru signed a deal worth 2 billion euros with Chad.", "deal", "contract"),
        ("Peru and Chad approved a programme of cooperation.", "programme", "other"),
        ("Peru and Chad adopted a joint statement.", "adopted", "declaration"),
        ("Peru and Chad signed several documents.", "signed", "other"),
    ],
)
def test_type_is_that_of_the_word_that_says_most(text, word, kind):
    assert type_of(token_of(text, word), "agreement") == kind


def test_type_that_says_enough_stays():
    assert type_of(token_of("Peru and Chad signed a loan treaty.", "treaty"), "treaty") == "treaty"


@pytest.mark.parametrize(
    ("text", "word", "is_one"),
    [
        ("Peru and Chad signed a package of documents.", "package", True),
        ("Peru announced an aid package for Chad.", "package", False),
        ("Peru announced an aid package for Chad.", "announced", False),
        ("Peru and Chad signed a memorandum of understanding.", "understanding", False),
        ("Peru and Chad reached an understanding.", "understanding", True),
    ],
)
def test_help_and_parts_of_a_name_are_no_instruments(text, word, is_one):
    assert is_instrument(token_of(text, word)) is is_one


def test_nouns_of_the_rules_have_their_types():
    assert types_of_nouns()["treaty"] == "treaty"
