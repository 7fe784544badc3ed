"""Occurrences as answers: all records that tell of one thing, with what they agree and differ
on.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from dragoman.ledger.answers import Joined, KeptRecord, Occurrence, Query
from dragoman.ledger.queries import KEPT_COLUMNS, conditions, kept
from dragoman.ledger.tables import entries, links, nodes, reports
from dragoman.ledger.told import fields_told, preferred_member

AT_ONCE = 300
# Of an occurrence told very often (an office, an alliance) this many first and last records are
# loaded.
FIRST_MEMBERS = 5
LAST_MEMBERS = 40
_BY_DAY = (entries.c.published, entries.c.record)
# Records, independent stories, first day of a report.
Count = tuple[int, int, date]


def find_occurrences(
    connection: Connection, query: Query, *, fields: bool = True
) -> Iterator[Occurrence]:
    """The occurrences with a record that the query asks for, by first day; each with all its
    records.

    With `published_until` only records of reports published by then are members. Without `fields`,
    records come without the evidence of their single fields, what only one record tells is not
    laid out field by field, and why records were merged is left out.
    """
    ids = _occurrence_ids(connection, query)
    until = query.published_until
    for some in _batched(ids):
        many = _told_often(connection, some)
        told = _count_told(connection, many, until) if many else {}
        members = _members(connection, [one for one in some if one not in many], until, fields)
        if many:
            members |= _first_and_last_members(connection, many, until, fields)
        merged = [one for one in some if len(members.get(one, ())) > 1]
        joined = _joined(connection, merged) if fields else {}
        for one in some:
            if one in members:
                count = told[one] if one in told else _counted(members[one])
                yield _occurrence(one, members[one], joined.get(one, []), count, fields)


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
    return list(connection.execute(chosen).scalars().all())


def _in_question(some: Sequence[str], until: date | None) -> list[sa.ColumnElement[bool]]:
    found: list[sa.ColumnElement[bool]] = [nodes.c.occurrence.in_(some)]
    if until is not None:
        found.append(entries.c.published <= until)
    return found


def _told_often(connection: Connection, some: Sequence[str]) -> list[str]:
    """Those with more records than are loaded; the index alone tells."""
    counted = (
        sa.select(nodes.c.occurrence)
        .join(entries, entries.c.node == nodes.c.id)
        .where(nodes.c.occurrence.in_(some))
        .group_by(nodes.c.occurrence)
        .having(sa.func.count(entries.c.record) > FIRST_MEMBERS + LAST_MEMBERS)
    )
    return list(connection.execute(counted).scalars())


def _count_told(
    connection: Connection, some: Sequence[str], until: date | None
) -> dict[str, Count]:
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


def _counted(members: Sequence[KeptRecord]) -> Count:
    return len(members), len({m.story for m in members}), min(m.published for m in members)


def _members(
    connection: Connection, some: Sequence[str], until: date | None, fields: bool
) -> dict[str, list[KeptRecord]]:
    chosen = (
        sa.select(*KEPT_COLUMNS)
        .join_from(nodes, entries, entries.c.node == nodes.c.id)
        .join(reports, reports.c.id == entries.c.report)
        .where(*_in_question(some, until))
        .order_by(*_BY_DAY)
    )
    return _by_occurrence(connection, chosen, fields)


def _first_and_last_members(
    connection: Connection, some: Sequence[str], until: date | None, fields: bool
) -> dict[str, list[KeptRecord]]:
    last_first = [column.desc() for column in _BY_DAY]

    def numbered_by(*order: sa.ColumnElement[object], name: str) -> sa.Label[int]:
        over = sa.func.row_number().over(partition_by=nodes.c.occurrence, order_by=order)
        return over.label(name)

    numbered = (
        sa.select(
            entries.c.record,
            numbered_by(*_BY_DAY, name="up"),
            numbered_by(*last_first, name="down"),
        )
        .join(nodes, nodes.c.id == entries.c.node)
        .where(*_in_question(some, until))
        .subquery()
    )
    chosen = (
        sa.select(*KEPT_COLUMNS)
        .join_from(numbered, entries, numbered.c.record == entries.c.record)
        .join(nodes, nodes.c.id == entries.c.node)
        .join(reports, reports.c.id == entries.c.report)
        .where(sa.or_(numbered.c.up <= FIRST_MEMBERS, numbered.c.down <= LAST_MEMBERS))
        .order_by(*_BY_DAY)
    )
    return _by_occurrence(connection, chosen, fields)


def _by_occurrence(
    connection: Connection, chosen: sa.Select[Any], fields: bool
) -> dict[str, list[KeptRecord]]:
    found: dict[str, list[KeptRecord]] = {}
    for row in connection.execute(chosen).all():
        found.setdefault(row.occurrence, []).append(kept(row, fields=fields))
    return found


def _joined(connection: Connection, some: Sequence[str]) -> dict[str, list[Joined]]:
    """Why nodes of one occurrence hang together, each pair once, by a record of each."""
    if not some:
        return {}
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
    counted: Count,
    fields: bool,
) -> Occurrence:
    best = preferred_member(members)
    count, stories, first = counted
    return Occurrence(
        id=key,
        kind=best.record.kind,
        type=best.record.type,
        record=best.record,
        preferred=best.id,
        members=tuple(members),
        sources=stories,
        fields=fields_told(members) if fields or len(members) > 1 else (),
        first_reported=first,
        joined=tuple(sorted(joined, key=lambda j: (j.a, j.b))),
        told=count,
    )
