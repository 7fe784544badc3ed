"""The commands put together, and how an error becomes a message and an exit code."""

import os
import signal
import sys
from types import FrameType

import typer
from rich.markup import escape

from dragoman.errors import Error
from dragoman.show.cli import (
    asking,
    bulk,
    history,
    labels,
    ledgers,
    reading,
    review,
    ruling,
    rulings,
    searching,
)
from dragoman.show.cli.streams import NOTHING_DONE, errors
from dragoman.show.exports import commands as exporting

_EPILOG = (
    "Exit codes: 0 all done; 1 done, but some reports could not be read; 2 nothing done (a wrong "
    "option, a file or a ledger that cannot be used); 130 interrupted."
)
_HELP = (
    "Reads dated news reports and keeps a sourced, dated record of what states did to, with and "
    "about each other."
)

app = typer.Typer(
    name="dragoman",
    help=_HELP,
    epilog=_EPILOG,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
)
for group in (
    reading,
    asking,
    searching,
    review,
    ruling,
    rulings,
    labels,
    history,
    exporting,
    ledgers,
    bulk,
):
    group.register(app)


@app.callback(invoke_without_command=True)
def start(
    show_version: bool = typer.Option(False, "--version", help="Say the version and stop."),
) -> None:
    """Reads dated news reports and keeps a sourced record of what states did to each other."""
    if show_version:
        from dragoman.config import PROGRAM_VERSION

        print(f"dragoman {PROGRAM_VERSION}")  # noqa: T201 - this is what was asked for
        raise typer.Exit


class _Interrupted(BaseException):
    """Ctrl-C; not KeyboardInterrupt, which typer would turn into exit code 1."""


def _interrupt(signal_number: int, frame: FrameType | None) -> None:
    raise _Interrupted


def main() -> None:
    """Run the command line; leave with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        # Readings are UTF-8 wherever they go; a terminal that cannot show a letter shows its code.
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    signal.signal(signal.SIGINT, _interrupt)
    try:
        app()
    except Error as error:
        errors.print(f"[red]Error:[/] {escape(str(error))}", soft_wrap=True)
        sys.exit(NOTHING_DONE)
    except _Interrupted:
        errors.print("Interrupted: what was done is kept; the same command goes on from there.")
        sys.exit(130)
    except BrokenPipeError:
        # Whoever read our output has enough (`dragoman read … | head`).
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
