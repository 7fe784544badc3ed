"""From what is kept to how things stand: the current reading of a report becomes its entries."""

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from dragoman.ledger.entries import Entry, replace_entries
from dragoman.ledger.readings import current_run
from dragoman.ledger.tables import reading_records, versions


def settle_report(connection: Connection, report: str) -> tuple[str, ...]:
    """Bring a report's entries up to its current reading; the records that changed."""
    wanted = {e.record: e for e in _read(connection, report)}
    return replace_entries(connection, report, wanted)


def _read(connection: Connection, report: str) -> list[Entry]:
    run = current_run(connection, report)
    rows = connection.execute(
        sa.select(versions.c.record, versions.c.id, versions.c.run, versions.c.form)
        .join(reading_records, reading_records.c.version == versions.c.id)
        .where(reading_records.c.report == report, reading_records.c.run == run)
    )
    return [Entry(row.record, row.id, row.run, row.form) for row in rows]
