"""From what is kept to how things stand: the current reading of a report and all rulings become its
entries.
"""

from collections.abc import Iterable
from dataclasses import replace

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from dragoman.ledger import placements as places
from dragoman.ledger.amendments import amended
from dragoman.ledger.answers import Standing
from dragoman.ledger.entries import Changed, Entry, replace_entries
from dragoman.ledger.nodes import regroup
from dragoman.ledger.placements import Placement
from dragoman.ledger.readings import current_run
from dragoman.ledger.reports import report_or_none
from dragoman.ledger.rows import load_rulings, load_undoings
from dragoman.ledger.slots import PAIR_VERDICTS, InForce, in_force, slot_of, undone
from dragoman.ledger.tables import (
    entries,
    live_rulings,
    placements,
    reading_records,
    readings,
    versions,
)
from dragoman.model.claims import Ruling, Verdict
from dragoman.model.readings import Json

_STANDINGS: dict[str, Standing] = {
    "confirm": "confirmed",
    "reject": "rejected",
    "could not verify": "unverified",
}
_KEEPING = ("confirm", "amend")
# Built once: they are asked for each report added.
_READ = (
    sa.select(versions.c.record, versions.c.id, versions.c.run, versions.c.form)
    .join(reading_records, reading_records.c.version == versions.c.id)
    .where(
        reading_records.c.report == sa.bindparam("report"),
        reading_records.c.run == sa.bindparam("run"),
    )
)
_ANY_PLACEMENT = sa.select(placements.c.ruling).limit(1)


def settle(connection: Connection, reports: Iterable[str]) -> tuple[str, ...]:
    """Bring the entries of some reports up to their current readings and the rulings, and the
    occurrences with them.

    Returns: the records that changed, in these reports or in others.
    """
    changed = Changed.together([_settle_report(connection, report) for report in reports])
    regroup(connection, changed.left, changed.entered)
    return changed.records


def _settle_report(connection: Connection, report: str) -> Changed:
    read = {entry.record: entry for entry in _read(connection, report)}
    ruled = _rulings_about(connection, report)
    if not ruled:
        return replace_entries(connection, report, read)
    rulings = {r.id: r for r in load_rulings(connection, {p.ruling for p in ruled})}
    taken_back = undone(load_undoings(connection))
    held = _hold(connection, report, read, ruled, rulings, taken_back)
    moved = _place(connection, report, held, ruled, rulings)
    paired = _renew_live(connection, moved | {p.record for p in ruled if p.record is not None})
    wanted = _with_rulings(connection, held)
    changed = [replace_entries(connection, report, wanted, paired)]
    # a pair's ruling that came or went concerns the other record too
    for other in sorted(_reports_of(connection, paired - held.keys()) - {report}):
        theirs = wanted_entries(connection, other)
        changed.append(replace_entries(connection, other, theirs, paired))
    return Changed.together(changed)


def wanted_entries(connection: Connection, report: str) -> dict[str, Entry]:
    """What a report's entries must be, by its reading in force and the rulings; writes nothing."""
    read = {entry.record: entry for entry in _read(connection, report)}
    ruled = _rulings_about(connection, report)
    rulings = {r.id: r for r in load_rulings(connection, {p.ruling for p in ruled})}
    taken_back = undone(load_undoings(connection)) if ruled else set()
    return _with_rulings(connection, _hold(connection, report, read, ruled, rulings, taken_back))


def _rulings_about(connection: Connection, report: str) -> list[Placement]:
    """The placements of this report, and those of another text of it that found no place, or found
    it here.
    """
    if connection.execute(_ANY_PLACEMENT).first() is None:
        return []
    found = [placements.c.report == report]
    there = report_or_none(connection, report)
    if there is not None and places.address_of(there):
        here = sa.select(entries.c.record).where(entries.c.report == report)
        found.append(
            sa.and_(
                placements.c.address == places.address_of(there),
                sa.or_(placements.c.record.is_(None), placements.c.record.in_(here)),
            )
        )
    return places.load_placements(connection, *found)


