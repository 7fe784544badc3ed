"""Readings in the ledger: runs, the records each made, their statements, and what failed."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from dragoman.ledger.statements import Stated, statements_of, to_form, version_id
from dragoman.ledger.tables import failures, reading_records, readings, runs, statements, versions
from dragoman.model.claims import Failure, Run
from dragoman.model.ids import content_id
from dragoman.model.readings import Reading

# Built once: they are asked for each reading added.
_of_report = readings.c.report == sa.bindparam("report")
_PLACE = sa.select(readings.c.n).where(_of_report, readings.c.run == sa.bindparam("run"))
_LAST_PLACE = sa.select(sa.func.max(readings.c.n)).where(_of_report)
_CURRENT = sa.select(readings.c.run).where(_of_report).order_by(readings.c.n.desc()).limit(1)
_VERSIONS = sa.select(versions.c.id).where(versions.c.report == sa.bindparam("report"))


def find_run(connection: Connection, version: str, rules: str, model: str) -> Run | None:
    """The run of this version, rules and model, if it ever wrote here."""
    key = content_id("run", version, rules, model)
    row = connection.execute(sa.select(runs).where(runs.c.id == key)).first()
    return None if row is None else run_of(row)


def keep_run(
    connection: Connection, version: str, rules: str, model: str, started: datetime | None
) -> Run:
    """Write a run at its first time, with the database's clock if no time is given."""
    known = find_run(connection, version, rules, model)
    if known is not None:
        return known
    key = content_id("run", version, rules, model)
    number = 1 + (connection.execute(sa.select(sa.func.max(runs.c.n))).scalar() or 0)
    at = started.astimezone(UTC) if started is not None else sa.func.current_timestamp()
    connection.execute(
        runs.insert().values(
            id=key, n=number, version=version, rules=rules, model=model, started=at
        )
    )
    return run_of(connection.execute(sa.select(runs).where(runs.c.id == key)).one())


def run_of(row: sa.Row[Any]) -> Run:
    """The run of a row of the table; its time is in universal time."""
    started: datetime = row.started
    aware = started if started.tzinfo is not None else started.replace(tzinfo=UTC)
    return Run(row.id, row.version, row.rules, row.model, aware.astimezone(UTC))


def is_read(connection: Connection, report: str, run: str) -> bool:
    """Whether this run has read this report."""
    return connection.execute(_PLACE, {"report": report, "run": run}).scalar() is not None


def keep_reading(connection: Connection, reading: Reading, run: Run) -> int:
    """Write the records and failures that a run made of a report; the number of records.

    A record that an earlier run read just the same is not written again.
    """
    report = reading.report.id
    last = connection.execute(_LAST_PLACE, {"report": report}).scalar()
    connection.execute(readings.insert().values(report=report, run=run.id, n=1 + (last or 0)))
    forms = {r.id_in(reading.report): (to_form(r, reading.report), r) for r in reading.records}
    made = {key: (version_id(key, form), form, record) for key, (form, record) in forms.items()}
    known = _known_versions(connection, report)
    new = {key: made[key] for key in made if made[key][0] not in known}
    if new:
        connection.execute(
            versions.insert(),
            [
                {"id": version, "record": key, "report": report, "run": run.id, "form": form}
                for key, (version, form, _) in new.items()
            ],
        )
        connection.execute(
            statements.insert(),
            [
                _row(version, stated)
                for version, _, record in new.values()
                for stated in statements_of(record, reading.report, run.id)
            ],
        )
    if made:
        connection.execute(
            reading_records.insert(),
            [{"report": report, "run": run.id, "version": v} for v, _, _ in made.values()],
        )
    keep_failures(connection, reading.failures, run)
    return len(made)


def keep_failures(connection: Connection, failed: Iterable[Failure], run: Run) -> None:
    """Write what failed, each failure of a run once."""
    for failure in failed:
        day = None if failure.published is None else failure.published.isoformat()
        parts = (failure.report, failure.step, failure.error, failure.message, day)
        key = content_id("failure", run.id, *parts)
        if (
            connection.execute(sa.select(failures.c.id).where(failures.c.id == key)).scalar()
            is None
        ):
            connection.execute(
                failures.insert().values(
                    id=key,
                    run=run.id,
                    report=failure.report,
                    step=failure.step,
                    error=failure.error,
                    message=failure.message,
                    published=failure.published,
                )
            )


def find_failures(connection: Connection, run: Run | None) -> list[Failure]:
    """What could not be read, in one run or in all."""
    chosen = sa.select(failures).order_by(failures.c.report, failures.c.step, failures.c.id)
    if run is not None:
        chosen = chosen.where(failures.c.run == run.id)
    return [
        Failure(row.report, row.step, row.error, row.message, row.published)
        for row in connection.execute(chosen)
    ]


def current_run(connection: Connection, report: str) -> str | None:
    """The run whose reading of the report is in force: the last to read it."""
    return connection.execute(_CURRENT, {"report": report}).scalar()


def _known_versions(connection: Connection, report: str) -> set[str]:
    return set(connection.execute(_VERSIONS, {"report": report}).scalars())


def _row(version: str, stated: Stated) -> dict[str, object]:
    claim = stated.statement
    own = claim.field == "trigger" or claim.field.startswith("evidence.") or stated.own
    return {
        "version": version,
        "field": claim.field,
        "id": claim.id,
        "value": claim.value,
        "words": claim.words if own else "",
        "start_char": claim.evidence.start,
        "end_char": claim.evidence.end,
        "reasoning": stated.reasoning,
        "rule": claim.rule,
    }
