import sqlalchemy as sa
from tests.ledger.worlds import ACTORS, at, groups, new_ledger, second_run, world

from dragoman.ledger.answers import Query
from dragoman.ledger.nodes import regroup
from dragoman.ledger.standing import settle, wanted_entries
from dragoman.ledger.tables import (
    entries,
    entry_actors,
    entry_dyads,
    entry_offices,
    links,
    live_rulings,
    node_keys,
    nodes,
    placements,
    reports,
)
from dragoman.ledger.words import rebuild

EVERY = Query(with_rejected=True)


def stood(ledger):
    return (
        groups(ledger),
        [(k.id, k.record, k.ruling, k.missing, k.occurrence) for k in ledger.records(EVERY)],
        ledger.rulings_in_force(),
        [ledger.office_holders(actor) for actor in ACTORS],
    )


def test_all_that_is_worked_out_can_be_dropped_and_is_the_same_again(tmp_path):
    readings = world(11, 12)
    with new_ledger(tmp_path, *readings) as ledger:
        kept = [k for k in ledger.records() if k.record.kind == "action"]
        ledger.rule("reject", kept[0].id, by="Ana", at=at(), why="no")
        ledger.rule("merge", kept[1].id, kept[2].id, by="Ana", at=at(1), why="one")
        ledger.rule(
            "amend", kept[3].id, by="Ana", at=at(2), why="no", field="status", value="planned"
        )
        for one in readings[:6]:
            ledger.add(one, second_run(ledger))
        before = stood(ledger)
        with ledger.changing() as connection:
            for table in (
                links,
                node_keys,
                nodes,
                entry_actors,
                entry_dyads,
                entry_offices,
                entries,
                live_rulings,
            ):
                connection.execute(table.delete())
            rebuild(connection)
            connection.execute(placements.update().values(record=None, how=""))
            ids = connection.execute(sa.select(reports.c.id)).scalars().all()
            settle(connection, ids)
        assert stood(ledger) == before
        assert ledger.check() == []


def test_settling_again_changes_nothing(tmp_path):
    readings = world(12, 8)
    with new_ledger(tmp_path, *readings) as ledger:
        before = stood(ledger)
        with ledger.changing() as connection:
            assert settle(connection, [one.report.id for one in readings]) == ()
            regroup(connection, (), {})
        assert stood(ledger) == before


def test_wanted_entries_are_those_that_stand(tmp_path):
    with new_ledger(tmp_path, *world(13, 4)) as ledger, ledger.reading() as connection:
        for kept in ledger.records():
            assert kept.id in wanted_entries(connection, kept.report)
