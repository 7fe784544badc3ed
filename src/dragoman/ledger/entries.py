"""Entries: the records as they stand, after the current reading and all rulings, with the indexes
that answer queries.

Worked out from what is kept; dropped and rebuilt they are the same.
"""

import itertools
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

import sqlalchemy as sa
from sqlalchemy.engine import Connection, RowMapping

from dragoman.ledger import words
from dragoman.ledger.answers import Standing
from dragoman.ledger.features import Features, features_of
from dragoman.ledger.statements import from_form
from dragoman.ledger.tables import entries, entry_actors, entry_dyads, entry_offices, reports
from dragoman.model.records import Record

MOST_DYAD_ACTORS = 40
_COMPARED = ("version", "form", "standing", "disputed", "missing")
# Built once: they are asked for each report added.
_THERE = sa.select(*(entries.c[name] for name in ("record", "node", *_COMPARED))).where(
    entries.c.report == sa.bindparam("report")
)
_PUBLISHED = sa.select(reports.c.published).where(reports.c.id == sa.bindparam("report"))
_LAST_NUMBER = sa.select(sa.func.max(entries.c.n))


@dataclass(frozen=True, slots=True)
class Entry:
    """A record as it stands; the row of the table but for what follows from `form`.

    `alone`: a person has merged it or kept it apart, so that it needs a node of its own.
    """

    record: str
    version: str | None
    run: str | None
    form: str
    standing: Standing = "none"
    disputed: bool = False
    missing: bool = False
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Changed:
    """What became of entries: records that changed, nodes they left, and nodes they are in now."""

    records: tuple[str, ...] = ()
    left: frozenset[str] = frozenset()
    entered: Mapping[str, Features] = field(default_factory=dict)

    @staticmethod
    def together(some: Iterable["Changed"]) -> "Changed":
        """All changes, one after the other."""
        records: set[str] = set()
        left: set[str] = set()
        entered: dict[str, Features] = {}
        for one in some:
            records.update(one.records)
            left.update(one.left)
            entered.update(one.entered)
        return Changed(tuple(sorted(records)), frozenset(left), entered)


def replace_entries(
    connection: Connection, report: str, wanted: Mapping[str, Entry], again: Collection[str] = ()
) -> Changed:
    """Make a report's entries those wanted, touching only what differs, and the records in
    `again`.
    """
    there = {
        row["record"]: row for row in connection.execute(_THERE, {"report": report}).mappings()
    }
    gone = [record for record in there if record not in wanted]
    changed = [
        entry
        for record, entry in wanted.items()
        if record not in there or record in again or _differs(entry, there[record])
    ]
    old = [*gone, *(e.record for e in changed if e.record in there)]
    remove_entries(connection, old)
    entered: Mapping[str, Features] = {}
    if changed:
        published = connection.execute(_PUBLISHED, {"report": report}).scalar_one()
        entered = write_entries(connection, report, published, changed)
    left = frozenset(there[record]["node"] for record in old if there[record]["node"] is not None)
    return Changed(tuple(sorted([*gone, *(e.record for e in changed)])), left, entered)


def write_entries(
    connection: Connection, report: str, published: date, new: Iterable[Entry]
) -> Mapping[str, Features]:
    """Write entries that are not there yet, with their indexes; the nodes they are in."""
    rows, actors, dyads, offices = [], [], [], []
    nodes: dict[str, Features] = {}
    for entry in new:
        record = from_form(entry.form)
        codes = record.actors()
        row = _row(entry, record, wide=len(codes) > MOST_DYAD_ACTORS)
        if entry.standing != "rejected":
            features = features_of(record, alone=entry.record if entry.alone else None)
            row["node"] = features.id
            nodes[features.id] = features
        rows.append(row | {"report": report, "published": published})
        roles = {(party.actor, party.role) for party in record.parties}
        actors += [
            {"actor": a, "kind": record.kind, "record": entry.record, "role": r} for a, r in roles
        ]
        if len(codes) <= MOST_DYAD_ACTORS:
            dyads += [
                {"a": a, "b": b, "kind": record.kind, "record": entry.record}
                for a, b in itertools.combinations(codes, 2)
            ]
        if entry.standing != "rejected":
            offices += office_rows(entry.record, record, published)
    first = 1 + (connection.execute(_LAST_NUMBER).scalar() or 0)
    said = []
    for number, row in enumerate(rows, first):
        row["n"] = number
        said.append((number, str(row["said"])))
    for table, new_rows in (
        (entries, rows), (entry_actors, actors), (entry_dyads, dyads), (entry_offices, offices),
    ):  # fmt: skip
        if new_rows:
            connection.execute(table.insert(), new_rows)
    words.index_entries(connection, said)
    return nodes


def remove_entries(connection: Connection, records: list[str]) -> None:
    """Take entries and their indexes away."""
    if not records:
        return
    words.forget_entries(connection, records)
    for table in (entry_actors, entry_dyads, entry_offices, entries):
        connection.execute(table.delete().where(table.c.record.in_(records)))


def office_rows(key: str, record: Record, published: date) -> list[dict[str, object]]:
    """Who is called what by a record, as rows of `entry_offices`; none unless it is of an office.

    An interval of one day is that of the saying, not the first in office.
    """
    if record.kind != "office":
        return []
    told = record.date
    start = None if told is None or told.grain == "day" else told.start
    return [
        {"actor": actor, "record": key, "name": name, "office": record.type,
         "former": bool(record.details.until), "start": start, "published": published}
        for actor, name in sorted({(p.actor, p.name) for p in record.parties if p.name})
    ]  # fmt: skip


def _row(entry: Entry, record: Record, *, wide: bool) -> dict[str, object]:
    return {
        "record": entry.record,
        "version": entry.version,
        "run": entry.run,
        "kind": record.kind,
        "type": record.type,
        "status": record.status,
        "first_day": None if record.date is None else record.date.start,
        "last_day": None if record.date is None else record.date.end,
        "place": None if record.place is None else record.place.name,
        "country": None if record.place is None else record.place.country,
        "confidence": record.confidence,
        "standing": entry.standing,
        "disputed": entry.disputed,
        "missing": entry.missing,
        "wide": wide,
        "form": entry.form,
        "said": " … ".join(evidence.quote for evidence in record.evidence),
        "node": None,
    }


def _differs(entry: Entry, row: RowMapping) -> bool:
    return any(getattr(entry, name) != row[name] for name in _COMPARED)
