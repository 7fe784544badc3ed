"""`brief`, `timeline` and `explain`: questions to the ledger."""

import contextlib
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from dragoman.errors import ExportError
from dragoman.show.cli.options import WHERE, Actor, AsOf, From, RecordId, Until, Where
from dragoman.show.cli.streams import answers, say

_FILE_WIDTH_CHARS = 100


class Form(StrEnum):
    """The forms of a document."""

    text = "text"
    markdown = "markdown"
    html = "html"


class TextForm(StrEnum):
    """The forms of a list."""

    text = "text"
    markdown = "markdown"


Out = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write into this file.")
]


def register(app: typer.Typer) -> None:
    """Put the commands of this file into the program."""
    app.command(
        epilog="Examples: dragoman brief Turkey Malaysia · "
        "dragoman brief IND fra --as-of 2025-03-01 · "
        "dragoman brief Japan Philippines --format html -o brief.html"
    )(brief)
    app.command(
        epilog="Examples: dragoman timeline Russia 'North Korea' · "
        "dragoman timeline CHN AUS --from 2023-01-01"
    )(timeline)
    app.command(epilog="Example: dragoman explain 3f9a1c")(explain)


def brief(
    first: Actor,
    second: Actor,
    where: Where = WHERE,
    as_of: AsOf = None,
    form: Annotated[Form, typer.Option("--format", "-f", help="The form.")] = Form.text,
    out: Out = None,
) -> None:
    """Print the brief on two states, every line with its footnotes."""
    from dragoman.ask.brief import brief as ask_brief
    from dragoman.ledger.store import open_ledger
    from dragoman.show.cli.names import find_actor, name_of

    pair = (find_actor(first), find_actor(second))
    with open_ledger(where) as ledger:
        found = ask_brief(ledger, pair, name_of, as_of=as_of, with_texts=form is Form.html)
    with _console(out) as console:
        if form is Form.text:
            from dragoman.show.documents.terminal import print_brief

            print_brief(found, console)
        elif form is Form.markdown:
            from dragoman.show.documents.markdown import render_brief

            console.out(render_brief(found), end="", highlight=False)
        else:
            from dragoman.show.documents.page import render_page

            console.out(render_page(found), end="", highlight=False)


def timeline(
    first: Actor,
    second: Actor,
    where: Where = WHERE,
    start: From = None,
    end: Until = None,
    as_of: AsOf = None,
    form: Annotated[TextForm, typer.Option("--format", "-f", help="The form.")] = TextForm.text,
    out: Out = None,
) -> None:
    """Print everything between two states in the order of time."""
    from dragoman.ask.timeline import timeline as ask_timeline
    from dragoman.ledger.store import open_ledger
    from dragoman.show.cli.names import find_actor, name_of

    pair = (find_actor(first), find_actor(second))
    with open_ledger(where) as ledger:
        found = ask_timeline(ledger, pair, name_of, period=(start, end), as_of=as_of)
    with _console(out) as console:
        if form is TextForm.text:
            from dragoman.show.documents.terminal import print_timeline

            print_timeline(found, console)
        else:
            from dragoman.show.documents.markdown import render_timeline

            console.out(render_timeline(found), end="", highlight=False)


def explain(record: RecordId, where: Where = WHERE) -> None:
    """Say why a record stands in the ledger: words, rule, reckoning, readings that lost."""
    from dragoman.ask.explain import explain as ask_explain
    from dragoman.ledger.store import open_ledger
    from dragoman.show.cli.names import name_of
    from dragoman.show.documents.explanation import print_explanation

    with open_ledger(where) as ledger:
        print_explanation(ask_explain(ledger, record), answers(), name_of)


@contextlib.contextmanager
def _console(out: Path | None) -> Iterator[Console]:
    """Standard output, or a file that is there whole or not at all."""
    if out is None:
        yield answers()
        return
    partial = out.with_name(f".{out.name}.partial")
    try:
        with partial.open("w", encoding="utf-8") as file:
            yield Console(file=file, width=_FILE_WIDTH_CHARS, highlight=False)
        partial.replace(out)
    except OSError as error:
        raise ExportError(
            f"{out} cannot be written: {error.strerror}; give another file"
        ) from error
    finally:
        partial.unlink(missing_ok=True)
    say(f"Written: {out}")
