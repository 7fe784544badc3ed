"""Instruments: their types, and what is none."""

import pytest
from tests.coding.drafts import token_of, words

from dragoman.coding.instruments import (
    clauses_on,
    is_instrument,
    signing_of,
    stance_towards,
    type_of,
    types_of_nouns,
)

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
        ("The key document, a treaty of peace, was signed in Lima.", "document", "treaty"),
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
        ("Peru and Chad signed a loan agreement.", "loan", False),
        ("Peru and Chad approved a programme of exchanges.", "programme", True),
        ("Peru and Chad praised the programme signed on Monday.", "programme", True),
        ("Peru praised the signing of a programme with Chad.", "programme", True),
        ("Peru welcomed the Lima Framework.", "Framework", True),
        ("Peru noted the framework between Chad and Fiji.", "framework", True),
        ("Peru hosted a cultural programme for Chad.", "programme", False),
        ("Peru and Chad discussed a settlement of the crisis.", "settlement", False),
    ],
)
def test_help_and_parts_of_a_name_are_no_instruments(text, word, is_one):
    assert is_instrument(token_of(text, word)) is is_one


def test_nouns_of_the_rules_have_their_types():
    assert types_of_nouns()["treaty"] == "treaty"


def test_clause_on_what_it_is_about_is_one_on_the_instrument():
    pact = token_of("Fiji praised the pact on Peru, signed by Chad.", "pact")
    assert words(clauses_on(pact)) == ["signed"]


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Peru welcomed the signing of a pact.", "signing"),
        ("Peru welcomed the pact signing ceremony.", "signing"),
        ("Peru welcomed the end of a pact.", None),
    ],
)
def test_noun_of_signing_stands_around_the_instrument(text, noun):
    found = signing_of(token_of(text, "pact"))
    assert (None if found is None else found.text) == noun


@pytest.mark.parametrize(
    ("text", "word", "status"),
    [
        ("Peru and Chad signed a pact.", "pact", "actual"),
        ("Peru and Chad will sign a pact.", "pact", "planned"),
        ("A pact with Chad will be signed in Lima.", "pact", "planned"),
        ("The pact with Chad will create jobs in Lima.", "pact", "actual"),
        ("They will discuss the implementation of the pact.", "pact", "actual"),
        ("They will discuss the pact that Peru and Chad signed.", "pact", "actual"),
        ("Peru will open a port under the pact with Chad.", "pact", "actual"),
        ("They talked of preparations of the pact between Peru and Chad.", "pact", "possible"),
        ("They praised the progress of talks on a pact between Peru and Chad.", "pact", "possible"),
        ("They took up the draft pact between Peru and Chad.", "pact", "possible"),
    ],
)
def test_stance_is_that_towards_the_instrument_itself(text, word, status):
    assert stance_towards(token_of(text, word)).status == status
