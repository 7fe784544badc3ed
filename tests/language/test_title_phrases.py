"""The words about the head of a title, and whose office they tell."""

import pytest
from tests.language.readings import read

from dragoman.language.title_phrases import (
    head_of,
    is_counterpart,
    is_honorific,
    phrase_end,
    singular_head,
    title_around,
)

pytestmark = pytest.mark.model


def titled(text: str, word: str):
    """The title phrase about a word."""
    mentions, _, _ = read(text)
    sentence, token = next(
        (s, t) for s in mentions.parsed.sentences for t in s.span if t.text == word
    )
    return title_around(mentions, sentence, token.i, phrase_end(mentions, sentence, token.i))


def token_of(text: str, word: str):
    return next(t for s in read(text)[0].parsed.sentences for t in s.span if t.text == word)


@pytest.mark.parametrize(
    ("text", "head", "words", "owner"),
    [
        ("The Kenyan foreign minister left Chad.", "minister", "foreign minister", "KEN"),
        ("The minister of foreign affairs of Chad left Kenya.", "minister",
         "minister of foreign affairs of Chad", "TCD"),
        ("Chad's deputy prime minister left Kenya.", "minister", "deputy prime minister", "TCD"),
        ("The ambassador to Chad left.", "ambassador", "ambassador to Chad", None),
        ("The minister left.", "minister", "minister", None),
    ],
)  # fmt: skip
def test_title_knows_its_words_and_its_owner(text, head, words, owner):
    title = titled(text, head)
    assert (title.words, title.owner, title.until) == (words, owner, False)
    assert title.definite


def test_title_without_article_and_owner_is_not_definite():
    assert not titled("Ministers of Chad saw minister Otieno leave.", "minister").definite


@pytest.mark.parametrize("former", ["former", "ex", "late"])
def test_former_title_is_over(former):
    text = f"The {former} Kenyan president, Daniel Otieno, left Chad."
    assert titled(text, "president").until


def test_owner_by_a_pronoun_is_a_guess():
    title = titled("Kenya called and its foreign minister left Chad.", "minister")
    assert (title.owner, title.guessed) == ("KEN", True)


@pytest.mark.parametrize(
    ("text", "word", "head", "singular"),
    [
        ("The minister left Chad for Kenya.", "minister", "minister", None),
        ("The ministers left Chad for Kenya.", "ministers", None, "minister"),
        ("The chairmen left Chad for Kenya.", "chairmen", None, "chairman"),
        ("The secretaries left Chad for Kenya.", "secretaries", None, "secretary"),
        ("The herring left Chad for Kenya.", "herring", None, None),
    ],
)
def test_heads_of_titles_in_one_and_in_many(text, word, head, singular):
    token = token_of(text, word)
    assert (head_of(token), singular_head(token)) == (head, singular)


def test_honorifics_and_counterparts_are_told_apart_from_titles():
    text = "Mr Otieno of Kenya met his Chadian counterpart and his opposite number."
    assert is_honorific(token_of(text, "Mr"))
    assert not is_honorific(token_of(text, "Otieno"))
    assert is_counterpart(token_of(text, "counterpart"))
    assert is_counterpart(token_of(text, "number"))
    assert not is_counterpart(token_of("Kenya sent Chad a number of ships.", "number"))
