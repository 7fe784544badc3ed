"""The invariants of a ledger, proved: quotes, ids, references, one live ruling, and what is worked
out.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from dragoman.ledger import placements as places
from dragoman.ledger.entries import office_rows
from dragoman.ledger.features import features_of
from dragoman.ledger.reports import report_or_none
from dragoman.ledger.rows import load_rulings, load_undoings, ruling_id
from dragoman.ledger.slots import in_force, slot_of, undone
from dragoman.ledger.standing import wanted_entries
from dragoman.ledger.statements import from_form, version_id
from dragoman.ledger.tables import (
    entries,
    entry_actors,
    entry_dyads,
    entry_offices,
    links,
    live_rulings,
    metadata,
    nodes,
    reports,
    runs,
    statements,
    versions,
)
from dragoman.ledger.words import report_of
from dragoman.model.ids import content_id, record_id, statement_id
from dragoman.model.records import Record
from dragoman.model.text import Report

ROWS_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Fault:
    """An invariant that does not hold: which, where, and what was found."""

    invariant: str
    where: str
    found: str


def check(connection: Connection) -> Iterator[Fault]:
    """Everything that must always hold of a ledger; nothing comes out of a sound one."""
    yield from _file(connection)
    yield from _reports(connection)
    yield from _versions(connection)
    yield from _statements(connection)
    yield from _runs_and_rulings(connection)
    yield from _references(connection)
    yield from _live(connection)
    yield from _entries(connection)
    yield from _occurrences(connection)


def _file(connection: Connection) -> Iterator[Fault]:
    if connection.dialect.name != "sqlite":
        return
    for (answer,) in connection.exec_driver_sql("PRAGMA integrity_check(20)"):
        if answer != "ok":
            yield Fault("the file is whole", "database", str(answer))
    for index, table in (("report_words", reports), ("entry_words", entries)):
        listed = connection.exec_driver_sql(f"SELECT count(*) FROM {index}_docsize").scalar_one()
        there = connection.execute(sa.select(sa.func.count()).select_from(table)).scalar_one()
        if listed != there:
            yield Fault("the full-text index holds all", index, f"{listed} of {there}")


def _reports(connection: Connection) -> Iterator[Fault]:
    for row in _stream(connection, sa.select(reports)):
        if report_of(row).id != row["id"]:
            yield Fault("a report's id follows from its content", f"report {row['id']}", "another")


def _versions(connection: Connection) -> Iterator[Fault]:
    chosen = sa.select(
        versions.c.id.label("version"), versions.c.record, versions.c.form, versions.c.report
    ).order_by(versions.c.report)
    report: Report | None = None
    for row in _stream(connection, chosen):
        if report is None or report.id != row["report"]:
            report = report_or_none(connection, row["report"])
        record = from_form(row["form"])
        where = f"record {row['record']}"
        if version_id(row["record"], row["form"]) != row["version"]:
            yield Fault("a version's id follows from its content", where, row["version"])
        key = record_id(row["report"], record.kind, record.trigger.start, record.trigger.end)
        if key != row["record"]:
            yield Fault("a record's id follows from report, kind and trigger", where, key)
        if report is not None:
            yield from _quotes(record, report, where)


def _quotes(record: Record, report: Report, where: str) -> Iterator[Fault]:
    for evidence in (*record.evidence, *(f.evidence for f in record.fields)):
        if evidence.extent.of(report.text) != evidence.quote:
            found = f"{evidence.start}-{evidence.end} is not {evidence.quote!r}"
            yield Fault("every quote stands in its report", where, found)


def _statements(connection: Connection) -> Iterator[Fault]:
    chosen = (
        sa.select(
            statements.c.id,
            statements.c.field,
            statements.c.value,
            statements.c.words,
            statements.c.start_char,
            statements.c.end_char,
            versions.c.record,
            versions.c.report,
        )
        .join(versions, versions.c.id == statements.c.version)
        .order_by(versions.c.report)
    )
    report: Report | None = None
    for row in _stream(connection, chosen):
        where = f"record {row['record']}, {row['field']}"
        if statement_id(row["record"], row["field"], json.loads(row["value"])) != row["id"]:
            yield Fault("a statement's id follows from record, field and value", where, row["id"])
        if report is None or report.id != row["report"]:
            report = report_or_none(connection, row["report"])
        said = "" if report is None else report.text[row["start_char"] : row["end_char"]]
        if row["words"] and said != row["words"]:
            yield Fault("every quote stands in its report", where, repr(row["words"]))


def _runs_and_rulings(connection: Connection) -> Iterator[Fault]:
    for row in connection.execute(sa.select(runs)):
        if content_id("run", row.version, row.rules, row.model) != row.id:
            yield Fault("a run's id follows from its versions", f"run {row.id}", "another")
    known = load_rulings(connection)
    ids = {ruling.id for ruling in known}
    for ruling in known:
        where = f"ruling {ruling.id}"
        if ruling_id(ruling) != ruling.id:
            yield Fault("a ruling's id follows from what it says", where, "another")
        if not ruling.by.strip() or not ruling.why.strip():
            yield Fault("a ruling says who and why", where, "empty")
        if ruling.verdict == "undo" and ruling.subject[0] not in ids:
            yield Fault("what is undone was ruled", where, ruling.subject[0])


def _references(connection: Connection) -> Iterator[Fault]:
    for table in metadata.sorted_tables:
        for key in table.foreign_keys:
            column, target = key.parent, key.column
            other = target.table.alias()
            lost = connection.execute(
                sa.select(column)
                .outerjoin(other, other.c[target.name] == column)
                .where(column.is_not(None), other.c[target.name].is_(None))
                .limit(20)
            )
            for (value,) in lost:
                yield Fault("every reference leads somewhere", f"{table.name}.{column.name}", value)
    for table in (entry_actors, entry_dyads, entry_offices):
        rows = connection.execute(
            sa.select(table.c.record).where(table.c.record.not_in(sa.select(entries.c.record)))
        )
        for (value,) in rows:
            yield Fault("every reference leads somewhere", table.name, value)


def _live(connection: Connection) -> Iterator[Fault]:
    """One ruling in force in each slot, and the one that the rulings themselves give."""
    parts: dict[str, list[str | None]] = {}
    for placement in places.load_placements(connection, sa.true()):
        parts.setdefault(placement.ruling, []).append(placement.record)
    placed = []
    for ruling in load_rulings(connection, set(parts)):
        records = tuple(r for r in parts[ruling.id] if r is not None)
        if len(records) == len(parts[ruling.id]) and len(set(records)) == len(records):
            placed.append((slot_of(ruling, records), ruling))
    wanted = in_force(placed, undone(load_undoings(connection)))
    there = {row.slot: row.ruling for row in connection.execute(sa.select(live_rulings))}
    for slot in sorted(wanted.keys() | there.keys()):
        due = wanted[slot].ruling.id if slot in wanted else None
        if due != there.get(slot):
            yield Fault("the latest ruling is in force", slot, f"{there.get(slot)}, not {due}")


def _entries(connection: Connection) -> Iterator[Fault]:
    """What is worked out is what the reading in force and the rulings give."""
    for report in connection.execute(sa.select(reports.c.id)).scalars().all():
        wanted = wanted_entries(connection, report)
        there = {
            row["record"]: row
            for row in connection.execute(
                sa.select(entries).where(entries.c.report == report)
            ).mappings()
        }
        for record in sorted(wanted.keys() | there.keys()):
            where = f"record {record}"
            if record not in there or record not in wanted:
                found = "missing" if record in wanted else "left over"
                yield Fault("the records are those of the reading in force", where, found)
                continue
            entry, row = wanted[record], there[record]
            if (entry.form, entry.standing) != (row["form"], row["standing"]):
                yield Fault("a record stands as it was read and ruled on", where, row["standing"])
            node = None
            if entry.standing != "rejected":
                told = from_form(entry.form)
                node = features_of(told, record if entry.alone else None).id
                yield from _offices(connection, record, office_rows(record, told, row["published"]))
            if node != row["node"]:
                found = f"{row['node']}: `dragoman ledger merge-anew` merges as this version does"
                yield Fault("a record's node follows from its content", where, found)


def _offices(
    connection: Connection, record: str, wanted: list[dict[str, object]]
) -> Iterator[Fault]:
    if not wanted:
        return
    chosen = sa.select(entry_offices).where(entry_offices.c.record == record)
    there = [dict(row) for row in connection.execute(chosen).mappings()]
    if sorted(map(repr, there)) != sorted(map(repr, wanted)):
        yield Fault("the holders are those that the records name", f"record {record}", str(there))


def _occurrences(connection: Connection) -> Iterator[Fault]:
    node_ids = set(connection.execute(sa.select(nodes.c.id)).scalars())
    filled = connection.execute(
        sa.select(entries.c.node).where(entries.c.node.is_not(None)).distinct()
    )
    used = set(filled.scalars())
    for node in sorted(node_ids ^ used):
        yield Fault("nodes and entries fit", f"node {node}", "unknown" if node in used else "empty")
    smallest = connection.execute(
        sa.select(nodes.c.occurrence, sa.func.min(entries.c.record))
        .join(entries, entries.c.node == nodes.c.id)
        .group_by(nodes.c.occurrence)
    )
    for occurrence, record in smallest:
        if occurrence != record:
            yield Fault("an occurrence is called by its smallest record", str(occurrence), record)
    one = links.alias()
    lone = connection.execute(
        sa.select(links.c.a, links.c.b)
        .outerjoin(one, sa.and_(one.c.a == links.c.b, one.c.b == links.c.a))
        .where(one.c.a.is_(None))
    )
    for a, b in lone:
        yield Fault("a link goes both ways", f"nodes {a} and {b}", "one way")


def _stream(connection: Connection, chosen: sa.Select[Any]) -> Iterable[sa.RowMapping]:
    return connection.execution_options(yield_per=ROWS_AT_ONCE).execute(chosen).mappings()
