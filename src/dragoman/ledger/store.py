"""The ledger: the one way in for whoever writes or asks.

It owns transactions: one for each report added, each ruling. What happens in them is in the other
files of this room.
"""

import contextlib
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from types import TracebackType

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine

from dragoman.errors import LedgerError, QueryError
from dragoman.ledger import (
    backup,
    check,
    exchange,
    history,
    occurrences,
    offices,
    put_off,
    queries,
    readings,
    remerge,
    reports,
    rulings,
    tables,
    words,
)
from dragoman.ledger.answers import Added, Contents, Dispute, Holder, KeptRecord, Occurrence, Query
from dragoman.ledger.check import Fault
from dragoman.ledger.contents import count_contents
from dragoman.ledger.engine import make_engine, prepare, translated, writing
from dragoman.ledger.history import Change, Stood
from dragoman.ledger.rulings import Unplaced
from dragoman.ledger.standing import settle
from dragoman.ledger.statements import JsonValue, canonical
from dragoman.model.claims import Failure, Ruling, Run, Verdict
from dragoman.model.readings import Reading
from dragoman.model.records import Record
from dragoman.model.text import Report


def open_ledger(where: str | Path, *, write: bool = False) -> "Ledger":
    """Open a ledger: a path (SQLite file) or a `postgresql://` address; when writing, it is made if
    need be.

    Raises: NotALedgerError, SchemaTooNewError, WriterBusyError, LedgerError, each with the remedy.
    Example: with open_ledger("dragoman.sqlite") as ledger: print(ledger.contents())
    """
    engine = make_engine(where, write=write)
    name = engine.url.render_as_string() if "://" in str(where) else str(where)
    try:
        prepare(engine, name, write=write)
    except BaseException:
        engine.dispose()
        raise
    return Ledger(engine, name, write=write)


