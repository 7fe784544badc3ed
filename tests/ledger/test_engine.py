"""The database under the ledger: above all that a server does what the file does."""

import threading

import pytest
from tests.build import reading
from tests.ledger.server import address, server  # noqa: F401 - fixtures
from tests.ledger.worlds import (
    at,
    first_run,
    groups,
    meeting,
    meeting_report,
    new_ledger,
    one_meeting,
    second_run,
    world,
)

from dragoman.ask.search import search
from dragoman.errors import LedgerError, SchemaTooNewError
from dragoman.ledger.answers import Query
from dragoman.ledger.backup import restore
from dragoman.ledger.store import open_ledger

pytestmark = pytest.mark.slow


def filled(address, readings):  # noqa: F811
    with open_ledger(address, write=True) as ledger:
        for one in readings:
            ledger.add(one, first_run(ledger))


def test_server_holds_what_the_file_holds(address, tmp_path):  # noqa: F811
    readings = world(3, 15)
    filled(address, readings)
    with open_ledger(address) as remote, new_ledger(tmp_path, *readings) as local:
        assert groups(remote) == groups(local)
        assert remote.check() == []
        assert [k.record for k in remote.records()] == [k.record for k in local.records()]
        assert remote.contents() == local.contents()


def test_rulings_hold_on_the_server(address):  # noqa: F811
    readings = world(5, 8)
    filled(address, readings)
    with open_ledger(address, write=True) as ledger:
        a, b = [k.id for k in ledger.records() if k.record.kind == "action"][:2]
        ledger.rule("merge", a, b, by="Ana", at=at(), why="one quarrel")
        ledger.rule("amend", a, by="Ana", at=at(1), why="no", field="status", value="possible")
        for one in readings:
            ledger.add(one, second_run(ledger))
        assert any({a, b} <= set(group) for group in groups(ledger))
        assert ledger.check() == []
        assert len(list(ledger.export_rulings())) == 2


def test_several_writers_at_once(address):  # noqa: F811
    readings = world(9, 16)
    filled(address, [])

    def write(some):
        filled(address, some)

    writers = [threading.Thread(target=write, args=(readings[n::4],)) for n in range(4)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    with open_ledger(address) as ledger:
        assert ledger.contents().reports == 16
        assert ledger.check() == []


def test_search_on_the_server(address):  # noqa: F811
    told = meeting_report()
    filled(address, [reading(told, meeting(told))])
    with open_ledger(address) as ledger:
        assert [h.report for h in search(ledger, "tokyo mori").reports] == [told.id]
        assert len(search(ledger, "met", Query(pair=("JPN", "TCD"))).records) == 1
        assert search(ledger, "oslo").reports == ()


def test_backup_of_the_server_is_a_file_and_comes_back(address, tmp_path):  # noqa: F811
    filled(address, world(2, 6))
    with open_ledger(address) as ledger:
        ledger.backup(tmp_path / "copy.sqlite")
        whole, lines = groups(ledger), ledger.contents()
    with open_ledger(tmp_path / "copy.sqlite") as copy:
        assert groups(copy) == whole
        assert copy.check() == []
    with pytest.raises(LedgerError, match="holds a ledger already"):
        restore(tmp_path / "copy.sqlite", address)
    restore(tmp_path / "copy.sqlite", tmp_path / "again.sqlite")
    with open_ledger(tmp_path / "again.sqlite") as again:
        assert again.contents() == lines


def test_backup_of_a_file_comes_back_on_a_server(address, tmp_path):  # noqa: F811
    with new_ledger(tmp_path, *world(2, 6)) as ledger:
        ledger.backup(tmp_path / "copy.sqlite")
        whole = groups(ledger)
    restore(tmp_path / "copy.sqlite", address)
    with open_ledger(address, write=True) as ledger:
        assert groups(ledger) == whole
        ledger.add(one_meeting(), first_run(ledger))
        assert ledger.check() == []


def test_newer_schema_on_the_server_is_refused(address):  # noqa: F811
    filled(address, [])
    import psycopg

    with psycopg.connect(address, autocommit=True) as other:
        other.execute("UPDATE dragoman_schema SET version_num = '9999'")
    with pytest.raises(SchemaTooNewError, match="newer version"):
        open_ledger(address)


def test_server_that_is_not_there_is_named(tmp_path):
    with pytest.raises(LedgerError, match="cannot be used"):
        open_ledger(f"postgresql://ana@/none?host={tmp_path}")


def test_merging_anew_on_the_server_changes_nothing(address):  # noqa: F811
    filled(address, world(3, 15))
    with open_ledger(address, write=True) as ledger:
        a, b = [k.id for k in ledger.records() if k.record.kind == "action"][:2]
        ledger.rule("merge", a, b, by="Ana", at=at(), why="one quarrel")
        before = groups(ledger)
        assert ledger.merge_anew() == 0
        assert groups(ledger) == before
        ledger.put_off(a, by="Ana", at=at())
        ledger.put_off(a, by="Ana", at=at(1))
        assert ledger.put_off_by("Ana") == {a: at(1)}
        assert ledger.check() == []
