"""The page of commands, made from the commands themselves.

.venv/bin/python tests/house/commands.py     writes docs/commands.md (make docs)
"""

import re
from collections.abc import Iterator
from pathlib import Path

import typer.main

from dragoman.show.cli.app import app

PAGE = Path(__file__).parents[2] / "docs" / "commands.md"
_HEAD = """# Commands

Made from the program by `make docs`; a test compares. Answers go to standard output, everything
else to standard error. Exit codes: 0 all done; 1 done, but some reports could not be read; 2
nothing done; 130 interrupted.
"""


def page() -> str:
    """The whole page."""
    parts = [_HEAD]
    for name, command in _walk(typer.main.get_command(app), "dragoman"):
        parts.append(_part(name, command))
    return "\n".join(parts)


def _walk(command, name: str) -> Iterator[tuple[str, object]]:
    for child_name, child in getattr(command, "commands", {}).items():
        yield f"{name} {child_name}", child
        yield from _walk(child, f"{name} {child_name}")


def _part(name: str, command) -> str:
    lines = [f"## `{name}`", "", _plain(command.help), ""]
    rows = []
    for parameter in command.params:
        if parameter.name == "help":
            continue
        named = ", ".join(f"`{o}`" for o in parameter.opts) if parameter.opts[0][0] == "-" else ""
        shown = named or f"`{parameter.metavar or parameter.name.upper()}`"
        variable = f" Also from `{parameter.envvar}`." if parameter.envvar else ""
        rows.append(f"| {shown} | {_plain(getattr(parameter, 'help', '') or '')}{variable} |")
    if rows:
        lines += ["| option | what it is |", "| --- | --- |", *rows, ""]
    examples = re.sub(r"^Examples?: ", "", _plain(command.epilog or ""))
    lines += ["```sh", *examples.split(" · "), "```", ""]
    return "\n".join(lines)


def _plain(words: str) -> str:
    return " ".join(words.split()).replace("|", "\\|")


def main() -> None:
    """Write the page."""
    PAGE.write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
