"""Seats: who sits where by the rule, and which other seatings a deed could have."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.coding.drafts import draft_of, proposal_of

from dragoman.coding.nearby import HERE, HOME, LIST, MAIN, Nearby
from dragoman.coding.seats import ROLES, RULE, Seats, options_of, seats_of, story_of
from dragoman.model import records

pytestmark = pytest.mark.model

TEXT = "Japan accused Chad. Peru thanked Japan."
SIDES = "source JPN Japan, target TCD Chad"
CODES = ("JPN", "TCD", "PER", "KEN")


def seats(first, second=""):
    return Seats(frozenset(first.split()), frozenset(second.split()))


def near(*codes, where=HERE):
    return [Nearby(frozenset(c.split()), where, ()) for c in codes]


def proposal(sides=SIDES, word="accused", **more):
    return proposal_of(draft_of(TEXT), word, sides, **more)


def test_roles_are_those_of_the_records():
    for kind, sides in ROLES.items():
        assert tuple(filter(None, sides)) == records.ROLES[kind]


@pytest.mark.parametrize(
    ("kind", "sides", "expected"),
    [
        ("action", SIDES, seats("JPN", "TCD")),
        ("action", "source JPN Japan, source TCD Chad", seats("JPN TCD")),
        ("visit", "host TCD Chad, visitor JPN Japan", seats("JPN", "TCD")),
        ("transfer", "supplier TCD Chad, recipient JPN Japan", seats("TCD", "JPN")),
        ("meeting", "participant JPN Japan, participant TCD Chad", seats("JPN TCD")),
    ],
    ids=["action", "action of equals", "visit", "transfer", "meeting"],
)
def test_seats_are_told_by_the_roles(kind, sides, expected):
    assert seats_of(proposal(sides, kind=kind)) == expected


OPTIONS = [
    (seats("TCD", "JPN"), "swap", "turned round"),
    (seats("JPN"), "notarget", "against nobody"),
    (seats("JPN TCD"), "all", "both together"),
    (seats("JPN", "PER"), "target", "against another"),
    (seats("PER", "TCD"), "source", "by another"),
    (seats("JPN", "TCD PER"), "moretarget", "against one more"),
    (seats("JPN PER", "TCD"), "moresource", "by one more"),
    (seats("PER", "JPN"), "source+back", "the doer suffers it"),
    (seats("TCD", "PER"), "target+turn", "the sufferer does it"),
]


@pytest.mark.parametrize(("expected", "how"), [o[:2] for o in OPTIONS], ids=[o[2] for o in OPTIONS])
def test_an_action_could_be_anybodys_against_anybody_around(expected, how):
    assert options_of(proposal(), near("PER"))[expected] == how


def test_others_of_the_sentence_could_hold_both_sides_those_far_off_only_one():
    pair = seats("PER", "KEN")
    assert options_of(proposal(), near("PER", "KEN"))[pair] == "both"
    assert pair not in options_of(proposal(), near("PER", "KEN", where=MAIN))


EQUALS = [
    (seats("JPN TCD PER"), "more", "one more"),
    (seats("PER TCD"), "instead", "another in the place of one"),
    (seats("PER KEN"), "only", "a list alone"),
]


@pytest.mark.parametrize(("expected", "how"), [e[:2] for e in EQUALS], ids=[e[2] for e in EQUALS])
def test_equals_sit_on_one_side(expected, how):
    met = proposal("participant JPN Japan, participant TCD Chad", kind="meeting")
    found = options_of(met, near("PER", "PER KEN"))
    assert found[expected] == how
    assert not any(option.second for option in found)


def test_where_nobody_is_around_only_its_own_actors_are_moved():
    found = options_of(proposal(), [])
    assert found == {
        seats("JPN", "TCD"): RULE,
        seats("JPN TCD"): "all",
        seats("TCD", "JPN"): "swap",
        seats("JPN"): "notarget",
    }


ACTORS = st.lists(st.sampled_from(CODES), min_size=1, max_size=3).map(" ".join)
AROUND = st.lists(
    st.builds(
        lambda codes, where: Nearby(frozenset(codes.split()), where, ()),
        ACTORS,
        st.sampled_from([HERE, LIST, HOME, MAIN, "back1"]),
    ),
    max_size=4,
)
KINDS = st.sampled_from(sorted(ROLES))


@st.composite
def proposals(draw):
    """Of any kind that has seats; nobody or somebody on either side, on both even."""
    kind = draw(KINDS)
    sides = st.lists(st.sampled_from(CODES), unique=True, max_size=3)
    parties = [f"{role} {code} Japan" for role in filter(None, ROLES[kind]) for code in draw(sides)]
    return proposal(", ".join(parties), kind=kind)


@given(proposals(), AROUND)
def test_its_own_seats_come_first_and_all_others_are_sound(of, around):
    (own, how), *others = options_of(of, around).items()
    assert (own, how) == (seats_of(of), RULE)
    for option, differs in others:
        assert differs != RULE
        assert option.first
        assert not option.first & option.second


@given(proposals(), AROUND)
def test_only_an_action_may_be_against_nobody_and_equals_are_several(of, around):
    _, *others = options_of(of, around)
    for option in others:
        if ROLES[of.kind][1] is None:
            assert len(option.first) > 1
            assert not option.second
        elif of.kind != "action":
            assert option.second


@given(proposals(), AROUND)
def test_nobody_takes_a_seat_who_is_neither_around_nor_in_it(of, around):
    known = of.actors.union(*(n.actors for n in around))
    assert all(o.first | o.second <= known for o in options_of(of, around))


def test_a_story_tells_who_did_what_to_whom_and_who_stand_together():
    thanked = proposal("source PER Peru, target JPN Japan", "thanked")
    story = story_of([proposal(), thanked, proposal()])
    assert story.told == {0: {("JPN", "TCD")}, 1: {("PER", "JPN")}}
    assert story.doers == {0: {"JPN"}, 1: {"PER"}}
    assert (story.together["TCD", "JPN"], story.together["JPN", "PER"]) == (2, 1)


def test_equals_stand_together_but_do_nothing_to_each_other():
    story = story_of([proposal("party JPN Japan, party TCD Chad", kind="agreement")])
    assert (story.told, story.doers) == ({0: frozenset()}, {0: frozenset()})
    assert story.together["JPN", "TCD"] == story.together["TCD", "JPN"] == 1


def test_who_holds_an_office_is_no_story():
    story = story_of([proposal("holder JPN Japan", kind="office")])
    assert (story.told, story.doers, story.together) == ({}, {}, {})
