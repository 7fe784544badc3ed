import sqlalchemy as sa
from tests.ledger.worlds import at, new_ledger, one_meeting, second_run, world

from dragoman.ledger.entries import Changed
from dragoman.ledger.tables import entries, entry_actors, entry_dyads


def rows(ledger, table):
    with ledger.reading() as connection:
        return {tuple(row) for row in connection.execute(sa.select(table))}


def test_actors_and_dyads_follow_the_record(tmp_path):
    with new_ledger(tmp_path, one_meeting()) as ledger:
        (kept,) = ledger.records()
        assert rows(ledger, entry_dyads) == {("JPN", "TCD", "meeting", kept.id)}
        ledger.rule(
            "amend", kept.id, by="Ana", at=at(), why="no", field="parties.1.actor", value="NOR"
        )
        assert rows(ledger, entry_dyads) == {("JPN", "NOR", "meeting", kept.id)}
        assert {row[0] for row in rows(ledger, entry_actors)} == {"JPN", "NOR"}


def test_entries_that_do_not_change_are_not_touched(tmp_path):
    readings = world(2, 6)
    with new_ledger(tmp_path, *readings) as ledger:
        before = rows(ledger, entries)
        for one in readings:
            assert ledger.add(one, second_run(ledger)).changed == ()
        assert rows(ledger, entries) == before


def test_changes_add_up():
    one = Changed(("a",), frozenset(("n1",)), {})
    both = Changed.together([one, Changed(("b", "a"), frozenset(("n2",)), {})])
    assert both == Changed(("a", "b"), frozenset(("n1", "n2")), {})
