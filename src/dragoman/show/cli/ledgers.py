"""`ledger`: what a ledger holds, and its care: check, backup, upgrade, merging, loading."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table
from rich.text import Text

from dragoman.errors import LedgerError
from dragoman.show.cli.options import WHERE, Where
from dragoman.show.cli.streams import SOME_FAILED, answers, say

if TYPE_CHECKING:
    from dragoman.ledger.store import Ledger

group = typer.Typer(invoke_without_command=True)
_FILE = typer.Argument(metavar="FILE")


def register(app: typer.Typer) -> None:
    """Put the commands of this file into the program."""
    app.add_typer(group, name="ledger")
    group.callback(
        epilog="Examples: dragoman ledger · dragoman ledger --failures · dragoman ledger check"
    )(ledger)
    group.command(epilog="Example: dragoman ledger check")(check)
    group.command(epilog="Example: dragoman ledger backup 2024-08.sqlite")(backup)
    group.command(epilog="Example: dragoman ledger restore 2024-08.sqlite --ledger new.sqlite")(
        restore
    )
    group.command(epilog="Example: dragoman ledger upgrade")(upgrade)
    group.command("merge-anew", epilog="Example: dragoman ledger merge-anew")(merge_anew)
    group.command("load-rulings", epilog="Example: dragoman ledger load-rulings rulings.jsonl")(
        load_rulings
    )
    group.command("load-holders", epilog="Example: dragoman ledger load-holders offices.csv")(
        load_holders
    )
    group.command(epilog="Example: dragoman ledger holders -o offices.csv")(holders)


def ledger(
    context: typer.Context,
    where: Where = WHERE,
    failures: Annotated[
        bool, typer.Option("--failures", help="List what could not be read, and why.")
    ] = False,
) -> None:
    """Say what the ledger holds; see to it."""
    if context.invoked_subcommand is not None:
        return
    from dragoman.ledger.store import open_ledger

    with open_ledger(where) as opened:
        console = answers()
        console.print(_contents(opened))
        for run in opened.runs():
            told = f"run {run.id[:8]}  {run.started:%Y-%m-%d %H:%M}  version {run.version}"
            console.print(Text(f"{told}, rules {run.rules[:8]}, model {run.model}", style="dim"))
        for failure in opened.failures() if failures else ():
            place = "" if failure.report in failure.message else f"{failure.report}: "
            failed = Text(f"failed at {failure.step}: {place}{failure.message}")
            console.print(failed, soft_wrap=True)


def check(where: Where = WHERE) -> None:
    """Prove that the ledger is sound: every quote in its place, all that is derived as it must."""
    from dragoman.ledger.store import open_ledger

    with open_ledger(where) as opened:
        faults = opened.check()
    for fault in faults:
        answers().print(Text(f"{fault.invariant} ({fault.where}): {fault.found}"))
    say(f"{len(faults)} fault{'' if len(faults) == 1 else 's'} in {where}.")
    raise typer.Exit(SOME_FAILED if faults else 0)


def backup(file: Annotated[Path, _FILE], where: Where = WHERE) -> None:
    """Copy the whole ledger into one new file; work on it may go on meanwhile."""
    from dragoman.ledger.backup import back_up_from

    back_up_from(where, file)
    say(f"{where} is backed up in {file}.")


def restore(
    file: Annotated[Path, _FILE],
    where: Where = WHERE,
    overwrite: Annotated[bool, typer.Option(help="Replace the ledger that is there.")] = False,
) -> None:
    """Bring a backup back as the ledger."""
    from dragoman.ledger.backup import restore as bring_back

    bring_back(file, where, overwrite=overwrite)
    say(f"{where} is again as {file} kept it.")


def upgrade(where: Where = WHERE) -> None:
    """Bring a ledger of an older version to this version's form, its records merged as this version
    merges; back it up first.
    """
    from dragoman.ledger.store import open_ledger

    if "://" not in where and not Path(where).exists():
        raise LedgerError(f"there is no ledger at {where}: `dragoman add` writes one")
    with open_ledger(where, write=True) as opened:
        moved = opened.merge_anew()
    say(f"{where} has the form of this version. {_moved(moved)}")


def merge_anew(where: Where = WHERE) -> None:
    """Work out all occurrences anew, as this version merges; rulings hold as before."""
    from dragoman.ledger.store import open_ledger

    with open_ledger(where, write=True) as opened:
        moved = opened.merge_anew()
    say(_moved(moved))


def _moved(records: int) -> str:
    are = " is" if records == 1 else "s are"
    return f"{records} record{are} in another occurrence than before."


def load_rulings(file: Annotated[Path, _FILE], where: Where = WHERE) -> None:
    """Append rulings that `dragoman rulings --lines` wrote; known ones are passed over."""
    from dragoman.ledger.store import open_ledger

    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise LedgerError(f"{file} cannot be read: {error}; give a file of rulings") from error
    with open_ledger(where, write=True) as opened:
        new = opened.import_rulings(lines, str(file))
    say(f"{new} of {len(lines)} rulings were new.")


def load_holders(file: Annotated[Path, _FILE], where: Where = WHERE) -> None:
    """Load a table of office holders: actor, office, name, start, until, source."""
    from dragoman.ledger.store import open_ledger

    with open_ledger(where, write=True) as opened:
        new = opened.load_holders(file)
    say(f"{new} row{' was' if new == 1 else 's were'} new.")


def holders(
    where: Where = WHERE,
    out: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="CSV into this file.")
    ] = None,
) -> None:
    """Write the office holders that the reports and your tables tell of, as a table that
    `load-holders` takes.
    """
    from dragoman.ledger.offices import table_row
    from dragoman.ledger.store import open_ledger
    from dragoman.rules.holders import COLUMNS
    from dragoman.show.exports.command_options import write_lines
    from dragoman.show.exports.text_files import csv_line

    with open_ledger(where) as opened:
        known = opened.office_holders()
    write_lines(out, [csv_line(COLUMNS), *(csv_line(table_row(holder)) for holder in known)])


def _contents(opened: "Ledger") -> Table:
    held = opened.contents()
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    table.add_column(style="dim")
    table.add_column(justify="right")
    days = "none" if held.first_day is None else f"{held.first_day} to {held.last_day}"
    rows: tuple[tuple[str, int | str], ...] = (
        ("reports", held.reports), ("  published", days), ("independent stories", held.stories),
        ("records", sum(held.records.values())),
        *((f"  {kind}", number) for kind, number in held.records.items()),
        ("occurrences", held.occurrences), ("statements", held.statements),
        ("rulings", held.rulings), ("rejected records", held.rejected),
        ("rulings without a record", held.unplaced), ("failures", held.failures),
    )  # fmt: skip
    for name, value in rows:
        table.add_row(name, f"{value:,}" if isinstance(value, int) else value)
    return table
