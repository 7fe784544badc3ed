"""Where the command line speaks: answers on standard output, all else on standard error."""

import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from dragoman.sources.problems import SourceProblem

T = TypeVar("T")
ALL_DONE, SOME_FAILED, NOTHING_DONE = 0, 1, 2

errors = Console(stderr=True, highlight=False)


class _Answers(Console):
    def on_broken_pipe(self) -> None:
        """Whoever reads our output has enough (`dragoman brief … | head`): no failure."""
        raise BrokenPipeError


def answers() -> Console:
    """The console of standard output, made when it is asked for so that it sees a redirection."""
    return _Answers(highlight=False)


def say(message: str) -> None:
    """Tell the user something that is no answer; the words are shown as they are."""
    errors.print(escape(message), soft_wrap=True)


def say_problem(problem: SourceProblem) -> None:
    """Tell of a file or a line that could not be read, and what to do."""
    errors.print(f"[yellow]Not read:[/] {escape(str(problem))}", soft_wrap=True)


def progress(what: str, total: int | None) -> Progress:
    """A bar on standard error, gone when it is done; nothing where that is no terminal."""
    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=errors,
        transient=True,
        disable=not errors.is_terminal,
    )
    bar.add_task(what, total=total)
    return bar


def tracked(items: Iterable[T], what: str, total: int | None) -> Iterator[T]:
    """The items, with a bar that counts them."""
    with progress(what, total) as bar:
        task = bar.task_ids[0]
        for item in items:
            yield item
            bar.advance(task)


def write_line(line: str) -> None:
    """One line of an answer, at once, so that who reads it need not wait."""
    sys.stdout.write(line + "\n")
