"""`read` and `add`: reports become readings, printed or kept."""

import itertools
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import partial
from pathlib import Path

import typer

from dragoman.model.readings import Reading
from dragoman.model.text import Report
from dragoman.show.cli.feed import Feed
from dragoman.show.cli.options import WHERE, Day, Holders, Paths, Rules, Where
from dragoman.show.cli.streams import say, tracked, write_line

# Readings that share a transaction: a killed `add` loses at most these, and the next one reads
# them.
_AT_ONCE = 32

# The folder of rules and the table of office holders, as `Reader` takes them.
Tables = tuple[Path | None, Path | None]
ReadAll = Callable[[Iterator[Report]], Iterator[Reading]]


def register(app: typer.Typer) -> None:
    """Put the commands of this file into the program."""
    app.command(
        epilog="Examples: dragoman read report.txt · dragoman read news.jsonl.gz > news.out · "
        "dragoman read - --date 2024-08-20 < report.txt"
    )(read)
    app.command(
        epilog="Examples: dragoman add reports/ · dragoman add news.jsonl --ledger asia.sqlite"
    )(add)


def read(paths: Paths, day: Day = None, rules: Rules = None, holders: Holders = None) -> None:
    """Read reports and print their readings as JSON lines; nothing is kept."""
    feed = Feed(paths, day)
    readings = _read_all(feed.reports(), rules, holders)
    for reading in tracked(readings, "Reading", _count_files(paths)):
        write_line(feed.watch(reading).to_line())
    raise typer.Exit(feed.exit_code())


def add(
    paths: Paths,
    where: Where = WHERE,
    day: Day = None,
    rules: Rules = None,
    holders: Holders = None,
) -> None:
    """Read reports into the ledger; the same reports again change nothing."""
    read_all = partial(_read_all, rules=rules, holders=holders)
    keep_readings(paths, where, day, read_all, (rules, holders))


def keep_readings(
    paths: list[str], where: str, day: date | None, read_all: ReadAll, tables: Tables
) -> None:
    """Read the reports that the ledger does not have yet, keep the readings, say what was done.

    `tables`: the rules and office holders that `read_all` reads by.

    Raises: typer.Exit with the exit code; LedgerError.
    """
    from dragoman.ledger.store import open_ledger
    from dragoman.pipeline import version

    feed = Feed(paths, day)
    new = records = 0
    with open_ledger(where, write=True) as ledger:
        run = ledger.start_run(*version(*tables))
        reports = (r for r in feed.reports() if not ledger.has(r.id, run))
        readings = tracked(read_all(reports), "Adding", _count_files(paths))
        for batch in _batches(map(feed.watch, readings)):
            added = [a for a in ledger.add_many(batch, run) if a.new]
            new += len(added)
            records += sum(a.records for a in added)
        for problem in feed.problems:
            ledger.fail(problem.to_failure(), run)
    known = feed.given - new
    say(
        f"{new} report{'' if new == 1 else 's'} added to {where} with {records} records"
        + (f"; {known} known already" if known else "")
        + (f"; {len(feed.problems)} could not be read" if feed.problems else "")
        + "."
    )
    raise typer.Exit(feed.exit_code())


def _read_all(
    reports: Iterator[Report], rules: Path | None, holders: Path | None
) -> Iterator[Reading]:
    """The readings of reports; the model is loaded only when there is a first one."""
    first = next(reports, None)
    if first is None:
        return iter(())
    from dragoman.pipeline import Reader

    reader = Reader(rules, holders)
    return reader.read_many(itertools.chain([first], reports))


def _batches(readings: Iterable[Reading]) -> Iterator[list[Reading]]:
    stream = iter(readings)
    while batch := list(itertools.islice(stream, _AT_ONCE)):
        yield batch


def _count_files(paths: list[str]) -> int | None:
    """How many reports to expect, where each is a file of its own."""
    files = [p for given in paths for p in _files(Path(given))]
    return len(files) if files and all(p.suffix == ".txt" for p in files) else None


def _files(path: Path) -> list[Path]:
    return [p for p in path.rglob("*") if p.is_file()] if path.is_dir() else [path]
