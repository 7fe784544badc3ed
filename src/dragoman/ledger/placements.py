"""Where a ruling holds: at the record it was made on, or at the one that took its place in another
reading.

A record keeps its id while its trigger stays. If the trigger moved, the ruling goes to the record
of the same kind, with
shared actors, whose evidence says most of the same words. What finds no place is kept and listed.
"""

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.engine import Connection, RowMapping

from dragoman.ledger.statements import from_form
from dragoman.ledger.tables import placements, reading_records, versions
from dragoman.ledger.words import words_in
from dragoman.model.readings import Json
from dragoman.model.records import Record
from dragoman.model.text import Report

BY_ID = "by its id"
BY_WORDS = "by its words"
KEPT = "kept from an earlier reading"
BY_HAND = "added by hand"
GONE = "no such record in the current reading"
UNREAD = "its report is not in this ledger"
ENOUGH_WORDS = 0.5


@dataclass(frozen=True, slots=True)
class Placement:
    """One subject of a ruling: the record as it was called then, what it looked like, and where it
    is now.
    """

    ruling: str
    position: int
    subject: str
    report: str
    address: str
    anchor: Json
    record: str | None
    how: str


def anchor_of(record: Record, report: Report, party: Json | None = None) -> Json:
    """What a record looks like, so that it can be found again: kind, actors, quotes, trigger, the
    party amended.
    """
    return {
        "kind": record.kind,
        "type": record.type,
        "actors": list(record.actors()),
        "quotes": [evidence.quote for evidence in record.evidence],
        "trigger": record.trigger.of(report.text),
        "published": report.published.isoformat(),
        "party": party,
    }


def address_of(report: Report) -> str:
    """What a report is known by when its text changed: its address, or its source's own id."""
    return report.url or report.name or ""


def find_place(
    anchor: Json, subject: str, current: Mapping[str, str], beside: Collection[str]
) -> tuple[str | None, str]:
    """The record of the current reading that a ruling on `subject` holds for, and how it was found.

    `current`: forms by record; `beside`: records once read together with the subject, which
    therefore are others.
    """
    if subject in current:
        return subject, BY_ID
    best: tuple[float, str] | None = None
    for record, form in sorted(current.items()):
        if record in beside:
            continue
        score = _likeness(anchor, from_form(form))
        if score >= ENOUGH_WORDS and (best is None or score > best[0]):
            best = score, record
    return (None, GONE) if best is None else (best[1], BY_WORDS)


def read_beside(connection: Connection, report: str, subject: str) -> set[str]:
    """The records that some reading of the report had together with the subject."""
    own = (
        sa.select(reading_records.c.run)
        .join(versions, versions.c.id == reading_records.c.version)
        .where(reading_records.c.report == report, versions.c.record == subject)
    )
    rows = connection.execute(
        sa.select(versions.c.record)
        .join(reading_records, reading_records.c.version == versions.c.id)
        .where(reading_records.c.report == report, reading_records.c.run.in_(own))
    ).scalars()
    return set(rows) - {subject}


def load_placements(connection: Connection, *conditions: sa.ColumnElement[bool]) -> list[Placement]:
    """The placements that fulfil a condition, by ruling and position."""
    rows = connection.execute(
        sa.select(placements)
        .where(sa.or_(*conditions))
        .order_by(placements.c.ruling, placements.c.position)
    ).mappings()
    return [_placement(row) for row in rows]


def of_rulings(connection: Connection, ids: Iterable[str]) -> list[Placement]:
    """The placements of some rulings."""
    wanted = list(ids)
    return load_placements(connection, placements.c.ruling.in_(wanted)) if wanted else []


def move(connection: Connection, placement: Placement, record: str | None, how: str) -> None:
    """Write where a ruling's subject is now."""
    connection.execute(
        placements.update()
        .where(placements.c.ruling == placement.ruling, placements.c.position == placement.position)
        .values(record=record, how=how)
    )


def _likeness(anchor: Json, record: Record) -> float:
    """Share of the anchor's words that the record's evidence says; 0 for another kind or other
    actors.
    """
    if record.kind != anchor["kind"]:
        return 0.0
    mine, theirs = set(anchor["actors"]), set(record.actors())
    if len(mine & theirs) * 2 < min(len(mine), len(theirs)) or not mine & theirs:
        return 0.0
    told = set(words_in(" ".join(anchor["quotes"])))
    said = set(words_in(" ".join(evidence.quote for evidence in record.evidence)))
    if not told or not said:
        return 0.0
    shared = len(told & said) / min(len(told), len(said))
    same_type = 0.1 if record.type == anchor["type"] else 0.0
    return shared + same_type + 0.1 * len(mine & theirs) / len(mine | theirs)


def _placement(row: RowMapping) -> Placement:
    return Placement(
        ruling=row["ruling"],
        position=row["position"],
        subject=row["subject"],
        report=row["report"],
        address=row["address"],
        anchor=json.loads(row["anchor"]),
        record=row["record"],
        how=row["how"],
    )
