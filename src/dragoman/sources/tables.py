"""Tables of reports: CSV, TSV and Parquet with columns `id, date, text, title, source, url`."""

import csv
import io
from collections.abc import Iterator
from datetime import date
from typing import BinaryIO

from dragoman.config import MAX_TEXT_CHARS
from dragoman.model.text import Report
from dragoman.sources.problems import SourceProblem
from dragoman.sources.rows import FIELDS, read_row

_BATCH_ROWS = 1_000
_COLUMNS_REMEDY = (
    'A table needs the columns "text" and "date"; id, title, source and url may stand beside'
)


def read_csv(
    stream: BinaryIO, *, path: str, default_day: date | None = None, delimiter: str = ","
) -> Iterator[Report | SourceProblem]:
    """Each row's report or problem; line numbers are the file's own (a row may have several)."""
    csv.field_size_limit(4 * MAX_TEXT_CHARS)
    words = io.TextIOWrapper(stream, encoding="utf-8-sig", newline="")
    rows = csv.reader(words, delimiter=delimiter, strict=True)
    try:
        header = [name.strip().lower() for name in next(rows, [])]
        problem = _columns_problem(header, path, default_day)
        if problem is not None:
            yield problem
            return
        for row in rows:
            if row:
                named = dict(zip(header, row, strict=False))
                yield read_row(named, path=path, line=rows.line_num, default_day=default_day)
    except csv.Error as error:
        yield SourceProblem(
            path,
            rows.line_num,
            f"broken table: {error}",
            "Mend the row; what stands above it is read",
        )
    except UnicodeDecodeError as error:
        what = f"byte {error.object[error.start]:#04x} is not UTF-8"
        yield SourceProblem(path, rows.line_num + 1, what, "Save the table as UTF-8", "TextError")
    finally:
        words.detach()


def read_parquet(
    stream: BinaryIO, *, path: str, default_day: date | None = None
) -> Iterator[Report | SourceProblem]:
    """Each row's report or problem, a thousand rows in memory at a time; rows count from 1."""
    # Arrow takes a tenth of a second to load, which a reader of plain text should not pay.
    import pyarrow
    import pyarrow.parquet

    try:
        table = pyarrow.parquet.ParquetFile(stream)
        names = {name.lower(): name for name in table.schema_arrow.names}
        problem = _columns_problem(list(names), path, default_day)
        if problem is not None:
            yield problem
            return
        columns = {names[field]: field for field in FIELDS if field in names}
        number = 0
        for batch in table.iter_batches(batch_size=_BATCH_ROWS, columns=list(columns)):
            for row in batch.to_pylist():
                number += 1
                named = {columns[name]: value for name, value in row.items()}
                yield read_row(named, path=path, line=number, default_day=default_day)
    except (pyarrow.ArrowException, OSError) as error:
        what = f"broken Parquet file: {str(error).splitlines()[0]}"
        yield SourceProblem(path, None, what, "Write the file again")


def _columns_problem(
    header: list[str], path: str, default_day: date | None
) -> SourceProblem | None:
    needed = {"text"} if default_day is not None else {"text", "date"}
    missing = sorted(needed - set(header))
    if not missing:
        return None
    found = ", ".join(header[:12]) or "none"
    what = f"no column {' and no column '.join(missing)} (columns found: {found})"
    return SourceProblem(path, 1, what, _COLUMNS_REMEDY)
