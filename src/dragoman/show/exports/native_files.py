"""The native tables on the disk: rows in, CSV or Parquet files out, a part of the rows in
memory at a time.
"""

import contextlib
from pathlib import Path
from types import TracebackType
from typing import Protocol, TextIO

import pyarrow as pa
import pyarrow.parquet as pq

from dragoman.errors import ExportError
from dragoman.show.exports.native_shapes import TABLES
from dragoman.show.exports.spool import Row
from dragoman.show.exports.text_files import csv_line, open_output

ROWS_AT_ONCE = 20_000


class Tables(Protocol):
    """Where rows of the native tables go."""

    def __enter__(self) -> object: ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None: ...

    def add(self, table: str, row: Row) -> None:
        """Write a row."""

    def path_of(self, table: str) -> Path:
        """The file of a table."""


class CsvTables:
    """The tables as CSV files in a folder; lists are joined by semicolons."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._files: dict[str, TextIO] = {}
        self._open = contextlib.ExitStack()

    def __enter__(self) -> "CsvTables":
        for table, schema in TABLES.items():
            file = self._open.enter_context(open_output(self.path_of(table)))
            file.write(csv_line(schema.names))
            self._files[table] = file
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._open.__exit__(kind, error, trace)

    def add(self, table: str, row: Row) -> None:
        """Write a row."""
        cells = (";".join(v) if isinstance(v, tuple) else v for v in row)
        self._files[table].write(csv_line(cells))

    def path_of(self, table: str) -> Path:
        """The file of a table."""
        return self._folder / f"{table}.csv"


class ParquetTables:
    """The tables as Parquet files in a folder; lists are lists."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._rows: dict[str, list[Row]] = {table: [] for table in TABLES}
        self._writers: dict[str, pq.ParquetWriter] = {}

    def __enter__(self) -> "ParquetTables":
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            for table, schema in TABLES.items():
                self._writers[table] = pq.ParquetWriter(self._part(table), schema)
        except OSError as error:
            raise ExportError(f"{self._folder}: cannot be written ({error.strerror})") from error
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for table, writer in self._writers.items():
            if error is None:
                self._flush(table)
            writer.close()
            if error is None:
                self._part(table).replace(self.path_of(table))
            else:
                self._part(table).unlink(missing_ok=True)

    def add(self, table: str, row: Row) -> None:
        """Write a row."""
        self._rows[table].append(row)
        if len(self._rows[table]) >= ROWS_AT_ONCE:
            self._flush(table)

    def path_of(self, table: str) -> Path:
        """The file of a table."""
        return self._folder / f"{table}.parquet"

    def _part(self, table: str) -> Path:
        return self._folder / f"{table}.parquet.part"

    def _flush(self, table: str) -> None:
        rows, schema = self._rows[table], TABLES[table]
        columns = list(zip(*rows, strict=True)) if rows else [() for _ in schema.names]
        arrays = [
            pa.array(column, field.type) for column, field in zip(columns, schema, strict=True)
        ]
        self._writers[table].write_table(pa.Table.from_arrays(arrays, schema=schema))
        self._rows[table] = []
