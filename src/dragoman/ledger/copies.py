"""Near-copies: the same story in other outlets counts once as a source.

A report is sketched by the smallest hashes of its runs of five words (MinHash); reports that share
a band of the sketch
within a week are compared word by word. The story of a report is the smallest id among all that
hang together.
"""

import hashlib
import re
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from dragoman.ledger.tables import report_bands, reports
from dragoman.model.text import Report

if TYPE_CHECKING:
    import numpy as np

SHINGLE_WORDS = 5
BANDS = 16
ROWS = 3
WINDOW_DAYS = 7
ALIKE = 0.5
HELD_IN = 0.8
MOST_COMPARED = 50
_PRIME = (1 << 31) - 1
_WORD = re.compile(r"\w+")


_SHARED = (
    sa.select(report_bands.c.report, sa.func.count().label("bands"))
    .where(
        report_bands.c.band.in_(sa.bindparam("bands", expanding=True)),
        report_bands.c.published.between(sa.bindparam("since"), sa.bindparam("until")),
        report_bands.c.report != sa.bindparam("report"),
    )
    .group_by(report_bands.c.report)
    .subquery()
)
# Built once: it is asked for each report added.
_CANDIDATES = (
    sa.select(reports.c.story, reports.c.text)
    .join(_SHARED, _SHARED.c.report == reports.c.id)
    .order_by(_SHARED.c.bands.desc(), reports.c.id)
)


def shingles(text: str) -> frozenset[int]:
    """Hashes of the runs of five words; of the whole text if it is shorter.

    Example:
        >>> len(shingles("one two three four five six"))
        2
    """
    words = _WORD.findall(text.casefold())
    starts = range(max(1, len(words) - SHINGLE_WORDS + 1))
    return frozenset([_hash(" ".join(words[i : i + SHINGLE_WORDS])) % _PRIME for i in starts])


def near_copies(one: frozenset[int], other: frozenset[int]) -> bool:
    """Whether half of all their runs are shared, or one text is mostly held in the other."""
    shared = len(one & other)
    smaller = min(len(one), len(other))
    return shared >= ALIKE * len(one | other) or (smaller >= 20 and shared >= HELD_IN * smaller)


@cache
def _multipliers() -> "tuple[np.ndarray, np.ndarray]":
    import numpy as np

    draw = np.random.Generator(np.random.PCG64(20240820))
    size = (BANDS * ROWS, 1)
    return draw.integers(1, _PRIME, size, dtype=np.int64), draw.integers(
        0, _PRIME, size, dtype=np.int64
    )


def bands_of(runs: frozenset[int]) -> list[int]:
    """The bands of a sketch: near-copies most likely share one."""
    # Loaded here: it takes a fifth of a second, and whoever only asks needs none of it.
    import numpy as np

    factors, terms = _multipliers()
    values = np.fromiter(runs, dtype=np.int64, count=len(runs))
    values.sort()
    # 31-bit factors keep the products within 64 bits
    smallest = ((factors * values + terms) % _PRIME).min(axis=1).reshape(BANDS, ROWS)
    return [_hash(f"{number}:{band.tolist()}") for number, band in enumerate(smallest)]


def place(connection: Connection, report: Report) -> None:
    """Find the near-copies of a report just written, and give them all one story."""
    runs = shingles(report.text)
    bands = sorted(set(bands_of(runs)))
    stories = _alike(connection, report, runs, bands)
    connection.execute(
        report_bands.insert(),
        [{"band": b, "published": report.published, "report": report.id} for b in bands],
    )
    if not stories:
        return
    story = min(report.id, *stories)
    old = sorted({report.id, *stories} - {story})
    connection.execute(reports.update().where(reports.c.story.in_(old)).values(story=story))


def _alike(
    connection: Connection, report: Report, runs: frozenset[int], bands: list[int]
) -> set[str]:
    week = timedelta(days=WINDOW_DAYS)
    since, until = _back(report.published, week), _on(report.published, week)
    candidates = connection.execute(
        _CANDIDATES, {"bands": bands, "since": since, "until": until, "report": report.id}
    )
    stories: set[str] = set()
    compared = 0
    for row in candidates:
        if row.story in stories:
            continue
        compared += 1
        if compared > MOST_COMPARED:
            break
        if near_copies(runs, shingles(row.text)):
            stories.add(row.story)
    return stories


def _back(day: date, step: timedelta) -> date:
    return date.min if day - date.min < step else day - step


def _on(day: date, step: timedelta) -> date:
    return date.max if date.max - day < step else day + step


def _hash(words: str) -> int:
    return int.from_bytes(hashlib.blake2b(words.encode(), digest_size=7).digest(), "big")
