from collections import Counter
from dataclasses import replace

import pytest
from tests.exporting import READING, SEOUL, pick, told, world

from dragoman.ask.events import Choice, find_events, ledger_events
from dragoman.errors import QueryError
from dragoman.model.values import Party


def found(choice, records=None):
    left_out = Counter()
    made = list(find_events(world() if records is None else records, choice, left_out))
    return made, left_out


def test_find_events_leaves_out_background_and_promises_by_default():
    events, left_out = found(Choice())
    assert left_out == {
        "historical": 6, "status": 2, "no_type": 3, "under_agreement": 2, "future": 1,
    }  # fmt: skip
    assert len(events) + left_out.total() == len(READING)


@pytest.mark.parametrize(
    ("choice", "more"),
    [
        (Choice(historical=True), 6),
        (Choice(future=True), 1),
        (Choice(negated=True), 1),
        (Choice(hypothetical=True), 1),
    ],
)
def test_find_events_adds_what_is_asked_for(choice, more):
    assert len(found(choice)[0]) == len(found(Choice())[0]) + more


def test_find_events_confirmed_only():
    records = [told(pick("visit"), ruled="confirmed"), told(pick("appeal"))]
    events, left_out = found(Choice(confirmed_only=True), records)
    assert [e.event.type for e in events] == ["CONSULT"]
    assert left_out == {"unconfirmed": 1}


def test_find_events_without_appeals_codes_demands():
    asked = [told(pick("appeal"))]
    assert found(Choice(), asked)[0][0].code.code == "0233"
    assert found(Choice(appeals=False), asked)[0][0].code.root == "10"


def pairs(key, **choice):
    return found(Choice(historical=True, **choice), [told(pick(key), SEOUL, READING)])[0][0].pairs()


def test_pairs_of_equals_stand_both_ways_and_never_with_themselves():
    assert pairs("drill") == (("KOR", "POL", False), ("POL", "KOR", False))
    assert len(pairs("summit")) == 12


def test_pairs_of_a_visit_have_a_mirror():
    assert pairs("visit") == (("KOR", "POL", True), ("POL", "KOR", False))


def test_pairs_keep_to_the_pair_asked_for():
    assert pairs("summit", pair=("JPN", "POL")) == (("JPN", "POL", False), ("POL", "JPN", False))


def test_crowded_is_more_than_twenty():
    many = tuple(Party("participant", f"G{n:02}") for n in range(21))
    summit = replace(pick("summit"), parties=many)
    assert found(Choice(), [told(summit)])[0][0].crowded
    assert not found(Choice(), [told(replace(summit, parties=many[:20]))])[0][0].crowded


def test_same_keys_are_shared_by_two_tellings_of_one_event():
    events = [e for e in found(Choice())[0] if e.event.date == pick("meeting").date]
    meetings = [e for e in events if e.event.type == "CONSULT" and not e.event.modes]
    assert len(meetings) == 2
    assert set(meetings[0].same_keys()) & set(meetings[1].same_keys())


def test_ledger_events_in_both_schemes(ledger):
    events = list(ledger_events(ledger, scheme="cameo", choice=Choice(historical=True)))
    assert {"SUPPORT", "CONSULT"} <= {e.event.type for e in events}
    assert all(e.code is not None for e in events)


def test_ledger_events_refuses_another_name(ledger):
    with pytest.raises(QueryError, match="plover, cameo"):
        next(ledger_events(ledger, scheme="idea"))
