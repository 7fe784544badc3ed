"""Actions: one for each match of a rule of actions, with what it is about."""

import pytest
from tests.coding.drafts import draft_of, find

from dragoman.coding.actions import code_actions
from dragoman.coding.match import Match
from dragoman.coding.parties import Bearer
from dragoman.language.mentions import Who
from dragoman.language.stance import Stance
from dragoman.rules.shapes import CodingRule

pytestmark = pytest.mark.model

RULE = CodingRule(
    id="test.rule", kind="action", type="ACCUSE", verbs=("accuse",),
    aim="test aim", modes=("test mode",), facets=("test facet",),
)  # fmt: skip
CHAD, JAPAN = Bearer(Who("TCD"), 14, 18), Bearer(Who("JPN"), 0, 5)


def coded(text, word, rule=RULE):
    draft = draft_of(text)
    match = Match(rule, *find(draft, word), (JAPAN,), (CHAD,), Stance("actual"))
    return list(code_actions(draft, [match]))


def test_the_action_has_its_rules_type_and_sides():
    (action,) = coded("Japan accused Chad of spying.", "accused")
    assert (action.kind, action.type) == ("action", "ACCUSE")
    assert (action.side("source"), action.side("target")) == ({"JPN"}, {"TCD"})


def test_the_schemes_hints_come_from_the_rule():
    (action,) = coded("Japan accused Chad of spying.", "accused")
    details = action.details
    assert (details.aim, details.modes, details.facets) == (
        "test aim",
        ("test mode",),
        ("test facet",),
    )


def test_matches_of_other_kinds_make_no_action():
    meeting = CodingRule(id="test.meet", kind="meeting", type="meeting", verbs=("accuse",))
    assert coded("Japan accused Chad of spying.", "accused", meeting) == []


@pytest.mark.parametrize(
    ("text", "word", "last"),
    [
        ("Japan accused Chad of spying.", "accused", "Chad of spying"),
        ("On Monday Japan accused Chad.", "accused", "Chad"),
    ],
    ids=["to the end of the phrase", "nothing from before"],
)
def test_the_issue_runs_from_the_trigger_to_the_end_of_its_phrase(text, word, last):
    (action,) = coded(text, word)
    assert action.details.issue.removeprefix(f"{word} ") == last


def test_the_issue_is_a_few_words_of_the_report():
    text = "Japan accused Chad of " + "spying and of " * 20 + "lying."
    (action,) = coded(text, "accused")
    assert action.details.issue in text
    assert len(action.details.issue) <= 90
