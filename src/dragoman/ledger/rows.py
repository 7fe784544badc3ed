"""Rulings as rows of the table, and back."""

import json
from collections.abc import Collection
from datetime import UTC, datetime

import sqlalchemy as sa
from sqlalchemy.engine import Connection, RowMapping

from dragoman.ledger.tables import rulings
from dragoman.model.claims import Ruling
from dragoman.model.ids import content_id


def ruling_id(ruling: Ruling) -> str:
    """Id of a ruling: of all it says."""
    return content_id(
        "ruling",
        ruling.verdict,
        list(ruling.subject),
        ruling.field,
        ruling.value,
        ruling.source,
        ruling.by,
        moment(ruling.at),
        ruling.why,
    )


def moment(at: datetime) -> str:
    """A time as the ledger writes it: universal, to the microsecond, so that times sort as text."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def load_rulings(connection: Connection, ids: Collection[str] | None = None) -> list[Ruling]:
    """Rulings, all or those of some ids, in the order in which they were made."""
    if ids is not None and not ids:
        return []
    chosen = sa.select(rulings).order_by(rulings.c.at, rulings.c.id)
    if ids is not None:
        chosen = chosen.where(rulings.c.id.in_(ids))
    return [ruling_of(row) for row in connection.execute(chosen).mappings()]


def load_undoings(connection: Connection) -> list[Ruling]:
    """All undoings, in the order in which they were made."""
    chosen = sa.select(rulings).where(rulings.c.verdict == "undo")
    rows = connection.execute(chosen.order_by(rulings.c.at, rulings.c.id)).mappings()
    return [ruling_of(row) for row in rows]


def ruling_of(row: RowMapping) -> Ruling:
    """The ruling of a row of the table."""
    return Ruling(
        id=row["id"],
        verdict=row["verdict"],
        subject=tuple(json.loads(row["subject"])),
        by=row["by"],
        at=datetime.fromisoformat(row["at"]),
        why=row["why"],
        field=row["field"],
        value=row["value"],
        source=row["source"],
    )


def write_ruling(connection: Connection, ruling: Ruling) -> bool:
    """Append a ruling unless it is there; whether it was new."""
    if connection.execute(sa.select(rulings.c.id).where(rulings.c.id == ruling.id)).scalar():
        return False
    number = 1 + (connection.execute(sa.select(sa.func.max(rulings.c.n))).scalar() or 0)
    connection.execute(
        rulings.insert().values(
            id=ruling.id,
            n=number,
            verdict=ruling.verdict,
            subject=json.dumps(list(ruling.subject)),
            field=ruling.field,
            value=ruling.value,
            source=ruling.source,
            by=ruling.by,
            at=moment(ruling.at),
            why=ruling.why,
        )
    )
    return True
