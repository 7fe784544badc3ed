"""Options that the commands of exports share, and what they come to."""

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.show.cli.streams import answers, say

if TYPE_CHECKING:
    from dragoman.ask.coverage import Coverage
    from dragoman.ledger.answers import Query
    from dragoman.rules.schemes import SchemeRow


class Unit(StrEnum):
    """Periods that are counted in."""

    day = "day"
    month = "month"
    year = "year"


class Class(StrEnum):
    """What events are sorted by."""

    quad = "quad"
    type = "type"
    kind = "kind"


class Scale(StrEnum):
    """Scales of intensity."""

    goldstein = "goldstein"
    plover = "plover"


class Dates(StrEnum):
    """What becomes of an event wider than a day in a format that demands one."""

    day = "day"
    first = "first"


States = Annotated[
    list[str] | None,
    typer.Argument(metavar="[STATE [STATE]]", help="One or two states, any spelling; all without."),
]
Kinds = Annotated[list[str] | None, typer.Option("--kind", "-k", help="Only records of this kind.")]
Statuses = Annotated[
    list[str] | None, typer.Option("--status", "-s", help="Only records of this status.")
]
SchemeFile = Annotated[
    Path | None,
    typer.Option("--scheme", metavar="FILE", help="A scheme of your own instead of CAMEO, as CSV."),
]
CoverageFile = Annotated[
    Path | None,
    typer.Option("--coverage", metavar="FILE", help="What the corpus covers, as CSV: zeros there."),
]
Historical = Annotated[bool, typer.Option("--historical", help="Background too.")]
Future = Annotated[bool, typer.Option("--future", help="What was still to come, too.")]
Hypothetical = Annotated[bool, typer.Option("--hypothetical", help="What was only possible, too.")]
Negated = Annotated[bool, typer.Option("--negated", help="What did not happen, too.")]
Confirmed = Annotated[bool, typer.Option("--confirmed-only", help="Only what a person confirmed.")]


def query_of(
    states: list[str] | None,
    period: tuple[date | None, date | None],
    as_of: date | None,
    kinds: list[str] | None,
    statuses: list[str] | None,
) -> "Query":
    """The query that the options ask for.

    Raises: QueryError for a state that nobody knows; typer.BadParameter for an unknown word.
    """
    from dragoman.ledger.answers import Query
    from dragoman.model.records import KINDS, STATUSES
    from dragoman.show.cli.names import find_actor

    codes = tuple(find_actor(words) for words in states or ())
    if len(codes) > 2:
        raise typer.BadParameter("give one state, or two")
    for word in kinds or ():
        if word not in KINDS:
            raise typer.BadParameter(f"no kind {word!r}: {', '.join(KINDS)}")
    for word in statuses or ():
        if word not in STATUSES:
            raise typer.BadParameter(f"no status {word!r}: {', '.join(STATUSES)}")
    return Query(
        kinds=tuple(kinds or ()),
        actors=codes if len(codes) == 1 else (),
        pair=(codes[0], codes[1]) if len(codes) == 2 else None,
        start=period[0],
        end=period[1],
        published_until=as_of,
        status=tuple(statuses or ()),
    )


def scheme_of(path: Path | None) -> "tuple[SchemeRow, ...] | None":
    """The rows of a user's own scheme; None for CAMEO."""
    from dragoman.rules.schemes import load_scheme

    return None if path is None else load_scheme(path)


def coverage_of(path: Path | None) -> "Coverage | None":
    """What the corpus declares; None without a file."""
    from dragoman.ask.coverage import read_coverage

    return None if path is None else read_coverage(path)


def write_lines(out: Path | None, lines: list[str]) -> None:
    """Lines on standard output, or in a file that is there whole or not at all."""
    from dragoman.show.exports.text_files import open_output

    if out is None:
        answers().out("".join(lines), end="", highlight=False)
        return
    with open_output(out) as file:
        file.writelines(lines)
    say(f"{out}: {len(lines) - 1:,} rows")
