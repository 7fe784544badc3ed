"""Commands of a person's word on records: confirm, reject, could not verify, amend, add, merge,
keep apart, undo.

A ruling needs who and why; when is the moment of the command.
"""

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.model.claims import Verdict
from dragoman.model.records import KINDS, STATUSES
from dragoman.show.cli.options import WHERE, RecordId, Where
from dragoman.show.cli.streams import say
from dragoman.show.cli.typed import TypedRecord, record_as_typed, value_as_typed

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
    app.command("could-not-verify", epilog=f"Example: dragoman could-not-verify 3f9a1c {example}")(
        could_not_verify
    )
    app.command(epilog=f"Example: dragoman amend 3f9a1c details.quantity 3 {example}")(amend)
    app.command(epilog=f"Example: dragoman merge 3f9a1c 77b0e2 {example}")(merge)
    app.command("keep-apart", epilog=f"Example: dragoman keep-apart 3f9a1c 77b0e2 {example}")(
        keep_apart
    )
    app.command(epilog=f"Example: dragoman undo 90cc1d {example}")(undo)
    app.command(
        "add-record",
        epilog="Example: dragoman add-record 90cc1d --kind visit --said 'arrived in Oslo on Monday'"
        f" --party visitor=Japan:Kono --party host=Norway --date 2024-08-19 {example}",
    )(add_record)


def confirm(
    record: RecordId, by: By, why: Why, source: Source = None, where: Where = WHERE
) -> None:
    """Confirm a record: it is right as it stands."""
    _rule(where, "confirm", (record,), (by, why, source))


def reject(record: RecordId, by: By, why: Why, source: Source = None, where: Where = WHERE) -> None:
    """Reject a record: the report does not say that."""
    _rule(where, "reject", (record,), (by, why, source))


def could_not_verify(
    record: RecordId, by: By, why: Why, source: Source = None, where: Where = WHERE
) -> None:
    """Say that a record could not be verified: neither confirmed nor rejected."""
    _rule(where, "could not verify", (record,), (by, why, source))


def amend(
    record: RecordId,
    field: Annotated[str, typer.Argument(metavar="FIELD", help='As "details.quantity".')],
    value: Annotated[
        str,
        typer.Argument(
            metavar="VALUE",
            help="Plain words or JSON; a date as DAY, DAY..DAY, month or year; a state as you "
            'spell it; a place as "Oslo, Norway".',
        ),
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


def add_record(
    report: Annotated[
        str, typer.Argument(metavar="REPORT", help="The report's id, or its source's id for it.")
    ],
    by: By,
    why: Why,
    kind: Annotated[str, typer.Option("--kind", metavar="KIND", help=f"{', '.join(KINDS)}.")],
    said: Annotated[
        str, typer.Option("--said", metavar="WORDS", help="The words of the report that state it.")
    ],
    party: Annotated[
        list[str],
        typer.Option("--party", metavar="ROLE=STATE:NAME", help="Who; the name may be left out."),
    ],
    kind_type: Annotated[
        str | None, typer.Option("--type", metavar="TYPE", help="Its type; else that of the kind.")
    ] = None,
    status: Annotated[
        str, typer.Option("--status", metavar="STATUS", help=f"{', '.join(STATUSES)}.")
    ] = "actual",
    when: Annotated[
        str | None, typer.Option("--date", metavar="DAY..DAY", help="A day, month, year or span.")
    ] = None,
    place: Annotated[
        str | None, typer.Option("--place", metavar="PLACE", help='As "Oslo, Norway".')
    ] = None,
    field: Annotated[
        list[str] | None,
        typer.Option("--field", metavar="FIELD=VALUE", help='As "quantity=3".'),
    ] = None,
    source: Source = None,
    where: Where = WHERE,
) -> None:
    """Add a record by hand to a report that the program has read without seeing it."""
    from dragoman.ledger.store import open_ledger

    typed = TypedRecord(
        kind, kind_type or kind, said, tuple(party), status, when, place, tuple(field or ())
    )
    with open_ledger(where, write=True) as ledger:
        record = record_as_typed(ledger.report(report), typed)
        made = ledger.add_record(
            report, record, by=by, at=datetime.now(UTC), why=why, source=source
        )
    say(f"Ruled ({made.id[:8]}): add {made.subject[0]}.")


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
