import random
from dataclasses import replace

import pytest
from tests.ledger.worlds import at

from dragoman.errors import RulingError
from dragoman.ledger.rows import ruling_id
from dragoman.ledger.slots import in_force, pair_slot, slot_of, undone
from dragoman.model.claims import Ruling


def ruling(verdict, *subject, by="Ana", hours=0, **more):
    bare = Ruling("", verdict, subject, by, at(hours), "because", **more)
    return replace(bare, id=ruling_id(bare))


@pytest.mark.parametrize(
    ("made", "slot"),
    [
        (ruling("confirm", "r1"), "record:r1"),
        (ruling("could not verify", "r1"), "record:r1"),
        (ruling("amend", "r1", field="status", value='"planned"'), "field:r1:status"),
        (ruling("merge", "r2", "r1"), "pair:r1:r2"),
        (ruling("keep apart", "r1", "r2"), "pair:r1:r2"),
        (ruling("add", "r1", value="{}"), "hand:r1"),
    ],
    ids=lambda case: getattr(case, "verdict", case),
)
def test_slot_is_what_a_ruling_decides(made, slot):
    assert slot_of(made, made.subject) == slot


def test_undoing_has_no_slot():
    with pytest.raises(RulingError, match="no slot"):
        slot_of(ruling("undo", "x"), ("x",))


def test_pair_slot_does_not_depend_on_the_order():
    assert pair_slot("a", "b") == pair_slot("b", "a")


def test_latest_ruling_is_in_force_whatever_the_order():
    made = [
        ruling("confirm", "r1"),
        ruling("reject", "r1", hours=1),
        ruling("confirm", "r1", hours=2),
    ]
    for _ in range(5):
        random.shuffle(made)
        force = in_force([("record:r1", r) for r in made], set())["record:r1"]
        assert force.ruling.at == at(2)
        assert not force.disputed


def test_two_people_who_differ_dispute():
    made = [ruling("confirm", "r1"), ruling("reject", "r1", by="Ben", hours=1)]
    assert in_force([("s", r) for r in made], set())["s"].disputed
    agreed = [*made, ruling("reject", "r1", hours=2)]
    assert not in_force([("s", r) for r in agreed], set())["s"].disputed


def test_undone_ruling_gives_way_to_the_one_before():
    first, second = ruling("confirm", "r1"), ruling("reject", "r1", hours=1)
    undo = ruling("undo", second.id, hours=2)
    again = ruling("undo", undo.id, hours=3)
    placed = [("s", first), ("s", second)]
    assert in_force(placed, undone([undo]))["s"].ruling == first
    assert in_force(placed, undone([undo, again]))["s"].ruling == second
