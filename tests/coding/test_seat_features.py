"""What the judge sees of a seating: true words about either side and about both."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.coding.drafts import draft_of, find, proposal_of
from tests.coding.scored import score_of, scored

from dragoman.coding.nearby import actors_nearby
from dragoman.coding.pairs import Pairs
from dragoman.coding.seat_features import Seen, step
from dragoman.coding.seats import Seats, options_of, story_of

pytestmark = pytest.mark.model

TEXT = "Japan accused Chad. Peru thanked Japan for the loan."
SIDES = "source JPN Japan, target TCD Chad"
SHARES = st.floats(0, 1)


def seats(first, second=""):
    return Seats(frozenset(first.split()), frozenset(second.split()))


def seen_of(text=TEXT, word="accused", sides=SIDES, pairs=None, told=(), source=None, **more):
    """What is seen of a proposal; `told`: others of the report, as word and sides."""
    draft = draft_of(text, source=source)
    proposal = proposal_of(draft, word, sides, **more)
    near = actors_nearby(draft, find(draft, word)[0])
    story = story_of([proposal, *(proposal_of(draft, *other) for other in told)])
    return Seen(draft, proposal, pairs or Pairs(), near, story)


def side(codes, *, leads=True, **more):
    return seen_of(**more).of_side(frozenset(codes.split()), leads=leads)


def both(first, second="", how="rule", **more):
    return list(seen_of(**more).of_seats(seats(first, second), how))


@given(SHARES, SHARES)
def test_a_larger_share_is_no_lower_step(one, other):
    low, high = sorted((one, other))
    assert 0 <= step(low) <= step(high) <= 9


def test_steps_reach_from_nought_to_nine():
    assert {step(n / 100) for n in range(101)} == set(range(10))


THREE = "Japan, Chad and Peru met. Kenya watched."
OF_SIDE = [
    ({}, "JPN", "s=rule", "as the rule has it"),
    ({}, "PER", "s=other", "another than the rule's"),
    ({}, "JPN TCD", "s=sup", "more than the rule's"),
    ({"sides": "source JPN Japan, source TCD Chad"}, "JPN", "s=sub", "fewer than the rule's"),
    ({}, "JPN", "spath=|nsubj", "the way to the subject"),
    ({}, "TCD", "spos+path=VERB:|dobj", "the way to the object, from a verb"),
    ({}, "PER", "sabsent", "not of the sentence"),
    ({}, "JPN", "swhere=here", "where they stand"),
    ({"text": THREE, "word": "watched"}, "JPN TCD PER", "ssize=3", "how many"),
    ({}, "JPN", "skind=state", "what they are"),
    ({}, "JPN", "srule=test.rule", "the rule that put them there"),
    ({"guessed": "source"}, "JPN", "stype+guess=ACCUSE:source", "whether the rule guessed"),
    ({"text": "Japanese troops attacked Chad.", "word": "attacked", "sides": ""}, "JPN",
     "sof=troop", "whose troops"),
    ({}, "TCD", "shold=deed:dobj", "hanging on the deed itself"),
    ({"text": "Japan accused Chad of raiding Peru."}, "PER", "stype+hold=ACCUSE:dobj:raid",
     "hanging on another word"),
    ({"text": "Japan accused Chad of raiding Peru.", "told": [("raiding", "target PER Peru")]},
     "PER", "sdeed+hold=ACCUSE:dobj:ACCUSE", "hanging on another deed"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("more", "codes", "name"), [o[:3] for o in OF_SIDE], ids=[o[3] for o in OF_SIDE]
)
def test_a_side_tells_what_holds_of_it(more, codes, name):
    assert name in side(codes, **more)


def test_the_second_side_is_seen_by_other_names():
    assert "t=rule" in side("TCD", leads=False)
    assert not set(side("TCD")) & set(side("TCD", leads=False))


def test_of_nobody_little_is_seen():
    assert {"tnone=test.rule", "tsize=0"} <= set(side("", leads=False))
    assert not any("where" in name or "path" in name for name in side("", leads=False))


def test_the_state_that_publishes_is_seen_at_home():
    ministry = "Ministry of Foreign Affairs of Japan"
    more = {"text": "We accused Chad.", "sides": "target TCD Chad", "source": ministry}
    assert "stype+home=ACCUSE:True" in side("JPN", **more)
    assert "stype+home=ACCUSE:False" in side("TCD", **more)


OF_SEATS = [
    (("JPN", "TCD", "rule"), {}, "how=rule", "how it differs"),
    (("JPN", "PER", "target"), {}, "here=True:False", "who is of the sentence"),
    (("JPN", "", "notarget"), {}, "left=1", "who of the sentence is left out"),
    (("JPN TCD", "", "all"), {}, "equals=ACCUSE:True:True", "equals"),
    (("JPN", "TCD", "rule"), {"text": "Japan welcomed the decision of Chad.", "word": "welcomed"},
     "object=decision:here", "the word for what is done"),
    (("JPN", "", "notarget"), {"text": "Japan insisted on the decision of Chad.",
     "word": "insisted"}, "object=decision:nobody", "the same behind a preposition"),
    (("JPN", "TCD", "rule"), {"text": "Japan and Chad left.", "word": "left"},
     "object=-:here", "no such word"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("seating", "more", "name"), [o[:3] for o in OF_SEATS], ids=[o[3] for o in OF_SEATS]
)
def test_both_sides_tell_what_holds_of_them(seating, more, name):
    assert name in both(*seating, **more)


def test_the_scorer_is_heard_on_each_direction():
    pairs = scored(TEXT, Japan_Chad=score_of("ACCUSE", 0.85))
    assert {"score=8", "best=True:8:True"} <= set(both("JPN", "TCD", pairs=pairs))
    assert {"score=0", "best=False:8:True"} <= set(both("TCD", "JPN", pairs=pairs))


def test_of_a_meeting_the_scorer_is_asked_for_the_kind():
    pairs = scored(TEXT, Japan_Chad=score_of("CONSULT", 0.9, "meeting"))
    sides = "participant JPN Japan, participant TCD Chad"
    found = both("JPN TCD", kind="meeting", type="meeting", sides=sides, pairs=pairs)
    assert "score=9" in found


def test_where_the_scorer_is_silent_this_is_told():
    assert "score=none:0:True" in both("JPN", "TCD")


STORY = [
    ("JPN", "PER", "told=False:True", "the other way round"),
    ("PER", "JPN", "told=True:False", "the same again"),
    ("KEN", "JPN", "told=False:False", "neither"),
]


@pytest.mark.parametrize(
    ("first", "second", "name"), [s[:3] for s in STORY], ids=[s[3] for s in STORY]
)
def test_what_was_told_of_both_before_is_seen(first, second, name):
    text = "Peru thanked Japan. The minister smiled. Kenya watched."
    told = [("thanked", "source PER Peru, target JPN Japan")]
    assert name in both(first, second, text=text, word="watched", sides="", told=told)


def test_who_did_something_in_the_sentence_before_is_seen():
    text = "Peru thanked Japan. Kenya watched."
    more = {"text": text, "word": "watched", "sides": ""}
    more["told"] = [("thanked", "source PER Peru, target JPN Japan")]
    assert "first_did=True:True" in both("PER", "KEN", **more)
    assert "second_did=True:True" in both("KEN", "PER", **more)
    assert "first_did=False:True" in both("JPN", "KEN", **more)


def test_nothing_is_seen_twice_of_any_option():
    text = "Kenya, Togo and Peru met in Lima. Japan and Chad praised Kenya, and Peru left."
    draft = draft_of(text)
    proposal = proposal_of(draft, "praised", "source JPN Japan, target KEN Kenya")
    near = actors_nearby(draft, proposal.sentence)
    seen = Seen(draft, proposal, Pairs(), near, story_of([proposal]))
    for option, how in options_of(proposal, near).items():
        names = [
            *seen.of_side(option.first, leads=True),
            *seen.of_side(option.second, leads=False),
            *seen.of_seats(option, how),
        ]
        assert len(names) == len(set(names))
