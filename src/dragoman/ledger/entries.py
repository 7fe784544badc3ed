"""Entries: the records as they stand, after the current reading and all rulings, with the indexes
that answer queries.

Worked out from what is kept; dropped and rebuilt they are the same.
"""

import itertools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from dragoman.ledger.answers import Standing
from dragoman.ledger.statements import from_form
from dragoman.ledger.tables import entries, entry_actors, entry_dyads, reports
from dragoman.model.records import Record

MOST_DYAD_ACTORS = 40


@dataclass(frozen=True, slots=True)
class Entry:
    """A record as it stands; the row of the table but for what follows from `form`."""

    record: str
    version: str | None
    run: str | None
    form: str
    standing: Standing = "none"
    disputed: bool = False
    missing: bool = False


def replace_entries(
    connection: Connection, report: str, wanted: Mapping[str, Entry]
) -> tuple[str, ...]:
    """Make a report's entries those wanted, touching only what differs; the records that
    changed.
    """
    there = {
        row.record: row
        for row in connection.execute(
            sa.select(
                entries.c.record,
                entries.c.version,
                entries.c.form,
                entries.c.standing,
                entries.c.disputed,
                entries.c.missing,
            ).where(entries.c.report == report)
        )
    }
    gone = [record for record in there if record not in wanted]
    changed = [
        entry
        for entry in wanted.values()
        if entry.record not in there or _differs(entry, there[entry.record])
    ]
    remove_entries(connection, [*gone, *(e.record for e in changed if e.record in there)])
    if changed:
        published = connection.execute(
            sa.select(reports.c.published).where(reports.c.id == report)
        ).scalar_one()
        write_entries(connection, report, published, changed)
    return tuple(sorted([*gone, *(e.record for e in changed)]))


def write_entries(
    connection: Connection, report: str, published: date, new: Iterable[Entry]
) -> None:
    """Write entries that are not there yet, with their indexes; merging gives them their nodes."""
    rows, actors, dyads = [], [], []
    for entry in new:
        record = from_form(entry.form)
        codes = record.actors()
        rows.append(_row(entry, record, report, published, wide=len(codes) > MOST_DYAD_ACTORS))
        roles = {(party.actor, party.role) for party in record.parties}
        actors += [
            {"actor": a, "kind": record.kind, "record": entry.record, "role": r} for a, r in roles
        ]
        if len(codes) <= MOST_DYAD_ACTORS:
            dyads += [
                {"a": a, "b": b, "kind": record.kind, "record": entry.record}
                for a, b in itertools.combinations(codes, 2)
            ]
    for table, new_rows in ((entries, rows), (entry_actors, actors), (entry_dyads, dyads)):
        if new_rows:
            connection.execute(table.insert(), new_rows)


def remove_entries(connection: Connection, records: list[str]) -> None:
    """Take entries and their indexes away."""
    if not records:
        return
    for table in (entry_actors, entry_dyads, entries):
        connection.execute(table.delete().where(table.c.record.in_(records)))


def _row(
    entry: Entry, record: Record, report: str, published: date, *, wide: bool
) -> dict[str, object]:
    return {
        "record": entry.record,
        "version": entry.version,
        "report": report,
        "run": entry.run,
        "published": published,
        "kind": record.kind,
        "type": record.type,
        "status": record.status,
        "first_day": None if record.date is None else record.date.start,
        "last_day": None if record.date is None else record.date.end,
        "place": None if record.place is None else record.place.name,
        "country": None if record.place is None else record.place.country,
        "confidence": record.confidence,
        "standing": entry.standing,
        "disputed": entry.disputed,
        "missing": entry.missing,
        "wide": wide,
        "form": entry.form,
        "node": None,
        "occurrence": None if entry.standing == "rejected" else entry.record,
    }


def _differs(entry: Entry, row: sa.Row[Any]) -> bool:
    return (entry.version, entry.form, entry.standing, entry.disputed, entry.missing) != (
        row.version,
        row.form,
        row.standing,
        row.disputed,
        row.missing,
    )