def _read(connection: Connection, report: str) -> list[Entry]:
    run = current_run(connection, report)
    rows = connection.execute(_READ, {"report": report, "run": run})
    return [Entry(row.record, row.id, row.run, row.form) for row in rows]


def _hold(
    connection: Connection,
    report: str,
    read: dict[str, Entry],
    ruled: list[Placement],
    rulings: dict[str, Ruling],
    taken_back: set[str],
) -> dict[str, Entry]:
    """The entries of the reading, with those that people added and those that only a person's word
    keeps.
    """
    held = dict(read)
    forms = {record: entry.form for record, entry in read.items()}
    for placement in ruled:
        ruling = rulings[placement.ruling]
        if ruling.id in taken_back or placement.report != report:
            continue
        if ruling.verdict == "add" and ruling.value is not None:
            held[placement.subject] = Entry(placement.subject, None, None, ruling.value)
        elif ruling.verdict in _KEEPING and placement.subject not in held:
            beside = places.read_beside(connection, report, placement.subject)
            found, _ = places.find_place(placement.anchor, placement.subject, forms, beside)
            kept = _last_version(connection, placement.subject) if found is None else None
            if kept is not None:
                held[placement.subject] = kept
    return held


def _last_version(connection: Connection, record: str) -> Entry | None:
    row = connection.execute(
        sa.select(versions.c.id, versions.c.run, versions.c.form)
        .join(reading_records, reading_records.c.version == versions.c.id)
        .join(
            readings,
            sa.and_(
                readings.c.report == reading_records.c.report,
                readings.c.run == reading_records.c.run,
            ),
        )
        .where(versions.c.record == record)
        .order_by(readings.c.n.desc())
        .limit(1)
    ).first()
    return None if row is None else Entry(record, row.id, row.run, row.form, missing=True)


def _place(
    connection: Connection,
    report: str,
    held: dict[str, Entry],
    ruled: list[Placement],
    rulings: dict[str, Ruling],
) -> set[str]:
    """Find the place of each ruling's subject; the records that rulings came to or left."""
    forms = {record: entry.form for record, entry in held.items()}
    moved: set[str] = set()
    taken: dict[str, str] = {}
    lost = places.UNREAD if report_or_none(connection, report) is None else places.GONE
    for placement in sorted(ruled, key=lambda p: (p.subject not in forms, p.ruling, p.position)):
        beside = places.read_beside(connection, placement.report, placement.subject)
        beside |= {record for record, subject in taken.items() if subject != placement.subject}
        record, how = places.find_place(placement.anchor, placement.subject, forms, beside)
        ruling = rulings[placement.ruling]
        if record is not None and ruling.verdict == "amend":
            record, how = _applicable(ruling, placement, forms[record], record, how)
        if record is not None and held[record].missing:
            how = places.KEPT
        elif record is not None and held[record].version is None:
            how = places.BY_HAND
        if record is not None:
            taken[record] = placement.subject
        elif _elsewhere(connection, placement, report):
            continue
        elif how == places.GONE:
            how = lost
        if (record, how) != (placement.record, placement.how):
            moved.update(r for r in (record, placement.record) if r is not None)
            places.move(connection, placement, record, how)
    return moved


def _elsewhere(connection: Connection, placement: Placement, report: str) -> bool:
    """Whether the ruling has found its place in another text of the report."""
    if placement.record is None:
        return False
    where = connection.execute(
        sa.select(entries.c.report).where(entries.c.record == placement.record)
    ).scalar()
    return where is not None and where != report


def _applicable(
    ruling: Ruling, placement: Placement, form: str, record: str, how: str
) -> tuple[str | None, str]:
    if ruling.field is None or ruling.value is None:
        return record, how
    if amended(form, ruling.field, ruling.value, placement.anchor.get("party")) is None:
        return None, "the party it puts right is no longer in the record"
    return record, how


