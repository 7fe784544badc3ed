"""Merging anew: all nodes, links and occurrences worked out from the entries, as a newer version of
merging sees them.
"""

from collections.abc import Iterator

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from dragoman.ledger.features import Features, features_of
from dragoman.ledger.nodes import regroup
from dragoman.ledger.statements import from_form
from dragoman.ledger.tables import entries, links, live_rulings, node_keys, nodes

RECORDS_AT_ONCE = 2000


def merge_anew(connection: Connection) -> int:
    """Forget all that merging worked out and do it again; how many records are in another
    occurrence than before.

    What people merged or kept apart holds as before.
    """
    before = _occurrences(connection)
    for table in (links, node_keys, nodes):
        connection.execute(table.delete())
    alone = _ruled_pairs(connection)
    for some in _batches(connection):
        entered: dict[str, Features] = {}
        moved = []
        for record, form, node in some:
            features = features_of(from_form(form), record if record in alone else None)
            entered[features.id] = features
            if features.id != node:
                moved.append({"key": record, "new": features.id})
        if moved:
            connection.execute(
                entries.update()
                .where(entries.c.record == sa.bindparam("key"))
                .values(node=sa.bindparam("new")),
                moved,
            )
        regroup(connection, frozenset(), entered)
    after = _occurrences(connection)
    return sum(before[record] != after[record] for record in after)


def _occurrences(connection: Connection) -> dict[str, str]:
    rows = connection.execute(
        sa.select(entries.c.record, nodes.c.occurrence).join(nodes, nodes.c.id == entries.c.node)
    )
    return {row.record: row.occurrence for row in rows}


def _ruled_pairs(connection: Connection) -> set[str]:
    """The records that people merged or kept apart: each has a node of its own."""
    slots = connection.execute(
        sa.select(live_rulings.c.slot).where(live_rulings.c.slot.like("pair:%"))
    ).scalars()
    return {record for slot in slots for record in slot.split(":")[1:]}


def _batches(connection: Connection) -> Iterator[list[tuple[str, str, str]]]:
    """The records that are not rejected, in the order in which they were written."""
    last = -1
    while True:
        rows = connection.execute(
            sa.select(entries.c.n, entries.c.record, entries.c.form, entries.c.node)
            .where(entries.c.n > last, entries.c.node.is_not(None))
            .order_by(entries.c.n)
            .limit(RECORDS_AT_ONCE)
        ).all()
        if not rows:
            return
        last = rows[-1].n
        yield [(row.record, row.form, row.node) for row in rows]
