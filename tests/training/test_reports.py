"""Labelled reports as examples for the scorer."""

import pytest
from training.reports import examples_of, relation_of, sides_of


def party(role, actor):
    return {"role": role, "actor": actor, "name": None}


def label(kind="action", kind_type="ACCUSE", *, parties=None, status="actual", **details):
    parties = parties or [party("source", "JPN"), party("target", "TCD")]
    told = {"kind": kind, "type": kind_type, "parties": parties, "status": status}
    return {**told, "details": details, "evidence": ["Japan accused Chad of lying."]}


RELATIONS = [
    (label(status="planned"), ("ACCUSE", "planned", "action"), "an action keeps its type"),
    (label("meeting", "meeting"), ("CONSULT", "actual", "meeting"), "a meeting"),
    (label("visit", "visit", status="planned"), ("AGREE", "planned", "visit"), "a promise"),
    (label("transfer", "arms", terms="gift"), ("AID", "actual", "transfer"), "a gift"),
    (label("tie", "other", change="severed"), ("SANCTION", "actual", "tie"), "a tie cut"),
    (label("tie", "other", change="in force"), None, "a tie that stands"),
    (label("membership", "member"), None, "a member told in passing"),
    (label("office", "President"), None, "an office"),
]


@pytest.mark.parametrize(
    ("record", "made"), [r[:2] for r in RELATIONS], ids=[r[2] for r in RELATIONS]
)
def test_what_a_record_relates_its_parties_by(record, made):
    assert relation_of(record) == made


def test_sides_are_one_way_where_roles_differ_and_both_ways_among_equals():
    def pairs(record):
        return {(x["actor"], y["actor"]) for x, y in sides_of(record)}

    assert pairs(label()) == {("JPN", "TCD")}
    equals = [party("participant", "JPN"), party("participant", "TCD")]
    assert pairs(label("meeting", "meeting", parties=equals)) == {("JPN", "TCD"), ("TCD", "JPN")}


@pytest.mark.model
@pytest.mark.parametrize("optional", [False, True])
def test_a_sentence_has_its_relation_and_the_pairs_without_one(optional):
    text = "Japan accused Chad of lying.\n\nPeru thanked Kenya."
    row = {"id": "a", "date": "2024-08-20", "text": text}
    found = {
        e.text: e for e in examples_of([{**row, "records": [label() | {"optional": optional}]}])
    }
    assert len(found["Peru thanked Kenya."].none) == 2
    told = found.get("Japan accused Chad of lying.")
    if optional:
        assert told is None
        return
    (relation,) = told.relations
    named = [told.text[slice(*told.spans[x])] for x in (relation.source, relation.target)]
    # The way back may be told by the same words: it is left open.
    assert (named, told.none) == (["Japan", "Chad"], [])
