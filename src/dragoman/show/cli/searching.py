"""`search`: reports and records by words, actors, kinds and days."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from dragoman.errors import QueryError
from dragoman.model.records import KINDS
from dragoman.show.cli.options import WHERE, AsOf, From, Until, Where
from dragoman.show.cli.streams import answers, say

if TYPE_CHECKING:
    from dragoman.ask.search import Found, ReportHit
    from dragoman.ledger.answers import Query

_ID_CHARS = 8
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
        "dragoman search --of Japan --of Chad --kind visit --from 2023-01-01"
    )(search)


def search(
    words: Annotated[
        str, typer.Argument(metavar="WORDS", help="Words, all of them; quoted words as a phrase.")
    ] = "",
    of: Of = None,
    kind: KindNamed = None,
    start: From = None,
    end: Until = None,
    as_of: AsOf = None,
    limit: Annotated[int, typer.Option(min=1, help="At most so many hits.")] = 20,
    where: Where = WHERE,
) -> None:
    """Find reports and records; each record with its id."""
    from dragoman.ask.search import search as ask_search
    from dragoman.ledger.store import open_ledger

    query = asked_for(of, kind, start, end, as_of)
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
    from dragoman.show.cli.names import find_actor

    unknown = set(kind or ()) - set(KINDS)
    if unknown:
        raise QueryError(f"no kind is called {', '.join(unknown)}; there are {', '.join(KINDS)}")
    actors = tuple(find_actor(name) for name in of or ())
    if len(actors) > 2:
        raise QueryError("--of takes one actor, or two for what is between them")
    return Query(
        kinds=tuple(kind or ()),
        actors=actors if len(actors) == 1 else (),
        pair=(actors[0], actors[1]) if len(actors) == 2 else None,
        start=start,
        end=end,
        published_until=as_of,
    )


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
