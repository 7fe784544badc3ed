"""Who holds which office: learned from the records of reports, or loaded from a table of one's own.

The reports say on which days somebody was called so; an office with one holder passes to whoever is
called so next.
Correct a holder by a ruling on the record that says so, or by a row of a table, which goes before
the reports.
"""

import csv
import functools
import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from dragoman.errors import ReportShapeError, SourceError
from dragoman.ledger.answers import Holder
from dragoman.ledger.features import classes
from dragoman.ledger.names import may_be_one, name_of
from dragoman.ledger.statements import from_form
from dragoman.ledger.tables import entries, entry_actors, holders, nodes
from dragoman.ledger.words import words_in
from dragoman.model.ids import content_id
from dragoman.model.records import Record

COLUMNS = ("actor", "office", "name", "start", "until", "source")


def find_holders(connection: Connection, actor: str, on: date | None = None) -> list[Holder]:
    """Holders of a state's or an organisation's offices, by office and first day; on a day if one
    is given.

    With a day, only reports published by then are looked at, and of an office's holders the last to
    be called so.
    """
    tabled = _tabled(connection, actor)
    learned = [
        holder
        for holder in _learned(connection, actor, on)
        if not any(_same_holder(holder, row) for row in tabled)
    ]
    every = _with_ends([*tabled, *learned])
    if on is not None:
        every = [holder for holder in every if _holds_on(holder, on)]
    return sorted(every, key=lambda h: (office_key(h.office), _first(h), h.name))


