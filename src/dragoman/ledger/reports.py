"""Reports in the ledger: kept once, with their full-text index."""

from collections.abc import Collection, Iterator

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from dragoman.errors import LedgerError, QueryError
from dragoman.ledger import copies
from dragoman.ledger.tables import reports
from dragoman.ledger.words import index_report, report_of
from dragoman.model.text import Report

SHORTEST_PREFIX_CHARS = 4
# Built once: they are asked for each report added.
_LAST_NUMBER = sa.select(sa.func.max(reports.c.n))
_ITS_ID = sa.select(reports.c.id).where(reports.c.id == sa.bindparam("report"))


def keep_report(connection: Connection, report: Report) -> bool:
    """Write a report unless it is there; whether it was new.

    Raises: LedgerError for a text that a database cannot hold.
    """
    if _has_report(connection, report.id):
        return False
    try:
        report.text.encode()
    except UnicodeEncodeError as error:
        raise LedgerError(
            f"report {report.key} holds half a character at offset {error.start}: clean its source"
        ) from error
    number = 1 + (connection.execute(_LAST_NUMBER).scalar() or 0)
    connection.execute(
        reports.insert().values(
            id=report.id,
            n=number,
            name=report.name,
            published=report.published,
            title=report.title,
            source=report.source,
            url=report.url,
            text=report.text,
            story=report.id,
        )
    )
    index_report(connection, number, report)
    copies.place(connection, report)
    return True


def find_report(connection: Connection, id_or_prefix: str) -> Report:
    """The report of an id, of the source's own id, or of the beginning of an id that only one
    report has.

    Raises: QueryError if there is none, or more than one.
    """
    exact = sa.or_(reports.c.id == id_or_prefix, reports.c.name == id_or_prefix)
    rows = connection.execute(sa.select(reports).where(exact).limit(2)).mappings().all()
    if not rows and len(id_or_prefix) >= SHORTEST_PREFIX_CHARS:
        begins = reports.c.id.startswith(id_or_prefix, autoescape=True)
        rows = connection.execute(sa.select(reports).where(begins).limit(2)).mappings().all()
    if not rows:
        raise QueryError(
            f"no report {id_or_prefix!r} in this ledger: `dragoman search` finds reports"
        )
    if len(rows) > 1:
        raise QueryError(f"more than one report is called {id_or_prefix!r}: give more of its id")
    return report_of(rows[0])


def report_or_none(connection: Connection, report: str) -> Report | None:
    """The report of an id, if the ledger has it."""
    row = connection.execute(sa.select(reports).where(reports.c.id == report)).mappings().first()
    return None if row is None else report_of(row)


def all_reports(connection: Connection, some: Collection[str] | None = None) -> Iterator[Report]:
    """Every report, or those of some ids, by day and id."""
    ordered = sa.select(reports).order_by(reports.c.published, reports.c.id)
    if some is not None:
        ordered = ordered.where(reports.c.id.in_(some))
    for row in connection.execution_options(yield_per=200).execute(ordered).mappings():
        yield report_of(row)


def _has_report(connection: Connection, report: str) -> bool:
    found = connection.execute(_ITS_ID, {"report": report}).scalar()
    return found is not None
