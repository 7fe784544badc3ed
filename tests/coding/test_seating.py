"""Seating: a deed's own sides unless the judge plainly likes others better."""

import math
from dataclasses import replace
from functools import cache
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.coding.drafts import draft_of, proposal_of

from dragoman.coding.judge import CHOSEN, Judge
from dragoman.coding.pairs import Pairs
from dragoman.coding.seating import seated, seatings_of
from dragoman.coding.seats import seats_of

pytestmark = pytest.mark.model

TEXT = "Foreign Minister Amina Njoroge of Kenya left. Japan accused Chad."
SIDES = "source JPN Japan, target TCD Chad"


def seat(judge, text=TEXT, word="accused", sides=SIDES, **more):
    draft = draft_of(text)
    (found,) = seated(draft, [proposal_of(draft, word, sides, **more)], Pairs(), judge)
    return found


def likes(kind="action", **weights):
    """A judge of seats with these weights, by feature."""
    return Judge({f"seats:{kind}": {CHOSEN: weights}})


def roles(proposal):
    return [(p.role, p.actor) for p in proposal.parties]


SEATED = [
    ({"how=swap": 9.0}, [("source", "TCD"), ("target", "JPN")], "turned round"),
    ({"how=notarget": 9.0}, [("source", "JPN")], "against nobody"),
    ({"how=all": 9.0}, [("source", "JPN"), ("source", "TCD")], "both together"),
    ({"tabsent": 9.0, "how=target": 9.0}, [("source", "JPN"), ("target", "KEN")],
     "against one of another sentence"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("weights", "expected"), [s[:2] for s in SEATED], ids=[s[2] for s in SEATED]
)
def test_the_likeliest_seats_are_taken(weights, expected):
    assert roles(seat(likes(**weights))) == expected


def test_how_the_seats_differ_and_how_likely_they_are_is_kept():
    found = seat(likes(**{"how=swap": 9.0}))
    assert (found.seats, found.seats_step) == ("swap", 9)
    assert seat(likes(**{"how=rule": 9.0})).seats_step == 9


def test_what_is_but_a_little_likelier_changes_nothing():
    found = seat(likes(**{"how=swap": 0.1}))
    assert (roles(found), found.seats) == ([("source", "JPN"), ("target", "TCD")], "rule")


def test_a_judge_of_another_kind_changes_nothing():
    assert seat(likes("visit", **{"how=swap": 9.0})).seats == "rule"


def test_who_changes_sides_keeps_the_words_that_name_it():
    source, target = seat(likes(**{"how=swap": 9.0})).parties
    assert TEXT[source.start_char : source.end_char] == "Chad"
    assert TEXT[target.start_char : target.end_char] == "Japan"


def test_who_is_new_is_named_as_the_text_names_it():
    _, target = seat(likes(**{"tabsent": 9.0, "how=target": 9.0})).parties
    assert (target.actor, target.name, target.office) == (
        "KEN",
        "Amina Njoroge",
        "Foreign Minister",
    )


def test_equals_sit_on_one_side():
    sides = "participant JPN Japan, participant TCD Chad"
    judge = likes("meeting", **{"how=more": 9.0, "sabsent": 9.0})
    found = seat(judge, kind="meeting", type="meeting", sides=sides)
    assert found.side("participant") == {"JPN", "TCD", "KEN"}


@pytest.mark.parametrize(
    ("kind", "sides"),
    [("office", "holder KEN Amina"), ("membership", "organisation JPN Japan, member TCD Chad")],
)
def test_sides_that_are_never_in_doubt_have_no_seating(kind, sides):
    draft = draft_of(TEXT)
    proposal = proposal_of(draft, "accused", sides, kind=kind)
    assert list(seatings_of(draft, [proposal], Pairs())) == [(proposal, None)]
    assert seated(draft, [proposal], Pairs(), likes(kind, **{"how=swap": 9.0})) == [proposal]


REPORTS = [
    (TEXT, "accused", SIDES),
    ("Japan and Chad praised Peru.", "praised",
     "source JPN Japan, source TCD Chad, target PER Peru"),
]  # fmt: skip
IN_ROLES = {
    "action": ("source", "target"),
    "visit": ("visitor", "host"),
    "meeting": ("participant", "participant"),
}


@cache
def seating_in(number, kind):
    """The seating of the deed of a report, were it of this kind."""
    text, word, sides = REPORTS[number]
    for role, other in zip(("source", "target"), IN_ROLES[kind], strict=True):
        sides = sides.replace(role, other)
    draft = draft_of(text)
    ((_, seating),) = seatings_of(draft, [proposal_of(draft, word, sides, kind=kind)], Pairs())
    return draft, seating


NUMBERS, KINDS = st.integers(0, len(REPORTS) - 1), st.sampled_from(sorted(IN_ROLES))
SEEDS = st.integers(0, 1000)


def anyhow(seating, seed):
    """A judge with some weight for each feature of the options."""
    draw = Random(seed)
    names = sorted({name for option in seating.options for name in seating.features(option)})
    return Judge({seating.question: {CHOSEN: {name: draw.gauss(0, 1) for name in names}}})


@settings(max_examples=20)
@given(NUMBERS, KINDS, SEEDS)
def test_shares_are_those_of_the_whole_features_and_sum_to_one(number, kind, seed):
    _, seating = seating_in(number, kind)
    judge = anyhow(seating, seed)
    shares = seating.shares(judge)
    worths = [judge.worth(seating.question, seating.features(o)) for o in shares]
    powers = [math.exp(worth - max(worths)) for worth in worths]
    assert list(shares.values()) == pytest.approx([power / math.fsum(powers) for power in powers])
    assert next(iter(shares)) == next(iter(seating.options))


@pytest.mark.parametrize("kind", IN_ROLES)
@pytest.mark.parametrize("number", range(len(REPORTS)))
def test_without_weights_all_seats_are_as_likely_and_the_rule_has_its_way(number, kind):
    draft, seating = seating_in(number, kind)
    (found,) = seated(draft, [seating.proposal], Pairs(), Judge({}))
    assert len(set(seating.shares(Judge({})).values())) == 1
    assert replace(found, seats_step=0) == seating.proposal


@settings(max_examples=20)
@given(NUMBERS, KINDS, SEEDS)
def test_whoever_is_seated_is_one_of_those_around(number, kind, seed):
    draft, seating = seating_in(number, kind)
    (found,) = seated(draft, [seating.proposal], Pairs(), anyhow(seating, seed))
    around = seating.proposal.actors.union(*(n.actors for n in seating.near))
    assert found.actors <= around
    assert seats_of(found) in seating.options
    assert {party.role for party in found.parties} <= set(IN_ROLES[kind])
