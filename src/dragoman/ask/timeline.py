"""The timeline of a dyad: every happening between two actors in the order of time, with
footnotes.
"""

import datetime as dt
from dataclasses import dataclass

from dragoman.ask.brief import deals
from dragoman.ask.lines import Footnote, Footnotes, Line, filled, line_of, no_rings, when_key
from dragoman.ask.wording import NameOf
from dragoman.errors import QueryError
from dragoman.ledger.answers import Query
from dragoman.ledger.store import Ledger


@dataclass(frozen=True, slots=True)
class Timeline:
    """The happenings between two actors, the earliest first; undated ones by the day first told
    of.
    """

    pair: tuple[str, str]
    names: tuple[str, str]
    lines: tuple[Line, ...]
    footnotes: tuple[Footnote, ...]


@no_rings()
def timeline(
    ledger: Ledger,
    pair: tuple[str, str],
    name_of: NameOf,
    *,
    period: tuple[dt.date | None, dt.date | None] = (None, None),
    as_of: dt.date | None = None,
) -> Timeline:
    """Everything between two actors, by code, that falls into a period, as reports until `as_of`
    tell it.

    `period` is first and last day, both included, either open; given one, undated things are left
    out.

    Raises: QueryError for one actor twice, or a period that ends before it starts; LedgerError.
    """
    a, b = sorted(pair)
    if a == b:
        raise QueryError(f"a timeline is of two states, and {name_of(a)} was given twice")
    start, end = period
    asked = Query(pair=(a, b), start=start, end=end, published_until=as_of)
    every = map(filled, ledger.occurrences(asked, fields=False))
    found = [o for o in every if deals(o.record, a, b)]
    notes = Footnotes()
    lines = tuple(line_of(o, notes, name_of) for o in sorted(found, key=when_key))
    return Timeline((a, b), (name_of(a), name_of(b)), lines, notes.all())
