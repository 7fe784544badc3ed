"""Rows put in order on the disk, so that an export of any size needs the same memory."""

import contextlib
import heapq
import pickle
import tempfile
from collections.abc import Iterator
from types import TracebackType
from typing import IO, Generic, TypeVar

ROWS_IN_MEMORY = 20_000

Key = tuple[str, ...]
Row = tuple[object, ...]
What = TypeVar("What")


class Spool(Generic[What]):
    """Rows with keys; iterating gives them by key, as often as asked. Use it in a `with` statement.

    What it spills are its own rows in files that no name leads to; nothing else is ever unpickled.
    """

    def __init__(self, rows_in_memory: int = ROWS_IN_MEMORY) -> None:
        self._limit = rows_in_memory
        self._rows: list[tuple[Key, What]] = []
        self._spilled: list[IO[bytes]] = []
        self._files = contextlib.ExitStack()

    def __enter__(self) -> "Spool[What]":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._files.close()

    def add(self, key: Key, row: What) -> None:
        """Keep a row until it is asked for."""
        self._rows.append((key, row))
        if len(self._rows) >= self._limit:
            self._spill()

    def __iter__(self) -> Iterator[tuple[Key, What]]:
        self._rows.sort(key=_key)
        if not self._spilled:
            return iter(self._rows)
        runs: list[Iterator[tuple[Key, What]]] = [_read(file) for file in self._spilled]
        return heapq.merge(*runs, iter(self._rows), key=_key)

    def _spill(self) -> None:
        self._rows.sort(key=_key)
        file = self._files.enter_context(tempfile.TemporaryFile())  # noqa: SIM115
        for item in self._rows:
            pickle.dump(item, file, protocol=pickle.HIGHEST_PROTOCOL)
        self._spilled.append(file)
        self._rows = []


def _key(item: tuple[Key, What]) -> Key:
    return item[0]


def _read(file: IO[bytes]) -> Iterator[tuple[Key, What]]:
    file.seek(0)
    while True:
        try:
            yield pickle.load(file)
        except EOFError:
            return
