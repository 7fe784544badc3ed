from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.build import days, record, report
from tests.ledger.worlds import world

from dragoman.ledger.features import (
    UNDATED,
    classes,
    empty_words,
    features_from,
    features_of,
    keys_of,
    level_of,
    stems,
)

DAY = days("2024-03-05")
TOLD = report("It happened, as was said by all who were there to see the corvettes.")


def some(kind, kind_type, *parties, **more):
    return features_of(record(TOLD, "It happened", kind, kind_type, *parties, **more))


@settings(deadline=None)
@given(st.integers(0, 10_000))
def test_features_come_back_from_their_json(seed):
    for one in world(seed, 2):
        for said in one.records:
            features = features_of(said)
            assert features_from(features.to_json()) == features
            assert features_from(features.to_json()).id == features.id


def test_equal_records_of_two_reports_are_one_node():
    a = some("meeting", "meeting", "participant JPN", "participant TCD", date=days("2024-03-05"))
    b = some("meeting", "meeting", "participant TCD", "participant JPN", date=days("2024-03-05"))
    assert a.id == b.id


def test_record_that_a_person_ruled_on_is_a_node_of_its_own():
    said = record(TOLD, "It happened", "tie", "alliance", "party JPN", "party TCD")
    assert features_of(said, alone="r1").id != features_of(said).id


def test_day_does_not_matter_for_what_holds_as_a_state():
    parties = ("organisation UN", "member TCD")
    assert some("membership", "member", *parties, date=days("2024-03-05")) == some(
        "membership", "member", *parties
    )
    joined = some("membership", "joined", *parties, date=days("2024-03-05"))
    assert joined.first == date(2024, 3, 5).toordinal()


@pytest.mark.parametrize(
    ("interval", "level"),
    [(days("2024-03-05"), 0), (days("2024-03-01", "2024-03-31"), 1), (None, UNDATED),
     (days("2024-01-01", "2024-12-31"), 2), (days("2024-03-05", None), 1),
     (days(None, "2024-03-05"), 2)],
    ids=str,
)  # fmt: skip
def test_level_follows_the_width(interval, level):
    assert level_of(some("agreement", "treaty", "party JPN", "party TCD", date=interval)) == level


@pytest.mark.parametrize(
    ("features", "keys"),
    [
        (some("action", "ACCUSE", "source JPN", "target TCD", "target NOR", date=DAY),
         ["JPN|NOR|action:ACCUSE", "JPN|TCD|action:ACCUSE"]),
        (some("action", "ACCUSE", "source JPN", date=DAY), ["JPN||action:ACCUSE"]),
        (some("meeting", "call", "participant TCD", "participant JPN", date=days("2024-03-05")),
         ["JPN|TCD|meeting"]),
        (some("meeting", "call", "participant TCD", "participant JPN"), []),
        (some("tie", "alliance", "party TCD", "party JPN"), ["JPN|TCD|tie"]),
        (some("office", "King", "holder NOR Kari Berg"), ["NOR|berg|office", "NOR|kari|office"]),
    ],
    ids=str,
)  # fmt: skip
def test_keys_are_actors_and_topic(features, keys):
    assert keys_of(features) == keys


def test_stems_know_the_wider_class_and_leave_empty_words_out():
    assert stems("the three warships") == stems("3 warship") == {"warshi", "ship"}
    assert stems("Malaysian corvettes", without=("malaysia",)) == {"corvet", "ship"}
    assert stems("of the and") == set()


def test_lists_are_loaded():
    assert classes()["corvette"] == "ship"
    assert "the" in empty_words()
