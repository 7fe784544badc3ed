"""The tense of the clause around a word."""

import pytest
from tests.language.readings import read

from dragoman.language.tense import clause_verb, tells_in_present, tense_of, told_tense

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "word", "tense"),
    [
        ("Chad held talks on Monday.", "Monday", "past"),
        ("Chad will hold talks on Monday.", "Monday", "future"),
        ("Chad has held talks.", "talks", "perfect"),
        ("Chad had held talks.", "talks", "pluperfect"),
        ("Chad holds talks.", "talks", "present"),
        ("Chad asked Kenya to hold talks.", "talks", "infinitive"),
        ("A treaty.", "treaty", "none"),
    ],
)
def test_tense(text: str, word: str, tense: str) -> None:
    sentence = read(text)[0].parsed.sentences[0]
    token = next(t for t in sentence.span if t.text == word)
    assert tense_of(token) == tense
    assert (clause_verb(token) is None) == (tense == "none")


@pytest.mark.parametrize(
    ("text", "word", "tense"),
    [
        ("Chad asked Kenya to hold talks.", "talks", "past"),
        ("Chad has agreed to hold talks.", "talks", "perfect"),
        ("Chad holds talks.", "talks", "present"),
        ("A treaty.", "treaty", "none"),
    ],
)
def test_tense_that_a_word_is_told_in(text: str, word: str, tense: str) -> None:
    sentence = read(text)[0].parsed.sentences[0]
    assert told_tense(next(t for t in sentence.span if t.text == word)) == tense


@pytest.mark.parametrize(
    ("text", "present"),
    [
        ("Chad summons the envoy of Peru. Kenya bans imports. Fiji held a vote.", True),
        ("Chad summoned the envoy of Peru. Kenya bans imports. Fiji held a vote.", False),
        ("A treaty.", False),
    ],
)
def test_digests_tell_their_news_in_the_present(text: str, present: bool) -> None:
    assert tells_in_present(read(text)[0].parsed.sentences) is present
