"""Pairs of parties: which are scored, what the judge is told of them, what they propose."""

import pytest
from tests.coding.drafts import draft_of, proposal_of
from tests.coding.scored import Told, score_of, scored

from dragoman.coding.pairs import MOST_PAIRS, Pairs, opinion, propose_pairs, score_pairs

pytestmark = pytest.mark.model

TEXT = "Japan accused Chad."
SIDES = "source JPN Japan, target TCD Chad"
BACKWARD = "source TCD Chad, target JPN Japan"


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
