"""`labels`: what people decided, as labelled reports that a reading can be scored by."""

import json
from pathlib import Path
from typing import Annotated

import typer

from dragoman.show.cli.options import WHERE, Where
from dragoman.show.cli.streams import say, write_line


def register(app: typer.Typer) -> None:
    """Put the commands of this file into the program."""
    app.command(
        epilog="Examples: dragoman labels -o ours.jsonl · make gold LABELS=ours.jsonl (score the "
        "program by them)"
    )(labels)


def labels(
    where: Where = WHERE,
    out: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write into this file.")
    ] = None,
) -> None:
    """Write the reports whose every record people have decided, with what they decided, as labels.

    Records that nobody could verify are optional in a label; what is still disputed gives none.
    """
    from dragoman.ask.labels import find_labels
    from dragoman.ledger.store import open_ledger
    from dragoman.show.exports.text_files import open_output

    with open_ledger(where) as ledger:
        lines = [json.dumps(label, ensure_ascii=False) for label in find_labels(ledger)]
    if out is None:
        for line in lines:
            write_line(line)
    else:
        with open_output(out) as file:
            file.writelines(f"{line}\n" for line in lines)
    say(f"{len(lines)} report{' has' if len(lines) == 1 else 's have'} every record decided.")
