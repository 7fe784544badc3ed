"""`ledger`: what a ledger holds, and what could not be read."""

from typing import Annotated

import typer
from rich.table import Table
from rich.text import Text

from dragoman.show.cli.options import WHERE, Where
from dragoman.show.cli.streams import answers


def register(app: typer.Typer) -> None:
    """Put the commands of this file into the program."""
    app.command("ledger", epilog="Examples: dragoman ledger · dragoman ledger --failures")(ledger)


def ledger(
    where: Where = WHERE,
    failures: Annotated[
        bool, typer.Option("--failures", help="List what could not be read, and why.")
    ] = False,
) -> None:
    """Say what the ledger holds."""
    from dragoman.ledger.store import open_ledger

    with open_ledger(where) as opened:
        held, failed = opened.contents(), opened.failures() if failures else []
    console = answers()
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
        ("failures", held.failures), ("runs", held.runs),
    )  # fmt: skip
    for name, value in rows:
        table.add_row(name, f"{value:,}" if isinstance(value, int) else value)
    console.print(table)
    for failure in failed:
        console.print(Text(f"{failure.report} ({failure.step}): {failure.message}"))
