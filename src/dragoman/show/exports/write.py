"""One call for every format: from a ledger, or from records however they were come by."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from dragoman.ask.sourced import Sourced, find_sourced
from dragoman.ask.state import State, state_of
from dragoman.errors import ExportError
from dragoman.ledger.answers import Query
from dragoman.ledger.store import Ledger
from dragoman.model.claims import Ruling
from dragoman.show.exports import readings
from dragoman.show.exports.formats import find_format
from dragoman.show.exports.job import Format, Job, Progress, Tally
from dragoman.show.exports.options import Options
from dragoman.show.exports.sidecar import Sidecar, write_sidecar


def export(
    ledger: Ledger,
    format: str,
    path: str | Path,
    query: Query | None = None,
    *,
    options: Options | None = None,
    progress: Progress | None = None,
) -> Sidecar:
    """Write what a query asks for as a file of a format, with its companions and its sidecar.

    `path`: a file; a folder for the native tables; a name that ends with a slash gets the
    format's own.
    `progress` is called with the number of records read so far. What is in memory does not
    grow with the
    number of records.
    Raises: ExportError for an unknown format or a file that cannot be written.

    Example: export(ledger, "icews", "turkiye-malaysia.tab", Query(pair=("TUR", "MYS")))
    """
    made, asked = find_format(format), query or Query()
    chosen = options or Options()
    chosen = replace(chosen, choice=replace(chosen.choice, pair=asked.pair))
    where = Path(path)
    state = state_of(ledger)
    if made.name == readings.NAME:
        return _export_readings(ledger, made, where, asked, (chosen, state))
    records = find_sourced(ledger, asked)
    rulings = tuple(ledger.rulings()) if made.name in ("csv", "parquet") else ()
    return export_records(
        records, made, where, chosen, rulings=rulings, progress=progress, asked=(asked, state)
    )


def export_records(
    records: Iterable[Sourced],
    made: Format,
    path: Path,
    options: Options,
    *,
    rulings: tuple[Ruling, ...] = (),
    progress: Progress | None = None,
    asked: tuple[Query, State | None] | None = None,
) -> Sidecar:
    """The same from records: `asked` is what the sidecar says of the question and of the ledger."""
    tally = Tally()
    _check(path, made)
    made.write(Job(records, path, options, tally, rulings, progress))
    return write_sidecar(path, made, tally, options, asked or (Query(), None))


def _export_readings(
    ledger: Ledger, made: Format, path: Path, query: Query, rest: tuple[Options, State]
) -> Sidecar:
    options, state = rest
    tally = Tally()
    lines, records, beside = readings.write_readings(
        ledger, path, query, with_text=options.report_text
    )
    tally.rows, tally.read, tally.exported = lines, records, records
    tally.companions.append(beside)
    lost = ("text of the reports",) if not options.report_text else ()
    if query != Query():
        lost = (*lost, "records outside the filter, runs, readings before rulings")
    return write_sidecar(path, replace(made, lost=lost), tally, options, (query, state))


def _check(path: Path, made: Format) -> None:
    if path.is_dir() and made.ending:
        raise ExportError(f"{path} is a folder: give the name of a file for {made.name}")
    if path.is_file() and not made.ending:
        raise ExportError(f"{path} is a file: give the name of a folder for {made.name}")
