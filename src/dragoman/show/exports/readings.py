"""JSON lines of readings: the native file that reads back into a ledger without loss, with its
rulings beside.

Without a filter a line is what one run made of one report, before any ruling;
`NAME.rulings.jsonl` holds what
people decided. With a filter it holds the records asked for as they stand, and is for reading only.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from dragoman.ask.readings import (
    RunReading,
    find_chosen_readings,
    find_run_readings,
    reports_of_added,
)
from dragoman.errors import ExportError
from dragoman.ledger.answers import Query
from dragoman.ledger.statements import from_form, to_form
from dragoman.ledger.store import Ledger
from dragoman.model.claims import Ruling, Run
from dragoman.model.readings import Json, Reading
from dragoman.model.text import Report
from dragoman.show.exports.job import stem_of
from dragoman.show.exports.json_lines import json_line
from dragoman.show.exports.text_files import open_output

NAME = "jsonl"
ENDING = ".readings.jsonl"
FIELDS = ("id", "date", "title", "source", "url", "name", "text", "run", "records")
_AT_ONCE = 100


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import brought in."""

    reports: int
    readings: int
    rulings: int


def write_readings(
    ledger: Ledger, path: Path, query: Query, *, with_text: bool = True
) -> tuple[int, int, Path]:
    """Write the lines, and the rulings beside; numbers of lines and records, and the file of
    rulings.
    """
    lines, records = 0, 0
    numbers = {run.id: number for number, run in enumerate(ledger.runs(), start=1)}
    with open_output(path) as file:
        for reading, run in _chosen(ledger, query):
            line = _line(reading, with_text)
            if run is not None:
                line["run"] = _run_line(run, numbers[run.id])
            line["records"] = [json.loads(to_form(r, reading.report)) for r in reading.records]
            file.write(json_line(line))
            lines += 1
            records += len(reading.records)
    beside = path.with_name(f"{stem_of(path)}.rulings.jsonl")
    added = reports_of_added(ledger)
    with open_output(beside) as file:
        for ruling in ledger.rulings():
            file.write(json_line(_ruling_line(ruling, added.get(ruling.id))))
    return lines, records, beside


def _chosen(ledger: Ledger, query: Query) -> Iterator[tuple[Reading, Run | None]]:
    if query == Query():
        for one in find_run_readings(ledger):
            yield one.reading, one.run
    else:
        for reading in find_chosen_readings(ledger, query):
            yield reading, None


def _line(reading: Reading, with_text: bool) -> Json:
    report = reading.report
    line: Json = {
        "id": report.key,
        "date": report.published.isoformat(),
        "title": report.title,
        "source": report.source,
        "url": report.url,
        "name": report.name,
    }
    return line | {"text": report.text} if with_text else line


def _run_line(run: Run, number: int) -> Json:
    return {
        "n": number,
        "version": run.version,
        "rules": run.rules,
        "model": run.model,
        "started": run.started.isoformat(),
    }


def _ruling_line(ruling: Ruling, report: str | None) -> Json:
    return {
        "id": ruling.id,
        "verdict": ruling.verdict,
        "subject": list(ruling.subject),
        "by": ruling.by,
        "at": ruling.at.isoformat(),
        "why": ruling.why,
        "field": ruling.field,
        "value": ruling.value,
        "source": ruling.source,
        "report": report,
    }


def import_readings(ledger: Ledger, path: Path) -> Imported:
    """Read a file of readings and the rulings beside it into a ledger; the same file again
    changes nothing.

    Raises: ExportError, with file and line, for a line without text or run, or of another form.
    """
    for _, run in sorted(_runs(path), key=lambda numbered: numbered[0]):
        ledger.start_run(run.version, run.rules, run.model, started=run.started)
    reports: set[str] = set()
    count = 0
    for batch in _batches(_run_readings(path)):
        for run_id in dict.fromkeys(one.run.id for one in batch):
            of_run = [one for one in batch if one.run.id == run_id]
            run = ledger.start_run(*_names(of_run[0].run), started=of_run[0].run.started)
            ledger.add_many([one.reading for one in of_run], run)
        reports.update(one.reading.report.id for one in batch)
        count += len(batch)
    beside = path.with_name(f"{stem_of(path)}.rulings.jsonl")
    ruled = _import_rulings(ledger, beside) if beside.exists() else 0
    return Imported(len(reports), count, ruled)


def _names(run: Run) -> tuple[str, str, str]:
    return run.version, run.rules, run.model


def _batches(found: Iterable[RunReading]) -> Iterator[list[RunReading]]:
    """Readings some at a time, so that one transaction holds many; readings of one report stay
    in order.
    """
    batch: list[RunReading] = []
    for one in found:
        again = any(
            known.reading.report.id == one.reading.report.id and known.run.id != one.run.id
            for known in batch
        )
        if again or len(batch) >= _AT_ONCE:
            yield batch
            batch = []
        batch.append(one)
    if batch:
        yield batch


def _lines(path: Path) -> Iterator[tuple[str, Json]]:
    try:
        file = path.open(encoding="utf-8", newline="\n")
    except OSError as error:
        raise ExportError(f"{path}: cannot be read ({error.strerror})") from error
    with file:
        for number, line in enumerate(file, start=1):
            where = f"{path}:{number}"
            try:
                yield where, json.loads(line)
            except ValueError as error:
                raise ExportError(f"{where}: is not JSON ({error}); export it again") from error


def _run_of(where: str, line: Json) -> tuple[int, Run]:
    """The run of a line, with its place in the order of runs."""
    try:
        run = line["run"]
        started = datetime.fromisoformat(run["started"])
        names = (run["version"], run["rules"], run["model"])
        number = int(run["n"])
    except (KeyError, TypeError, ValueError) as error:
        raise ExportError(
            f"{where}: no run, so it cannot be read back: export without a filter"
        ) from error
    return number, Run("\x1f".join(names), *names, started)


def _runs(path: Path) -> set[tuple[int, Run]]:
    return {_run_of(where, line) for where, line in _lines(path)}


def _run_readings(path: Path) -> Iterator[RunReading]:
    for where, line in _lines(path):
        _, run = _run_of(where, line)
        if "text" not in line:
            raise ExportError(f"{where}: the text is left out: export without --no-text")
        try:
            report = Report(
                published=date.fromisoformat(line["date"]),
                text=line["text"],
                title=line["title"],
                source=line["source"],
                url=line["url"],
                name=line["name"],
            )
            records = tuple(from_form(json.dumps(plain)) for plain in line["records"])
        except (KeyError, TypeError, ValueError) as error:
            raise ExportError(f"{where}: is no reading ({error!r}); export it again") from error
        yield RunReading(Reading(report, records), run)


def _import_rulings(ledger: Ledger, path: Path) -> int:
    known = {ruling.id for ruling in ledger.rulings()}
    count = 0
    for where, line in _lines(path):
        try:
            if line["id"] in known:
                continue
            _rule(ledger, line)
        except (KeyError, TypeError, ValueError) as error:
            raise ExportError(f"{where}: is no ruling ({error!r}); export it again") from error
        count += 1
    return count


def _rule(ledger: Ledger, line: Json) -> None:
    at, source = datetime.fromisoformat(line["at"]), line["source"]
    by, why = line["by"], line["why"]
    if line["verdict"] == "add":
        ledger.add_record(
            line["report"], from_form(line["value"]), by=by, at=at, why=why, source=source
        )
        return
    value = None if line["value"] is None else json.loads(line["value"])
    ledger.rule(
        line["verdict"],
        *line["subject"],
        by=by,
        at=at,
        why=why,
        field=line["field"],
        value=value,
        source=source,
    )
