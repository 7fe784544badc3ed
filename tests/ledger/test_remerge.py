import pytest
from tests.ledger.worlds import at, first_run, groups, new_ledger, world

from dragoman.ledger import nodes
from dragoman.ledger.answers import Query
from dragoman.ledger.merges import Decision


def ruled(ledger):
    """Two merged, two kept apart, one rejected."""
    a, other, *_ = [k.id for k in ledger.records(Query(kinds=("action",)))]
    c, d, e, *_ = [k.id for k in ledger.records(Query(kinds=("agreement",)))]
    ledger.rule("merge", a, other, by="Ana", at=at(), why="one quarrel")
    ledger.rule("keep apart", d, e, by="Ana", at=at(1), why="two")
    ledger.rule("reject", c, by="Ana", at=at(2), why="no")
    return {a, other}


@pytest.mark.parametrize("seed", [2, 5, 9])
def test_merging_anew_by_the_same_rules_changes_nothing(tmp_path, seed):
    with new_ledger(tmp_path, *world(seed, 30)) as ledger:
        merged = ruled(ledger)
        before = groups(ledger)
        assert any(merged <= set(group) for group in before)
        assert ledger.merge_anew() == 0
        assert groups(ledger) == before
        assert ledger.check() == []


def test_ledger_merged_by_other_rules_comes_to_those_of_today(tmp_path, monkeypatch):
    readings = world(7, 30)
    with new_ledger(tmp_path, *readings, name="today.sqlite") as today:
        wanted = groups(today)
    monkeypatch.setattr(nodes, "decide", lambda a, b: Decision(False, False, 0.0, "never"))
    with new_ledger(tmp_path, *readings) as ledger:
        apart = groups(ledger)
        monkeypatch.undo()
        assert len(apart) > len(wanted)
        assert ledger.merge_anew() > 0
        assert groups(ledger) == wanted
        assert ledger.check() == []
        ledger.add(world(8, 1)[0], first_run(ledger))
        assert ledger.check() == []
