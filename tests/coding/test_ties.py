"""Ties: who stands how to whom, and what changed."""

import pytest
from tests.coding.drafts import draft_of

from dragoman.coding.ties import code_ties

pytestmark = pytest.mark.model

RELATIONS, PARTNERSHIP = "diplomatic relations", "strategic partnership"

TOLD = [
    ("Chad severed diplomatic relations with Peru.", RELATIONS, "severed", {"TCD", "PER"}),
    ("Norway broke off relations with Chile on Monday.", RELATIONS, "severed", {"NOR", "CHL"}),
    ("Fiji established ties with Cuba.", RELATIONS, "established", {"FJI", "CUB"}),
    ("Peru and Chad restored full relations.", RELATIONS, "restored", {"PER", "TCD"}),
    ("Japan recognised Kosovo.", "recognition", "established", {"JPN", "XKX"}),
    ("Kenya opened an embassy in Lima.", "embassy", "established", {"KEN", "PER"}),
    ("They praised the Franco-German alliance.", "alliance", "in force", {"FRA", "DEU"}),
    ("A Russian-Brazilian strategic partnership holds.", PARTNERSHIP, "in force", {"RUS", "BRA"}),
    (
        "Japan raised its relations with Kenya to a strategic partnership.",
        PARTNERSHIP, "upgraded", {"JPN", "KEN"},
    ),
    ("Ghana broke with Taiwan.", RELATIONS, "severed", {"GHA", "TWN"}),
    ("Relations between Fiji and Cuba were built on Monday.", RELATIONS, "established",
     {"FJI", "CUB"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "change", "actors"), TOLD, ids=[t[0] for t in TOLD])
def test_tie_has_its_type_its_change_and_both_parties(text, kind, change, actors):
    ties = list(code_ties(draft_of(text)))
    assert (kind, change, actors) in [(t.type, t.details.change, set(t.actors)) for t in ties]


def test_relations_that_are_built_on_something_are_not_set_up():
    ties = code_ties(draft_of("Relations between Fiji and Cuba are built on trust."))
    assert {t.details.change for t in ties} <= {"in force"}


def test_each_of_several_who_cut_relations_has_a_tie_of_its_own():
    ties = list(code_ties(draft_of("Chad, Peru and Fiji cut relations with Japan.")))
    assert {frozenset(t.actors) for t in ties} == {
        frozenset({state, "JPN"}) for state in ("TCD", "PER", "FJI")
    }
    assert len({t.trigger for t in ties}) == len(ties), "each stands at a place of its own"


def test_recognition_that_moves_cuts_the_one_and_sets_up_the_other():
    ties = list(code_ties(draft_of("Nauru switched recognition from Taiwan to China.")))
    told = {(t.type, t.details.change, frozenset(t.actors)) for t in ties}
    assert ("recognition", "established", frozenset({"NRU", "CHN"})) in told
    assert ("diplomatic relations", "severed", frozenset({"NRU", "TWN"})) in told


@pytest.mark.parametrize(
    "feast",
    ["the 30th anniversary", "the 30-year anniversary", "30 years", "thirty years"],
)
def test_anniversary_is_dated_by_the_year_counted_back(feast):
    (tie,) = code_ties(draft_of(f"Kenya and Japan marked {feast} of diplomatic relations."))
    assert (tie.details.change, tie.date.start.year, tie.date.end.year) == (
        "established",
        1994,
        1994,
    )


def test_years_that_nobody_marks_are_no_feast():
    ties = code_ties(draft_of("After 30 years of diplomatic relations Kenya and Japan fell out."))
    assert all(tie.details.change != "established" for tie in ties)


def test_side_that_is_not_named_is_that_of_the_tie_before_and_called_a_guess():
    text = "Chad severed relations with Peru. Peru responded by severing ties the same day."
    second = list(code_ties(draft_of(text)))[-1]
    assert set(second.actors) == {"TCD", "PER"}
    assert second.guessed == "one"


@pytest.mark.parametrize(
    "text",
    [
        "The alliance of NATO grew.",
        "Japan praised the embassy.",
        "Kenya recognises the need for calm.",
        "In recognition of the month, Kenya praised Chad.",
        "Kenya will help Chad with its allies and partners.",
    ],
)  # fmt: skip
def test_no_tie_is_made_of_a_word_alone(text):
    assert list(code_ties(draft_of(text))) == []
