"""Text files as the formats want them: tab- or comma-separated, UTF-8, line feed, whole or not
at all.
"""

import contextlib
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TextIO

from dragoman.errors import ExportError

_BREAKS = "\t\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029\x00"
# Characters that XML 1.0 cannot hold, even escaped; each becomes a space.
NOT_XML = dict.fromkeys(
    [*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF], " "
)
_NEEDS_QUOTES = re.compile(r'[",\r\n\x00]|^\s|\s$')
_AS_SPACE = str.maketrans(dict.fromkeys(_BREAKS, " "))


@contextlib.contextmanager
def open_output(path: Path, *, encoding: str = "utf-8", errors: str = "strict") -> Iterator[TextIO]:
    """A file to write, which takes its name only when all is written.

    Raises: ExportError if it cannot be written.
    """
    part = path.with_name(f"{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        file = part.open("w", encoding=encoding, errors=errors, newline="")
    except OSError as error:
        raise ExportError(f"{path}: cannot be written ({error.strerror})") from error
    try:
        with file:
            yield file
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def cell(value: object) -> str:
    """A value as the text of a cell: nothing for None, `true` and `false`, no needless `.0`.

    Example:
        >>> cell(None), cell(2.0), cell(-5.2), cell("042")
        ('', '2', '-5.2', '042')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    return str(value)


def tsv_line(values: Iterable[object], missing: str = "") -> str:
    """A line of tab-separated cells without any quoting: a tab or line break in a value
    becomes a space.
    """
    # Most cells are printable text, which holds no tab and no line break: no call for those.
    cells = [
        value if value.__class__ is str and value.isprintable() else _bare(value)
        for value in values
    ]
    if missing:
        cells = [text or missing for text in cells]
    return "\t".join(cells) + "\n"


def _bare(value: object) -> str:
    text = value if isinstance(value, str) else cell(value)
    return text.translate(_AS_SPACE)


def csv_line(values: Iterable[object]) -> str:
    """A line of comma-separated cells, quoted by RFC 4180 where need be."""
    return ",".join([_quoted(cell(value)) if value is not None else "" for value in values]) + "\n"


def _quoted(text: str) -> str:
    if _NEEDS_QUOTES.search(text) is None:
        return text
    return '"' + text.replace("\x00", "").replace('"', '""') + '"'
