"""Ledgers of earlier versions come to the schema of today with all they hold, whatever happens
meanwhile.
"""

import os
import signal
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from threading import Barrier, Timer

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from tests.ledger.released import schemas, unpack
from tests.ledger.server import address, server  # noqa: F401 - fixtures
from tests.ledger.test_tables import ours
from tests.ledger.worlds import at, first_run, one_meeting

from dragoman.errors import LedgerError
from dragoman.ledger import engine
from dragoman.ledger.backup import back_up_from, restore
from dragoman.ledger.store import open_ledger
from dragoman.ledger.tables import SCHEMA, VERSION_TABLE, metadata

EARLIER = engine.SCHEMAS[:-1]
every_schema = pytest.mark.parametrize("schema", EARLIER)


@pytest.fixture
def old(tmp_path, schema):
    """The path of a ledger as an earlier version left it."""
    path = tmp_path / "ledger.sqlite"
    unpack(schema, path)
    return path


def tables(path):
    """All rows of all tables, but for the schema's own and those of the full-text indexes."""
    with closing(sqlite3.connect(path)) as raw:
        names = [n for (n,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        plain = [n for n in names if n != VERSION_TABLE and "_words" not in n]
        return {n: sorted(map(repr, raw.execute(f"SELECT * FROM {n}"))) for n in sorted(plain)}


def schema_now(path):
    with closing(sqlite3.connect(path)) as raw:
        return raw.execute(f"SELECT version_num FROM {VERSION_TABLE}").fetchone()[0]


def assert_renewed(path, before):
    """It is of today's schema, has all it had, is sound, and takes more."""
    with open_ledger(path, write=True) as ledger:
        assert schema_now(path) == SCHEMA
        after = tables(path)
        assert {name: after[name] for name in before} == before
        assert ledger.check() == []
        ledger.add(one_meeting(source="Another"), first_run(ledger))
        ledger.rule("confirm", one_meeting(source="Another").records[0].id_in(
            one_meeting(source="Another").report), by="Ana", at=at(90), why="seen")  # fmt: skip
        assert ledger.check() == []


def test_a_ledger_of_every_earlier_schema_is_kept():
    assert set(EARLIER) <= set(schemas())


@every_schema
def test_kept_ledger_has_something_in_every_table(old, schema):
    assert [name for name, rows in tables(old).items() if not rows] == ["failures"]
    assert schema_now(old) == schema


@every_schema
def test_migration_keeps_all_and_makes_the_tables_of_today(old):
    before = tables(old)
    assert_renewed(old, before)
    with open_ledger(old) as ledger, ledger.reading() as connection:
        context = MigrationContext.configure(connection, opts={"version_table": VERSION_TABLE})
        assert ours(compare_metadata(context, metadata)) == []


@every_schema
def test_earlier_schema_is_not_read_but_the_remedy_is_told(old, schema):
    before = old.read_bytes()
    with pytest.raises(LedgerError, match=f"schema {schema}.*dragoman ledger upgrade"):
        open_ledger(old)
    assert old.read_bytes() == before


@every_schema
def test_backup_of_an_earlier_version_comes_back(old, tmp_path):
    before, whole = tables(old), old.read_bytes()
    restore(old, tmp_path / "again.sqlite")
    assert old.read_bytes() == whole
    with open_ledger(tmp_path / "again.sqlite") as ledger:
        assert ledger.check() == []
    after = tables(tmp_path / "again.sqlite")
    assert {name: after[name] for name in before} == before


@every_schema
def test_ledger_of_an_earlier_version_is_backed_up_as_it_is(old, tmp_path):
    before = tables(old)
    back_up_from(old, tmp_path / "copy.sqlite")
    assert tables(tmp_path / "copy.sqlite") == before


KILLED = """
import os, signal, sys
import sqlalchemy as sa
from dragoman.ledger import engine
from dragoman.ledger.store import open_ledger
real, ticks = engine._writes, iter(range({ticks}))
def die():
    if next(ticks, None) is None:
        os.kill(os.getpid(), signal.SIGKILL)
    return 0
def connect(raw, record):
    real(raw, record)
    raw.set_progress_handler(die, 1)
engine._writes = connect
open_ledger({path!r}, write=True).close()
"""


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="there is no signal 9 here")
@pytest.mark.parametrize("ticks", [100, 600, 1200])
@every_schema
def test_killed_migration_leaves_the_old_ledger_and_running_again_completes(old, schema, ticks):
    before = tables(old)
    script = KILLED.format(path=str(old), ticks=ticks)
    done = subprocess.run([sys.executable, "-c", script], check=False)
    assert done.returncode == -signal.SIGKILL
    assert schema_now(old) == schema
    assert tables(old) == before
    assert_renewed(old, before)


@every_schema
def test_full_disk_stops_the_migration_and_spoils_nothing(old, schema, monkeypatch):
    before, real = tables(old), engine._writes
    with closing(sqlite3.connect(old)) as raw:
        raw.execute("VACUUM")
        pages = raw.execute("PRAGMA page_count").fetchone()[0]

    def short(raw, record):
        real(raw, record)
        raw.execute(f"PRAGMA max_page_count = {pages}")

    monkeypatch.setattr(engine, "_writes", short)
    with pytest.raises(LedgerError, match="no room left"):
        open_ledger(old, write=True)
    monkeypatch.undo()
    assert schema_now(old) == schema
    assert tables(old) == before
    assert_renewed(old, before)


@every_schema
def test_log_cut_after_the_migration_leaves_one_schema_or_the_other(old, schema, tmp_path):
    before = tables(old)
    with open_ledger(old, write=True) as ledger, ledger.reading():
        log = old.with_name(old.name + "-wal").read_bytes()
        whole = old.read_bytes()
    found = []
    for length in sorted({0, 10, *range(4096, len(log), 4096), len(log) - 1, len(log)}):
        cut = tmp_path / f"cut-{length}.sqlite"
        cut.write_bytes(whole)
        cut.with_name(cut.name + "-wal").write_bytes(log[:length])
        found.append(schema_now(cut))
        assert_renewed(cut, before)
    assert found == sorted(found)
    assert {schema, SCHEMA} == set(found)


@every_schema
def test_a_file_that_is_in_use_is_waited_for_before_its_journal_changes(old):
    with closing(sqlite3.connect(old, isolation_level=None, check_same_thread=False)) as other:
        other.execute("PRAGMA journal_mode = DELETE")
        other.execute("BEGIN IMMEDIATE")
        ends = Timer(0.3, other.execute, ["COMMIT"])
        ends.start()
        open_ledger(old, write=True).close()
        ends.join()
    with closing(sqlite3.connect(old)) as again:
        assert again.execute("PRAGMA journal_mode").fetchone() == ("wal",)


@every_schema
def test_two_writers_at_once_migrate_once(old):
    before, start = tables(old), Barrier(2)

    def write(number):
        start.wait()
        with open_ledger(old, write=True) as ledger:
            ledger.add(one_meeting(source=f"Writer {number}"), first_run(ledger))
        return number

    with ThreadPoolExecutor(2) as pool:
        assert list(pool.map(write, range(2))) == [0, 1]
    after = tables(old)
    assert len(after["reports"]) == len(before["reports"]) + 2
    assert after["rulings"] == before["rulings"]
    with open_ledger(old) as ledger:
        assert ledger.check() == []


@every_schema
def test_writer_that_waits_for_a_migration_too_long_is_told_so(old, monkeypatch):
    monkeypatch.setattr(engine, "BUSY_SECONDS", 0.2)
    with closing(sqlite3.connect(old)) as other:
        other.execute("PRAGMA journal_mode = WAL")
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LedgerError, match="written by another process"):
            open_ledger(old, write=True)


