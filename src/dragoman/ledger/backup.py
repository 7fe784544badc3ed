"""Backup and restore: one file that holds the whole ledger, from SQLite or from a server, and back
to either.
"""

import contextlib
import sqlite3
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.engine import Engine

from dragoman.errors import LedgerError
from dragoman.ledger import words
from dragoman.ledger.engine import make_engine, prepare, translated, writing
from dragoman.ledger.tables import metadata

ROWS_AT_ONCE = 2000


def back_up(engine: Engine, path: Path) -> None:
    """Write a copy of the whole ledger as one SQLite file; readers and writers may go on meanwhile.

    The file appears under its name only when it is whole.
    Raises: LedgerError if there is a file already, or no room.
    """
    if path.exists():
        raise LedgerError(
            f"{path} is there already: a backup is never written over; give another name"
        )
    half = path.with_name(path.name + ".part")
    half.unlink(missing_ok=True)
    try:
        with translated(str(path)):
            if engine.dialect.name == "sqlite":
                _copy_file(engine, half)
            else:
                _copy_rows_to(engine, half)
        half.replace(path)
    finally:
        half.unlink(missing_ok=True)


def restore(backup: Path, where: str | Path, *, overwrite: bool = False) -> None:
    """Bring a backup back as the ledger at `where`: a path or an address of a server.

    Raises: NotALedgerError if the backup is none, LedgerError if there is a ledger and `overwrite`
    is not set.
    """
    source = make_engine(backup, write=False)
    try:
        prepare(source, str(backup), write=False)
        if isinstance(where, str) and "://" in where:
            _restore_to_server(source, where)
        else:
            _restore_to_file(source, Path(where), overwrite=overwrite)
    finally:
        source.dispose()


def _restore_to_file(source: Engine, path: Path, *, overwrite: bool) -> None:
    if path.exists() and not overwrite:
        raise LedgerError(f"{path} is there already: give another path, or say that it may go")
    half = path.with_name(path.name + ".part")
    half.unlink(missing_ok=True)
    with translated(str(path)):
        _copy_file(source, half)
    for tail in ("-wal", "-shm"):
        path.with_name(path.name + tail).unlink(missing_ok=True)
    half.replace(path)


def _restore_to_server(source: Engine, where: str) -> None:
    target = make_engine(where, write=True)
    try:
        prepare(target, where, write=True)
        with source.connect() as old, writing(target, where) as new:
            if new.execute(
                sa.select(sa.func.count()).select_from(metadata.tables["reports"])
            ).scalar():
                raise LedgerError(f"{where} holds a ledger already: give an empty database")
            _copy_rows(old, new)
    finally:
        target.dispose()


def _copy_file(engine: Engine, path: Path) -> None:
    raw = engine.raw_connection()
    try:
        with contextlib.closing(sqlite3.connect(path)) as copy:
            driver = raw.driver_connection
            if isinstance(driver, sqlite3.Connection):
                driver.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")
    finally:
        raw.close()


def _copy_rows_to(engine: Engine, path: Path) -> None:
    target = make_engine(path, write=True)
    try:
        prepare(target, str(path), write=True)
        with engine.connect() as old, writing(target, str(path)) as new:
            _copy_rows(old, new)
            words.rebuild(new)
    finally:
        target.dispose()
    with contextlib.closing(sqlite3.connect(path)) as copy:
        copy.execute("PRAGMA journal_mode = DELETE")


def _copy_rows(old: sa.Connection, new: sa.Connection) -> None:
    streaming = old.execution_options(yield_per=ROWS_AT_ONCE)
    for table in metadata.sorted_tables:
        for rows in streaming.execute(sa.select(table)).mappings().partitions(ROWS_AT_ONCE):
            new.execute(table.insert(), [dict(row) for row in rows])