def _renew_live(connection: Connection, records: set[str]) -> set[str]:
    """Work out anew which rulings are in force on these records; the records whose pairs
    changed.
    """
    if not records:
        return set()
    some = places.load_placements(
        connection, placements.c.record.in_(records), placements.c.subject.in_(records)
    )
    ids = {p.ruling for p in some}
    whole: dict[str, list[Placement]] = {}
    for placement in places.of_rulings(connection, ids):
        whole.setdefault(placement.ruling, []).append(placement)
    rulings = {r.id: r for r in load_rulings(connection, ids)}
    placed = []
    for key, parts in whole.items():
        now = tuple(p.record for p in parts if p.record is not None)
        if len(now) == len(parts) and len(set(now)) == len(now):
            placed.append((slot_of(rulings[key], now), rulings[key]))
    wanted = in_force(placed, undone(load_undoings(connection)))
    return _write_live(connection, ids, wanted)


def _write_live(connection: Connection, ids: set[str], wanted: dict[str, InForce]) -> set[str]:
    old = {
        row.slot: (row.ruling, row.disputed)
        for row in connection.execute(
            sa.select(live_rulings).where(
                sa.or_(live_rulings.c.ruling.in_(ids), live_rulings.c.slot.in_(wanted))
            )
        )
    }
    new = {slot: (force.ruling.id, force.disputed) for slot, force in wanted.items()}
    changed = {slot for slot in old.keys() | new.keys() if old.get(slot) != new.get(slot)}
    if changed:
        connection.execute(live_rulings.delete().where(live_rulings.c.slot.in_(changed)))
        rows = [
            {"slot": slot, "ruling": new[slot][0], "disputed": new[slot][1]}
            for slot in sorted(changed & new.keys())
        ]
        if rows:
            connection.execute(live_rulings.insert(), rows)
    return {part for slot in changed if slot.startswith("pair:") for part in slot.split(":")[1:]}


def _with_rulings(connection: Connection, held: dict[str, Entry]) -> dict[str, Entry]:
    """The entries after the rulings in force on them."""
    if not held:
        return held
    live = connection.execute(
        sa.select(placements.c.record, placements.c.ruling, live_rulings.c.disputed)
        .join(live_rulings, live_rulings.c.ruling == placements.c.ruling)
        .where(placements.c.record.in_(held))
    ).all()
    if not live:
        return held
    rulings = load_rulings(connection, {row.ruling for row in live})
    anchors = {
        (p.ruling, p.record): p.anchor
        for p in places.of_rulings(connection, {r.id for r in rulings})
    }
    about = {(row.record, row.ruling): row.disputed for row in live}
    wanted = dict(held)
    for ruling in rulings:
        for record in held:
            if (record, ruling.id) in about:
                party = anchors[ruling.id, record].get("party")
                entry = replace(
                    wanted[record], disputed=wanted[record].disputed or about[record, ruling.id]
                )
                wanted[record] = _after(entry, ruling, party)
    return wanted


def _after(entry: Entry, ruling: Ruling, party: Json | None) -> Entry:
    if ruling.verdict in PAIR_VERDICTS:
        return replace(entry, alone=True)
    if ruling.verdict == "amend" and ruling.field is not None and ruling.value is not None:
        form = amended(entry.form, ruling.field, ruling.value, party)
        entry = replace(entry, form=form or entry.form)
    return replace(entry, standing=_standing_after(entry.standing, ruling.verdict))


def _standing_after(standing: Standing, verdict: Verdict) -> Standing:
    """An amendment vouches for the record unless it is rejected; so does adding it by hand."""
    if verdict == "amend":
        return "rejected" if standing == "rejected" else "amended"
    if verdict == "add":
        return "confirmed" if standing == "none" else standing
    if verdict == "confirm" and standing == "amended":
        return "amended"
    return _STANDINGS[verdict]


def _reports_of(connection: Connection, records: set[str]) -> set[str]:
    if not records:
        return set()
    rows = connection.execute(
        sa.select(entries.c.report).where(entries.c.record.in_(records)).distinct()
    )
    return set(rows.scalars())
