"""Verdicts by words with blame or praise in them: who is judged, and by whom."""

import pytest
from tests.coding.drafts import draft_of

from dragoman.coding.match import find_matches
from dragoman.coding.verdicts import code_verdicts

pytestmark = pytest.mark.model

HOME = "President of Peru"


def verdicts(text, source=None):
    draft = draft_of(text, source=source)
    matches = [m for s in draft.sentences for m in find_matches(draft, s)]
    return list(code_verdicts(draft, matches))


BLAMED = [
    ("Peru spoke of Chad's brutal raid.", HOME, "blame.charged", "TCD", "an adjective"),
    ("The conduct of Chad is unacceptable.", HOME, "blame.charged", "TCD", "an adjective behind"),
    ("We saw the atrocities of Chad.", HOME, "blame.noun", "TCD", "a noun"),
    ("Crimes committed by Chad must not be forgotten.", HOME, "blame.noun", "TCD", "an agent"),
    ("Chad has violated the truce.", HOME, "blame.doing", "TCD", "a verb"),
    ("Chad poses a threat to the lake.", HOME, "blame.peril", "TCD", "a peril that is posed"),
    ("Peru said Chad neglects the wells.", None, "blame.doing", "TCD", "a sayer in the text"),
    ("A senseless war goes on in Chad.", HOME, "blame.charged", "TCD", "the nearest"),
    ("Peru called the raid of Chad absurd.", None, "blame.charged", "TCD", "who calls it so"),
    ("Chad acted. Peru said it was a farce.", None, "blame.noun", "TCD", "of a sentence before"),
]

PRAISED = [
    ("We saw Chad's brave defence.", HOME, "praise.charged", "an adjective"),
    ("The courage of Chad moved us.", HOME, "praise.noun", "a noun"),
    ("Peru called Chad's move courageous.", None, "praise.charged", "who calls it so"),
]


@pytest.mark.parametrize(
    ("text", "source", "rule", "blamed"), [b[:4] for b in BLAMED], ids=[b[4] for b in BLAMED]
)
def test_a_word_with_blame_in_it_accuses_whose_deed_it_is(text, source, rule, blamed):
    (found,) = verdicts(text, source)
    assert (found.type, found.rule) == ("ACCUSE", rule)
    assert (found.side("source"), found.side("target")) == ({"PER"}, {blamed})


@pytest.mark.parametrize(
    ("text", "source", "rule"), [p[:3] for p in PRAISED], ids=[p[3] for p in PRAISED]
)
def test_a_word_with_praise_in_it_stands_by_whose_deed_it_is(text, source, rule):
    (found,) = verdicts(text, source)
    assert (found.type, found.rule) == ("SUPPORT", rule)
    assert (found.side("source"), found.side("target")) == ({"PER"}, {"TCD"})


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Chad has violated the truce.", None),
        ("Our brutal raid was a mistake.", HOME),
        ("Chad held a quiet raid.", HOME),
        ("The threat to Chad is great.", HOME),
        ("A brutal winter came.", HOME),
        ("Peru condemned Chad's brutal raid.", HOME),
    ],
    ids=["nobody says so", "of oneself", "no verdict", "a peril nobody poses", "of nobody",
         "told by a verb of blaming"],
)  # fmt: skip
def test_nobody_is_judged(text, source):
    assert verdicts(text, source) == []


def test_each_is_judged_once_in_a_sentence():
    found = verdicts("Chad's brutal, unlawful raid and Kenya's crimes shocked us.", HOME)
    assert [p.side("target") for p in found] == [{"TCD"}, {"KEN"}]


@pytest.mark.parametrize(
    ("text", "issue"),
    [
        ("Peru spoke of Chad's brutal raid on the lake.", "raid on the lake"),
        ("Chad has violated the truce.", "violated the truce"),
    ],
    ids=["of an adjective its noun", "of a verb its own words"],
)
def test_the_issue_is_what_is_judged(text, issue):
    (found,) = verdicts(text, HOME)
    assert found.details.issue == issue
