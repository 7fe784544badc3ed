import sqlite3

import pytest
from tests.ledger.worlds import at, first_run, groups, new_ledger, one_meeting, world

from dragoman.errors import LedgerError, NotALedgerError
from dragoman.ledger.backup import restore
from dragoman.ledger.store import open_ledger


def test_backup_comes_back_whole(tmp_path):
    with new_ledger(tmp_path, *world(3, 8)) as ledger:
        first = next(ledger.records())
        ledger.rule("confirm", first.id, by="Ana", at=at(), why="yes")
        ledger.backup(tmp_path / "copy.sqlite")
        whole = (groups(ledger), ledger.contents(), list(ledger.export_rulings()))
    restore(tmp_path / "copy.sqlite", tmp_path / "again.sqlite")
    with open_ledger(tmp_path / "again.sqlite", write=True) as again:
        assert (groups(again), again.contents(), list(again.export_rulings())) == whole
        assert again.check() == []
        again.add(one_meeting(), first_run(again))


def test_backup_while_writing_is_sound(tmp_path):
    readings = world(3, 8)
    with new_ledger(tmp_path, *readings[:4]) as ledger:
        run = first_run(ledger)
        ledger.backup(tmp_path / "copy.sqlite")
        for one in readings[4:]:
            ledger.add(one, run)
    with open_ledger(tmp_path / "copy.sqlite") as copy:
        assert copy.contents().reports == 4
        assert copy.check() == []


def test_nothing_is_written_over(tmp_path):
    with new_ledger(tmp_path, one_meeting()) as ledger:
        ledger.backup(tmp_path / "copy.sqlite")
        with pytest.raises(LedgerError, match="there already"):
            ledger.backup(tmp_path / "copy.sqlite")
    with pytest.raises(LedgerError, match="there already"):
        restore(tmp_path / "copy.sqlite", tmp_path / "ledger.sqlite")


def test_restore_over_a_damaged_ledger_leaves_nothing_of_it(tmp_path):
    path = tmp_path / "ledger.sqlite"
    with new_ledger(tmp_path, one_meeting()) as ledger:
        ledger.backup(tmp_path / "copy.sqlite")
    path.write_bytes(path.read_bytes()[:5000])
    restore(tmp_path / "copy.sqlite", path, overwrite=True)
    with open_ledger(path) as ledger:
        assert ledger.check() == []
    assert not list(tmp_path.glob("*.part"))


def test_backup_that_is_none_is_refused(tmp_path):
    other = tmp_path / "other.sqlite"
    with sqlite3.connect(other) as songs:
        songs.execute("CREATE TABLE songs (title TEXT)")
    songs.close()
    with pytest.raises(NotALedgerError):
        restore(other, tmp_path / "ledger.sqlite")
    assert not (tmp_path / "ledger.sqlite").exists()
