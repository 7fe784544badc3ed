"""Rulings: people's decisions, appended with who, when and why; they outrank the machine for ever.

Confirm, reject, could not verify (a record) · amend (a field) · add (a record by hand) · merge,
keep apart (two records) · undo (a
ruling). A later ruling on the same thing takes the place of an earlier one; none is ever changed or
taken out.
"""

import json
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import get_args

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from dragoman.errors import RulingError
from dragoman.ledger import placements as places
from dragoman.ledger.amendments import amended, check_record, party_of
from dragoman.ledger.reports import find_report, report_or_none
from dragoman.ledger.rows import load_rulings, load_undoings, ruling_id, write_ruling
from dragoman.ledger.slots import PAIR_VERDICTS, undone
from dragoman.ledger.standing import settle
from dragoman.ledger.statements import from_form, to_form
from dragoman.ledger.tables import entries, live_rulings, placements, rulings, versions
from dragoman.model.claims import Ruling, Verdict
from dragoman.model.readings import Json
from dragoman.model.records import Record

SHORTEST_PREFIX_CHARS = 4


@dataclass(frozen=True, slots=True)
class Ask:
    """A ruling as it is asked for; `value` is JSON text."""

    verdict: Verdict
    subject: tuple[str, ...]
    by: str
    at: datetime
    why: str
    field: str | None = None
    value: str | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A ruling that holds for no record now, with what its record looked like and why it has no
    place.
    """

    ruling: Ruling
    subject: str
    report: str
    quotes: tuple[str, ...]
    why: str


def append_ruling(connection: Connection, ask: Ask) -> Ruling:
    """Write a ruling and put it into force; the same ruling again writes nothing.

    Raises: RulingError that says what is missing or cannot be.
    """
    _check(ask)
    if ask.verdict == "undo":
        return _append_undoing(connection, ask)
    wanted = 2 if ask.verdict in PAIR_VERDICTS else 1
    if len(ask.subject) != wanted:
        raise RulingError(f"{ask.verdict} is about {wanted} record(s), not {len(ask.subject)}")
    subject = tuple(find_record(connection, part) for part in ask.subject)
    if len(set(subject)) != len(subject):
        raise RulingError(f"{ask.verdict} needs two different records")
    forms = [_form_of(connection, record) for record in subject]
    _check_value(ask, forms)
    ruling = _ruling(replace(ask, subject=subject))
    if write_ruling(connection, ruling):
        for position, (record, (report, form)) in enumerate(zip(subject, forms, strict=True)):
            party = None if ask.field is None else party_of(form, ask.field)
            _write_placement(connection, ruling, position, record, (report, form, party))
        settle(connection, sorted({report for report, _ in forms}))
    return ruling


def append_record(connection: Connection, report: str, record: Record, ask: Ask) -> Ruling:
    """Add a record by hand to a report of the ledger.

    Raises: RulingError if a quote is not in the report or a value cannot be.
    """
    _check(ask)
    told = find_report(connection, report)
    check_record(record)
    if not record.evidence:
        raise RulingError("a record by hand needs the sentence that states it")
    for evidence in record.evidence:
        if told.text[evidence.start : evidence.end] != evidence.quote:
            raise RulingError(f"the report does not say {evidence.quote!r} at {evidence.start}")
    key = record.id_in(told)
    form = to_form(record, told)
    ruling = _ruling(replace(ask, verdict="add", subject=(key,), value=form))
    if write_ruling(connection, ruling):
        _write_placement(connection, ruling, 0, key, (told.id, form, None))
        settle(connection, [told.id])
    return ruling


def find_record(connection: Connection, id_or_prefix: str) -> str:
    """The full id of a record that the ledger has or had.

    Raises: RulingError if there is none, or more than one.
    """
    for column in (entries.c.record, versions.c.record):
        exact = connection.execute(
            sa.select(column).where(column == id_or_prefix).limit(1)
        ).scalar()
        if exact is not None:
            return str(exact)
        if len(id_or_prefix) >= SHORTEST_PREFIX_CHARS:
            begins = column.startswith(id_or_prefix, autoescape=True)
            found = connection.execute(
                sa.select(column).where(begins).distinct().limit(2)
            ).scalars()
            several = list(found)
            if len(several) > 1:
                raise RulingError(f"more than one record begins with {id_or_prefix!r}: give more")
            if several:
                return str(several[0])
    raise RulingError(f"no record {id_or_prefix!r} in this ledger: `dragoman search` finds records")


def find_rulings(connection: Connection, record: str | None) -> list[Ruling]:
    """All rulings ever made, or those about one record, oldest first; undone and superseded ones
    too.
    """
    if record is None:
        return load_rulings(connection)
    about = places.load_placements(
        connection, placements.c.record == record, placements.c.subject == record
    )
    ids = {p.ruling for p in about}
    own = {r.id for r in load_undoings(connection) if r.subject[0] in ids}
    return load_rulings(connection, ids | own)


def rulings_in_force(connection: Connection) -> dict[str, str]:
    """The id of the ruling in force, by what it decides."""
    rows = connection.execute(sa.select(live_rulings.c.slot, live_rulings.c.ruling))
    return {row.slot: row.ruling for row in rows}


def find_unplaced(connection: Connection) -> list[Unplaced]:
    """The rulings that hold for no record now, save those that were undone."""
    lost = places.load_placements(connection, placements.c.record.is_(None))
    taken_back = undone(load_undoings(connection))
    known = {r.id: r for r in load_rulings(connection, {p.ruling for p in lost})}
    return [
        Unplaced(known[p.ruling], p.subject, p.report, tuple(p.anchor["quotes"]), p.how)
        for p in lost
        if p.ruling not in taken_back
    ]


def find_disputes(connection: Connection) -> list[tuple[str, tuple[Ruling, ...]]]:
    """What people differ about: the slot, and all that was ruled in it and not undone, oldest
    first.
    """
    slots = connection.execute(
        sa.select(live_rulings.c.slot).where(live_rulings.c.disputed).order_by(live_rulings.c.slot)
    ).scalars()
    taken_back = undone(load_undoings(connection))
    found = []
    for slot in slots:
        kind, record, *rest = slot.split(":")
        about = [r for r in find_rulings(connection, record) if r.id not in taken_back]
        found.append((slot, tuple(r for r in about if _decides(r, kind, rest))))
    return found


def _decides(ruling: Ruling, kind: str, rest: list[str]) -> bool:
    verdicts = {
        "record": ("confirm", "reject", "could not verify"),
        "field": ("amend",),
        "pair": PAIR_VERDICTS,
        "hand": ("add",),
    }[kind]
    return ruling.verdict in verdicts and (kind != "field" or ruling.field == rest[0])


def _append_undoing(connection: Connection, ask: Ask) -> Ruling:
    if len(ask.subject) != 1:
        raise RulingError("undo is about one ruling")
    target = _find_ruling(connection, ask.subject[0])
    if ask.at.astimezone(UTC) < target.at:
        raise RulingError(f"the ruling was made at {target.at}: it cannot be undone before")
    ruling = _ruling(replace(ask, subject=(target.id,)))
    if write_ruling(connection, ruling):
        settle_rulings(connection, [target])
    return ruling


def _find_ruling(connection: Connection, id_or_prefix: str) -> Ruling:
    exact = load_rulings(connection, [id_or_prefix])
    if exact:
        return exact[0]
    found: list[str] = []
    if len(id_or_prefix) >= SHORTEST_PREFIX_CHARS:
        begins = rulings.c.id.startswith(id_or_prefix, autoescape=True)
        found = list(connection.execute(sa.select(rulings.c.id).where(begins).limit(2)).scalars())
    if len(found) > 1:
        raise RulingError(f"more than one ruling begins with {id_or_prefix!r}: give more")
    if not found:
        raise RulingError(
            f"no ruling {id_or_prefix!r} in this ledger: `dragoman rulings` lists them"
        )
    return load_rulings(connection, found)[0]


def settle_rulings(connection: Connection, some: list[Ruling]) -> None:
    """Bring the reports that some rulings (or what they undo) are about up to date."""
    ids = {r.id for r in some}
    undoings = {r.id: r.subject[0] for r in load_undoings(connection)}
    while True:
        more = {undoings[key] for key in ids if key in undoings} - ids
        if not more:
            break
        ids |= more
    settle(connection, sorted({p.report for p in places.of_rulings(connection, ids)}))


def _check(ask: Ask) -> None:
    if ask.verdict not in get_args(Verdict):
        raise RulingError(f"no ruling {ask.verdict!r}: {', '.join(get_args(Verdict))}")
    if not ask.by.strip():
        raise RulingError("a ruling needs the name of who made it")
    if not ask.why.strip():
        raise RulingError("a ruling needs a reason")
    if ask.at.tzinfo is None:
        raise RulingError("the time of a ruling needs its time zone")


def _check_value(ask: Ask, forms: list[tuple[str, str]]) -> None:
    if ask.verdict == "amend":
        if ask.field is None or ask.value is None:
            raise RulingError("an amendment needs the field and its value")
        amended(forms[0][1], ask.field, ask.value)
    elif ask.field is not None or ask.value is not None:
        raise RulingError(f"{ask.verdict} has no field and no value")
    if ask.verdict == "merge" and len({from_form(form).kind for _, form in forms}) > 1:
        raise RulingError("records of two kinds are not merged: amend or reject one of them")


def _ruling(ask: Ask) -> Ruling:
    bare = Ruling(
        id="",
        verdict=ask.verdict,
        subject=ask.subject,
        by=ask.by,
        at=ask.at.astimezone(UTC),
        why=ask.why,
        field=ask.field,
        value=ask.value,
        source=ask.source,
    )
    return replace(bare, id=ruling_id(bare))


def _form_of(connection: Connection, record: str) -> tuple[str, str]:
    """Report and form of a record: as it stands, or as it was last read."""
    row = connection.execute(
        sa.select(entries.c.report, entries.c.form).where(entries.c.record == record)
    ).first()
    if row is None:
        row = connection.execute(
            sa.select(versions.c.report, versions.c.form)
            .where(versions.c.record == record)
            .limit(1)
        ).one()
    return row.report, row.form


def _write_placement(
    connection: Connection,
    ruling: Ruling,
    position: int,
    record: str,
    seen: tuple[str, str, Json | None],
) -> None:
    report, form, party = seen
    told = report_or_none(connection, report)
    if told is None:
        raise RulingError(f"the report {report} of this record is not in the ledger")
    connection.execute(
        placements.insert().values(
            ruling=ruling.id,
            position=position,
            subject=record,
            report=report,
            address=places.address_of(told),
            anchor=json.dumps(
                places.anchor_of(from_form(form), told, party), ensure_ascii=False, sort_keys=True
            ),
            record=None,
            how=places.GONE,
        )
    )
