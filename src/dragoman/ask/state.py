"""The state of a ledger in one line: what an export can be checked against later."""

import hashlib
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from dragoman.ledger.store import Ledger
from dragoman.ledger.tables import reading_records, reports, rulings


@dataclass(frozen=True, slots=True)
class State:
    """Hashes over what a ledger keeps, with the number of its reports and rulings."""

    content: str
    corpus: str
    reports: int
    rulings: int
    first_day: date | None
    last_day: date | None


def state_of(ledger: Ledger) -> State:
    """The state of a ledger, the same for the same reports, readings and rulings in whatever order.

    `content` hashes reports, readings and rulings, `corpus` the reports alone.
    """
    with ledger.reading() as connection:
        corpus = hashlib.sha256()
        count = 0
        first: date | None = None
        last: date | None = None
        streaming = connection.execution_options(yield_per=1000)
        in_order = sa.select(reports.c.id, reports.c.published).order_by(reports.c.id)
        for row in streaming.execute(in_order):
            corpus.update(row.id.encode())
            count += 1
            first = row.published if first is None else min(first, row.published)
            last = row.published if last is None else max(last, row.published)
        content = corpus.copy()
        read = sa.select(reading_records).order_by(*reading_records.primary_key.columns)
        for row in streaming.execute(read):
            content.update(f"{row.report}{row.run}{row.version}".encode())
        ruled = 0
        for ruling in streaming.execute(sa.select(rulings.c.id).order_by(rulings.c.id)).scalars():
            content.update(ruling.encode())
            ruled += 1
    return State(content.hexdigest(), corpus.hexdigest(), count, ruled, first, last)
