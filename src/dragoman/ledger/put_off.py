"""Records that a reviewer put off: each reviewer's own heap, which outlasts the sitting.

It decides nothing about a record, so it is no ruling and can be written over.
"""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from dragoman.ledger.rows import moment
from dragoman.ledger.tables import put_off


def put(connection: Connection, record: str, by: str, at: datetime) -> None:
    """Put a record off, or put it off again."""
    take(connection, record, by)
    connection.execute(put_off.insert().values(by=by, record=record, at=moment(at)))


def take(connection: Connection, record: str, by: str) -> None:
    """Take a record off the heap."""
    connection.execute(put_off.delete().where(put_off.c.by == by, put_off.c.record == record))


def find(connection: Connection, by: str) -> dict[str, datetime]:
    """When each record on a reviewer's heap was last put off, the longest ago first."""
    rows = connection.execute(
        sa.select(put_off.c.record, put_off.c.at)
        .where(put_off.c.by == by)
        .order_by(put_off.c.at, put_off.c.record)
    )
    return {row.record: datetime.fromisoformat(row.at) for row in rows}
