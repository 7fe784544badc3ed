"""Proposals: where their trigger stands, whom they name, and what they take from a match."""

import pytest
from tests.coding.drafts import draft_of, find, proposal_of

from dragoman.coding.match import Match
from dragoman.coding.parties import Bearer
from dragoman.coding.proposals import from_match
from dragoman.language.mentions import Who
from dragoman.language.stance import Stance
from dragoman.model.records import Details
from dragoman.model.text import Extent
from dragoman.rules.shapes import CodingRule

pytestmark = pytest.mark.model

TEXT = "On Monday Japan accused Chad and Togo."
SIDES = "source JPN Japan, target TCD Chad, target TGO Togo"


def test_the_trigger_is_the_anchors_place_in_the_report():
    assert proposal_of(draft_of(TEXT), "accused").trigger.of(TEXT) == "accused"


def test_a_coder_may_set_the_trigger_apart():
    proposal = proposal_of(draft_of(TEXT), "accused", trigger_extent=Extent(0, 2))
    assert proposal.trigger.of(TEXT) == "On"


def test_actors_are_those_of_all_parties():
    assert proposal_of(draft_of(TEXT), "accused", SIDES).actors == {"JPN", "TCD", "TGO"}


@pytest.mark.parametrize(
    ("role", "expected"), [("source", {"JPN"}), ("target", {"TCD", "TGO"}), ("host", set())]
)
def test_a_side_is_the_parties_of_one_role(role, expected):
    assert proposal_of(draft_of(TEXT), "accused", SIDES).side(role) == expected


def test_a_match_becomes_a_proposal_with_both_sides():
    draft = draft_of(TEXT)
    sentence, token = find(draft, "accused")
    rule = CodingRule(id="test.accuse", kind="action", type="ACCUSE", verbs=("accuse",), said=True)
    match = Match(
        rule, sentence, token, (Bearer(Who("JPN"), 10, 15),), (Bearer(Who("TCD"), 24, 28),),
        Stance("possible", "may"), "target",
    )  # fmt: skip
    proposal = from_match(match, ("source", "target"), "ACCUSE", Details(issue="spying"))
    assert [(p.role, p.actor) for p in proposal.parties] == [("source", "JPN"), ("target", "TCD")]
    assert (proposal.kind, proposal.type, proposal.rule) == ("action", "ACCUSE", "test.accuse")
    assert (proposal.status, proposal.cue) == ("possible", "may")
    assert (proposal.said, proposal.guessed) == (True, "target")
    assert proposal.details.issue == "spying"
    assert (proposal.sentence, proposal.anchor) == (sentence, token)
