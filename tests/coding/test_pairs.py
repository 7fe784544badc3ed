"""Pairs of parties: which are scored, what the judge is told of them, what they propose or turn."""

from dataclasses import dataclass, field

import pytest
from tests.coding.drafts import draft_of, proposal_of

from dragoman.coding.pairs import (
    MOST_PAIRS,
    Pairs,
    opinion,
    propose_pairs,
    resided,
    score_pairs,
)
from dragoman.coding.scorer import PairScore
from dragoman.model.records import KINDS, PLOVER_TYPES, STATUSES

pytestmark = pytest.mark.model

TEXT = "Japan accused Chad."
SIDES = "source JPN Japan, target TCD Chad"
BACKWARD = "source TCD Chad, target JPN Japan"


def score_of(label=None, share=0.0, kind="none", status="actual"):
    """A score that gives one label its share, and is sure of kind and status."""
    labels = dict.fromkeys(("NONE", *PLOVER_TYPES), 0.0) | {"NONE": 1.0 - share}
    if label is not None:
        labels[label] = share
    return PairScore(
        labels,
        labels,
        dict.fromkeys(STATUSES, 0.0) | {status: 1.0},
        dict.fromkeys(("none", *KINDS), 0.0) | {kind: 1.0},
    )


NOTHING = score_of()


@dataclass
class Told:
    """A scorer that was told what to say of "Japan Chad", and keeps what it was asked."""

    scores: dict[str, PairScore] = field(default_factory=dict)
    asked: list[tuple[str, str]] = field(default_factory=list)

    def score(self, sentence, spans, pairs):
        named = [(sentence[slice(*spans[a])], sentence[slice(*spans[b])]) for a, b in pairs]
        self.asked += named
        return [self.scores.get(" ".join(pair), NOTHING) for pair in named]


def scored(text, **scores):
    """The pairs of a text; scores by names, as Japan_Chad=…"""
    told = Told({names.replace("_", " "): s for names, s in scores.items()})
    return score_pairs(draft_of(text), told)


def asked(text):
    told = Told()
    score_pairs(draft_of(text), told)
    return told.asked


ASKED = [
    (TEXT, [("Japan", "Chad"), ("Chad", "Japan")], "each pair both ways"),
    ("Rain fell. " + TEXT, [("Japan", "Chad"), ("Chad", "Japan")], "within a later sentence"),
    ("Japan left. Chad stayed.", [], "not across sentences"),
    ("Japan praised the Japanese.", [], "not an actor with itself"),
    ("Reuters quoted Chad.", [], "not the media"),
    ("Nobody was there.", [], "nobody named"),
]


@pytest.mark.parametrize(("text", "expected"), [a[:2] for a in ASKED], ids=[a[2] for a in ASKED])
def test_pairs_of_different_actors_of_a_sentence_are_scored(text, expected):
    assert asked(text) == expected


def test_a_long_list_of_states_is_not_scored_whole():
    states = "Japan, Chad, Peru, Kenya, Togo, Fiji, Cuba, Oman, Mali, Iraq, Iran and Spain"
    assert 0 < len(asked(f"The club has {states}.")) <= MOST_PAIRS


def test_pairs_are_found_by_who_names_source_and_target():
    draft = draft_of(TEXT)
    pairs = scored(TEXT, Japan_Chad=score_of("ACCUSE", 0.9))
    parties = proposal_of(draft, "accused", SIDES).parties
    (ahead,) = pairs.between(draft.sentences[0], parties[:1], parties[1:])
    assert ahead.score.type == "ACCUSE"
    assert pairs.between(draft.sentences[0], parties[:1], parties[:1]) == []


def opinions(pairs, sides=SIDES, **more):
    return set(opinion(pairs, proposal_of(draft_of(TEXT), "accused", sides, **more)))


def test_where_nothing_was_scored_the_judge_is_told_so():
    assert opinions(Pairs()) == {"scorer=action:silent"}


def test_the_judge_hears_of_a_surer_scorer_in_higher_steps():
    def step(share):
        found = opinions(scored(TEXT, Japan_Chad=score_of("ACCUSE", share, "action")))
        (related,) = (n for n in found if n.startswith("related="))
        return int(related.rpartition(":")[2])

    assert step(0.0) < step(0.4) < step(0.99)


def test_the_judge_hears_of_a_deed_turned_round():
    pairs = scored(TEXT, Chad_Japan=score_of("ACCUSE", 0.9, "action"))
    assert "direction=back" in opinions(pairs)
    assert "direction=on" in opinions(pairs, BACKWARD)


