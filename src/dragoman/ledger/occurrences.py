"""Occurrences as answers: all records that tell of one thing, with what they agree and differ
on.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from dragoman.ledger.answers import Joined, KeptRecord, Occurrence, Query
from dragoman.ledger.queries import conditions, kept
from dragoman.ledger.tables import entries, links, nodes, reports
from dragoman.ledger.told import fields_told, preferred_member

AT_ONCE = 300
# Of an occurrence told very often (an office, an alliance) this many first and last records are
# loaded.
FIRST_MEMBERS = 5
LAST_MEMBERS = 40


def find_occurrences(connection: Connection, query: Query) -> Iterator[Occurrence]:
    """The occurrences with a record that the query asks for, by first day; each with all its
    records.

    With `published_until` only records of reports published by then are members.
    """
    ids = _occurrence_ids(connection, query)
    for some in _batched(ids):
        told = _count_told(connection, some, query.published_until)
        members = _members(connection, some, query.published_until)
        joined = _joined(connection, some)
        for occurrence in some:
            if members[occurrence]:
                yield _occurrence(occurrence, members[occurrence], joined[occurrence], told)


def _batched(ids: list[str]) -> Iterator[tuple[str, ...]]:
    for start in range(0, len(ids), AT_ONCE):
        yield tuple(ids[start : start + AT_ONCE])


def _occurrence_ids(connection: Connection, query: Query) -> list[str]:
    first = sa.func.min(entries.c.first_day)
    chosen = (
        sa.select(nodes.c.occurrence)
        .join(entries, entries.c.node == nodes.c.id)
        .where(*conditions(connection, query))
        .group_by(nodes.c.occurrence)
        .order_by(first.is_(None), first, sa.func.min(entries.c.published), nodes.c.occurrence)
    )
    if query.limit is not None:
        chosen = chosen.limit(query.limit)
    return list(connection.execute(chosen).scalars())


def _in_question(some: Sequence[str], until: date | None) -> list[sa.ColumnElement[bool]]:
    found: list[sa.ColumnElement[bool]] = [nodes.c.occurrence.in_(some)]
    if until is not None:
        found.append(entries.c.published <= until)
    return found


def _count_told(
    connection: Connection, some: Sequence[str], until: date | None
) -> dict[str, tuple[int, int, date]]:
    """For each occurrence: records, independent stories, first day of a report."""
    rows = connection.execute(
        sa.select(
            nodes.c.occurrence,
            sa.func.count(),
            sa.func.count(reports.c.story.distinct()),
            sa.func.min(entries.c.published),
        )
        .join(entries, entries.c.node == nodes.c.id)
        .join(reports, reports.c.id == entries.c.report)
        .where(*_in_question(some, until))
        .group_by(nodes.c.occurrence)
    )
    return {key: (told, stories, first) for key, told, stories, first in rows}


def _members(
    connection: Connection, some: Sequence[str], until: date | None
) -> dict[str, list[KeptRecord]]:
    by_day = (entries.c.published, entries.c.record)
    last_first = [column.desc() for column in by_day]
    numbered = (
        sa.select(
            entries.c.record,
            nodes.c.occurrence,
            sa.func.row_number().over(partition_by=nodes.c.occurrence, order_by=by_day).label("up"),
            sa.func.row_number()
            .over(partition_by=nodes.c.occurrence, order_by=last_first)
            .label("down"),
        )
        .join(nodes, nodes.c.id == entries.c.node)
        .where(*_in_question(some, until))
        .subquery()
    )
    chosen = (
        sa.select(
            entries,
            numbered.c.occurrence,
            *(reports.c[name] for name in ("source", "title", "url", "name", "story")),
        )
        .join(numbered, numbered.c.record == entries.c.record)
        .join(reports, reports.c.id == entries.c.report)
        .where(sa.or_(numbered.c.up <= FIRST_MEMBERS, numbered.c.down <= LAST_MEMBERS))
        .order_by(*by_day)
    )
    found: dict[str, list[KeptRecord]] = defaultdict(list)
    for row in connection.execute(chosen).mappings():
        found[row["occurrence"]].append(kept(row))
    return found


def _joined(connection: Connection, some: Sequence[str]) -> dict[str, list[Joined]]:
    """Why nodes of one occurrence hang together, each pair once, by a record of each."""
    one, other = nodes.alias(), nodes.alias()

    def smallest(node: sa.FromClause) -> sa.ScalarSelect[str]:
        return (
            sa.select(sa.func.min(entries.c.record))
            .where(entries.c.node == node.c.id)
            .scalar_subquery()
        )

    rows = connection.execute(
        sa.select(one.c.occurrence, smallest(one), smallest(other), links.c.why)
        .join(links, links.c.a == one.c.id)
        .join(other, other.c.id == links.c.b)
        .where(
            one.c.occurrence.in_(some),
            other.c.occurrence == one.c.occurrence,
            links.c.a < links.c.b,
        )
    )
    found: dict[str, list[Joined]] = defaultdict(list)
    for occurrence, a, b, why in rows:
        found[occurrence].append(Joined(min(a, b), max(a, b), why))
    return found


def _occurrence(
    key: str,
    members: list[KeptRecord],
    joined: list[Joined],
    told: dict[str, tuple[int, int, date]],
) -> Occurrence:
    best = preferred_member(members)
    count, stories, first = told[key]
    return Occurrence(
        id=key,
        kind=best.record.kind,
        type=best.record.type,
        record=best.record,
        preferred=best.id,
        members=tuple(members),
        sources=stories,
        fields=fields_told(members),
        first_reported=first,
        joined=tuple(sorted(joined, key=lambda j: (j.a, j.b))),
        told=count,
    )
