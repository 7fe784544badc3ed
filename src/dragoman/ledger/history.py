"""History: what one run reads otherwise than another, and how the ledger stood on a day.

On a day the ledger held the reports published by then and the rulings made by then; reports count
as read by the run in force
now, so that two days differ by what became known and decided, two runs by how it was read.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from dragoman.errors import QueryError
from dragoman.ledger import placements as places
from dragoman.ledger.amendments import amended
from dragoman.ledger.rows import load_rulings, load_undoings
from dragoman.ledger.slots import in_force, slot_of, undone
from dragoman.ledger.statements import canonical, from_form, values_of
from dragoman.ledger.tables import entries, reading_records, readings, reports, runs, versions
from dragoman.model.claims import Ruling

What = Literal["new", "gone", "changed"]


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field's values before and after, as JSON text; None where it had or has none."""

    field: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Change:
    """One record that is new, gone or changed, and why; `form` as it is now, or was if gone."""

    what: What
    record: str
    report: str
    published: date
    kind: str
    fields: tuple[FieldChange, ...]
    why: str
    form: str


def diff_runs(connection: Connection, before: str, after: str) -> list[Change]:
    """What the one run reads otherwise than the other, by day of report and record.

    Raises: QueryError for a run that the ledger has not, or an ambiguous beginning of an id.
    """
    old_run, new_run = _find_run(connection, before), _find_run(connection, after)
    old, new = _read_in(connection, old_run.id), _read_in(connection, new_run.id)
    read_old, read_new = _reports_of(connection, old_run.id), _reports_of(connection, new_run.id)
    rules = (
        f"rules {old_run.rules} → {new_run.rules}, version {old_run.version} → {new_run.version}"
    )
    found = []
    for record in old.keys() | new.keys():
        was, now = old.get(record), new.get(record)
        if was is not None and now is not None and was.form == now.form:
            continue
        some = now or was
        if some is None:
            continue
        if some.report not in read_old:
            why = "the report was not read before"
        elif some.report not in read_new:
            why = "the report was not read again"
        else:
            why = f"{rules}; {_rules(was, now)}"
        found.append(_change(record, some, _form(was), _form(now), why))
    return sorted(found, key=lambda c: (c.published, c.report, c.record))


def diff_dates(connection: Connection, before: date, after: date) -> list[Change]:
    """What the ledger held on the later day and not, or otherwise, on the earlier."""
    if before > after:
        raise QueryError(f"{after} is before {before}: give the earlier day first")
    reported = sa.select(reports.c.id).where(
        reports.c.published > before, reports.c.published <= after
    )
    new_reports = set(connection.execute(reported).scalars())
    old, new = state_on(connection, before), state_on(connection, after)
    said = _last_words(connection, after)
    found = []
    for record in old.keys() | new.keys():
        was, now = old.get(record), new.get(record)
        some = now or was
        if some is None or (was is not None and now is not None and was.form == now.form):
            continue
        why = said.get(record, "it was read otherwise")
        if was is None and some.report in new_reports:
            why = f"reported on {some.published}"
        found.append(_change(record, some, _form(was), _form(now), why))
    return sorted(found, key=lambda c: (c.published, c.report, c.record))


@dataclass(frozen=True, slots=True)
class Stood:
    """A record as it stood: its report and its form after the rulings of the time."""

    report: str
    published: date
    form: str


def state_on(connection: Connection, day: date) -> dict[str, Stood]:
    """The records that the ledger held on a day, rejected ones left out."""
    rows = connection.execute(
        sa.select(
            entries.c.record,
            entries.c.report,
            entries.c.published,
            entries.c.form,
            entries.c.standing,
            versions.c.form.label("read"),
        )
        .join(versions, versions.c.id == entries.c.version, isouter=True)
        .where(entries.c.published <= day)
    ).all()
    ruled = _rulings_by_record(connection)
    until = f"{day.isoformat()}T24"
    found = {}
    for row in rows:
        if row.record not in ruled:
            form: str | None = row.form
        else:
            form = _form_then(row.record, row.read, ruled[row.record], until)
        if form is not None:
            found[row.record] = Stood(row.report, row.published, form)
    return found


