"""Reading on several cores: one pipeline a process, readings in the order of the reports.

Owns how work is cut and what happens when a process dies; what a reading is, `pipeline` decides, so
that one process and many give the same readings, byte for byte.
"""

import multiprocessing
import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from pathlib import Path

from dragoman.model.claims import Failure
from dragoman.model.readings import Reading
from dragoman.model.text import Report
from dragoman.pipeline import Reader

CHUNK_REPORTS = 32
# So many chunks wait for each process: none is idle, and memory stays bounded.
_WAITING = 3

Chunk = list[Report]
# The folder of rules and the table of office holders to read by, as `Reader` takes them.
Tables = tuple[Path | None, Path | None]

_reader: Reader | None = None


def read_on_cores(
    reports: Iterable[Report],
    *,
    workers: int | None = None,
    rules: Path | None = None,
    holders: Path | None = None,
) -> Iterator[Reading]:
    """The readings of many reports, in their order.

    `workers` is the number of processes, by default one a core. A report that kills its process
    becomes a reading with a failure; the others are read again.

    Raises: what `Reader` raises, for `rules` and `holders`.
    """
    # Whatever is wrong with rules, table or model is said here, before any process starts.
    Reader(rules, holders)
    of = (rules, holders)
    count = workers or os.cpu_count() or 1
    chunks = _cut(reports)
    waiting: deque[Chunk] = deque(islice(chunks, count * _WAITING))
    while waiting:
        with _processes(count, of) as pool:
            try:
                yield from _read_waiting(pool, waiting, chunks)
                continue
            except BrokenProcessPool:
                pass
        # Somewhere in what was under way is a report that kills; perhaps in the oldest chunk.
        yield from _read_apart(waiting.popleft(), of)


def _read_waiting(
    pool: Executor, waiting: deque[Chunk], chunks: Iterator[Chunk]
) -> Iterator[Reading]:
    """Read all chunks; a chunk leaves `waiting` only when its readings have been given out."""
    under_way: deque[Future[list[Reading]]] = deque(pool.submit(_read, c) for c in waiting)
    while under_way:
        readings = under_way.popleft().result()
        waiting.popleft()
        for chunk in islice(chunks, 1):
            waiting.append(chunk)
            under_way.append(pool.submit(_read, chunk))
        yield from readings


def _read_apart(chunk: Chunk, of: Tables) -> Iterator[Reading]:
    """Read a chunk in a process of its own, its halves in two where that one dies, and so on."""
    try:
        with _processes(1, of) as pool:
            yield from pool.submit(_read, chunk).result()
    except BrokenProcessPool:
        if len(chunk) > 1:
            half = len(chunk) // 2
            yield from _read_apart(chunk[:half], of)
            yield from _read_apart(chunk[half:], of)
            return
        message = "the process died while reading it, of lack of memory perhaps; read it by itself"
        failure = Failure(chunk[0].key, "bulk", "ProcessDied", message)
        yield Reading(chunk[0], (), (failure,))


def _processes(count: int, of: Tables) -> ProcessPoolExecutor:
    # Not forked: a copy of a parent with threads (Arrow's, the progress bar's) may hang.
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(count, context, _start, of)


def _start(rules: Path | None, holders: Path | None) -> None:
    global _reader
    _reader = Reader(rules, holders)


def _read(chunk: Chunk) -> list[Reading]:
    return list((_reader or Reader()).read_many(chunk))


def _cut(reports: Iterable[Report]) -> Iterator[Chunk]:
    stream = iter(reports)
    while chunk := list(islice(stream, CHUNK_REPORTS)):
        yield chunk
