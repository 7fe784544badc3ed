"""`diff` and `state`: what changed between two runs or two days, and how the ledger stood on a
day.
"""

import json
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer
from rich.text import Text

from dragoman.model.values import Unresolved
from dragoman.show.cli.options import WHERE, Where, parse_day
from dragoman.show.cli.searching import KindNamed, Of, actors_named, kinds_named
from dragoman.show.cli.streams import answers, say, write_line
from dragoman.sources.days import read_day

if TYPE_CHECKING:
    from dragoman.ledger.history import Change, Stood

_ID_CHARS = 8


def register(app: typer.Typer) -> None:
    """Put the commands of this file into the program."""
    app.command(
        epilog="Examples: dragoman diff 2024-01-01 2024-06-30 · dragoman diff 3f9a 77b0 (two runs)"
    )(diff)
    app.command(
        epilog="Examples: dragoman state 2024-06-30 · "
        "dragoman state 2024-06-30 --of Japan --kind visit · "
        "dragoman state 2024-06-30 --lines > june.jsonl"
    )(state)


def diff(
    before: Annotated[str, typer.Argument(metavar="BEFORE", help="A day, or a run's id.")],
    after: Annotated[str, typer.Argument(metavar="AFTER", help="A later day, or another run.")],
    where: Where = WHERE,
) -> None:
    """Say what is new, gone and changed between two days or two runs, and why."""
    from dragoman.ledger.store import open_ledger

    with open_ledger(where) as opened:
        changes = opened.diff(_day_or_run(before), _day_or_run(after))
    for change in changes:
        _print_change(change)
    counts = {what: sum(c.what == what for c in changes) for what in ("new", "gone", "changed")}
    told = ", ".join(f"{number} {what}" for what, number in counts.items() if number)
    say(f"{len(changes)} record{' differs' if len(changes) == 1 else 's differ'}"
        f"{f': {told}' if told else ''}.")  # fmt: skip


def state(
    day: Annotated[
        date, typer.Argument(metavar="YYYY-MM-DD", parser=parse_day, help="The day, its end.")
    ],
    of: Of = None,
    kind: KindNamed = None,
    where: Where = WHERE,
    lines: Annotated[bool, typer.Option("--lines", help="As JSON lines, with all fields.")] = False,
) -> None:
    """List the records as they stood on a day: reports and rulings of later days left out."""
    from dragoman.ledger.store import open_ledger

    actors, kinds = set(actors_named(of)), kinds_named(kind)
    with open_ledger(where) as opened:
        stood = opened.state_on(day)
    chosen = {key: was for key, was in stood.items() if _is_about(was, actors, kinds)}
    for key, was in sorted(chosen.items(), key=lambda item: (item[1].published, item[0])):
        if lines:
            told = {"record": key, "report": was.report, "published": was.published.isoformat()}
            write_line(json.dumps(told | json.loads(was.form), ensure_ascii=False))
        else:
            answers().print(_line(key, was.published, was.form))
    say(f"{len(chosen)} record{'' if len(chosen) == 1 else 's'} on {day}.")


def _is_about(was: "Stood", actors: set[str], kinds: tuple[str, ...]) -> bool:
    from dragoman.ledger.statements import from_form

    record = from_form(was.form)
    return actors <= set(record.actors()) and (not kinds or record.kind in kinds)


def _print_change(change: "Change") -> None:
    told = Text(f"{change.what:7}  ").append_text(
        _line(change.record, change.published, change.form)
    )
    answers().print(told)
    answers().print(Text(f"    {change.why}", style="dim"))
    for field in change.fields:
        answers().print(Text(f"    {field.field}: {field.before} → {field.after}", style="dim"))


def _line(record: str, published: date, form: str) -> Text:
    from dragoman.ask.wording import interval_words, record_words
    from dragoman.ledger.statements import from_form
    from dragoman.show.cli.names import name_of

    read = from_form(form)
    words = f"{record_words(read, name_of)}, {interval_words(read.date)}"
    return Text(f"{record[:_ID_CHARS]}  {published}  {words}")


def _day_or_run(words: str) -> date | str:
    day = read_day(words)
    return words if isinstance(day, Unresolved) else day