def roles(proposal):
    return [(p.role, p.actor) for p in proposal.parties]


SIDED = [(("source", "JPN"), ("target", "TCD")), (("source", "TCD"), ("target", "JPN"))]


@pytest.mark.parametrize(
    ("share", "sides", "expected"),
    [(0.95, BACKWARD, SIDED[0]), (0.95, SIDES, SIDED[0]), (0.1, BACKWARD, SIDED[1])],
    ids=["turned round", "kept where right", "kept where the scorer is unsure"],
)
def test_sides_are_turned_only_where_the_scorer_is_sure(share, sides, expected):
    pairs = scored(TEXT, Japan_Chad=score_of("ACCUSE", share, "action"))
    proposal = proposal_of(draft_of(TEXT), "accused", sides)
    assert roles(resided(pairs, proposal)) == list(expected)


def test_guessed_sides_go_to_the_likeliest_pair_of_the_sentence():
    text = "Japan accused Chad, and Peru watched."
    pairs = scored(text, Japan_Chad=score_of("ACCUSE", 0.95, "action"))
    proposal = proposal_of(
        draft_of(text), "accused", "source PER Peru, target JPN Japan", guessed="source"
    )
    settled = resided(pairs, proposal)
    assert roles(settled) == list(SIDED[0])
    assert "scorer" in settled.guessed


@pytest.mark.parametrize(
    ("sides", "more"),
    [("party JPN Japan, party TCD Chad", {"kind": "agreement"}), ("source JPN Japan", {})],
    ids=["another kind", "no target"],
)
def test_what_has_no_two_sides_is_left_as_it_is(sides, more):
    pairs = scored(TEXT, Chad_Japan=score_of("ACCUSE", 0.95, "action"))
    proposal = proposal_of(draft_of(TEXT), "accused", sides, **more)
    assert resided(pairs, proposal) == proposal


PROPOSED = [
    (score_of("ACCUSE", 0.9, "action"), "action", "ACCUSE", {"source": "JPN", "target": "TCD"}),
    (score_of("CONSULT", 0.9, "visit"), "visit", "visit", {"visitor": "JPN", "host": "TCD"}),
]


@pytest.mark.parametrize(
    ("score", "kind", "kind_type", "sides"), PROPOSED, ids=[p[1] for p in PROPOSED]
)
def test_the_scorer_proposes_what_no_rule_has_seen(score, kind, kind_type, sides):
    (proposal,) = propose_pairs(scored(TEXT, Japan_Chad=score), [])
    assert (proposal.kind, proposal.type, proposal.status) == (kind, kind_type, "actual")
    assert {p.role: p.actor for p in proposal.parties} == sides
    assert proposal.trigger.of(TEXT) == "accused"


@pytest.mark.parametrize(
    ("score", "role"),
    [
        (score_of("CONSULT", 0.9, "meeting"), "participant"),
        (score_of("SUPPORT", 0.9, "agreement"), "party"),
        (score_of("SUPPORT", 0.9, "tie"), "party"),
        (score_of("COOPERATE", 0.9, "action"), "source"),
    ],
    ids=["meeting", "agreement", "tie", "reciprocal action"],
)
def test_among_equals_all_have_one_role(score, role):
    (proposal,) = propose_pairs(scored(TEXT, Japan_Chad=score), [])
    assert proposal.side(role) == {"JPN", "TCD"}


def test_a_proposed_tie_tells_its_change():
    (tie,) = propose_pairs(scored(TEXT, Japan_Chad=score_of("SUPPORT", 0.9, "tie")), [])
    assert tie.details.change == "in force"


@pytest.mark.parametrize(
    "score",
    [score_of("ACCUSE", 0.01, "action"), score_of("ACCUSE", 0.9, "none")],
    ids=["unsure that there is anything", "of no kind"],
)
def test_an_unsure_scorer_proposes_nothing(score):
    assert list(propose_pairs(scored(TEXT, Japan_Chad=score), [])) == []


def test_what_a_rule_has_seen_is_not_proposed_again():
    pairs = scored(TEXT, Japan_Chad=score_of("ACCUSE", 0.9, "action"))
    seen = proposal_of(draft_of(TEXT), "accused", SIDES)
    assert list(propose_pairs(pairs, [seen])) == []


def test_the_same_pair_is_not_proposed_both_ways():
    score = score_of("CONSULT", 0.9, "meeting")
    assert len(list(propose_pairs(scored(TEXT, Japan_Chad=score, Chad_Japan=score), []))) == 1