def _rulings_by_record(
    connection: Connection,
) -> dict[str, list[tuple[str, Ruling, places.Placement]]]:
    """All rulings on each record with what they decide; undoings under the record of what they
    undo.
    """
    by_ruling: dict[str, list[places.Placement]] = {}
    for placement in places.load_placements(connection, sa.true()):
        by_ruling.setdefault(placement.ruling, []).append(placement)
    undoings = load_undoings(connection)
    found: dict[str, list[tuple[str, Ruling, places.Placement]]] = {}
    for ruling in load_rulings(connection, set(by_ruling)):
        parts = by_ruling[ruling.id]
        records = tuple(p.record for p in parts if p.record is not None)
        if len(records) != len(parts):
            continue
        for placement in parts:
            slot = slot_of(ruling, records)
            found.setdefault(str(placement.record), []).append((slot, ruling, placement))
            found[str(placement.record)] += [
                ("", u, placement) for u in undoings if u.subject[0] == ruling.id
            ]
    return found


def _form_then(
    record: str,
    read: str | None,
    ruled: list[tuple[str, Ruling, places.Placement]],
    until: str,
) -> str | None:
    """The record's form after the rulings made until a moment; None if it was rejected or not there
    yet.
    """
    then = [(slot, r, p) for slot, r, p in ruled if r.at.isoformat() < until]
    taken_back = undone(r for _, r, _ in then)
    anchors = {r.id: p.anchor for _, r, p in then}
    live = in_force([(slot, r) for slot, r, _ in then if slot], taken_back)
    form = read
    for force in sorted(live.values(), key=lambda f: (f.ruling.at, f.ruling.id)):
        ruling = force.ruling
        if ruling.verdict == "reject":
            return None
        if ruling.verdict == "add":
            form = ruling.value
        elif ruling.verdict == "amend" and form is not None and ruling.field and ruling.value:
            form = (
                amended(form, ruling.field, ruling.value, anchors[ruling.id].get("party")) or form
            )
    return form


def _last_words(connection: Connection, day: date) -> dict[str, str]:
    until = f"{day.isoformat()}T24"
    found = {}
    for record, ruled in _rulings_by_record(connection).items():
        then = [r for _, r, _ in ruled if r.at.isoformat() < until]
        if then:
            last = max(then, key=lambda r: (r.at, r.id))
            found[record] = f"{last.verdict} by {last.by}: {last.why}"
    return found


@dataclass(frozen=True, slots=True)
class _Version:
    report: str
    published: date
    form: str


def _read_in(connection: Connection, run: str) -> dict[str, _Version]:
    rows = connection.execute(
        sa.select(versions.c.record, versions.c.report, versions.c.form, reports.c.published)
        .join(reading_records, reading_records.c.version == versions.c.id)
        .join(reports, reports.c.id == versions.c.report)
        .where(reading_records.c.run == run)
    )
    return {row.record: _Version(row.report, row.published, row.form) for row in rows}


def _reports_of(connection: Connection, run: str) -> set[str]:
    return set(
        connection.execute(sa.select(readings.c.report).where(readings.c.run == run)).scalars()
    )


def _form(some: Stood | _Version | None) -> str | None:
    return None if some is None else some.form


def _find_run(connection: Connection, id_or_prefix: str) -> sa.Row[tuple[str, str, str]]:
    begins = runs.c.id.startswith(id_or_prefix, autoescape=True)
    found = connection.execute(
        sa.select(runs.c.id, runs.c.version, runs.c.rules).where(begins).limit(2)
    ).all()
    if len(found) != 1:
        trouble = "no run" if not found else "more than one run"
        raise QueryError(f"{trouble} begins with {id_or_prefix!r}: `dragoman ledger` lists runs")
    return found[0]  # type: ignore[return-value]


def _rules(was: _Version | None, now: _Version | None) -> str:
    names = [json.loads(v.form)["rule"] if v is not None else "none" for v in (was, now)]
    return f"rule {names[0]}" if names[0] == names[1] else f"rule {names[0]} → {names[1]}"


def _change(
    record: str, some: Stood | _Version, was: str | None, now: str | None, why: str
) -> Change:
    what: What = "new" if was is None else "gone" if now is None else "changed"
    fields = tuple(_fields(was, now)) if was is not None and now is not None else ()
    kind = json.loads(some.form)["kind"]
    return Change(what, record, some.report, some.published, kind, fields, why, some.form)


def _fields(was: str, now: str) -> Iterable[FieldChange]:
    old, new = _values(was), _values(now)
    for field in sorted(old.keys() | new.keys()):
        if old.get(field) != new.get(field):
            yield FieldChange(field, old.get(field), new.get(field))


def _values(form: str) -> Mapping[str, str]:
    record = from_form(form)
    plain = values_of(record) | {"rule": record.rule, "confidence": round(record.confidence, 4)}
    return {field: canonical(value) for field, value in plain.items()}
