"""Native tables, as CSV or Parquet: records, parties, evidence, reports, rulings, links. They
lose nothing
save the texts of the reports.
"""

import hashlib
from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby

from dragoman.ask.sourced import Sourced, Support
from dragoman.model.claims import Ruling
from dragoman.model.records import Record
from dragoman.model.text import Report
from dragoman.model.values import Interval, Unresolved
from dragoman.schemes.cameo import code_of
from dragoman.schemes.codes import cow, sectors, state
from dragoman.schemes.links import agreement_over, visit_of
from dragoman.schemes.plover import judge
from dragoman.show.exports.amounts import value_text
from dragoman.show.exports.dates import grain_of
from dragoman.show.exports.job import Format, Job
from dragoman.show.exports.native_files import CsvTables, ParquetTables, Tables
from dragoman.show.exports.native_shapes import TABLES
from dragoman.show.exports.spool import Row, Spool

Child = tuple[str, Row]

_CENT = Decimal("0.01")
_ATTESTED = ("membership", "office")


def write_csv(job: Job) -> None:
    """Write the tables as CSV files into a folder."""
    _write(job, CsvTables(job.path))


def write_parquet(job: Job) -> None:
    """Write the tables as Parquet files into a folder."""
    _write(job, ParquetTables(job.path))


def _write(job: Job, tables: Tables) -> None:
    job.tally.companions.extend(tables.path_of(name) for name in TABLES)
    with Spool[tuple[Row, tuple[Child, ...]]]() as records, Spool[Row]() as reports:
        for sourced in job.read():
            reason = _left_out(sourced.record, job)
            if reason is not None:
                job.tally.left_out[reason] += 1
                continue
            job.tally.exported += 1
            start = _iso(sourced.record.date)
            rows = (_record_row(sourced, job), tuple(_child_rows(sourced)))
            records.add((start, sourced.id), rows)
            for support in sourced.supports:
                report = support.report
                reports.add((report.published.isoformat(), report.id), _report_row(report))
        with tables:
            for _, (record, children) in records:
                tables.add("records", record)
                for name, child in children:
                    tables.add(name, child)
            for row in _once(reports):
                tables.add("reports", row)
            for ruling in job.rulings:
                tables.add("rulings", _ruling_row(ruling))
    job.tally.rows = job.tally.exported


def _left_out(record: Record, job: Job) -> str | None:
    choice = job.options.choice
    wanted = {"actual", "planned"}
    wanted |= {"possible"} if choice.hypothetical else set()
    wanted |= {"negated"} if choice.negated else set()
    return None if record.status in wanted else "status"


def _iso(when: Interval | None) -> str:
    if when is None or (when.start is None and when.end is None):
        return "9999-12-31"
    return str(when.start or when.end)


def _once(reports: Spool[Row]) -> Iterator[Row]:
    for _, same in groupby(reports, key=lambda pair: pair[0]):
        yield next(same)[1]


def _record_row(sourced: Sourced, job: Job) -> Row:
    record, details, when = sourced.record, sourced.record.details, sourced.record.date
    place, delivery = record.place, details.delivery
    days = sourced.published
    return (
        sourced.id, record.kind, record.type, record.status,
        None if when is None else when.start, None if when is None else when.end,
        grain_of(when), None if when is None else when.words or None,
        None if place is None else place.name, None if place is None else place.country,
        details.subject, details.issue, details.item, _whole(details.quantity, job),
        _money(details.value), details.currency, value_text(record) or None,
        None if delivery is None else delivery.start, None if delivery is None else delivery.end,
        details.change, details.until, details.claimed_by,
        *_event_cells(sourced, job), sourced.n_reports, min(days), max(days), record.confidence,
        sourced.ruled, _attested_on(sourced),
    )  # fmt: skip


