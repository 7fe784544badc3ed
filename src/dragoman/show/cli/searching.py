"""`search`: reports and records by words, actors, kinds, days and all else that records have."""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Annotated, TypeVar, get_args

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from dragoman.errors import QueryError
from dragoman.ledger.answers import Standing
from dragoman.model.records import KINDS, STATUSES, Kind
from dragoman.show.cli.options import WHERE, AsOf, From, Until, Where
from dragoman.show.cli.streams import answers, say

if TYPE_CHECKING:
    from dragoman.ask.search import Found, ReportHit
    from dragoman.ledger.answers import Query

_ID_CHARS = 8
STANDINGS: tuple[Standing, ...] = get_args(Standing)
Named = TypeVar("Named", bound=str)
Of = Annotated[
    list[str] | None,
    typer.Option("--of", metavar="STATE", help="Records of this actor; given twice, of both."),
]
KindNamed = Annotated[
    list[str] | None, typer.Option("--kind", metavar="KIND", help=f"{', '.join(KINDS)}.")
]


def register(app: typer.Typer) -> None:
    """Put the commands of this file into the program."""
    app.command(
        epilog="Examples: dragoman search corvettes · "
        "dragoman search --of Japan --of Chad --kind visit --from 2023-01-01 · "
        "dragoman search --kind action --type SANCTION --in Switzerland --confidence 0.8"
    )(search)


def search(
    words: Annotated[
        str, typer.Argument(metavar="WORDS", help="Words, all of them; quoted words as a phrase.")
    ] = "",
    of: Of = None,
    kind: KindNamed = None,
    kind_type: Annotated[
        list[str] | None, typer.Option("--type", metavar="TYPE", help="As SANCTION, memorandum.")
    ] = None,
    start: From = None,
    end: Until = None,
    place: Annotated[
        str | None, typer.Option("--place", metavar="WORDS", help="Words of the place's name.")
    ] = None,
    country: Annotated[
        str | None, typer.Option("--in", metavar="STATE", help="The state that the place lies in.")
    ] = None,
    status: Annotated[
        list[str] | None, typer.Option("--status", metavar="STATUS", help=f"{', '.join(STATUSES)}.")
    ] = None,
    standing: Annotated[
        list[str] | None,
        typer.Option(
            "--standing", metavar="STANDING", help=f"What people ruled: {', '.join(STANDINGS)}."
        ),
    ] = None,
    confidence: Annotated[
        float | None, typer.Option("--confidence", min=0, max=1, help="At least so sure.")
    ] = None,
    as_of: AsOf = None,
    limit: Annotated[int, typer.Option(min=1, help="At most so many hits.")] = 20,
    where: Where = WHERE,
) -> None:
    """Find reports and records; each record with its id."""
    from dragoman.ask.search import search as ask_search
    from dragoman.ledger.store import open_ledger

    query = replace(
        asked_for(of, kind, start, end, as_of),
        types=tuple(kind_type or ()),
        status=_one_of(status, STATUSES, "status"),
        standing=_one_of(standing, STANDINGS, "standing"),
        place=_place(place, country),
        min_confidence=confidence,
    )
    with open_ledger(where) as ledger:
        found = ask_search(ledger, words, query, limit=limit)
    _print(found, answers())
    if found.more:
        say(f"There are more hits: --limit {2 * limit} shows more of them.")


def asked_for(
    of: list[str] | None,
    kind: list[str] | None,
    start: date | None,
    end: date | None,
    as_of: date | None = None,
) -> "Query":
    """The query that the options of a search make.

    Raises: QueryError for a kind or an actor that there is not, or more than two actors.
    """
    from dragoman.ledger.answers import Query

    actors = actors_named(of)
    return Query(
        kinds=kinds_named(kind),
        actors=actors if len(actors) == 1 else (),
        pair=(actors[0], actors[1]) if len(actors) == 2 else None,
        start=start,
        end=end,
        published_until=as_of,
    )


def actors_named(of: list[str] | None) -> tuple[str, ...]:
    """The codes of one actor or two, in any spelling.

    Raises: QueryError for an actor that there is not, or more than two.
    """
    from dragoman.show.cli.names import find_actor

    actors = tuple(find_actor(name) for name in of or ())
    if len(actors) > 2:
        raise QueryError("--of takes one actor, or two for what is between them")
    return actors


def kinds_named(kind: list[str] | None) -> tuple[Kind, ...]:
    """The kinds named.

    Raises: QueryError for a kind that there is not.
    """
    return _one_of(kind, KINDS, "kind")


def _one_of(given: list[str] | None, known: tuple[Named, ...], what: str) -> tuple[Named, ...]:
    unknown = set(given or ()) - set(known)
    if unknown:
        names = ", ".join(sorted(unknown))
        raise QueryError(f"no {what} is called {names}; there are {', '.join(known)}")
    return tuple(name for name in known if name in (given or ()))


def _place(words: str | None, country: str | None) -> str | None:
    """What the place is looked for by: words of its name, or the code of its state.

    Raises: QueryError where both are given, or for a state that there is not.
    """
    from dragoman.show.cli.names import find_actor

    if country is None:
        return words
    if words is not None:
        raise QueryError("a place is looked for by its name (--place) or its state (--in)")
    return find_actor(country)


def _print(found: "Found", console: Console) -> None:
    from dragoman.ask.wording import interval_words, record_words
    from dragoman.show.cli.names import name_of

    table = Table(box=None, padding=(0, 2, 0, 0), show_header=False)
    table.add_column(no_wrap=True, style="cyan")
    table.add_column(no_wrap=True)
    table.add_column()
    for kept in found.records:
        told = Text(record_words(kept.record, name_of))
        told.append(f"  ({kept.publisher or kept.name or kept.report}, {kept.published})", "dim")
        table.add_row(kept.id[:_ID_CHARS], interval_words(kept.record.date), told)
    for hit in found.reports:
        table.add_row("report", hit.published.isoformat(), _excerpt(hit))
    if table.row_count:
        console.print(table)
    else:
        say("Nothing was found.")


def _excerpt(hit: "ReportHit") -> Text:
    shown = Text(f"{hit.title or hit.name or hit.report}: ", "bold")
    at = hit.excerpt_start
    text = Text(" ".join(hit.excerpt.split("\n")))
    for word in hit.lit:
        text.stylize("bold yellow", word.start - at, word.end - at)
    return shown.append_text(text)
