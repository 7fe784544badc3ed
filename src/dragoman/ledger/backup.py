"""Backup and restore: one file that holds the whole ledger, from SQLite or from a server, and back
to either.
"""

import contextlib
import sqlite3
import tempfile
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.engine import Engine

from dragoman.errors import LedgerError, NotALedgerError
from dragoman.ledger import words
from dragoman.ledger.engine import make_engine, prepare, schema_of, translated, writing
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


def back_up_from(where: str | Path, path: Path) -> None:
    """Back up the ledger at a path or address, also one of an earlier schema before it is renewed.

    Raises: NotALedgerError if there is none, SchemaTooNewError; LedgerError as `back_up`, and for
    an earlier schema on a server.
    """
    engine = make_engine(where, write=False)
    try:
        _must_hold_a_ledger(engine, str(where))
        if engine.dialect.name != "sqlite":
            prepare(engine, str(where), write=False)
        back_up(engine, path)
    finally:
        engine.dispose()


def restore(backup: Path, where: str | Path, *, overwrite: bool = False) -> None:
    """Bring a backup back as the ledger at `where`: a path or an address of a server.

    A backup of an earlier version comes back in the schema of today; the backup itself stays as it
    is.
    Raises: NotALedgerError if the backup is none, LedgerError if there is a ledger and `overwrite`
    is not set.
    """
    source = make_engine(backup, write=False)
    try:
        _must_hold_a_ledger(source, str(backup))
        if isinstance(where, str) and "://" in where:
            _restore_to_server(source, where)
        else:
            _restore_to_file(source, Path(where), overwrite=overwrite)
    finally:
        source.dispose()


def _must_hold_a_ledger(engine: Engine, where: str) -> None:
    with translated(where), engine.connect() as connection:
        if schema_of(connection, where) is None:
            raise NotALedgerError(f"{where} is empty: it holds no ledger")


def _restore_to_file(source: Engine, path: Path, *, overwrite: bool) -> None:
    if path.exists() and not overwrite:
        raise LedgerError(f"{path} is there already: give another path, or say that it may go")
    half = path.with_name(path.name + ".part")
    half.unlink(missing_ok=True)
    try:
        with translated(str(path)):
            _copy_renewed(source, half)
        for tail in ("-wal", "-shm"):
            path.with_name(path.name + tail).unlink(missing_ok=True)
        half.replace(path)
    finally:
        half.unlink(missing_ok=True)


def _restore_to_server(source: Engine, where: str) -> None:
    target = make_engine(where, write=True)
    try:
        prepare(target, where, write=True)
        with tempfile.TemporaryDirectory() as folder:
            copy = Path(folder) / "copy.sqlite"
            _copy_renewed(source, copy)
            _copy_to_server(copy, target, where)
    finally:
        target.dispose()


def _copy_to_server(copy: Path, target: Engine, where: str) -> None:
    renewed = make_engine(copy, write=False)
    try:
        with renewed.connect() as old, writing(target, where) as new:
            if new.execute(
                sa.select(sa.func.count()).select_from(metadata.tables["reports"])
            ).scalar():
                raise LedgerError(f"{where} holds a ledger already: give an empty database")
            _copy_rows(old, new)
    finally:
        renewed.dispose()


def _copy_renewed(source: Engine, path: Path) -> None:
    """A copy of a file, in the schema of today."""
    _copy_file(source, path)
    copy = make_engine(path, write=True)
    try:
        prepare(copy, str(path), write=True)
    finally:
        copy.dispose()
    _close_log(path)


def _copy_file(engine: Engine, path: Path) -> None:
    raw = engine.raw_connection()
    try:
        with contextlib.closing(sqlite3.connect(path)) as copy:
            driver = raw.driver_connection
            if isinstance(driver, sqlite3.Connection):
                driver.backup(copy)
    finally:
        raw.close()
    _close_log(path)


def _close_log(path: Path) -> None:
    """One file, without a log beside it."""
    with contextlib.closing(sqlite3.connect(path)) as copy:
        copy.execute("PRAGMA journal_mode = DELETE")


def _copy_rows_to(engine: Engine, path: Path) -> None:
    target = make_engine(path, write=True)
    try:
        prepare(target, str(path), write=True)
        with engine.connect() as old, writing(target, str(path)) as new:
            _copy_rows(old, new)
            words.rebuild(new)
    finally:
        target.dispose()
    _close_log(path)


def _copy_rows(old: sa.Connection, new: sa.Connection) -> None:
    streaming = old.execution_options(yield_per=ROWS_AT_ONCE)
    for table in metadata.sorted_tables:
        for rows in streaming.execute(sa.select(table)).mappings().partitions(ROWS_AT_ONCE):
            new.execute(table.insert(), [dict(row) for row in rows])