def load_holders(connection: Connection, path: Path) -> int:
    """Load a CSV with the columns actor, office, name, start, until, source; how many rows were
    new.

    Raises: SourceError, ReportShapeError with file, line and remedy.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise SourceError(f"{path} cannot be read as UTF-8 text: {error}") from error
    lines = csv.DictReader(text.splitlines())
    missing = {"actor", "office", "name"} - set(lines.fieldnames or ())
    if missing:
        raise ReportShapeError(f"{path}, line 1: no column {', '.join(sorted(missing))}")
    new = 0
    for number, row in enumerate(lines, 2):
        new += _keep_holder(connection, row, path, number)
    return new


@functools.lru_cache(maxsize=65_536)  # asked for each pair of holders of a state
def office_key(office: str) -> str:
    """An office in whichever words: "PM" and "Prime Minister", "Minister of Defence" and "Defense
    Minister" are one.

    Example:
        >>> office_key("Minister of Foreign Affairs") == office_key("Foreign Minister")
        True
    """
    said = " ".join(classes().get(word, word) for word in words_in(office))
    words = {word for word in words_in(said) if len(word) > 2 and word not in _LITTLE}
    return " ".join(sorted(words))


_LITTLE = frozenset(("the", "and", "for", "affairs", "then", "former", "acting", "new"))


@dataclass(frozen=True, slots=True)
class _Called:
    """One group of equal records: who is called what, between which days, as holder or as former
    holder.
    """

    record: Record
    first: date
    last: date
    example: str


def _learned(connection: Connection, actor: str, on: date | None) -> list[Holder]:
    found: list[Holder] = []
    over: list[tuple[Holder, date]] = []
    for called in _called(connection, actor, on):
        for holder in _holders_of(called, actor):
            if called.record.details.until:
                over.append((holder, called.first))
                continue
            twin = next((h for h in found if _same_holder(h, holder)), None)
            if twin is None:
                found.append(holder)
            else:
                found[found.index(twin)] = _joined(twin, holder)
    return [_ended(holder, over) for holder in found]


def _called(connection: Connection, actor: str, on: date | None) -> list[_Called]:
    taking_part = sa.select(entry_actors.c.record).where(
        entry_actors.c.actor == actor, entry_actors.c.kind == "office"
    )
    grouped = (
        sa.select(
            entries.c.node,
            sa.func.min(entries.c.published).label("first"),
            sa.func.max(entries.c.published).label("last"),
            sa.func.min(entries.c.record).label("example"),
        )
        .join(nodes, nodes.c.id == entries.c.node)
        .where(entries.c.record.in_(taking_part))
        .group_by(entries.c.node)
    )
    if on is not None:
        grouped = grouped.where(entries.c.published <= on)
    groups = grouped.subquery()
    rows = connection.execute(
        sa.select(entries.c.form, groups.c.first, groups.c.last, groups.c.example)
        .join(groups, groups.c.example == entries.c.record)
        .order_by(groups.c.first, groups.c.example)
    )
    return [_Called(from_form(row.form), row.first, row.last, row.example) for row in rows]


def _holders_of(called: _Called, actor: str) -> Iterable[Holder]:
    for party in called.record.parties:
        if party.actor == actor and party.name is not None:
            told = called.record.date
            yield Holder(
                actor=actor,
                office=called.record.type,
                name=party.name,
                start=None if told is None or told.grain == "day" else told.start,
                until=None,
                first_told=called.first,
                last_told=called.last,
                sources=(called.example,),
            )


def _same_holder(one: Holder, other: Holder) -> bool:
    return office_key(one.office) == office_key(other.office) and may_be_one(
        name_of(one.name), name_of(other.name)
    )


def _joined(one: Holder, other: Holder) -> Holder:
    days = [d for d in (one.first_told, one.last_told, other.first_told, other.last_told) if d]
    return replace(
        one,
        name=max(one.name, other.name, key=len),
        start=one.start or other.start,
        first_told=min(days),
        last_told=max(days),
        sources=(*one.sources, *other.sources),
    )


def _ended(holder: Holder, over: list[tuple[Holder, date]]) -> Holder:
    ends = [
        told
        for former, told in over
        if _same_holder(former, holder) and (holder.last_told is None or told > holder.last_told)
    ]
    return replace(holder, until=min(ends)) if ends else holder


def _with_ends(every: list[Holder]) -> list[Holder]:
    """A holder whose office somebody else is called to later held it until the day before at
    most.
    """
    ended = []
    for holder in every:
        later = [
            _first(other)
            for other in every
            if other is not holder
            and office_key(other.office) == office_key(holder.office)
            and _first(other) > _last(holder)
        ]
        ends = [date.fromordinal(day.toordinal() - 1) for day in later]
        if holder.until is not None:
            ends.append(holder.until)
        tabled = holder.first_told is None and holder.until is not None
        ended.append(replace(holder, until=min(ends)) if ends and not tabled else holder)
    return ended


def _holds_on(holder: Holder, on: date) -> bool:
    return _first(holder) <= on and (holder.until is None or on <= holder.until)


def _first(holder: Holder) -> date:
    return holder.start or holder.first_told or date.min


def _last(holder: Holder) -> date:
    return holder.last_told or holder.start or date.min


def _tabled(connection: Connection, actor: str) -> list[Holder]:
    rows = connection.execute(
        sa.select(holders).where(holders.c.actor == actor).order_by(holders.c.start, holders.c.id)
    )
    return [
        Holder(r.actor, r.office, r.name, r.start, r.until, None, None, (r.source,)) for r in rows
    ]


def _keep_holder(connection: Connection, row: dict[str, str], path: Path, number: int) -> int:
    where = f"{path}, line {number}"
    for name in ("actor", "office", "name"):
        if not (row.get(name) or "").strip():
            raise ReportShapeError(f"{where}: no {name}")
    start, until = (_day(row.get(name), f"{where}, {name}") for name in ("start", "until"))
    if start is not None and until is not None and start > until:
        raise ReportShapeError(f"{where}: until ({until}) is before start ({start})")
    plain = {name: (row.get(name) or "").strip() for name in COLUMNS}
    key = content_id("holder", json.dumps(plain, sort_keys=True))
    if connection.execute(sa.select(holders.c.id).where(holders.c.id == key)).scalar() is not None:
        return 0
    connection.execute(
        holders.insert().values(
            id=key,
            actor=plain["actor"],
            office=plain["office"],
            name=plain["name"],
            start=start,
            until=until,
            source=plain["source"] or f"{path.name}, line {number}",
        )
    )
    return 1


def _day(words: str | None, where: str) -> date | None:
    if words is None or not words.strip():
        return None
    try:
        return date.fromisoformat(words.strip())
    except ValueError as error:
        raise ReportShapeError(f"{where}: {words!r} is no day: write YYYY-MM-DD") from error
