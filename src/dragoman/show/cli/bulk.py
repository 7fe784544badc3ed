"""`bulk`: many reports on all cores."""

from functools import partial
from typing import Annotated

import typer

from dragoman.show.cli.options import WHERE, Day, Holders, Paths, Rules, Where
from dragoman.show.cli.reading import keep_readings


def register(app: typer.Typer) -> None:
    """Put the commands of this file into the program."""
    app.command(epilog="Example: dragoman bulk news-2023.jsonl.gz news-2024.jsonl.gz --workers 8")(
        bulk
    )


def bulk(
    paths: Paths,
    where: Where = WHERE,
    day: Day = None,
    rules: Rules = None,
    holders: Holders = None,
    workers: Annotated[
        int | None, typer.Option(min=1, help="How many processes; one a core if not given.")
    ] = None,
) -> None:
    """Read many reports into the ledger on all cores; the same as `add`, and as safe to repeat."""
    from dragoman.bulk.job import read_on_cores

    read_all = partial(read_on_cores, workers=workers, rules=rules, holders=holders)
    keep_readings(paths, where, day, read_all, (rules, holders))