@pytest.mark.slow
@every_schema
def test_server_of_an_earlier_schema_is_renewed_with_its_data(
    address,  # noqa: F811
    old,
    schema,
    monkeypatch,
):
    monkeypatch.setattr(engine, "SCHEMA", schema)
    file, server_ = engine.make_engine(old, write=False), engine.make_engine(address, write=True)
    engine.prepare(server_, address, write=True)
    monkeypatch.undo()
    here, there = sa.MetaData(), sa.MetaData()
    with file.connect() as one, server_.begin() as other:
        there.reflect(other)
        here.reflect(one, only=lambda name, _: name in there.tables)
        for table in there.sorted_tables:
            rows = [dict(row) for row in one.execute(sa.select(here.tables[table.name])).mappings()]
            if table.name != VERSION_TABLE and rows:
                other.execute(table.insert(), rows)
    file.dispose()
    server_.dispose()
    with pytest.raises(LedgerError, match="dragoman ledger upgrade"):
        open_ledger(address)
    with open_ledger(address, write=True) as ledger:
        assert ledger.check() == []
        assert len(ledger.rulings()) == len(tables(old)["rulings"])
        assert ledger.contents().reports == len(tables(old)["reports"])
        ledger.add(one_meeting(source="Another"), first_run(ledger))
        assert ledger.check() == []


def test_migration_without_a_fault_is_one_transaction(tmp_path):
    begun = []
    made = engine.make_engine(tmp_path / "ledger.sqlite", write=True)
    sa.event.listen(made, "commit", lambda connection: begun.append(1))
    engine.prepare(made, "ledger", write=True)
    made.dispose()
    assert begun == [1]
