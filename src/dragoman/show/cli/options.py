"""Options that several commands share."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from dragoman.config import DEFAULT_LEDGER
from dragoman.model.values import Unresolved
from dragoman.sources.days import read_day


def parse_day(words: str) -> date:
    """A day as a user types it.

    Raises: typer.BadParameter, which ends the command with exit code 2.
    """
    day = read_day(words)
    if isinstance(day, Unresolved):
        raise typer.BadParameter(f"{day.reason}; write it as YYYY-MM-DD")
    return day


Where = Annotated[
    str,
    typer.Option(
        "--ledger",
        "-l",
        metavar="PATH",
        envvar="DRAGOMAN_LEDGER",
        help="The ledger: a file, or a postgresql:// address.",
    ),
]
WHERE = str(DEFAULT_LEDGER)
Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH...",
        help="Files and folders (.txt, .jsonl, .json, .csv, .tsv, .parquet, each also .gz); "
        "a single - is standard input.",
    ),
]
Day = Annotated[
    date | None,
    typer.Option(
        "--date",
        "-d",
        metavar="YYYY-MM-DD",
        parser=parse_day,
        help="The day of reports that give none of their own.",
    ),
]
AsOf = Annotated[
    date | None,
    typer.Option(
        "--as-of",
        metavar="YYYY-MM-DD",
        parser=parse_day,
        help="Only what reports until this day tell.",
    ),
]
From = Annotated[
    date | None,
    typer.Option("--from", metavar="YYYY-MM-DD", parser=parse_day, help="The first day."),
]
Until = Annotated[
    date | None,
    typer.Option("--until", metavar="YYYY-MM-DD", parser=parse_day, help="The last day."),
]
Rules = Annotated[
    Path | None,
    typer.Option(
        "--rules", metavar="FOLDER", help="A folder of rules to read by, instead of ours."
    ),
]
Holders = Annotated[
    Path | None,
    typer.Option(
        "--holders",
        metavar="TABLE",
        help="Office holders to know by name, as `dragoman ledger holders` writes them.",
    ),
]
Actor = Annotated[
    str, typer.Argument(metavar="STATE", help="A state or organisation, any spelling.")
]
RecordId = Annotated[
    str, typer.Argument(metavar="RECORD", help="A record's id, or the beginning of one.")
]
