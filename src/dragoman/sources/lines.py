"""JSON lines, one report a line; a file with one JSON array or object is taken as well."""

import json
from collections.abc import Iterator
from datetime import date
from typing import BinaryIO

from dragoman.config import MAX_TEXT_CHARS
from dragoman.model.text import Report
from dragoman.sources.problems import SourceProblem
from dragoman.sources.rows import read_row

# Twelve bytes write the longest character in JSON: a longer line holds a text that is too long.
MAX_LINE_BYTES = 12 * MAX_TEXT_CHARS
_REMEDY = "Mend the line; the other lines are read"


def read_lines(
    stream: BinaryIO, *, path: str, default_day: date | None = None
) -> Iterator[Report | SourceProblem]:
    """Each line's report or problem, in order; blank lines are passed over."""
    number = 0
    while line := stream.readline(MAX_LINE_BYTES):
        number += 1
        if len(line) == MAX_LINE_BYTES and not line.endswith(b"\n"):
            while line and not line.endswith(b"\n"):
                line = stream.readline(MAX_LINE_BYTES)
            yield SourceProblem(
                path, number, f"the line is longer than {MAX_LINE_BYTES:,} bytes", _REMEDY
            )
        elif line.strip():
            yield _read_line(line, path, number, default_day)


def read_json(
    content: bytes, *, path: str, default_day: date | None = None
) -> Iterator[Report | SourceProblem]:
    """The reports of one JSON array or object."""
    value = _load(content, path, None)
    if isinstance(value, SourceProblem):
        yield value
        return
    rows = value if isinstance(value, list) else [value]
    for number, row in enumerate(rows, start=1):
        where = f"{path} (report {number})" if isinstance(value, list) else path
        yield _read_object(row, where, None, default_day)


def _read_line(
    line: bytes, path: str, number: int, default_day: date | None
) -> Report | SourceProblem:
    value = _load(line, path, number)
    if isinstance(value, SourceProblem):
        return value
    return _read_object(value, path, number, default_day)


def _read_object(
    value: object, path: str, number: int | None, default_day: date | None
) -> Report | SourceProblem:
    if not isinstance(value, dict):
        what = f"this is no JSON object but {type(value).__name__}"
        return SourceProblem(path, number, what, 'Write {"date": …, "text": …} for each report')
    return read_row(value, path=path, line=number, default_day=default_day)


def _load(content: bytes, path: str, number: int | None) -> object:
    try:
        return json.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        what = f"byte {content[error.start]:#04x} at {error.start} is not UTF-8"
        return SourceProblem(path, number, what, "Save the file as UTF-8", "TextError")
    except json.JSONDecodeError as error:
        what = f"broken JSON: {error.msg} at character {error.pos + 1}"
        return SourceProblem(path, number, what, _REMEDY)
    except (RecursionError, ValueError) as error:
        return SourceProblem(path, number, f"JSON that cannot be taken: {error}", _REMEDY)
