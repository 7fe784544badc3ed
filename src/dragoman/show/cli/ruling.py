"""Commands of a person's word on records: confirm, reject, amend, merge, keep apart, undo.

A ruling needs who and why; when is the moment of the command.
"""

import json
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Annotated

import typer
from rich.text import Text

from dragoman.model.claims import Verdict
from dragoman.show.cli.options import WHERE, RecordId, Where
from dragoman.show.cli.streams import answers, say, write_line
from dragoman.sources.days import read_day

if TYPE_CHECKING:
    from dragoman.ledger.statements import JsonValue

By = Annotated[
    str,
    typer.Option("--by", metavar="NAME", envvar="DRAGOMAN_BY", help="Who decides: your name."),
]
Why = Annotated[str, typer.Option("--why", metavar="WORDS", help="The reason.")]
Source = Annotated[
    str | None, typer.Option("--source", metavar="WORDS", help="What the ruling rests on, if more.")
]
_ANOTHER = typer.Argument(metavar="OTHER", help="The other record.")


def register(app: typer.Typer) -> None:
    """Put the commands of this file into the program."""
    example = "--by 'Ana Ruiz' --why 'as the ministry says'"
    app.command(epilog=f"Example: dragoman confirm 3f9a1c {example}")(confirm)
    app.command(epilog=f"Example: dragoman reject 3f9a1c {example}")(reject)
    app.command(epilog=f"Example: dragoman amend 3f9a1c details.quantity 3 {example}")(amend)
    app.command(epilog=f"Example: dragoman merge 3f9a1c 77b0e2 {example}")(merge)
    app.command("keep-apart", epilog=f"Example: dragoman keep-apart 3f9a1c 77b0e2 {example}")(
        keep_apart
    )
    app.command(epilog=f"Example: dragoman undo 90cc1d {example}")(undo)
    app.command(
        epilog="Examples: dragoman rulings · dragoman rulings 3f9a1c · "
        "dragoman rulings --lines > r.jsonl"
    )(rulings)


def confirm(
    record: RecordId, by: By, why: Why, source: Source = None, where: Where = WHERE
) -> None:
    """Confirm a record: it is right as it stands."""
    _rule(where, "confirm", (record,), (by, why, source))


def reject(record: RecordId, by: By, why: Why, source: Source = None, where: Where = WHERE) -> None:
    """Reject a record: the report does not say that."""
    _rule(where, "reject", (record,), (by, why, source))


def amend(
    record: RecordId,
    field: Annotated[str, typer.Argument(metavar="FIELD", help='As "details.quantity".')],
    value: Annotated[
        str,
        typer.Argument(metavar="VALUE", help="JSON, plain words, or a day (DAY..DAY) for a date."),
    ],
    by: By,
    why: Why,
    source: Source = None,
    where: Where = WHERE,
) -> None:
    """Put one field of a record right."""
    _rule(
        where,
        "amend",
        (record,),
        (by, why, source),
        field=field,
        value=value_as_typed(field, value),
    )


def merge(
    record: RecordId,
    other: Annotated[str, _ANOTHER],
    by: By,
    why: Why,
    source: Source = None,
    where: Where = WHERE,
) -> None:
    """Say that two records tell of the same thing."""
    _rule(where, "merge", (record, other), (by, why, source))


def keep_apart(
    record: RecordId,
    other: Annotated[str, _ANOTHER],
    by: By,
    why: Why,
    source: Source = None,
    where: Where = WHERE,
) -> None:
    """Say that two records tell of different things, for ever."""
    _rule(where, "keep apart", (record, other), (by, why, source))


def undo(
    ruling: Annotated[str, typer.Argument(metavar="RULING", help="The ruling's id.")],
    by: By,
    why: Why,
    where: Where = WHERE,
) -> None:
    """Take a ruling back; it stays in the list."""
    _rule(where, "undo", (ruling,), (by, why, None))


def rulings(
    record: Annotated[
        str | None, typer.Argument(metavar="RECORD", help="Of one record only.")
    ] = None,
    where: Where = WHERE,
    lines: Annotated[
        bool, typer.Option("--lines", help="As JSON lines, which `ledger load-rulings` reads.")
    ] = False,
) -> None:
    """List the rulings ever made, oldest first."""
    from dragoman.ledger.store import open_ledger

    if lines:
        with open_ledger(where) as ledger:
            for line in ledger.export_rulings():
                write_line(line)
        return
    with open_ledger(where) as ledger:
        found, in_force = ledger.rulings(record), set(ledger.rulings_in_force().values())
    console = answers()
    for ruling in found:
        amended = f" {ruling.field} = {ruling.value}" if ruling.field else ""
        standing = "" if ruling.id in in_force else " (not in force)"
        words = f"{ruling.verdict} {' and '.join(ruling.subject)}{amended}{standing}"
        told = f"{ruling.id[:8]}  {ruling.at:%Y-%m-%d %H:%M}  {ruling.by}: {words}. {ruling.why}"
        console.print(Text(told))


def value_as_typed(field: str, words: str) -> "JsonValue":
    """The value of a field as the user types it: JSON where it is any, words else.

    A date can be typed as a day, or as its first and last day: 2024-08-20..2024-08-22.
    """
    if field in ("date", "details.delivery") and not words.startswith("{"):
        days = [read_day(part) for part in words.split("..")]
        if len(days) <= 2 and all(isinstance(day, date) for day in days):
            return {"start": str(days[0]), "end": str(days[-1])}
    try:
        value: JsonValue = json.loads(words)
    except ValueError:
        return words
    return value


def _rule(
    where: str,
    verdict: Verdict,
    subject: tuple[str, ...],
    told: tuple[str, str, str | None],
    *,
    field: str | None = None,
    value: "JsonValue" = None,
) -> None:
    from dragoman.ledger.store import open_ledger

    by, why, source = told
    with open_ledger(where, write=True) as ledger:
        made = ledger.rule(
            verdict, *subject, by=by, at=datetime.now(UTC), why=why, field=field, value=value,
            source=source,
        )  # fmt: skip
    say(f"Ruled ({made.id[:8]}): {verdict} {' and '.join(made.subject)}.")
