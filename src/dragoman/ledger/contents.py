"""What a ledger holds, in numbers."""

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from dragoman.ledger.answers import Contents
from dragoman.ledger.rulings import find_unplaced
from dragoman.ledger.tables import (
    entries,
    failures,
    nodes,
    reports,
    rulings,
    runs,
    statements,
)


def count_contents(connection: Connection) -> Contents:
    """Count reports, records by kind, occurrences, statements, rulings, failures and runs."""
    kept = entries.c.standing != "rejected"
    by_kind = connection.execute(
        sa.select(entries.c.kind, sa.func.count()).where(kept).group_by(entries.c.kind)
    )
    days = connection.execute(
        sa.select(sa.func.min(reports.c.published), sa.func.max(reports.c.published))
    ).one()

    def count(table: sa.Table, *conditions: sa.ColumnElement[bool]) -> int:
        found = connection.execute(sa.select(sa.func.count()).select_from(table).where(*conditions))
        return int(found.scalar_one())

    def distinct(column: sa.ColumnElement[object]) -> int:
        return int(connection.execute(sa.select(sa.func.count(column.distinct()))).scalar_one())

    return Contents(
        reports=count(reports),
        stories=distinct(reports.c.story),
        records={kind: number for kind, number in sorted(tuple(row) for row in by_kind)},
        rejected=count(entries, ~kept),
        occurrences=distinct(nodes.c.occurrence),
        statements=count(statements),
        rulings=count(rulings),
        unplaced=len({lost.ruling.id for lost in find_unplaced(connection)}),
        failures=count(failures),
        runs=count(runs),
        first_day=days[0],
        last_day=days[1],
    )
