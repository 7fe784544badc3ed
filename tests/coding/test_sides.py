"""Sides: lists by their words, antecedents, and who is nearest."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.coding.drafts import draft_of, find

from dragoman.coding.parties import Bearer
from dragoman.coding.sides import (
    antecedent,
    bearers_of,
    codes_of,
    each_once,
    first_borne,
    guess,
    home_bearer,
    is_state,
    kind_of,
    listed,
    sayers_of,
    without,
)
from dragoman.language.mentions import Who

CODES = st.sampled_from(["TCD", "PER", "NATO"])
NAMES = st.one_of(st.none(), st.sampled_from(["Ann", "Ben"]))
SIDES = st.lists(
    st.builds(
        Bearer, st.builds(Who, CODES, NAMES), st.just(0), st.just(1)
    )
)  # fmt: skip


@given(SIDES)
def test_each_code_is_kept_once_and_none_is_lost(side):
    kept = each_once(side)
    assert codes_of(kept) == codes_of(side)
    assert len(kept) == len(codes_of(side))


@given(SIDES)
def test_a_name_is_kept_where_a_code_has_one(side):
    for bearer in each_once(side):
        named = any(b.who.name for b in side if b.who.actor == bearer.who.actor)
        assert (bearer.who.name is not None) == named


@given(SIDES, SIDES)
def test_nobody_left_bears_a_code_that_is_taken(side, taken):
    left = without(side, taken)
    assert codes_of(left).isdisjoint(codes_of(taken))
    assert codes_of(left) | codes_of(taken) >= codes_of(side)


def test_codes_are_of_states_organisations_and_groups():
    assert [kind_of(c) for c in ("PER", "NATO", "no such code")] == ["state", "organisation", ""]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Peru, Chad and Fiji met.", ["PER", "TCD", "FJI"]),
        ("Peru, Chad, and Fiji met.", ["PER", "TCD", "FJI"]),
        ("Peru and Chad met.", ["PER", "TCD"]),
        ("Peru, the EU and Chad met.", ["PER", "EU", "TCD"]),
        ("As members of the EU and NATO, Peru and Chad met.", ["PER", "TCD"]),
        ("Peru left, and Chad stayed.", []),
    ],
)
def test_list_is_read_from_its_commas_and_its_and(text, codes):
    draft = draft_of(text)
    sentence, token = find(draft, "Peru")
    assert [b.who.actor for b in listed(draft, sentence, token)] == codes


@pytest.mark.model
def test_relative_pronoun_stands_for_the_noun_before_it():
    _, token = find(draft_of("Peru praised Chad, which had joined the talks."), "which")
    assert antecedent(token).text == "Chad"


@pytest.mark.model
def test_bearers_of_several_words_are_found_once():
    draft = draft_of("Peru praised Chad.")
    sentence, peru = find(draft, "Peru")
    chad = find(draft, "Chad")[1]
    found = bearers_of(draft, sentence, [peru, chad, peru])
    assert [b.who.actor for b in found] == ["PER", "TCD"]


@pytest.mark.model
def test_guess_is_the_nearest_who_is_not_taken():
    draft = draft_of("Peru praised Chad. Fiji praised it.")
    sentence, token = find(draft, "Fiji")
    taken = bearers_of(draft, sentence, [token])
    assert is_state(guess(draft, sentence, token, taken)[0])
    assert codes_of(guess(draft, sentence, token, taken)).isdisjoint({"FJI"})


@pytest.mark.model
def test_home_is_the_state_of_a_publisher_that_is_a_government():
    draft = draft_of("We object.", source="The White House")
    assert codes_of(home_bearer(draft, draft.sentences[0])) == {"USA"}
    draft = draft_of("We object.")
    assert home_bearer(draft, draft.sentences[0]) == []


def test_the_first_word_that_stands_for_anybody_is_taken():
    draft = draft_of("The lake of Chad pleased Peru.")
    sentence = draft.sentences[0]
    words = [find(draft, word)[1] for word in ("pleased", "Peru", "Chad")]
    assert codes_of(first_borne(draft, sentence, words)) == {"PER"}
    assert first_borne(draft, sentence, words[:1]) == []


@pytest.mark.parametrize(
    ("text", "source", "sayers"),
    [
        ("Peru said Chad left.", None, {"PER"}),
        ("Peru and Fiji said Chad left.", None, {"PER", "FJI"}),
        ("According to Peru, Chad left.", None, {"PER"}),
        ('"Chad left," Peru said.', None, {"PER"}),
        ("Chad left.", "President of Peru", {"PER"}),
        ("Chad left.", None, set()),
    ],
    ids=["a verb of saying", "several", "according to", "quoted", "who publishes", "nobody"],
)
def test_who_says_so_is_the_source_of_the_clause_else_who_speaks(text, source, sayers):
    draft = draft_of(text, source=source)
    assert codes_of(sayers_of(draft, *find(draft, "left"))) == sayers
