"""Files, folders and standard input become a stream of reports and problems, in a fixed order.

What a file holds is told by the end of its name; a file of another name, and standard input, by its
first bytes. Folders are walked to the bottom; files whose names begin with a dot are passed over,
and so is a ledger that lies among its reports.
"""

import gzip
import os
import re
import sys
import zlib
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import BinaryIO, cast

from dragoman.config import MAX_TEXT_CHARS
from dragoman.model.text import Report
from dragoman.sources.lines import read_json, read_lines
from dragoman.sources.problems import SourceProblem
from dragoman.sources.tables import read_csv, read_parquet
from dragoman.sources.text import read_text

STDIN = "-"
# Four bytes write the longest character in UTF-8.
MAX_TEXT_BYTES = 4 * MAX_TEXT_CHARS
MAX_JSON_BYTES = 64 * MAX_TEXT_BYTES
_FORMATS = {
    ".txt": "text", ".text": "text", ".jsonl": "lines", ".ndjson": "lines", ".json": "json",
    ".csv": "csv", ".tsv": "tsv", ".parquet": "parquet",
}  # fmt: skip
_FORMATS_REMEDY = "Give .txt, .jsonl, .json, .csv, .tsv or .parquet, each also with .gz"
_SIGNATURES = {
    b"%PDF": "a PDF file",
    b"PK\x03\x04": "a zipped or office file",
    b"\xd0\xcf\x11\xe0": "an office file",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"\x7fELF": "a program",
    b"SQLite format 3": "an SQLite database",
}

_LEDGER = re.compile(r"\.sqlite(-wal|-shm)?$")

Item = Report | SourceProblem


def read_reports(paths: Iterable[Path | str], day: date | None = None) -> Iterator[Item]:
    """All reports of files, folders and standard input ("-"), and the problems met on the way.

    `day` is the day of reports that give none of their own. Raises: nothing, whatever a file holds.

    Example:
        >>> [str(problem) for problem in read_reports(["nowhere.txt"])]
        ['nowhere.txt: there is no such file. Check the spelling.']
    """
    for given in paths:
        if str(given) == STDIN:
            yield from _read_sniffed(sys.stdin.buffer, "standard input", None, day)
        else:
            for path in _walk(Path(given)):
                yield from _read_file(path, day)


def count_bytes(paths: Iterable[Path | str]) -> int | None:
    """How many bytes the files hold, for progress bars; None where that is not known beforehand."""
    total = 0
    for given in paths:
        if str(given) == STDIN:
            return None
        for path in _walk(Path(given)):
            if path.suffix in (".gz", ".parquet"):
                return None
            total += path.stat().st_size if path.is_file() else 0
    return total


def _walk(path: Path) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    for folder, folders, names in os.walk(path):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        for name in sorted(names):
            if not name.startswith(".") and not _LEDGER.search(name):
                yield Path(folder) / name


def _read_file(path: Path, day: date | None) -> Iterator[Item]:
    zipped = path.suffix == ".gz"
    bare = path.with_suffix("") if zipped else path
    try:
        with path.open("rb") as raw:
            stream = cast(BinaryIO, gzip.GzipFile(fileobj=raw)) if zipped else raw
            yield from _read_as(
                _FORMATS.get(bare.suffix.lower()), stream, str(path), bare.stem, day
            )
    except (OSError, EOFError, zlib.error) as error:
        yield _file_problem(path, error)


def _file_problem(path: Path, error: Exception) -> SourceProblem:
    if isinstance(error, FileNotFoundError):
        return SourceProblem(
            str(path), None, "there is no such file", "Check the spelling", "SourceError"
        )
    if isinstance(error, PermissionError):
        remedy = f"Allow reading it: chmod +r {path.name}"
        return SourceProblem(str(path), None, "no permission to read it", remedy, "SourceError")
    if path.suffix == ".gz" and isinstance(error, gzip.BadGzipFile | EOFError | zlib.error):
        return SourceProblem(
            str(path), None, f"broken gzip file: {error}", "Pack it again", "SourceError"
        )
    what = f"it cannot be read: {getattr(error, 'strerror', None) or error}"
    return SourceProblem(str(path), None, what, "Check the file and its disk", "SourceError")


