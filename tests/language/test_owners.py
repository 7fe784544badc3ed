"""Whose an office is, told by what stands beside it, by a pronoun, or guessed."""

import pytest
from tests.language.readings import read

from dragoman.language.owners import (
    apposed_owner,
    likely_owner,
    listed_owner,
    owner_before_name,
    owner_right,
    possessor,
    sender,
)

pytestmark = pytest.mark.model


def at(text: str, word: str):
    """The mentions of a text, and the first such word with its sentence."""
    mentions, _, _ = read(text)
    sentence, token = next(
        (s, t) for s in mentions.parsed.sentences for t in s.span if t.text == word
    )
    return mentions, sentence, token.i


@pytest.mark.parametrize(
    ("text", "head", "owner"),
    [
        ("The minister of Chad met Peru.", "minister", "TCD"),
        ("The minister for fish of Chad met Peru.", "minister", "TCD"),
        ("The envoy to Chad met Peru.", "envoy", None),
        ("The envoy for Chad met Peru.", "envoy", None),
        ("The spokesman for Chad met Peru.", "spokesman", "TCD"),
    ],
)
def test_owner_to_the_right_is_told_by_its_preposition(text, head, owner):
    mentions, sentence, k = at(text, head)
    stop = next(t.i for t in sentence.span if t.text == "met")
    assert owner_right(mentions, sentence, k, stop, head) == owner


def test_owner_is_told_at_the_end_of_a_list():
    mentions, sentence, k = at("Issa Bello, Minister of Tourism, Chad; others.", "Tourism")
    assert listed_owner(mentions, sentence, k + 1) == "TCD"
    mentions, sentence, k = at("Issa Bello, Minister of Tourism, slept in Chad.", "Tourism")
    assert listed_owner(mentions, sentence, k + 1) is None


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("Chad's Bello met Peru.", "TCD"),
        ("Chadian Bello met Peru.", "TCD"),
        ("Bello met Peru.", None),
    ],
)
def test_owner_stands_right_before_a_name(text, owner):
    mentions, sentence, k = at(text, "Bello")
    assert owner_before_name(mentions, sentence, k, lambda token: False) == owner


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("Bello, a Chadian trader, met Peru.", "TCD"),
        ("Bello, the patron of Hezbollah, met Peru.", "Hezbollah"),
        ("Bello, a trader, met Peru.", None),
        ("Bello met Peru.", None),
    ],
)
def test_owner_is_told_in_apposition(text, owner):
    mentions, sentence, k = at(text, "Bello")
    assert apposed_owner(mentions, sentence, k + 1) == owner


@pytest.mark.parametrize(
    ("text", "word", "owner"),
    [
        ("Chad called and its minister slept.", "its", "TCD"),
        ("Chad, whose minister slept, called.", "whose", "TCD"),
        ("Chad called and my minister slept.", "my", None),
        ("NATO met. Then the alliance 's chief slept.", "alliance", "NATO"),
        ("It rained on its roof.", "its", None),
    ],
)
def test_pronoun_means_the_nearest_subject(text, word, owner):
    assert possessor(*at(text, word)) == owner


def test_sender_is_whose_side_is_listed():
    text = "The Chadian side comprised Issa Bello."
    assert sender(*at(text, "Issa")) == "TCD"
    assert sender(*at("Chad met Issa Bello.", "Issa")) is None


def test_guess_is_the_nearest_whose_office_is_free():
    where = at("Peru met Chad, and the minister slept.", "minister")
    assert likely_owner(*where, "minister", lambda actor: False) == "TCD"
    assert likely_owner(*where, "minister", lambda actor: actor == "TCD") == "PER"
    assert likely_owner(*where, "minister", lambda actor: True) is None
