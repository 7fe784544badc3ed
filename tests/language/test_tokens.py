"""Tokens: the copy says what spaCy says, of every word of every stored parse."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.parses.stored import read_parses

from dragoman.language.tokens import Span, copy_tokens

FIELDS = (
    "i", "idx", "text", "lower_", "lemma_", "pos_", "tag_", "dep_", "ent_type_", "whitespace_",
    "is_space", "is_punct", "like_num",
)  # fmt: skip
SENTENCE = "Botswana condemned Zimbabwe over the beatings of farm workers."


@pytest.fixture(scope="module")
def pairs():
    return [(doc, copy_tokens(doc)) for doc in list(read_parses().values())[::5]]


def numbers(tokens):
    return [t.i for t in tokens]


def test_each_word_keeps_its_forms_and_tags(pairs):
    for doc, copied in pairs:
        for theirs, ours in zip(doc, copied, strict=True):
            assert [getattr(ours, f) for f in FIELDS] == [getattr(theirs, f) for f in FIELDS]


@pytest.mark.parametrize("name", ["children", "ancestors", "subtree", "conjuncts"])
def test_each_word_keeps_those_around_it(pairs, name):
    for doc, copied in pairs:
        for theirs, ours in zip(doc, copied, strict=True):
            assert numbers(getattr(ours, name)) == numbers(getattr(theirs, name))


def test_each_word_keeps_its_head_and_left_edge(pairs):
    for doc, copied in pairs:
        for theirs, ours in zip(doc, copied, strict=True):
            assert (ours.head.i, ours.left_edge.i) == (theirs.head.i, theirs.left_edge.i)


def test_named_things_are_those_of_the_model(pairs):
    for doc, copied in pairs:
        found = [(e.start, e.end, e.label_, e.text) for e in Span(copied, 0, len(copied)).ents]
        assert found == [(e.start, e.end, e.label_, e.text) for e in doc.ents]


@given(st.data())
def test_the_root_of_any_stretch_is_that_of_the_model(pairs, data):
    doc, copied = data.draw(st.sampled_from(pairs))
    start = data.draw(st.integers(0, len(doc) - 1))
    end = data.draw(st.integers(start + 1, len(doc)))
    assert Span(copied, start, end).root.i == doc[start:end].root.i


def test_a_span_counts_and_gives_its_words():
    span = Span(copy_tokens(read_parses()[SENTENCE]), 1, 3)
    assert (len(span), span.text, [t.text for t in span]) == (
        2, "condemned Zimbabwe", ["condemned", "Zimbabwe"],
    )  # fmt: skip


def test_a_neighbour_is_counted_from_the_word():
    condemned = copy_tokens(read_parses()[SENTENCE])[1]
    assert (condemned.nbor(-1).text, condemned.nbor(1).text) == ("Botswana", "Zimbabwe")