class Ledger:
    """An open ledger. Close it, or use it in a `with` statement."""

    def __init__(self, engine: Engine, where: str, *, write: bool) -> None:
        self._engine = engine
        self.where = where
        self.write = write

    def __enter__(self) -> "Ledger":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database; the ledger cannot be used after."""
        self._engine.dispose()

    # Writing

    def start_run(
        self, version: str, rules: str, model: str, *, started: datetime | None = None
    ) -> Run:
        """The run of this version of program, rules and model; the same again is the same run and
        writes nothing.
        """
        with self.reading() as connection:
            known = readings.find_run(connection, version, rules, model)
        if known is not None:
            return known
        with self.changing() as connection:
            return readings.keep_run(connection, version, rules, model, started)

    def add(self, reading: Reading, run: Run) -> Added:
        """Keep a reading: one transaction, all of it or nothing; the same run again writes
        nothing.
        """
        if self.has(reading.report.id, run):
            return Added(
                reading.report.id, new=False, new_report=False, records=len(reading.records)
            )
        with self.changing() as connection:
            added = self._keep(connection, reading, run)
            changed = settle(connection, [added.report]) if added.new else ()
        return replace(added, changed=changed)

    def add_many(self, many: Iterable[Reading], run: Run) -> list[Added]:
        """Keep several readings in one transaction: faster, and all of them or none."""
        with self.changing() as connection:
            added = [self._keep(connection, reading, run) for reading in many]
            settle(connection, [one.report for one in added if one.new])
        return added

    def fail(self, failure: Failure, run: Run) -> None:
        """Keep that a report could not be read; the same failure of a run once."""
        with self.changing() as connection:
            readings.keep_failures(connection, [failure], run)

    def _keep(self, connection: Connection, reading: Reading, run: Run) -> Added:
        report = reading.report
        new_report = reports.keep_report(connection, report)
        new = new_report or not readings.is_read(connection, report.id, run.id)
        if new:
            readings.keep_reading(connection, reading, run)
        return Added(report.id, new=new, new_report=new_report, records=len(reading.records))

    # Asking

    def has(self, report: str, run: Run) -> bool:
        """Whether this run has read this report (its id)."""
        with self.reading() as connection:
            return readings.is_read(connection, report, run.id)

    def contents(self) -> Contents:
        """What the ledger holds, counted."""
        with self.reading() as connection:
            return count_contents(connection)

    def last_day(self) -> date | None:
        """The day of the latest report; None where there is none."""
        with self.reading() as connection:
            return connection.execute(sa.select(sa.func.max(tables.reports.c.published))).scalar()

    def report(self, id_or_prefix: str) -> Report:
        """The report of an id, of the source's own id, or of the beginning of an id.

        Raises: QueryError if there is none, or more than one.
        """
        with self.reading() as connection:
            return reports.find_report(connection, id_or_prefix)

    def reports(self, some: Collection[str] | None = None) -> Iterator[Report]:
        """Every report, or those of some ids, by day."""
        with self.reading() as connection:
            yield from reports.all_reports(connection, some)

    def find_reports(
        self, text: str, *, until: date | None = None, limit: int = 20
    ) -> list[Report]:
        """The reports whose title or text holds all the words ("quoted" as a phrase), the latest
        first.
        """
        with self.reading() as connection:
            return words.find_reports(connection, text, until, limit)

    def runs(self) -> list[Run]:
        """Every run, in the order in which they first wrote here."""
        with self.reading() as connection:
            return [
                readings.run_of(r)
                for r in connection.execute(sa.select(tables.runs).order_by(tables.runs.c.n))
            ]

    def failures(self, run: Run | None = None) -> list[Failure]:
        """What could not be read, in one run or in all."""
        with self.reading() as connection:
            return readings.find_failures(connection, run)

    def records(
        self,
        query: Query = Query(),  # noqa: B008 - frozen
        *,
        fields: bool = True,
    ) -> Iterator[KeptRecord]:
        """The records that a query asks for, as they stand after all rulings; by first day.

        Without `fields`, without the evidence of their single fields: quicker where there are many.
        """
        with self.reading() as connection:
            yield from queries.find_records(connection, query, fields=fields)

    def occurrences(
        self,
        query: Query = Query(),  # noqa: B008 - frozen
        *,
        fields: bool = True,
    ) -> Iterator[Occurrence]:
        """The occurrences with a record that a query asks for, each with all its records.

        Without `fields`, records come without the evidence of their single fields, what only one
        record tells is not laid out field by field, and why records were merged is left out:
        quicker where there are many.
        """
        with self.reading() as connection:
            yield from occurrences.find_occurrences(connection, query, fields=fields)

    # Rulings

    def rule(
        self,
        verdict: Verdict,
        *subject: str,
        by: str,
        at: datetime,
        why: str,
        field: str | None = None,
        value: JsonValue = None,
        source: str | None = None,
    ) -> Ruling:
        """Decide about records (or, to undo, about a ruling): appended, in force from now on.

        `subject`: one record id; two for merge and keep apart; a ruling's id for undo. `field` and
        `value` for amend.
        Raises: RulingError that says what is missing or cannot be.
        Example: ledger.rule("amend", record, by="Ana", at=now, why="says the ministry",
        field="details.quantity", value=3)
        """
        text = None if field is None else canonical(value)
        ask = rulings.Ask(verdict, subject, by, at, why, field, text, source)
        with self.changing() as connection:
            return rulings.append_ruling(connection, ask)

    def add_record(
        self,
        report: str,
        record: Record,
        *,
        by: str,
        at: datetime,
        why: str,
        source: str | None = None,
    ) -> Ruling:
        """Add a record by hand to a report of the ledger; its evidence must stand in the report's
        text.
        """
        ask = rulings.Ask("add", (), by, at, why, source=source)
        with self.changing() as connection:
            return rulings.append_record(connection, report, record, ask)

    def rulings(self, record: str | None = None) -> list[Ruling]:
        """All rulings ever made, or those about one record, oldest first."""
        with self.reading() as connection:
            return rulings.find_rulings(connection, record)

    def rulings_in_force(self) -> dict[str, str]:
        """The id of the ruling in force, by what it decides."""
        with self.reading() as connection:
            return rulings.rulings_in_force(connection)

    def put_off(self, record: str, *, by: str, at: datetime) -> None:
        """Put a record off in the review: it decides nothing, and others still see it in its
        place.
        """
        with self.changing() as connection:
            put_off.put(connection, record, by, at)

    def take_up(self, record: str, *, by: str) -> None:
        """Put a record off no longer."""
        with self.changing() as connection:
            put_off.take(connection, record, by)

    def put_off_by(self, by: str) -> dict[str, datetime]:
        """When this reviewer last put off each record, the longest ago first."""
        with self.reading() as connection:
            return put_off.find(connection, by)

    def unplaced(self) -> list[Unplaced]:
        """Rulings that hold for no record now: their record is not in the current reading."""
        with self.reading() as connection:
            return rulings.find_unplaced(connection)

    def disputes(self) -> list[Dispute]:
        """What people differ about."""
        with self.reading() as connection:
            return [Dispute(slot, ruled) for slot, ruled in rulings.find_disputes(connection)]

    def export_rulings(self) -> Iterator[str]:
        """All rulings as sorted lines of JSON, without line ends."""
        with self.reading() as connection:
            yield from exchange.export_lines(connection)

    def import_rulings(self, lines: Iterable[str], name: str = "lines") -> int:
        """Append exported rulings that are not here yet; how many were new. `name` stands in
        messages.
        """
        with self.changing() as connection:
            return exchange.import_lines(connection, lines, name)

    # History and offices

    def diff(self, before: str | date, after: str | date) -> list[Change]:
        """What is new, gone and changed between two runs (ids or their beginnings) or two days, and
        why.

        Raises: QueryError for an unknown run, days in the wrong order, or a run and a day.
        """
        with self.reading() as connection:
            if isinstance(before, date) and isinstance(after, date):
                return history.diff_dates(connection, before, after)
            if isinstance(before, str) and isinstance(after, str):
                return history.diff_runs(connection, before, after)
        raise QueryError("two runs or two days can be compared, not a run and a day")

    def state_on(self, day: date) -> dict[str, Stood]:
        """The records that the ledger held on a day, by id: reports and rulings of later days left
        out.
        """
        with self.reading() as connection:
            return history.state_on(connection, day)

    def office_holders(self, actor: str | None = None, on: date | None = None) -> list[Holder]:
        """Who holds the offices of a state or organisation, or of all, on a day or ever."""
        with self.reading() as connection:
            if actor is None:
                return offices.find_all_holders(connection, on)
            return offices.find_holders(connection, actor, on)

    def load_holders(self, path: Path) -> int:
        """Load office holders from a CSV (actor, office, name, start, until, source); how many were
        new.
        """
        with self.changing() as connection:
            return offices.load_holders(connection, path)

    # Trust

    def check(self) -> list[Fault]:
        """The invariants that do not hold; empty for a sound ledger."""
        with self.reading() as connection:
            return list(check.check(connection))

    def merge_anew(self) -> int:
        """Work out all occurrences anew, by merging as it now is; how many records are in another
        than before. What people merged or kept apart holds.
        """
        with self.changing() as connection:
            return remerge.merge_anew(connection)

    def backup(self, path: str | Path) -> None:
        """Write a copy of the whole ledger as one file; `dragoman.ledger.backup.restore` brings it
        back.
        """
        backup.back_up(self._engine, Path(path))

    # Transactions

    @contextlib.contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection to ask with, for the rooms of this wing."""
        with translated(self.where), self._engine.connect() as connection:
            yield connection

    @contextlib.contextmanager
    def changing(self) -> Iterator[Connection]:
        """A transaction that writes: all of it or nothing; for this room only."""
        if not self.write:
            raise LedgerError(
                f"{self.where} is open for reading: open it with write=True to change it"
            )
        with writing(self._engine, self.where) as connection:
            yield connection
