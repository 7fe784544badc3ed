"""Search: reports by their words, records by all that is known of them, each with the words lit."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from dragoman.ledger.answers import KeptRecord, Query
from dragoman.ledger.store import Ledger
from dragoman.ledger.words import words_in
from dragoman.model.text import Extent, Report

MOST_HITS = 20
EXCERPT_CHARS = 240
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class ReportHit:
    """A report that holds the words: an excerpt of its text around the first of them, and where
    they stand.

    `lit`: extents in the report's text, of the words within the excerpt; `excerpt_start` its first
    character there.
    """

    report: str
    name: str | None
    published: date
    publisher: str | None
    title: str | None
    url: str | None
    excerpt: str
    excerpt_start: int
    lit: tuple[Extent, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found; `more`: there are further hits beyond the limit."""

    reports: tuple[ReportHit, ...]
    records: tuple[KeptRecord, ...]
    more: bool


def search(
    ledger: Ledger, words: str, query: Query | None = None, *, limit: int = MOST_HITS
) -> Found:
    """Reports and records that hold all the words ("quoted words" as a phrase), in small or capital
    letters.

    `query` restricts the records by kind, type, actor, pair, period, place, status, confidence,
    standing; words may be empty
    then. Actors are codes: `dragoman.resolve.actors` makes them of any spelling. Reports are looked
    for only where nothing
    but the day of publication is restricted.
    Raises: QueryError for a question without a word and without a restriction.
    Example: search(ledger, "uranium", Query(pair=("KAZ", "HUN")))
    """
    asked = replace(query or Query(), limit=limit + 1)
    if words.strip() or asked.text is not None:
        asked = replace(asked, text=words if words.strip() else asked.text)
    records = list(ledger.records(asked))
    reports = find_reports(ledger, words, asked, limit + 1) if words.strip() else []
    return Found(
        reports=tuple(reports[:limit]),
        records=tuple(records[:limit]),
        more=len(reports) > limit or len(records) > limit,
    )


def find_reports(ledger: Ledger, words: str, query: Query, limit: int) -> list[ReportHit]:
    """The reports whose title or text holds all the words, the latest first."""
    if replace(query, text=None, limit=None, published_until=None) != Query():
        return []
    found = ledger.find_reports(words, until=query.published_until, limit=limit)
    wanted = frozenset(words_in(words))
    return [_hit(report, wanted) for report in found]


def _hit(report: Report, wanted: frozenset[str]) -> ReportHit:
    first = next(_places(report.text, wanted, 0, len(report.text)), Extent(0, 0)).start
    start = _beginning(report.text, max(0, first - EXCERPT_CHARS // 3))
    end = min(len(report.text), start + EXCERPT_CHARS)
    return ReportHit(
        report=report.id,
        name=report.name,
        published=report.published,
        publisher=report.source,
        title=report.title,
        url=report.url,
        excerpt=report.text[start:end],
        excerpt_start=start,
        lit=tuple(_places(report.text, wanted, start, end)),
    )


def _places(text: str, wanted: frozenset[str], start: int, end: int) -> Iterator[Extent]:
    for word in _WORD.finditer(text, start, end):
        if not wanted.isdisjoint(_plain(word.group())):
            yield Extent(word.start(), word.end())


@lru_cache(maxsize=1 << 16)
def _plain(word: str) -> tuple[str, ...]:
    return tuple(words_in(word))


def _beginning(text: str, near: int) -> int:
    """The start of the word that a place lies in, so that no excerpt begins within one."""
    space = text.rfind(" ", 0, near + 1)
    return 0 if near == 0 else space + 1
