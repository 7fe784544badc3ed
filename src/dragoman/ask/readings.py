"""Readings as the machine made them, before any ruling: what a ledger can be made from again."""

from collections.abc import Iterator
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from dragoman.ledger.answers import Query
from dragoman.ledger.reports import all_reports
from dragoman.ledger.statements import from_form
from dragoman.ledger.store import Ledger
from dragoman.ledger.tables import placements, reading_records, readings, rulings, versions
from dragoman.model.claims import Run
from dragoman.model.readings import Reading
from dragoman.model.records import Record
from dragoman.model.text import Report


@dataclass(frozen=True, slots=True)
class RunReading:
    """What one run made of one report."""

    reading: Reading
    run: Run


def find_run_readings(ledger: Ledger) -> Iterator[RunReading]:
    """Every reading of every report, reports by day and id, readings in the order in which
    they were made.

    Failures are not part of it: `Ledger.failures` has them.
    """
    runs = {run.id: run for run in ledger.runs()}
    with ledger.reading() as connection:
        for report in all_reports(connection):
            for run_id in _runs_of(connection, report):
                records = tuple(_records(connection, report, run_id))
                yield RunReading(Reading(report, records), runs[run_id])


def find_chosen_readings(ledger: Ledger, query: Query) -> Iterator[Reading]:
    """The records that a query asks for as they stand after rulings, report by report, by day
    and id.
    """
    chosen: dict[str, set[str]] = {}
    for kept in ledger.records(query):
        chosen.setdefault(kept.report, set()).add(kept.id)
    with ledger.reading() as connection:
        for report in all_reports(connection):
            if report.id not in chosen:
                continue
            kept_here = ledger.records(Query(report=report.id))
            records = tuple(k.record for k in kept_here if k.id in chosen[report.id])
            yield Reading(report, records)


def reports_of_added(ledger: Ledger) -> dict[str, str]:
    """The report that each record added by hand was added to, by the id of the ruling."""
    chosen = (
        sa.select(placements.c.ruling, placements.c.report)
        .join(rulings, rulings.c.id == placements.c.ruling)
        .where(rulings.c.verdict == "add")
    )
    with ledger.reading() as connection:
        return {row.ruling: row.report for row in connection.execute(chosen)}


def _runs_of(connection: Connection, report: Report) -> list[str]:
    chosen = sa.select(readings.c.run).where(readings.c.report == report.id).order_by(readings.c.n)
    return list(connection.execute(chosen).scalars())


def _records(connection: Connection, report: Report, run: str) -> Iterator[Record]:
    forms = (
        sa.select(versions.c.form)
        .join(reading_records, reading_records.c.version == versions.c.id)
        .where(reading_records.c.report == report.id, reading_records.c.run == run)
        .order_by(versions.c.id)
    )
    found = [from_form(form) for form in connection.execute(forms).scalars()]
    yield from sorted(found, key=lambda record: (record.trigger.start, record.kind, record.type))