def _read_as(
    form: str | None, stream: BinaryIO, path: str, name: str, day: date | None
) -> Iterator[Item]:
    match form:
        case "text":
            yield _read_plain(stream.read(MAX_TEXT_BYTES + 1), path, name, day)
        case "lines":
            yield from _or_empty(read_lines(stream, path=path, default_day=day), path)
        case "json":
            yield from _read_whole_json(stream, path, day)
        case "csv":
            yield from _or_empty(read_csv(stream, path=path, default_day=day), path)
        case "tsv":
            rows = read_csv(stream, path=path, default_day=day, delimiter="\t")
            yield from _or_empty(rows, path)
        case "parquet":
            yield from _or_empty(read_parquet(stream, path=path, default_day=day), path)
        case _:
            yield from _read_sniffed(stream, path, name, day)


def _or_empty(items: Iterator[Item], path: str) -> Iterator[Item]:
    """The items; a problem instead of silence where there are none."""
    empty = True
    for item in items:
        empty = False
        yield item
    if empty:
        yield SourceProblem(
            path, None, "the file holds no report", "Leave it out, or save it again"
        )


def _read_whole_json(stream: BinaryIO, path: str, day: date | None) -> Iterator[Item]:
    content = stream.read(MAX_JSON_BYTES + 1)
    if len(content) > MAX_JSON_BYTES:
        what = f"the file is larger than {MAX_JSON_BYTES:,} bytes"
        yield SourceProblem(path, None, what, "Write one report a line into a .jsonl file")
    elif not content.strip():
        yield SourceProblem(path, None, "the file is empty", "Leave it out, or save it again")
    else:
        yield from _or_empty(read_json(content, path=path, default_day=day), path)


def _read_sniffed(
    stream: BinaryIO, path: str, name: str | None, day: date | None
) -> Iterator[Item]:
    """JSON lines where the first sign is a brace, plain text else."""
    head = stream.readline(MAX_TEXT_BYTES)
    while head and not head.strip():
        more = stream.readline(MAX_TEXT_BYTES)
        if not more:
            break
        head += more
    if head.lstrip().startswith(b"{"):
        yield from read_lines(cast(BinaryIO, _Joined(head, stream)), path=path, default_day=day)
    else:
        yield _read_plain(head + stream.read(MAX_TEXT_BYTES + 1 - len(head)), path, name, day)


class _Joined:
    """A stream with the bytes put back that were taken to look at."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head, self._rest = head, rest

    def readline(self, limit: int) -> bytes:
        """The next line, of at most so many bytes."""
        if not self._head:
            return self._rest.readline(limit)
        end = self._head.find(b"\n") + 1 or len(self._head)
        line, self._head = self._head[: min(end, limit)], self._head[min(end, limit) :]
        return line


def _read_plain(content: bytes, path: str, name: str | None, day: date | None) -> Item:
    if len(content) > MAX_TEXT_BYTES:
        what = f"the file is larger than any news text (over {MAX_TEXT_BYTES:,} bytes)"
        return SourceProblem(
            path, None, what, "Split it: one report a file, or a line of JSON lines"
        )
    if not content.strip():
        return SourceProblem(path, None, "the file is empty", "Leave it out, or save it again")
    text = _decode(content, path)
    if isinstance(text, SourceProblem):
        return text
    return read_text(text, path=path, name=name, default_day=day)


def _decode(content: bytes, path: str) -> str | SourceProblem:
    for signature, what in _SIGNATURES.items():
        if content.startswith(signature):
            return SourceProblem(
                path, None, f"this is {what}, not text", _FORMATS_REMEDY, "TextError"
            )
    utf16 = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    if not utf16 and b"\0" in content:
        return SourceProblem(path, None, "binary, not text", _FORMATS_REMEDY, "TextError")
    try:
        return content.decode("utf-16" if utf16 else "utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        what = f"byte {content[error.start]:#04x} is not UTF-8"
        remedy = f"Save it as UTF-8: iconv -f WINDOWS-1252 -t UTF-8 {path}"
        return SourceProblem(path, line, what, remedy, "TextError")
