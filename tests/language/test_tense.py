"""The tense of the clause around a word."""

import pytest
from tests.language.readings import read

from dragoman.language.tense import clause_verb, tense_of

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
