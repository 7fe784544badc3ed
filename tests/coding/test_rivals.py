"""Of two readings of the same words the weaker goes; of other words, parties or kinds none does."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.build import days, record, report

from dragoman.coding.candidates import Candidate
from dragoman.coding.rivals import strongest

OF = report("Japan met Chad. Kenya met Peru.")
BOTH = ("participant JPN", "participant TCD")


def candidate(kind="meeting", *parties, sentence=0, features=(), kind_type=None, **more):
    """A reading of the first sentence."""
    made = record(OF, "Japan met Chad.", kind, kind_type or kind, *(parties or BOTH), **more)
    return Candidate(made, tuple(features), sentence, frozenset({sentence}))


def deed(*parties, kind_type="ACCUSE", **more):
    return candidate("action", *parties, kind_type=kind_type, **more)


def tied(kind_type, **details):
    return candidate("tie", "party JPN", "party TCD", kind_type=kind_type, details=details)


STANDING = tied("diplomatic relations", change="in force")
ONE = [
    (candidate(), candidate(), "the same parties"),
    (candidate(), candidate("meeting", "participant JPN"), "one of the parties left out"),
    (deed("source JPN", "target TCD"), deed("source TCD", "target JPN"), "a deed turned round"),
    (tied("other"), tied("alliance"), "any tie"),
    (STANDING, tied("alliance"), "relations that stand, and what they are"),
]


@pytest.mark.parametrize(("left", "right"), [o[:2] for o in ONE], ids=[o[2] for o in ONE])
def test_the_weaker_of_two_readings_goes(left, right):
    assert strongest([left, right], [0.9, 0.6]) == [0]
    assert strongest([left, right], [0.6, 0.9]) == [1]


def test_a_reading_of_a_sentence_that_tells_of_it_again_goes():
    told_twice = replace(candidate(), told_in=frozenset({0, 3}))
    again = candidate(sentence=3)
    assert strongest([told_twice, again], [0.9, 0.6]) == [0]


JUNE = replace(days("2024-06-01", "2024-06-30"), words="in June")
TODAY = replace(days("2024-08-20"), words="today")
TWO = [
    (candidate(date=TODAY), candidate(date=JUNE), "each with a time of its own"),
    (tied("alliance"), tied("strategic partnership"), "two ties"),
    (candidate(), candidate(sentence=1), "of another sentence"),
    (candidate(), candidate("visit"), "of another kind"),
    (candidate(), candidate("meeting", "participant KEN", "participant TCD"), "other actors"),
    (deed("source JPN", "target TCD"), deed("source JPN", "target PER"), "deeds to two states"),
    (deed("source JPN", "target TCD"), deed("source TCD", "target JPN", kind_type="REJECT"),
     "another deed back"),
    (deed("source JPN", "target TCD"),
     deed("source TCD", "target JPN", sentence=1), "back in another sentence"),
]  # fmt: skip


@pytest.mark.parametrize(("left", "right"), [t[:2] for t in TWO], ids=[t[2] for t in TWO])
def test_readings_of_other_things_stay(left, right):
    assert strongest([left, right], [0.9, 0.6]) == [0, 1]
    assert strongest([left, right], [0.6, 0.9]) == [0, 1]


def promise(sentence=0, *, covers="visit"):
    return deed(
        "source JPN", "target TCD", kind_type="AGREE", sentence=sentence,
        features=[f"covered=action:above:{covers}"],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("promised", "visit", "expected"),
    [
        (promise(), candidate("visit", status="planned"), [1]),
        (promise(), candidate("visit", status="actual"), [0, 1]),
        (promise(1), candidate("visit", status="planned"), [0, 1]),
        (promise(covers="transfer"), candidate("visit", status="planned"), [0, 1]),
    ],
    ids=["told as a visit ahead", "the visit is done", "another sentence", "promises other things"],
)
def test_a_promise_goes_where_what_is_promised_is_a_record(promised, visit, expected):
    assert strongest([promised, visit], [0.9, 0.6]) == expected


READINGS = st.lists(
    st.builds(
        candidate,
        st.sampled_from(["meeting", "visit", "tie", "transfer"]),
        st.sampled_from(["participant JPN", "participant TCD", "participant KEN"]),
        st.sampled_from(["participant JPN", "participant PER"]),
        sentence=st.integers(0, 1),
    ),
    max_size=6,
)


@given(READINGS, st.data())
def test_the_strongest_of_all_stays(readings, data):
    shares = data.draw(st.lists(st.floats(0, 1), min_size=len(readings), max_size=len(readings)))
    left = strongest(readings, shares)
    assert left == sorted(set(left))
    assert not shares or shares.index(max(shares)) in left


def test_nothing_has_no_strongest():
    assert strongest([], []) == []
