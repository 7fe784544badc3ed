"""The words of ties: kinds, changes, owners."""

import pytest
from tests.coding.drafts import draft_of, find

from dragoman.coding.tie_words import change_of, owners_of, refined, settled, tie_at

pytestmark = pytest.mark.model

CHANGES = [
    ("Japan cut relations with Peru.", "relations", "other", "diplomatic relations", "severed"),
    ("Japan expanded trade relations with Peru.", "relations", "other", "other", "upgraded"),
    ("Chad strengthened its alliance with Peru.", "alliance", "alliance", "alliance", "in force"),
    ("Chad enjoys relations with Peru.", "relations", "other", None, "in force"),
    ("Chad reopened its embassy in Lima.", "embassy", "embassy", "embassy", "restored"),
    ("Chad painted its embassy in Lima.", "embassy", "embassy", None, "in force"),
]


@pytest.mark.parametrize(
    ("text", "word", "kind", "tie", "change"), CHANGES, ids=[c[0] for c in CHANGES]
)
def test_noun_and_its_verb_make_the_tie(text, word, kind, tie, change):
    sentence, token = find(draft_of(text), word)
    assert tie_at(sentence, token).endswith(kind) or kind in tie_at(sentence, token)
    made = change_of(token, kind)
    assert refined(token, kind, made) == tie
    assert settled(made, token, tie or kind) == change


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("The U.S.-Japan alliance held.", ["USA", "JPN"]),
        ("The Sino-Russian alliance held.", ["CHN", "RUS"]),
        ("The Kenyan alliance held.", ["KEN"]),
        ("The old alliance held.", []),
    ],
)
def test_owners_of_a_tie_are_read_from_the_words_before_it(text, actors):
    draft = draft_of(text)
    sentence, token = find(draft, "alliance")
    assert sorted(b.who.actor for b in owners_of(draft, sentence, token)) == sorted(actors)


def test_our_tie_is_that_of_the_publisher():
    draft = draft_of("Our alliance held.", source="The White House")
    sentence, token = find(draft, "alliance")
    assert [b.who.actor for b in owners_of(draft, sentence, token)] == ["USA"]
