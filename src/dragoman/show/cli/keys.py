"""Answers from the keyboard: one key at a terminal, one line each where the input is piped."""

import sys

import typer
from rich.console import Console
from rich.text import Text

# The end of the input, Ctrl-C, Ctrl-D, Escape.
_LEAVING = ("", "\x03", "\x04", "\x1b")


def read_key(leave: str) -> str:
    """The next key, in small letters; `leave` where there is none or the user breaks off."""
    if not sys.stdin.isatty():
        line = sys.stdin.readline()
        return line.strip().lower()[:1] if line else leave
    try:
        pressed = typer.getchar()
    except (KeyboardInterrupt, EOFError):
        return leave
    return leave if pressed in _LEAVING else pressed.lower()


def read_words(question: str, console: Console) -> str | None:
    """A line of words, None where there is none: an empty line, the end of the input, Ctrl-D."""
    console.print(Text(f"{question}: ", style="bold"), end="")
    try:
        words = input() if sys.stdin.isatty() else sys.stdin.readline()
    except EOFError:
        words = ""
    if not sys.stdin.isatty():
        console.print()
    return words.strip() or None
