"""Opening a database: SQLite file or PostgreSQL server, its identity, its schema; errors in the
user's words.
"""

import contextlib
import os
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.engine import URL, Connection, Engine, make_url
from sqlalchemy.engine.interfaces import DBAPICursor

from dragoman.errors import LedgerError, NotALedgerError, SchemaTooNewError, WriterBusyError
from dragoman.ledger.tables import APPLICATION_ID, SCHEMA, VERSION_TABLE

SCHEMAS = ("0001", "0002", "0003", "0004")
BUSY_SECONDS = 10.0
_RETRY_SECONDS = 0.02
WRITES = "dragoman_writes"
WRITER_LOCK = 0x44524147  # advisory lock of PostgreSQL: one writing transaction at a time


def make_engine(where: str | Path, *, write: bool) -> Engine:
    """An engine for a path (SQLite) or a `postgresql://` address.

    Raises: NotALedgerError for a file that is not there (reading) or is a folder.
    """
    if isinstance(where, str) and where.startswith(("postgresql://", "postgresql+psycopg://")):
        return _server(where)
    return _file(Path(where), write=write)


def prepare(engine: Engine, where: str, *, write: bool) -> None:
    """See that it is a ledger of a schema we know; when writing, make or renew it.

    Raises: NotALedgerError, SchemaTooNewError, LedgerError with the remedy.
    """
    with translated(where):
        if write and engine.dialect.name == "sqlite":
            _set_journal(engine)
        with engine.connect() as connection:
            found = schema_of(connection, where)
        if found == SCHEMA:
            return
        if not write:
            if found is None:
                raise NotALedgerError(f"{where} is empty: `dragoman add` writes a ledger")
            raise LedgerError(
                f"{where} was written by an older version (schema {found}, now {SCHEMA}): "
                "`dragoman ledger upgrade` renews it; back it up first"
            )
        with engine.execution_options(**{WRITES: True}).begin() as connection:
            _upgrade(connection, where)


def schema_of(connection: Connection, where: str) -> str | None:
    """The schema of a database; None if it is empty.

    Raises: NotALedgerError if it holds something else, SchemaTooNewError if we do not know it.
    """
    tables = set(sa.inspect(connection).get_table_names())
    if VERSION_TABLE not in tables:
        if tables and connection.dialect.name == "sqlite":
            raise NotALedgerError(f"{where} is a database of something else; give another path")
        return None
    found = connection.execute(sa.text(f"SELECT version_num FROM {VERSION_TABLE}")).scalar()
    if found not in SCHEMAS:
        raise SchemaTooNewError(
            f"{where} was written by a newer version of dragoman (schema {found}, this one knows "
            f"up to {SCHEMAS[-1]}): install the newer version"
        )
    return str(found)


@contextlib.contextmanager
def translated(where: str) -> Iterator[None]:
    """Errors of the database become ours, with what to do."""
    try:
        yield
    except sa.exc.DBAPIError as error:
        raise _ours(error, where) from error
    except sqlite3.Error as error:
        raise LedgerError(f"{where} cannot be used: {error}") from error


@contextlib.contextmanager
def writing(engine: Engine, where: str) -> Iterator[Connection]:
    """One transaction that writes: all of it or nothing."""
    with translated(where), engine.execution_options(**{WRITES: True}).begin() as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(sa.text(f"SELECT pg_advisory_xact_lock({WRITER_LOCK})"))
        yield connection


def _ours(error: sa.exc.DBAPIError, where: str) -> LedgerError:
    words = str(error.orig).lower()
    if "locked" in words or "lock timeout" in words:
        return WriterBusyError(
            f"{where} is being written by another process: wait for it to end, then run this again"
        )
    if "not a database" in words:
        return NotALedgerError(f"{where} is not a ledger; give another path")
    if "full" in words:
        return LedgerError(
            f"no room left on the disk of {where}: nothing of this step was written; "
            "make room, then run it again"
        )
    if "readonly" in words or "unable to open" in words:
        return LedgerError(
            f"{where} cannot be opened for this: look at its permissions ({error.orig})"
        )
    if "malformed" in words:
        return LedgerError(
            f"{where} is damaged: bring back a backup with `dragoman ledger restore`"
        )
    return LedgerError(f"{where} cannot be used: {error.orig}")


def _file(path: Path, *, write: bool) -> Engine:
    if path.is_dir():
        raise NotALedgerError(f"{path} is a folder; give the path of a file in it")
    if not path.exists() and not write:
        raise NotALedgerError(f"there is no ledger at {path}: `dragoman add` writes one")
    if not path.parent.is_dir():
        raise NotALedgerError(f"there is no folder {path.parent}: make it first")
    mode = "rwc" if write else "ro"
    query = {"mode": mode, "uri": "true"}
    if not write and not os.access(path.parent, os.W_OK):
        query = {"immutable": "1", "uri": "true"}
    address = path.absolute().as_posix().replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    engine = sa.create_engine(
        URL.create("sqlite", database=f"file:{address}", query=query),
        connect_args={"timeout": BUSY_SECONDS, "check_same_thread": False},
    )
    sa.event.listen(engine, "connect", _writes if write else _reads)
    sa.event.listen(engine, "begin", _begin)
    return engine


def _server(where: str) -> Engine:
    try:
        import psycopg
    except ImportError as error:
        raise LedgerError(
            "a ledger on a server needs the PostgreSQL driver: pip install 'dragoman[postgresql]'"
        ) from error
    address = make_url(where).set(drivername=f"postgresql+{psycopg.__name__}")
    return sa.create_engine(address, pool_pre_ping=True)


def _reads(raw: sqlite3.Connection, record: object) -> None:
    raw.isolation_level = None
    raw.execute("PRAGMA cache_size = -32768")
    raw.execute("PRAGMA mmap_size = 134217728")


def _writes(raw: sqlite3.Connection, record: object) -> None:
    raw.isolation_level = None
    for pragma in ("foreign_keys = ON", "synchronous = FULL", "cache_size = -32768"):
        raw.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    """Who writes takes the lock at once, so that nobody waits in the middle; who reads never
    waits.
    """
    writes = connection.get_execution_options().get(WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _set_journal(engine: Engine) -> None:
    """Write-ahead log; a property of the file, so it is set outside any transaction, and only on
    ours or an empty file.
    """
    raw = engine.raw_connection()
    try:
        cursor = raw.cursor()
        tables = cursor.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        application = cursor.execute("PRAGMA application_id").fetchone()[0]
        if not tables or application == APPLICATION_ID:
            _turn_to_wal(cursor)
    finally:
        raw.close()


def _turn_to_wal(cursor: DBAPICursor) -> None:
    """Change the journal, which SQLite refuses at once, without its usual waiting, while another
    process works on the file.
    """
    until = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            cursor.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > until:
                raise
            time.sleep(_RETRY_SECONDS)
        else:
            return


def _upgrade(connection: Connection, where: str) -> None:
    """Migrations, all in one transaction: a killed one leaves the old schema."""
    from alembic import command
    from alembic.config import Config

    if connection.dialect.name == "postgresql":
        connection.execute(sa.text(f"SELECT pg_advisory_xact_lock({WRITER_LOCK})"))
    if schema_of(connection, where) == SCHEMA:
        return
    config = Config()
    config.set_main_option("script_location", (Path(__file__).parent / "migrations").as_posix())
    config.attributes["connection"] = connection
    command.upgrade(config, SCHEMA)