def _event_cells(sourced: Sourced, job: Job) -> Row:
    """PLOVER type, modes, contexts, auxiliary modes, quad class, score; CAMEO code and
    Goldstein value.
    """
    event = judge(
        sourced.record, reading=sourced.reading, published=sourced.published, negated=True
    )
    if isinstance(event, Unresolved):
        return (None, (), (), (), None, None, None, None)
    code = code_of(event, job.options.choice.scheme)
    return (
        event.type, event.modes, event.contexts, event.auxiliary, event.quad, event.score,
        None if code is None else code.code, None if code is None else code.score,
    )  # fmt: skip


def _whole(quantity: float | None, job: Job) -> int | None:
    if quantity is None:
        return None
    if quantity != int(quantity):
        job.tally.flagged["quantity_not_whole"] += 1
        return None
    return int(quantity)


def _money(value: float | None) -> Decimal | None:
    return None if value is None else Decimal(repr(value)).quantize(_CENT)


def _attested_on(sourced: Sourced) -> object:
    """Day of the report that says so, for what is said to be and not to begin."""
    record = sourced.record
    in_force = record.kind == "tie" and record.details.change == "in force"
    return sourced.published[-1] if record.kind in _ATTESTED or in_force else None


def _child_rows(sourced: Sourced) -> Iterator[Child]:
    for position, party in enumerate(sourced.record.parties):
        row = state(party.actor)
        yield "parties", (
            sourced.id, position, party.role, party.actor, party.name, party.office,
            ";".join(sectors(party)) or None, None if row is None else row.iso3,
            cow(party.actor, sourced.record.date), None,
        )  # fmt: skip
    position = 0
    for support in sourced.supports:
        for stated in _evidence(support):
            yield "evidence", (sourced.id, position, *stated)
            position += 1
    for relation, other in _links(sourced):
        yield "links", (sourced.id, relation, other)


def _evidence(support: Support) -> Iterator[Row]:
    report, record = support.report.id, support.record
    for e in record.evidence:
        yield (report, e.start, e.end, e.quote, None)
    for f in record.fields:
        yield (report, f.evidence.start, f.evidence.end, f.evidence.quote, f.field)


def _links(sourced: Sourced) -> Iterator[tuple[str, str]]:
    main = sourced.main
    if sourced.record.kind == "meeting":
        visit = visit_of(sourced.record, main.reading)
        if visit is not None:
            yield "part_of", main.id_of(visit)
    if sourced.record.kind == "transfer":
        over = agreement_over(sourced.record, main.reading)
        if over is not None:
            yield "under", main.id_of(over)


def _report_row(report: Report) -> Row:
    digest = hashlib.sha256(report.text.encode("utf-8", "surrogatepass")).hexdigest()
    return (
        report.id, report.published, report.source, report.url, report.title, None,
        len(report.text), digest,
    )  # fmt: skip


def _ruling_row(ruling: Ruling) -> Row:
    verdict = "split" if ruling.verdict == "keep apart" else ruling.verdict
    subject = (*ruling.subject, None, None)
    return (
        ruling.id, ruling.at.isoformat(), ruling.by, verdict, subject[0], subject[1], ruling.field,
        None, ruling.value, ruling.why, ruling.source,
    )  # fmt: skip


# fmt: off
_LOST = (
    "text of the reports",
    "terms, reported_by, rule, rejected, aim, facets (kept in readings.jsonl)",
)
_EMPTY = {
    "language": "reports carry no mark of language",
    "wikidata_id": "no table of Wikidata ids",
    "old": "the ledger keeps what was ruled, and each reading as it was",
}
CSV = Format(
    name="csv", version="1", ending="", columns=tuple(TABLES["records"].names), write=write_csv,
    lost=_LOST, empty=_EMPTY, scale="both: PLOVER scores and Goldstein values",
)
PARQUET = Format(
    name="parquet", version="1", ending="", columns=tuple(TABLES["records"].names),
    write=write_parquet, lost=_LOST, empty=_EMPTY, scale="both: PLOVER scores and Goldstein values",
)
# fmt: on
