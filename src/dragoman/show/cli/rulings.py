"""`rulings`: what people decided, what they differ about, and what has no place."""

from typing import TYPE_CHECKING, Annotated

import typer
from rich.text import Text

from dragoman.show.cli.options import WHERE, Where
from dragoman.show.cli.streams import answers, say, write_line

if TYPE_CHECKING:
    from dragoman.ledger.store import Ledger
    from dragoman.model.claims import Ruling

_ID_CHARS = 8


def register(app: typer.Typer) -> None:
    """Put the commands of this file into the program."""
    app.command(
        epilog="Examples: dragoman rulings · dragoman rulings 3f9a1c · "
        "dragoman rulings --unplaced · dragoman rulings --lines > r.jsonl"
    )(rulings)


def rulings(
    record: Annotated[
        str | None, typer.Argument(metavar="RECORD", help="Of one record only.")
    ] = None,
    where: Where = WHERE,
    disputed: Annotated[
        bool, typer.Option("--disputed", help="Only what people differ about, side by side.")
    ] = False,
    unplaced: Annotated[
        bool, typer.Option("--unplaced", help="Only those whose record is read no more, and why.")
    ] = False,
    lines: Annotated[
        bool, typer.Option("--lines", help="As JSON lines, which `ledger load-rulings` reads.")
    ] = False,
) -> None:
    """List the rulings ever made, oldest first."""
    from dragoman.ledger.store import open_ledger

    with open_ledger(where) as ledger:
        if lines:
            for line in ledger.export_rulings():
                write_line(line)
        elif disputed:
            _print_disputes(ledger)
        elif unplaced:
            _print_unplaced(ledger)
        else:
            _print_all(ledger, record)


def _print_all(ledger: "Ledger", record: str | None) -> None:
    from dragoman.ledger.rulings import find_record

    if record is not None:
        with ledger.reading() as connection:
            record = find_record(connection, record)
    in_force = set(ledger.rulings_in_force().values())
    undoing = {r.subject[0] for r in ledger.rulings() if r.verdict == "undo"}
    for ruling in ledger.rulings(record):
        silent = ruling.verdict != "undo" and ruling.id not in in_force
        why_not = " (undone)" if ruling.id in undoing else " (not in force)"
        answers().print(_told(ruling, why_not if silent or ruling.id in undoing else ""))


def _print_disputes(ledger: "Ledger") -> None:
    found = ledger.disputes()
    in_force = set(ledger.rulings_in_force().values())
    for dispute in found:
        answers().print(Text(dispute.slot, style="bold"))
        for ruling in dispute.rulings:
            standing = " (in force)" if ruling.id in in_force else ""
            answers().print(Text("  ").append_text(_told(ruling, standing)))
    say(f"People differ about {len(found)} thing{'' if len(found) == 1 else 's'}.")


def _print_unplaced(ledger: "Ledger") -> None:
    found = ledger.unplaced()
    for lost in found:
        answers().print(_told(lost.ruling, ""))
        quotes = " … ".join(lost.quotes)
        told = f"    {lost.why}: record {lost.subject[:_ID_CHARS]}, report {lost.report}"
        answers().print(Text(f"{told}: “{quotes}”", style="dim"))
    say(f"{len(found)} ruling{' has' if len(found) == 1 else 's have'} no place.")


def _told(ruling: "Ruling", standing: str) -> Text:
    subject = " and ".join(part[:_ID_CHARS] for part in ruling.subject)
    amended = f" {ruling.field} = {ruling.value}" if ruling.field else ""
    source = f" [{ruling.source}]" if ruling.source else ""
    words = f"{ruling.verdict} {subject}{amended}{standing}. {ruling.why}{source}"
    return Text(f"{ruling.id[:_ID_CHARS]}  {ruling.at:%Y-%m-%d %H:%M}  {ruling.by}: {words}")
