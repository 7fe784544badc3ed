"""A draft tells its sentences, the times in each, and the country of a place."""

import pytest
from tests.coding.drafts import draft_of, find

pytestmark = pytest.mark.model

TEXT = "Japan praised Chad on Monday.\n\nKenya met Peru in Vienna in June 2023."


def test_sentences_come_in_the_order_of_the_text():
    draft = draft_of(TEXT)
    assert [s.extent.of(TEXT)[:5] for s in draft.sentences] == ["Japan", "Kenya"]


def test_each_sentence_has_its_own_times():
    draft = draft_of(TEXT)
    assert [[t.words for t in draft.times_in(s)] for s in draft.sentences] == [
        ["Monday"],
        ["June 2023"],
    ]


@pytest.mark.parametrize(
    ("word", "country"), [("Vienna", "AUT"), ("Peru", "PER"), ("met", None), ("June", None)]
)
def test_country_is_that_of_a_place_and_of_nothing_else(word, country):
    draft = draft_of(TEXT)
    assert draft.country_at(*find(draft, word)) == country


def test_the_state_named_most_comes_first():
    draft = draft_of("Peru thanked Chad. Peru also thanked Togo. Togo thanked Peru.")
    assert draft.main[0] == "PER"
