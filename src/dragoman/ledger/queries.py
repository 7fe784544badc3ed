"""Queries over entries: SQL that uses the indexes, and the kept records that come out."""

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from dragoman.errors import QueryError
from dragoman.ledger.answers import KeptRecord, Query
from dragoman.ledger.statements import from_form
from dragoman.ledger.tables import entries, entry_actors, entry_dyads, nodes, reports
from dragoman.ledger.words import says

ROWS_AT_ONCE = 500
# What a kept record is made of.
KEPT_COLUMNS = (
    *(
        entries.c[name]
        for name in ("record", "report", "published", "form", "standing", "run", "disputed",
                     "missing")
    ),
    nodes.c.occurrence,
    *(reports.c[name] for name in ("source", "title", "url", "name", "story")),
)  # fmt: skip
Condition = sa.ColumnElement[bool]


def find_records(
    connection: Connection, query: Query, *, fields: bool = True
) -> Iterator[KeptRecord]:
    """The records that a query asks for, by first day (those without one last), then by day of
    report and id; `fields` as in `from_form`.

    Raises: QueryError for a question that cannot be asked.
    """
    if query.limit is not None and query.limit < 1:
        raise QueryError(f"a limit of {query.limit} asks for nothing: give 1 or more")
    for row in rows_of(connection, query):
        yield kept(row, fields=fields)


def rows_of(connection: Connection, query: Query) -> Iterator[sa.Row[Any]]:
    """The entries that a query asks for, with the columns of their reports."""
    by_day = (
        entries.c.first_day.is_(None),
        entries.c.first_day,
        entries.c.published,
        entries.c.record,
    )
    restricted = conditions(connection, query)
    if query.limit is not None:
        # the rows are wide: only those that are wanted are sorted whole
        first = sa.select(entries.c.record).where(*restricted).order_by(*by_day).limit(query.limit)
        restricted = [entries.c.record.in_(first)]
    chosen = (
        sa.select(*KEPT_COLUMNS)
        .join(reports, reports.c.id == entries.c.report)
        .outerjoin(nodes, nodes.c.id == entries.c.node)
        .where(*restricted)
        .order_by(*by_day)
    )
    yield from connection.execution_options(yield_per=ROWS_AT_ONCE).execute(chosen)


def kept(row: sa.Row[Any], *, fields: bool = True) -> KeptRecord:
    """The kept record of a row of `KEPT_COLUMNS`; `fields` as in `from_form`."""
    (
        record, report, published, form, standing, run, disputed, missing, occurrence, publisher,
        title, url, name, story,
    ) = tuple(row)  # fmt: skip
    return KeptRecord(
        record, report, published, publisher, title, url, from_form(form, fields=fields),
        occurrence, standing, run, story, name, disputed, missing,
    )  # fmt: skip


def conditions(connection: Connection, query: Query) -> list[Condition]:
    """What a query restricts, as conditions on `entries`."""
    # Where reports or actors are named, their indexes are narrower than that of kinds: a kind with
    # nothing added to it has no index.
    narrower = query.reports or query.actors or query.pair is not None
    kind = entries.c.kind.concat("") if narrower else entries.c.kind
    columns: tuple[tuple[sa.ColumnElement[str], tuple[str, ...]], ...] = (
        (kind, query.kinds),
        (entries.c.type, query.types),
        (entries.c.status, query.status),
        (entries.c.record, query.records),
        (entries.c.report, query.reports),
        (entries.c.standing, query.standing),
    )
    found: list[Condition] = [column.in_(wanted) for column, wanted in columns if wanted]
    if not query.with_rejected and "rejected" not in query.standing:
        found.append(entries.c.standing != "rejected")
    if query.pair is not None:
        found.append(_of_pair(query.pair, query.kinds))
    if query.actors or query.roles:
        found.append(_of_actors(query))
    found += _of_time(query)
    if query.place is not None:
        found.append(_of_place(query.place))
    if query.min_confidence is not None:
        found.append(entries.c.confidence >= query.min_confidence)
    if query.occurrence is not None:
        of_one = sa.select(nodes.c.id).where(nodes.c.occurrence == query.occurrence)
        found.append(entries.c.node.in_(of_one))
    if query.report is not None:
        found.append(entries.c.report == query.report)
    if query.text is not None:
        found.append(says(connection, query.text))
    return found


def _of_pair(pair: tuple[str, str], kinds: tuple[str, ...]) -> Condition:
    a, b = sorted(pair)
    dyad = sa.select(entry_dyads.c.record).where(entry_dyads.c.a == a, entry_dyads.c.b == b)
    if kinds:
        dyad = dyad.where(entry_dyads.c.kind.in_(kinds))
    takes_part = [
        sa.exists().where(entry_actors.c.record == entries.c.record, entry_actors.c.actor == actor)
        for actor in (a, b)
    ]
    return sa.or_(entries.c.record.in_(dyad), sa.and_(entries.c.wide, *takes_part))


def _of_actors(query: Query) -> Condition:
    taking_part = sa.select(entry_actors.c.record)
    if query.actors:
        taking_part = taking_part.where(entry_actors.c.actor.in_(query.actors))
    if query.roles:
        taking_part = taking_part.where(entry_actors.c.role.in_(query.roles))
    if query.kinds:
        taking_part = taking_part.where(entry_actors.c.kind.in_(query.kinds))
    return entries.c.record.in_(taking_part)


def _of_time(query: Query) -> list[Condition]:
    found: list[Condition] = []
    if query.start is not None and query.end is not None and query.start > query.end:
        raise QueryError(f"the period ends ({query.end}) before it starts ({query.start})")
    if query.start is not None or query.end is not None:
        found.append(sa.or_(entries.c.first_day.is_not(None), entries.c.last_day.is_not(None)))
    if query.start is not None:
        found.append(sa.or_(entries.c.last_day.is_(None), entries.c.last_day >= query.start))
    if query.end is not None:
        found.append(sa.or_(entries.c.first_day.is_(None), entries.c.first_day <= query.end))
    if query.published_until is not None:
        found.append(entries.c.published <= query.published_until)
    return found


def _of_place(place: str) -> Condition:
    named = sa.func.lower(entries.c.place).contains(place.lower(), autoescape=True)
    return sa.or_(entries.c.country == place, named)
